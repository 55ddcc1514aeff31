const monthNames = (month: string) => `${month.slice(5)}.${month.slice(0, 4)}`;
const day = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
const kr = (ore: number) => `${(ore / 100).toLocaleString('nb-NO')} kr`;
const number = (value: number) => value.toLocaleString('nb-NO');

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefits = {};

export const benefitsErrorTexts = {
  benefitNotSetUp: () =>
    'Introduksjonsstønaden er ikke satt opp for denne personen. Skriv inn når programmet begynner, og lagre.',
  benefitBirthDateMissing: () =>
    'Fødselsdatoen mangler, og stønaden avhenger av alder. Legg den inn på personen, og prøv igjen.',
  benefitRegelverkUnknown: () =>
    'Datoene i registeret viser ikke hvilken lov som gjelder. Legg inn oppholdstillatelse og ankomst på personen, eller velg lov selv og skriv hvorfor.',
  benefitRegelverkReasonMissing: () => 'Skriv hvorfor du velger lov selv.',
  programmeEndsBeforeStart: () => 'Programmet slutter før det begynner. Rett en av datoene.',
  programmeTooLong: ({ last }: { last: string }) =>
    `Programmet kan vare i høyst fire år, permisjon ikke medregnet. Siste mulige dag er ${day(last)}.`,
  benefitPeriodBackwards: () => 'En av periodene slutter før den begynner. Rett datoene.',
  benefitPeriodOverlap: () => 'To av periodene går over i hverandre. Slå dem sammen, eller rett datoene.',
  absenceLeftOutside: ({ date }: { date: string }) =>
    `Det er ført fravær ${day(date)}, som da faller utenfor programmet. Fjern fraværet først, eller rett datoene.`,
  absenceOutsideProgramme: ({ date }: { date: string }) =>
    `${day(date)} er utenfor programmet eller i en permisjon. Rett datoen.`,
  absenceTooMuchInDay: ({ date, most, unit }: { date: string; most: number; unit: 'days' | 'hours' }) =>
    `Fraværet ${day(date)} blir mer enn dagen rommer: høyst ${number(most)} ${unit === 'days' ? 'dag' : 'timer'}. Se om noe er ført fra før.`,
  absenceTooMuchInMonth: ({ month, most, unit }: { month: string; most: number; unit: 'days' | 'hours' }) =>
    `Fraværet i ${monthNames(month)} blir mer enn måneden rommer: høyst ${number(most)} ${unit === 'days' ? 'dager' : 'timer'}.`,
  absenceWrongUnit: ({ needed }: { needed: 'days' | 'hours' }) =>
    `Kommunen trekker i ${needed === 'days' ? 'dager' : 'timer'} denne måneden. Skriv fraværet i ${needed === 'days' ? 'dager' : 'timer'}.`,
  settingsMeetAbsence: ({ month }: { month: string }) =>
    `Det er ført fravær i den andre enheten i ${monthNames(month)}. La endringen gjelde fra en senere måned, eller før fraværet på nytt.`,
  benefitNothingDue: ({ month }: { month: string }) =>
    `Ingenting skal betales for ${monthNames(month)}: måneden er utenfor programmet eller er permisjon. Velg en annen måned.`,
  benefitMonthAhead: ({ last }: { last: string }) =>
    `Det er for tidlig. Siste måned du kan utstede oppgave for nå, er ${monthNames(last)}.`,
  benefitRateMissing: ({ date }: { date: string }) =>
    `Sats mangler: G er ikke kjent for ${day(date)}. Be koordinatoren legge inn satsen.`,
  benefitUnitsMixed: ({ month }: { month: string }) =>
    `Fraværet i ${monthNames(month)} er ført i en annen enhet enn kommunen trekker i. Fjern det og før det på nytt.`,
  benefitStatementUnchanged: ({ number, version }: { number: number; version: number }) =>
    `Ingenting er endret siden oppgave ${number}, versjon ${version}. Skriv ut den.`,
  benefitAmountNegative: () => 'Et utbetalt beløp kan ikke være negativt. Er noe ført feil, fjern den føringen.',
  benefitAmountTooLarge: ({ most }: { most: number }) =>
    `Beløpet er høyere enn et helt års stønad (${kr(most)}). Se om kommaet står rett.`,
};

/** Words of the access log. */
export const benefitsActions = {
  'benefit.get': 'Så på introduksjonsstønaden',
  'benefit.setUp': 'Satte opp introduksjonsstønaden',
  'benefit.setPeriods': 'Endret perioder i introduksjonsstønaden',
  'benefit.addAbsence': 'Førte fravær',
  'benefit.removeAbsence': 'Fjernet fravær',
  'benefit.issueStatement': 'Utstedte månedsoppgave',
  'benefit.statements': 'Så på månedsoppgavene',
  'benefit.statementPdf': 'Skrev ut månedsoppgave',
  'benefit.recordPaid': 'Førte utbetaling',
  'benefit.removePaid': 'Fjernet utbetaling',
  'benefit.payroll': 'Så på lønnskjøringen',
  'benefit.payrollCsv': 'Tok ut fil til lønn',
  'benefit.setSettings': 'Endret regler for introduksjonsstønaden',
};
