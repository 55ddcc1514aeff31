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
