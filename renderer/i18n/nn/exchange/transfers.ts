import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';
import { formatInstantDay } from '../../format.ts';
import { consentRefusals } from '../consents.ts';

/** Moving of cases (guidelines 2.1): words of the screens. */
export const transfers = {
  title: 'Flytting av sak',
  lead: 'Ei sak høyrer til éin kommune om gongen. Den som skal overta, får eit tilbod og svarar ja eller nei.',
  waiting: 'Ventar på svar frå oss',
  sent: 'Ventar på svar frå andre',
  done: 'Avslutta',
  none: 'Ingen saker er tilbodne eller flytte',
  noneText: 'Skal ein person flytte til ein annan kommune, vel du «Flytt saka» på sida til personen.',
  seeAndAnswer: 'Sjå og svar',
  open: 'Sjå',
  seeMove: 'Sjå flyttinga',
  person: 'Person',
  from: 'Frå',
  to: 'Til',
  offered: 'Tilboden',
  offeredBy: (name: string, day: string) => `Tilboden av ${name} ${day}`,
  answered: 'Svart',
  state: 'Status',
  states: {
    offered: 'Ventar på svar',
    accepted: 'Overteken',
    rejected: 'Svart nei',
    withdrawn: 'Trekt tilbake',
    superseded: 'Gjeld ikkje lenger',
    invalid: 'Ugyldig',
  },
  message: 'Melding',
  answerMessage: 'Svar',
  noMessage: 'Inga melding',
  municipality: (name: string) => `${name} kommune`,
  move: 'Flytt saka',
  moveTitle: 'Flytt saka til ein annan kommune',
  moveText: 'De har saka til den andre kommunen har sagt ja. Etter det kan ho berre lesast her.',
  chooseMunicipality: 'Til kommune',
  choose: 'Vel kommune',
  goes: 'Dette følgjer med tilbodet',
  staysUntil: 'Dette følgjer ikkje med før saka er overteken',
  notAllowed: 'Saka kan ikkje tilbydast enno',
  notAllowedText: (name: string) =>
    `Personen må samtykkje til at ${name} kommune får namn og kontaktopplysningar, til «Flytting til ein annan kommune».`,
  toConsents: 'Gå til samtykke',
  offerMessage: 'Melding til den som skal overta',
  offerMessageHelp: 'Til dømes kvifor personen flyttar, og når. Det følgjer med tilbodet.',
  offer: 'Tilby saka',
  offeredNext: 'Tilbodet går med neste pakke til kommunen. Lag pakken under «Utveksling».',
  missingMunicipality: 'Vel kva kommune saka skal til.',
  withdraw: 'Trekk tilbake',
  withdrawTitle: 'Trekkje tilbodet tilbake?',
  withdrawText: (name: string) =>
    `Saka blir hos dykk. Har ${name} kommune sagt ja utan å ha sett dette, gjeld likevel svaret deira.`,
  banner: {
    former: (name: string, day: string) => `Saka er overlevert til ${name} kommune ${day}`,
    formerText:
      'Ho kan berre lesast her. Kopien blir sletta når tida han må takast vare på, er ute. Har du noko nytt, gi beskjed til kommunen som har saka.',
    sent: (name: string, day: string) => `Saka er tilboden ${name} kommune ${day}`,
    sentText: 'De har saka til dei har svart.',
    waiting: (name: string) => `${name} kommune tilbyr dykk denne saka`,
    waitingText: 'De overtek ho ikkje før nokon her har sagt ja.',
    shared: (name: string) => `Saka høyrer til ${name} kommune`,
    sharedText: 'Dei deler opplysningar i henne med dykk. Det du skriv, går tilbake til dei.',
    taken: (name: string, day: string) => `Overteken frå ${name} kommune ${day}`,
  },
  answerTitle: 'Svaret ditt',
  answerText:
    'Seier du ja, overtek de saka, og kommunen som hadde ho, kan berre lese kopien sin. Seier du nei, blir saka der ho er.',
  answerLabel: 'Svar til kommunen som tilbyr saka',
  answerHelp: 'Må fyllast ut når du seier nei.',
  accept: 'Ta imot saka',
  reject: 'Sei nei',
  duplicatesTitle: (count: number): string =>
    count === 1 ? 'Kan dette vere same person?' : 'Kan nokon av desse vere same person?',
  duplicatesText:
    'Dei er registrerte her frå før. Samanlikn før du tek imot saka. Er det same person, slår du dei saman etterpå.',
  comes: (name: string) => `Kjem frå ${name}`,
  here: 'Registrert her',
  compared: (name: string) => `Eg har samanlikna med ${name}`,
  notCompared: 'Kryss av for kvar av dei du har samanlikna med.',
  mergeTitle: 'Slå saman med ein som var her frå før?',
  mergeWith: (name: string) => `Slå saman med ${name}`,
  toPerson: 'Opne sida til personen',
  handedOver: 'Dette vart overlevert',
  handedOverAt: (day: string) => `Overlevert ${day}, slik kommunen som hadde saka har notert det.`,
  notHandedOver: 'Kva som blir overlevert, står her når kommunen som hadde saka har laga pakken.',
  attachments: (count: number) => (count === 1 ? '1 vedlegg' : `${count} vedlegg`),
  scope: 'Område',
  content: 'Innhald',
};

const name = (number: string) => `${municipalityByNumber(number)?.name ?? number} kommune`;

/** Errors of their own. */
export const transfersErrorTexts = {
  caseReadOnly: ({ owner, since }) =>
    `Saka er overlevert til ${name(owner)} ${formatInstantDay(since)}, og kan berre lesast her. Det du skreiv, er ikkje mist: det ligg der du skreiv det. Er noko feil eller manglar noko, gi beskjed til ${name(owner)}.`,
  transferNotOwner: ({ owner }) =>
    `Saka høyrer til ${name(owner)}, og berre dei kan tilby ho til andre. Ta kontakt med dei.`,
  transferToSelf: () => 'Saka kan ikkje tilbydast til din eigen kommune. Vel ein annan kommune.',
  transferPending: ({ to }) =>
    `Saka er alt tilboden til ${name(to)}, som ikkje har svart. Trekk det tilbodet tilbake først, eller vent på svaret.`,
  transferNotAllowed: ({ to, reason }) =>
    `${consentRefusals[reason]} For å tilby saka må personen samtykkje til at ${name(to)} får namn og kontaktopplysningar, til «Flytting til ein annan kommune». Skriv samtykket under «Samtykke», eller noter eit anna lovleg grunnlag der.`,
  transferClosed: ({ state }) => closed[state],
  transferNotOurs: ({ municipality }) => `Dette gjeld ${name(municipality)}, og kan berre gjerast av dei.`,
  transferNeedsMessage: () => 'Skriv kvifor de seier nei, så den andre kommunen kan hjelpe personen vidare.',
  transferDuplicates: ({ personIds }) =>
    personIds.length === 1
      ? 'Det finst ein person her som kan vere den same. Sjå på dei to før du tek imot saka.'
      : 'Det finst personar her som kan vere den same. Sjå på dei før du tek imot saka.',
} satisfies Partial<ErrorTexts>;

const closed = {
  offered: 'Tilbodet er ikkje svart på enno.',
  accepted: 'Saka er alt teken imot, så dette kan ikkje endrast lenger.',
  rejected: 'Det er alt svart nei på dette tilbodet. Den andre kommunen må tilby saka på nytt.',
  withdrawn: 'Tilbodet er trekt tilbake av kommunen som sende det.',
  superseded: 'Saka har gått vidare på ein annan måte sidan, så dette tilbodet gjeld ikkje lenger.',
  invalid: 'Tilbodet er ikkje sendt av kommunen som hadde saka, og gjeld ikkje.',
};

/** What the methods are called in the access log. */
export const transfersActions = {
  'transfer.check': 'Undersøkte kva som kan følgje med ei flytting',
  'transfer.offer': 'Baud saka til ein annan kommune',
  'transfer.withdraw': 'Trekte tilbake eit tilbod om flytting',
  'transfer.answer': 'Svara på eit tilbod om flytting',
  'transfer.list': 'Såg på flyttingar av saka',
  'transfer.get': 'Opna eit tilbod om flytting',
};
