const monthNames = (month: string) => `${month.slice(5)}.${month.slice(0, 4)}`;
const day = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
const kr = (ore: number) => `${(ore / 100).toLocaleString('nb-NO')} kr`;
const number = (value: number) => value.toLocaleString('nb-NO');

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefits = {
  tab: 'Stønad',
  title: 'Lønnskjøring',
  lead: 'Introduksjonsstønad til alle deltakere, måned for måned.',
  setUp: 'Program og lov',
  notSetUp: 'Skriv inn når programmet begynner. Da regner Dalsam ut stønaden for hver måned.',
  from: 'Programmet begynner',
  until: 'Programmet slutter',
  untilHelp: 'Kan stå tomt til datoen er kjent.',
  appliedOn: 'Søkte om asyl',
  appliedOnHelp: 'Avgjør loven når ankomst og tillatelse ikke gjør det.',
  act: 'Lov',
  actDerived: 'Følger av datoene i registeret',
  actReason: 'Hvorfor velger du lov selv?',
  actWhy: {
    appliedFrom2021: 'søkt fra 2021',
    appliedBefore2021: 'søkt før 2021',
    arrivedFrom2021: 'kom i 2021 eller senere',
    permitFrom2021: 'tillatelse fra 2021 eller senere',
    permitBefore2021: 'tillatelse før 2021',
    datesMissing: 'datoene sier det ikke',
  },
  acts: { introduction2003: 'Introduksjonsloven (2003)', integration2021: 'Integreringsloven (2021)' },
  reference: 'Referanse i lønnssystemet',
  periods: {
    pauses: 'Permisjon uten stønad',
    livingWithParent: 'Bor hos foreldre',
    coupleInProgramme: 'Begge i paret er i programmet',
  },
  periodTitle: 'Perioder',
  periodKind: 'Hva gjelder perioden?',
  periodFrom: 'Fra og med',
  periodUntil: 'Til og med',
  addPeriod: 'Legg til periode',
  remove: 'Fjern',
  removeOf: (what: string) => `Fjern ${what}`,
  months: 'Måned for måned',
  month: 'Måned',
  share: 'Andel',
  gross: 'Stønad',
  deduction: 'Trekk',
  net: 'Etter trekk',
  paid: 'Utbetalt',
  difference: 'Gjenstår',
  remarks: 'Merknad',
  sum: 'Sum',
  statement: 'Oppgave',
  show: (month: string) => `Vis ${month}`,
  how: (month: string) => `Slik er ${month} regnet`,
  days: (count: number) => `${count} av 30 dager`,
  rules: {
    full: 'fylt 25 år: full stønad',
    under25Introduction: 'under 25 år: 2/3 (introduksjonsloven)',
    under25Integration: 'under 25 år, bor ikke hos foreldre: 2/3 (integreringsloven § 20)',
    under25WithParent: 'under 25 år, bor hos foreldre: 1/3 (integreringsloven § 20)',
  },
  couple: '5/6: begge i paret er i programmet',
  g: (amount: string, date: string) => `G ${amount} kr fra ${date}`,
  basis: {
    days: 'Fravær trekkes med 1/30 av måneden for hver dag.',
    hours: 'Fravær trekkes med 1/1850 av året for hver time.',
  },
  needsDecision: 'Trekket er et enkeltvedtak: deltakeren skal ha varsel, begrunnelse og kan klage.',
  decision: 'Enkeltvedtak',
  gPending: 'Årets G mangler',
  changed: 'Endret etter utstedt oppgave',
  notIssued: 'Ikke utstedt',
  problems: {
    rateMissing: 'Sats mangler',
    regelverkUnknown: 'Lov ikke avgjort',
    birthDateMissing: 'Fødselsdato mangler',
    unitsMixed: 'Fravær i feil enhet',
  },
  issue: 'Utsted månedsoppgave',
  print: 'Vis oppgaven',
  issuedAs: (number: number, version: number) => `Nr. ${number}, versjon ${version}`,
  absence: 'Fravær',
  absenceFrom: 'Dato',
  absenceUntil: 'Til og med (bare hverdager)',
  amount: { days: 'Dager hver dato', hours: 'Timer hver dato' },
  unlawful: 'Ugyldig fravær, som gir trekk',
  approved: 'gyldig',
  unlawfulShort: 'ugyldig',
  absent: (amount: number, unit: 'days' | 'hours') =>
    `${number(amount)} ${unit === 'days' ? (amount > 1 ? 'dager' : 'dag') : amount > 1 ? 'timer' : 'time'}`,
  addAbsence: 'Før fravær',
  invalidDate: 'Skriv en dato, for eksempel 31.12.2026.',
  invalidAmount: 'Skriv et tall, for eksempel 1 eller 3,5.',
  recordPaid: 'Før utbetaling',
  paidAmount: 'Beløp i kroner',
  paidDate: 'Utbetalt dato',
  run: 'Lønnskjøring',
  runNeeded: 'Skriv hvilken lønnskjøring, for eksempel «juni».',
  backPay: 'G er endret etter at oppgaver ble utstedt. Utsted dem på nytt, og betal forskjellen.',
  participant: 'Deltaker',
  toPay: 'Til utbetaling',
  none: 'Ingen har stønad denne måneden.',
  csv: 'Last ned til lønn',
  withNationalId: 'Ta med fødselsnummer',
  settings: 'Introduksjonsstønad',
  settingsBasis: 'Fravær trekkes i',
  settingsUnits: { days: 'dager (1/30 av måneden)', hours: 'timer (1/1850 av året)' },
  settingsCouple: 'Regelen om 5/6 for par brukes fra',
  settingsCoupleHelp: 'Integreringsloven § 20 fjerde ledd. Tomt: regelen brukes ikke.',
  settingsFrom: 'Gjelder fra',
  settingsFromHelp: 'Måneden datoen er i, regnes fra den første.',
  saved: 'Lagret',
};

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
