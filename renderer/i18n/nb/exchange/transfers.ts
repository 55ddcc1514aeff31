import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';
import { formatInstantDay } from '../../format.ts';
import { consentRefusals } from '../consents.ts';

/** Moving of cases (guidelines 2.1): words of the screens. */
export const transfers = {};

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
