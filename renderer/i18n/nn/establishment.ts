import { formatDate } from '#shared/dates.ts';
import type { PurchaseState } from '#shared/establishment/words.ts';
import { showKroner } from '#shared/money/ore.ts';

/** Establishment grants in use: purchases and decisions (guidelines 3.2). */
const stateWords: Record<PurchaseState, string> = {
  wish: 'eit ønske',
  approved: 'godkjent',
  ordered: 'bestilt',
  receipted: 'bestilt, med kvittering',
  settled: 'gjort opp',
  cancelled: 'avlyst',
};

export const establishmentErrorTexts = {
  establishmentNotSetUp: () =>
    'Etableringa er ikkje sett opp enno. Vel kven som høyrer til husstanden, og lagre først.',
  establishmentMembersWrong: ({ why }: { why: 'none' | 'twice' | 'unknown' }) =>
    ({
      none: 'Vel minst éin person som høyrer til husstanden.',
      twice: 'Ein person står to gonger på lista. Fjern den eine.',
      unknown: 'Ein person på lista står ikkje i husstanden. Legg personen til i husstanden først.',
    })[why],
  establishmentReasonMissing: ({ people }: { people: number }) =>
    people === 1
      ? 'Éin person tel på ein annan måte enn registeret seier. Skriv kvifor, eller rett registeret.'
      : `${people} personar tel på ein annan måte enn registeret seier. Skriv kvifor for kvar av dei, eller rett registeret.`,
  establishmentJoinedTooEarly: ({ date }: { date: string }) =>
    `Ein som kom seinare, kan tidlegast ha kome ${formatDate(date)}. Rett datoen, eller vel «busett» for personen.`,
  establishmentBirthDateMissing: ({ people }: { people: number }) =>
    people === 1
      ? 'Fødselsdatoen manglar for éin person i husstanden. Skriv han inn under «Opplysningar», så kan summane reknast ut.'
      : `Fødselsdatoen manglar for ${people} personar i husstanden. Skriv dei inn under «Opplysningar», så kan summane reknast ut.`,
  establishmentRateMissing: ({ date }: { date: string }) =>
    `Satsane for etablering manglar for ${formatDate(date)}. Ein koordinator kan leggje dei inn under «Satsar».`,
  establishmentLineUnknown: () =>
    'Denne linja finst ikkje lenger, fordi husstanden er endra. Vel ei anna linje, eller rett husstanden.',
  establishmentLineClosed: () =>
    'Personen kom meir enn fem år etter at familiemedlemmen vart busett. Då gir retningslinjene ingen stønad (punkt 3.2).',
  establishmentNotAssessed: () => 'Denne stønaden skal vurderast i kvar sak. Skriv vurderinga på linja først.',
  establishmentNothingToAssess: ({ extendableUntil }: { extendableUntil: string | null }) =>
    extendableUntil === null
      ? 'Denne linja skal ikkje vurderast: taket står i retningslinjene.'
      : `Linja kan forlengjast til og med ${formatDate(extendableUntil)}. Vel ein dato som ikkje er seinare.`,
  establishmentAmount: ({ why, most }: { why: 'zero' | 'negative' | 'absurd'; most: number }) =>
    why === 'absurd'
      ? `Summen er over ${showKroner(most)} kr. Sjå etter om det er skrive eit siffer for mykje.`
      : 'Skriv ein sum som er større enn null.',
  establishmentOutsidePeriod: ({ from, until }: { from: string | null; until: string | null }) => {
    const period = [
      from === null ? '' : ` frå ${formatDate(from)}`,
      until === null ? '' : ` til og med ${formatDate(until)}`,
    ].join('');
    return `Stønaden på denne linja gjeld${period}. Rett datoen, eller vurder om linja kan forlengjast.`;
  },
  establishmentOverCeiling: ({ over, left }: { over: number; left: number }) =>
    `Summen er ${showKroner(over)} kr over taket (att: ${showKroner(left)} kr). Set han ned, eller skriv kvifor og kven som har godkjent det.`,
  establishmentOverApproved: ({ over, approved }: { over: number; approved: number }) =>
    `Summen er ${showKroner(over)} kr meir enn det som vart godkjent (${showKroner(approved)} kr). Rett summen, eller skriv kvifor og kven som har godkjent det.`,
  establishmentOrderExpires: ({ from, until }: { from: string; until: string | null }) =>
    until === null
      ? `Rekvisisjonen må gjelde til ${formatDate(from)} eller seinare. Rett siste dag.`
      : `Rekvisisjonen må gjelde til ein dag frå ${formatDate(from)} til og med ${formatDate(until)}. Rett siste dag.`,
  establishmentPaidInCash: () => 'Dette kjøpet blir betalt kontant, så det er ingen rekvisisjon å skrive ut.',
  establishmentStepTooEarly: ({ after }: { after: string }) =>
    `Førre steg er datert ${formatDate(after)}. Vel den datoen eller ein seinare.`,
  establishmentStepOutOfOrder: ({ state }: { state: PurchaseState }) =>
    `Innkjøpet er ${stateWords[state]}, så dette kan ikkje gjerast no. Sjå på innkjøpet på nytt.`,
  establishmentReceiptMissing: () => 'Legg ved kvitteringa først. Så kan innkjøpet gjerast opp.',
  establishmentStepStands: () => 'Det har skjedd noko etter dette. Angre det siste først.',
  establishmentDecisionUnchanged: ({ number, version }: { number: number; version: number }) =>
    `Vedtak nr. ${number}, versjon ${version}, seier det same. Det trengst ikkje noko nytt.`,
  establishmentNothingGranted: () => 'Det er ingenting å gi vedtak om enno. Vurder linjene først.',
  establishmentAlreadySigned: () => 'Vedtaket er registrert som underskrive.',
  establishmentSettledBeforeBirth: () =>
    'Ein person er fødd etter busetjingsdatoen. Vel «fødd etter busetjing» for personen, eller rett datoen.',
};

/** Words of the access log. */
export const establishmentActions = {
  'establishment.get': 'Opna etableringa',
  'establishment.setUp': 'Sette opp etableringa',
  'establishment.assess': 'Vurderte ei linje i etableringa',
  'establishment.wish': 'Skreiv inn eit ønskt innkjøp',
  'establishment.changeWish': 'Endra eit ønskt innkjøp',
  'establishment.approve': 'Godkjende eit innkjøp',
  'establishment.order': 'Bestilte eit innkjøp',
  'establishment.settle': 'Gjorde opp eit innkjøp',
  'establishment.cancel': 'Avlyste eit innkjøp',
  'establishment.undoStep': 'Angra eit steg i eit innkjøp',
  'establishment.orderPdf': 'Skreiv ut rekvisisjon',
  'establishment.decide': 'Laga vedtak om etablering',
  'establishment.signDecision': 'Noterte underskrift på vedtak',
  'establishment.decisionPdf': 'Skreiv ut vedtak om etablering',
};
