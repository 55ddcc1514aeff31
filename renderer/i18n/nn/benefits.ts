import type { benefits as nb } from '../nb/benefits.ts';

const monthNames = (month: string) => `${month.slice(5)}.${month.slice(0, 4)}`;
const day = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
const kr = (ore: number) => `${(ore / 100).toLocaleString('nb-NO')} kr`;
const number = (value: number) => value.toLocaleString('nb-NO');

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefits: typeof nb = {
  tab: 'Stønad',
  title: 'Lønskøyring',
  lead: 'Introduksjonsstønad til alle deltakarane, månad for månad.',
  setUp: 'Program og lov',
  notSetUp: 'Skriv inn når programmet begynner. Då reknar Dalsam ut stønaden for kvar månad.',
  from: 'Programmet begynner',
  until: 'Programmet sluttar',
  untilHelp: 'Kan stå tomt til datoen er kjend.',
  appliedOn: 'Søkte om asyl',
  appliedOnHelp: 'Avgjer lova når framkomst og løyve ikkje gjer det.',
  act: 'Lov',
  actDerived: 'Følgjer av datoane i registeret',
  actReason: 'Kvifor vel du lov sjølv?',
  actWhy: {
    appliedFrom2021: 'søkt frå 2021',
    appliedBefore2021: 'søkt før 2021',
    arrivedFrom2021: 'kom i 2021 eller seinare',
    permitFrom2021: 'løyve frå 2021 eller seinare',
    permitBefore2021: 'løyve før 2021',
    datesMissing: 'datoane seier det ikkje',
  },
  acts: { introduction2003: 'Introduksjonslova (2003)', integration2021: 'Integreringslova (2021)' },
  reference: 'Referanse i lønssystemet',
  periods: {
    pauses: 'Permisjon utan stønad',
    livingWithParent: 'Bur hos foreldre',
    coupleInProgramme: 'Begge i paret er i programmet',
  },
  periodTitle: 'Periodar',
  periodKind: 'Kva gjeld perioden?',
  periodFrom: 'Frå og med',
  periodUntil: 'Til og med',
  addPeriod: 'Legg til periode',
  remove: 'Fjern',
  removeOf: (what: string) => `Fjern ${what}`,
  months: 'Månad for månad',
  month: 'Månad',
  share: 'Del',
  gross: 'Stønad',
  deduction: 'Trekk',
  net: 'Etter trekk',
  paid: 'Utbetalt',
  difference: 'Står att',
  remarks: 'Merknad',
  sum: 'Sum',
  statement: 'Oppgåve',
  show: (month: string) => `Vis ${month}`,
  how: (month: string) => `Slik er ${month} rekna`,
  days: (count: number) => `${count} av 30 dagar`,
  rules: {
    full: 'fylt 25 år: full stønad',
    under25Introduction: 'under 25 år: 2/3 (introduksjonslova)',
    under25Integration: 'under 25 år, bur ikkje hos foreldre: 2/3 (integreringslova § 20)',
    under25WithParent: 'under 25 år, bur hos foreldre: 1/3 (integreringslova § 20)',
  },
  couple: '5/6: begge i paret er i programmet',
  g: (amount: string, date: string) => `G ${amount} kr frå ${date}`,
  basis: {
    days: 'Fråvær blir trekt med 1/30 av månaden for kvar dag.',
    hours: 'Fråvær blir trekt med 1/1850 av året for kvar time.',
  },
  needsDecision: 'Trekket er eit enkeltvedtak: deltakaren skal ha varsel, grunngiving og kan klage.',
  decision: 'Enkeltvedtak',
  gPending: 'G for året manglar',
  changed: 'Endra etter utskriven oppgåve',
  notIssued: 'Ikkje skriven ut',
  problems: {
    rateMissing: 'Sats manglar',
    regelverkUnknown: 'Lov ikkje avgjord',
    birthDateMissing: 'Fødselsdato manglar',
    unitsMixed: 'Fråvær i feil eining',
  },
  issue: 'Utferd månadsoppgåve',
  print: 'Vis oppgåva',
  issuedAs: (number: number, version: number) => `Nr. ${number}, versjon ${version}`,
  absence: 'Fråvær',
  absenceFrom: 'Dato',
  absenceUntil: 'Til og med (berre kvardagar)',
  amount: { days: 'Dagar kvar dato', hours: 'Timar kvar dato' },
  unlawful: 'Ugyldig fråvær, som gir trekk',
  approved: 'gyldig',
  unlawfulShort: 'ugyldig',
  absent: (amount: number, unit: 'days' | 'hours') =>
    `${number(amount)} ${unit === 'days' ? (amount > 1 ? 'dagar' : 'dag') : amount > 1 ? 'timar' : 'time'}`,
  addAbsence: 'Før fråvær',
  invalidDate: 'Skriv ein dato, til dømes 31.12.2026.',
  invalidAmount: 'Skriv eit tal, til dømes 1 eller 3,5.',
  recordPaid: 'Før utbetaling',
  paidAmount: 'Beløp i kroner',
  paidDate: 'Utbetalt dato',
  run: 'Lønskøyring',
  runNeeded: 'Skriv kva lønskøyring, til dømes «juni».',
  backPay: 'G er endra etter at oppgåver blei skrivne ut. Skriv dei ut på nytt, og betal skilnaden.',
  participant: 'Deltakar',
  toPay: 'Til utbetaling',
  none: 'Ingen har stønad denne månaden.',
  csv: 'Last ned til løn',
  withNationalId: 'Ta med fødselsnummer',
  settings: 'Introduksjonsstønad',
  settingsBasis: 'Fråvær blir trekt i',
  settingsUnits: { days: 'dagar (1/30 av månaden)', hours: 'timar (1/1850 av året)' },
  settingsCouple: 'Regelen om 5/6 for par blir brukt frå',
  settingsCoupleHelp: 'Integreringslova § 20 fjerde ledd. Tomt: regelen blir ikkje brukt.',
  settingsFrom: 'Gjeld frå',
  settingsFromHelp: 'Månaden datoen er i, blir rekna frå den første.',
  saved: 'Lagra',
};

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
