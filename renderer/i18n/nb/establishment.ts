import { formatDate } from '#shared/dates.ts';
import type { PurchaseState } from '#shared/establishment/words.ts';
import { showKroner } from '#shared/money/ore.ts';

/** Establishment grants in use: purchases and decisions (guidelines 3.2). */
const stateWords: Record<PurchaseState, string> = {
  wish: 'et ønske',
  approved: 'godkjent',
  ordered: 'bestilt',
  receipted: 'bestilt, med kvittering',
  settled: 'gjort opp',
  cancelled: 'avlyst',
};

export const establishmentErrorTexts = {
  establishmentNotSetUp: () =>
    'Etableringen er ikke satt opp ennå. Velg hvem som hører til husstanden, og lagre først.',
  establishmentMembersWrong: ({ why }: { why: 'none' | 'twice' | 'unknown' }) =>
    ({
      none: 'Velg minst én person som hører til husstanden.',
      twice: 'En person står to ganger på listen. Fjern den ene.',
      unknown: 'En person på listen står ikke i husstanden. Legg personen til i husstanden først.',
    })[why],
  establishmentReasonMissing: ({ people }: { people: number }) =>
    people === 1
      ? 'Én person teller på en annen måte enn registeret sier. Skriv hvorfor, eller rett registeret.'
      : `${people} personer teller på en annen måte enn registeret sier. Skriv hvorfor for hver av dem, eller rett registeret.`,
  establishmentJoinedTooEarly: ({ date }: { date: string }) =>
    `En som kom senere, kan tidligst ha kommet ${formatDate(date)}. Rett datoen, eller velg «bosatt» for personen.`,
  establishmentBirthDateMissing: ({ people }: { people: number }) =>
    people === 1
      ? 'Fødselsdatoen mangler for én person i husstanden. Skriv den inn under «Opplysninger», så kan summene regnes ut.'
      : `Fødselsdatoen mangler for ${people} personer i husstanden. Skriv dem inn under «Opplysninger», så kan summene regnes ut.`,
  establishmentRateMissing: ({ date }: { date: string }) =>
    `Satsene for etablering mangler for ${formatDate(date)}. En koordinator kan legge dem inn under «Satser».`,
  establishmentLineUnknown: () =>
    'Denne linjen finnes ikke lenger, fordi husstanden er endret. Velg en annen linje, eller rett husstanden.',
  establishmentLineClosed: () =>
    'Personen kom mer enn fem år etter at familiemedlemmet ble bosatt. Da gir retningslinjene ingen stønad (punkt 3.2).',
  establishmentNotAssessed: () => 'Denne stønaden skal vurderes i hver sak. Skriv vurderingen på linjen først.',
  establishmentNothingToAssess: ({ extendableUntil }: { extendableUntil: string | null }) =>
    extendableUntil === null
      ? 'Denne linjen skal ikke vurderes: taket står i retningslinjene.'
      : `Linjen kan forlenges til og med ${formatDate(extendableUntil)}. Velg en dato som ikke er senere.`,
  establishmentAmount: ({ why, most }: { why: 'zero' | 'negative' | 'absurd'; most: number }) =>
    why === 'absurd'
      ? `Summen er over ${showKroner(most)} kr. Se etter om det er skrevet et siffer for mye.`
      : 'Skriv en sum som er større enn null.',
  establishmentOutsidePeriod: ({ from, until }: { from: string | null; until: string | null }) => {
    const period = [
      from === null ? '' : ` fra ${formatDate(from)}`,
      until === null ? '' : ` til og med ${formatDate(until)}`,
    ].join('');
    return `Stønaden på denne linjen gjelder${period}. Rett datoen, eller vurder om linjen kan forlenges.`;
  },
  establishmentOverCeiling: ({ over, left }: { over: number; left: number }) =>
    `Summen er ${showKroner(over)} kr over taket (igjen: ${showKroner(left)} kr). Sett den ned, eller skriv hvorfor og hvem som har godkjent det.`,
  establishmentOverApproved: ({ over, approved }: { over: number; approved: number }) =>
    `Summen er ${showKroner(over)} kr mer enn det som ble godkjent (${showKroner(approved)} kr). Rett summen, eller skriv hvorfor og hvem som har godkjent det.`,
  establishmentOrderExpires: ({ from, until }: { from: string; until: string | null }) =>
    until === null
      ? `Rekvisisjonen må gjelde til ${formatDate(from)} eller senere. Rett siste dag.`
      : `Rekvisisjonen må gjelde til en dag fra ${formatDate(from)} til og med ${formatDate(until)}. Rett siste dag.`,
  establishmentPaidInCash: () => 'Dette kjøpet betales kontant, så det er ingen rekvisisjon å skrive ut.',
  establishmentStepTooEarly: ({ after }: { after: string }) =>
    `Forrige steg er datert ${formatDate(after)}. Velg den datoen eller en senere.`,
  establishmentStepOutOfOrder: ({ state }: { state: PurchaseState }) =>
    `Innkjøpet er ${stateWords[state]}, så dette kan ikke gjøres nå. Se på innkjøpet på nytt.`,
  establishmentReceiptMissing: () => 'Legg ved kvitteringen først. Så kan innkjøpet gjøres opp.',
  establishmentStepStands: () => 'Det har skjedd noe etter dette. Angre det siste først.',
  establishmentDecisionUnchanged: ({ number, version }: { number: number; version: number }) =>
    `Vedtak nr. ${number}, versjon ${version}, sier det samme. Det trengs ikke noe nytt.`,
  establishmentNothingGranted: () => 'Det er ingenting å gi vedtak om ennå. Vurder linjene først.',
  establishmentAlreadySigned: () => 'Vedtaket er registrert som underskrevet.',
  establishmentSettledBeforeBirth: () =>
    'En person er født etter bosettingsdatoen. Velg «født etter bosetting» for personen, eller rett datoen.',
};

/** Words of the access log. */
export const establishmentActions = {
  'establishment.get': 'Åpnet etableringen',
  'establishment.setUp': 'Satte opp etableringen',
  'establishment.assess': 'Vurderte en linje i etableringen',
  'establishment.wish': 'Skrev inn et ønsket innkjøp',
  'establishment.changeWish': 'Endret et ønsket innkjøp',
  'establishment.approve': 'Godkjente et innkjøp',
  'establishment.order': 'Bestilte et innkjøp',
  'establishment.settle': 'Gjorde opp et innkjøp',
  'establishment.cancel': 'Avlyste et innkjøp',
  'establishment.undoStep': 'Angret et steg i et innkjøp',
  'establishment.orderPdf': 'Skrev ut rekvisisjon',
  'establishment.decide': 'Laget vedtak om etablering',
  'establishment.signDecision': 'Noterte underskrift på vedtak',
  'establishment.decisionPdf': 'Skrev ut vedtak om etablering',
};
