import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';
import { formatInstantDay } from '../../format.ts';
import { consentRefusals } from '../consents.ts';

/** Moving of cases (guidelines 2.1): words of the screens. */
export const transfers = {
  title: 'Flytting av sak',
  lead: 'En sak hører til én kommune om gangen. Den som skal overta, får et tilbud og svarer ja eller nei.',
  waiting: 'Venter på svar fra oss',
  sent: 'Venter på svar fra andre',
  done: 'Avsluttet',
  none: 'Ingen saker er tilbudt eller flyttet',
  noneText: 'Skal en person flytte til en annen kommune, velger du «Flytt saken» på personens side.',
  seeAndAnswer: 'Se og svar',
  open: 'Se',
  seeMove: 'Se flyttingen',
  person: 'Person',
  from: 'Fra',
  to: 'Til',
  offered: 'Tilbudt',
  offeredBy: (name: string, day: string) => `Tilbudt av ${name} ${day}`,
  answered: 'Svart',
  state: 'Status',
  states: {
    offered: 'Venter på svar',
    accepted: 'Overtatt',
    rejected: 'Svart nei',
    withdrawn: 'Trukket tilbake',
    superseded: 'Gjelder ikke lenger',
    invalid: 'Ugyldig',
  },
  message: 'Melding',
  answerMessage: 'Svar',
  noMessage: 'Ingen melding',
  municipality: (name: string) => `${name} kommune`,
  move: 'Flytt saken',
  moveTitle: 'Flytt saken til en annen kommune',
  moveText: 'Dere har saken til den andre kommunen har sagt ja. Etter det kan den bare leses her.',
  chooseMunicipality: 'Til kommune',
  choose: 'Velg kommune',
  goes: 'Dette følger med tilbudet',
  staysUntil: 'Dette følger ikke med før saken er overtatt',
  notAllowed: 'Saken kan ikke tilbys ennå',
  notAllowedText: (name: string) =>
    `Personen må samtykke til at ${name} kommune får navn og kontaktopplysninger, til «Flytting til en annen kommune».`,
  toConsents: 'Gå til samtykke',
  offerMessage: 'Melding til den som skal overta',
  offerMessageHelp: 'For eksempel hvorfor personen flytter, og når. Det følger med tilbudet.',
  offer: 'Tilby saken',
  offeredNext: 'Tilbudet går med neste pakke til kommunen. Lag pakken under «Utveksling».',
  missingMunicipality: 'Velg hvilken kommune saken skal til.',
  withdraw: 'Trekk tilbake',
  withdrawTitle: 'Trekke tilbudet tilbake?',
  withdrawText: (name: string) =>
    `Saken blir hos dere. Har ${name} kommune sagt ja uten å ha sett dette, gjelder likevel svaret deres.`,
  banner: {
    former: (name: string, day: string) => `Saken er overlevert til ${name} kommune ${day}`,
    formerText:
      'Den kan bare leses her. Kopien slettes når tiden den må tas vare på, er ute. Har du noe nytt, gi beskjed til kommunen som har saken.',
    sent: (name: string, day: string) => `Saken er tilbudt ${name} kommune ${day}`,
    sentText: 'Dere har saken til de har svart.',
    waiting: (name: string) => `${name} kommune tilbyr dere denne saken`,
    waitingText: 'Dere overtar den ikke før noen her har sagt ja.',
    shared: (name: string) => `Saken hører til ${name} kommune`,
    sharedText: 'De deler opplysninger i den med dere. Det du skriver, går tilbake til dem.',
    taken: (name: string, day: string) => `Overtatt fra ${name} kommune ${day}`,
  },
  answerTitle: 'Ditt svar',
  answerText:
    'Sier du ja, overtar dere saken, og kommunen som hadde den, kan bare lese sin kopi. Sier du nei, blir saken der den er.',
  answerLabel: 'Svar til kommunen som tilbyr saken',
  answerHelp: 'Må fylles ut når du sier nei.',
  accept: 'Ta imot saken',
  reject: 'Si nei',
  duplicatesTitle: (count: number): string =>
    count === 1 ? 'Kan dette være samme person?' : 'Kan noen av disse være samme person?',
  duplicatesText:
    'De er registrert her fra før. Sammenlign før du tar imot saken. Er det samme person, slår du dem sammen etterpå.',
  comes: (name: string) => `Kommer fra ${name}`,
  here: 'Registrert her',
  compared: (name: string) => `Jeg har sammenlignet med ${name}`,
  notCompared: 'Kryss av for hver av dem du har sammenlignet med.',
  mergeTitle: 'Slå sammen med en som var her fra før?',
  mergeWith: (name: string) => `Slå sammen med ${name}`,
  toPerson: 'Åpne personens side',
  handedOver: 'Dette ble overlevert',
  handedOverAt: (day: string) => `Overlevert ${day}, slik kommunen som hadde saken har notert det.`,
  notHandedOver: 'Hva som overleveres, står her når kommunen som hadde saken har laget pakken.',
  attachments: (count: number) => (count === 1 ? '1 vedlegg' : `${count} vedlegg`),
  scope: 'Område',
  content: 'Innhold',
};

const name = (number: string) => `${municipalityByNumber(number)?.name ?? number} kommune`;

/** Errors of their own. */
export const transfersErrorTexts = {
  caseReadOnly: ({ owner, since }) =>
    `Saken er overlevert til ${name(owner)} ${formatInstantDay(since)}, og kan bare leses her. Det du skrev, er ikke mistet: det ligger der du skrev det. Er noe feil eller mangler noe, gi beskjed til ${name(owner)}.`,
  transferNotOwner: ({ owner }) =>
    `Saken hører til ${name(owner)}, og bare de kan tilby den til andre. Ta kontakt med dem.`,
  transferToSelf: () => 'Saken kan ikke tilbys til din egen kommune. Velg en annen kommune.',
  transferPending: ({ to }) =>
    `Saken er allerede tilbudt til ${name(to)}, som ikke har svart. Trekk det tilbudet tilbake først, eller vent på svaret.`,
  transferNotAllowed: ({ to, reason }) =>
    `${consentRefusals[reason]} For å tilby saken må personen samtykke til at ${name(to)} får navn og kontaktopplysninger, til «Flytting til en annen kommune». Skriv samtykket under «Samtykke», eller noter et annet lovlig grunnlag der.`,
  transferClosed: ({ state }) => closed[state],
  transferNotOurs: ({ municipality }) => `Dette gjelder ${name(municipality)}, og kan bare gjøres av dem.`,
  transferNeedsMessage: () => 'Skriv hvorfor dere sier nei, så den andre kommunen kan hjelpe personen videre.',
  transferDuplicates: ({ personIds }) =>
    personIds.length === 1
      ? 'Det finnes en person her som kan være den samme. Se på de to før du tar imot saken.'
      : 'Det finnes personer her som kan være den samme. Se på dem før du tar imot saken.',
} satisfies Partial<ErrorTexts>;

const closed = {
  offered: 'Tilbudet er ikke besvart ennå.',
  accepted: 'Saken er allerede tatt imot, så dette kan ikke endres lenger.',
  rejected: 'Det er allerede svart nei på dette tilbudet. Den andre kommunen må tilby saken på nytt.',
  withdrawn: 'Tilbudet er trukket tilbake av kommunen som sendte det.',
  superseded: 'Saken er gått videre på en annen måte siden, så dette tilbudet gjelder ikke lenger.',
  invalid: 'Tilbudet er ikke sendt av kommunen som hadde saken, og gjelder ikke.',
};

/** What the methods are called in the access log. */
export const transfersActions = {
  'transfer.check': 'Undersøkte hva som kan følge med en flytting',
  'transfer.offer': 'Tilbød saken til en annen kommune',
  'transfer.withdraw': 'Trakk tilbake et tilbud om flytting',
  'transfer.answer': 'Svarte på et tilbud om flytting',
  'transfer.list': 'Så på flyttinger av saken',
  'transfer.get': 'Åpnet et tilbud om flytting',
};
