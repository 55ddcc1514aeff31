import type { benefits as nb } from '../nb/benefits.ts';

const monthNames = (month: string) => `${month.slice(5)}.${month.slice(0, 4)}`;
const day = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
const kr = (ore: number) => `${(ore / 100).toLocaleString('nb-NO')} kr`;
const number = (value: number) => value.toLocaleString('nb-NO');

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefits: typeof nb = {};

export const benefitsErrorTexts = {
  benefitNotSetUp: () =>
    'Introduksjonsstønaden er ikkje sett opp for denne personen. Skriv inn når programmet begynner, og lagre.',
  benefitBirthDateMissing: () =>
    'Fødselsdatoen manglar, og stønaden er avhengig av alder. Legg han inn på personen, og prøv igjen.',
  benefitRegelverkUnknown: () =>
    'Datoane i registeret viser ikkje kva lov som gjeld. Legg inn opphaldsløyve og framkomst på personen, eller vel lov sjølv og skriv kvifor.',
  benefitRegelverkReasonMissing: () => 'Skriv kvifor du vel lov sjølv.',
  programmeEndsBeforeStart: () => 'Programmet sluttar før det begynner. Rett ein av datoane.',
  programmeTooLong: ({ last }: { last: string }) =>
    `Programmet kan vare i høgst fire år, permisjon ikkje medrekna. Siste moglege dag er ${day(last)}.`,
  benefitPeriodBackwards: () => 'Ein av periodane sluttar før han begynner. Rett datoane.',
  benefitPeriodOverlap: () => 'To av periodane går over i kvarandre. Slå dei saman, eller rett datoane.',
  absenceLeftOutside: ({ date }: { date: string }) =>
    `Det er ført fråvær ${day(date)}, som då fell utanfor programmet. Fjern fråværet først, eller rett datoane.`,
  absenceOutsideProgramme: ({ date }: { date: string }) =>
    `${day(date)} er utanfor programmet eller i ein permisjon. Rett datoen.`,
  absenceTooMuchInDay: ({ date, most, unit }: { date: string; most: number; unit: 'days' | 'hours' }) =>
    `Fråværet ${day(date)} blir meir enn dagen rommar: høgst ${number(most)} ${unit === 'days' ? 'dag' : 'timar'}. Sjå om noko er ført frå før.`,
  absenceTooMuchInMonth: ({ month, most, unit }: { month: string; most: number; unit: 'days' | 'hours' }) =>
    `Fråværet i ${monthNames(month)} blir meir enn månaden rommar: høgst ${number(most)} ${unit === 'days' ? 'dagar' : 'timar'}.`,
  absenceWrongUnit: ({ needed }: { needed: 'days' | 'hours' }) =>
    `Kommunen trekkjer i ${needed === 'days' ? 'dagar' : 'timar'} denne månaden. Skriv fråværet i ${needed === 'days' ? 'dagar' : 'timar'}.`,
  settingsMeetAbsence: ({ month }: { month: string }) =>
    `Det er ført fråvær i den andre eininga i ${monthNames(month)}. La endringa gjelde frå ein seinare månad, eller før fråværet på nytt.`,
  benefitNothingDue: ({ month }: { month: string }) =>
    `Ingenting skal betalast for ${monthNames(month)}: månaden er utanfor programmet eller er permisjon. Vel ein annan månad.`,
  benefitMonthAhead: ({ last }: { last: string }) =>
    `Det er for tidleg. Siste månad du kan skrive ut oppgåve for no, er ${monthNames(last)}.`,
  benefitRateMissing: ({ date }: { date: string }) =>
    `Sats manglar: G er ikkje kjend for ${day(date)}. Be koordinatoren leggje inn satsen.`,
  benefitUnitsMixed: ({ month }: { month: string }) =>
    `Fråværet i ${monthNames(month)} er ført i ei anna eining enn kommunen trekkjer i. Fjern det og før det på nytt.`,
  benefitStatementUnchanged: ({ number, version }: { number: number; version: number }) =>
    `Ingenting er endra sidan oppgåve ${number}, versjon ${version}. Skriv ut den.`,
  benefitAmountNegative: () => 'Eit utbetalt beløp kan ikkje vere negativt. Er noko ført feil, fjern den føringa.',
  benefitAmountTooLarge: ({ most }: { most: number }) =>
    `Beløpet er høgare enn stønaden for eit heilt år (${kr(most)}). Sjå om kommaet står rett.`,
};

/** Words of the access log. */
export const benefitsActions = {
  'benefit.get': 'Såg på introduksjonsstønaden',
  'benefit.setUp': 'Sette opp introduksjonsstønaden',
  'benefit.setPeriods': 'Endra periodar i introduksjonsstønaden',
  'benefit.addAbsence': 'Førte fråvær',
  'benefit.removeAbsence': 'Fjerna fråvær',
  'benefit.issueStatement': 'Skreiv ut ny månadsoppgåve',
  'benefit.statements': 'Såg på månadsoppgåvene',
  'benefit.statementPdf': 'Skreiv ut månadsoppgåve',
  'benefit.recordPaid': 'Førte utbetaling',
  'benefit.removePaid': 'Fjerna utbetaling',
  'benefit.payroll': 'Såg på lønskøyringa',
  'benefit.payrollCsv': 'Tok ut fil til løn',
  'benefit.setSettings': 'Endra reglar for introduksjonsstønaden',
};
