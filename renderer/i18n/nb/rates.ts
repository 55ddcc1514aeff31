import type { RateProblem } from '#shared/rates/schema.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const rates = {
  title: 'Satser',
  lead: 'Satsene som Dalsam regner med, med dato og kilde. En koordinator kan legge inn nye.',
  leadCoordinator: 'Satsene som Dalsam regner med, med dato og kilde. Nye satser legger du inn her.',
  kind: 'Type',
  year: 'År',
  all: 'Alle',
  none: 'Ingen satser passer med valget.',
  validFrom: 'Gjelder fra',
  amounts: 'Satser',
  source: 'Kilde',
  sourceHint: 'Hvor satsene står, for eksempel navn og nummer på rundskrivet',
  missing: 'Sats mangler',
  missingThisYear: (year: string, kinds: string) => `Sats mangler for ${year}: ${kinds}.`,
  amount: (kroner: string) => `${kroner} kr`,
  kroner: 'kroner',
  standings: { verified: 'Kontrollert', provisional: 'Foreløpig' },
  enteredBy: (name: string) => `Lagt inn av ${name}`,
  withdrawn: (reason: string) => `Trukket tilbake: ${reason}`,
  replaced: 'Erstattet av nyere satser',
  enter: 'Legg inn nye satser',
  unknown: 'Ikke kjent',
  before: (kroner: string, date: string) => `Forrige: ${kroner} kr (${date})`,
  noBefore: 'Forrige: ikke kjent',
  unreadable: 'Skriv et beløp i kroner, for eksempel 25 800',
  dateNeeded: 'Skriv datoen satsene gjelder fra, for eksempel 01.01.2026',
  save: 'Lagre satsene',
  saved: 'Satsene er lagret.',
  withdraw: 'Trekk tilbake',
  withdrawTitle: 'Trekke tilbake satsene?',
  withdrawText: 'Nye utregninger bruker ikke disse satsene lenger. Det som er bestemt fra før, endres ikke.',
  reason: 'Hvorfor trekkes de tilbake?',
  kinds: {
    grunnbelop: 'Grunnbeløp (G)',
    establishment: 'Etableringsstønad',
    integration: 'Integreringstilskudd',
    norwegian: 'Norsktilskudd',
    impairment: 'Tilskudd ved funksjonsnedsettelse og atferdsvansker',
  },
  items: {
    g: 'Grunnbeløp for et år',
    furnitureSingle: 'Møbler, enslig',
    furnitureCouple: 'Møbler, par',
    furnitureSharing: 'Møbler, hver som deler bolig',
    furnitureChild: 'Møbler, barn under 18 år',
    clothes: 'Klær',
    familyFurniture: 'Møbler ved familieinnvandring',
    familyClothes: 'Klær ved familieinnvandring',
    year1SingleAdult: 'År 1, enslig voksen',
    year1Adult: 'År 1, voksen',
    year1Child: 'År 1, barn',
    year1UnaccompaniedMinor: 'År 1, enslig mindreårig',
    year2: 'År 2',
    year3: 'År 3',
    year4: 'År 4',
    year5: 'År 5',
    kindergarten: 'Barnehage, én gang',
    elderly: 'Eldre, én gang',
    'low.0': 'Lav sats, år 1',
    'low.1': 'Lav sats, år 2',
    'low.2': 'Lav sats, år 3',
    'high.0': 'Høy sats, år 1',
    'high.1': 'Høy sats, år 2',
    'high.2': 'Høy sats, år 3',
    basicFew: 'Grunntilskudd, 1–3 personer',
    basicMany: 'Grunntilskudd, 4–150 personer',
    grant1: 'Tilskudd 1',
    grant2Ceiling: 'Tilskudd 2, inntil',
  },
};

const itemNames: Readonly<Record<string, string>> = rates.items;

const problemTexts: Record<RateProblem, string> = {
  missing: 'Fyll ut alle satsene, eller velg «ikke kjent».',
  negative: 'Et beløp kan ikke være under null.',
  tooLarge: 'Et beløp er over ti millioner kroner. Se etter om det er skrevet riktig.',
  notWhole: 'Skriv beløpene med høyst to desimaler.',
  unknownItem: 'En av satsene hører ikke til denne typen.',
  nothingKnown: 'Minst én sats må være kjent.',
};

export const ratesErrorTexts = {
  rateSourceMissing: () => 'Skriv hvor satsene er hentet fra.',
  rateReasonMissing: () => 'Skriv kort hvorfor satsene trekkes tilbake.',
  rateAmountsRefused: ({ problems }: { problems: readonly { item: string; problem: RateProblem }[] }) =>
    [...Map.groupBy(problems, ({ problem }) => problem)]
      .map(([problem, found]) => {
        const named = found.flatMap(({ item }) => itemNames[item] ?? []);
        return named.length === 0 ? problemTexts[problem] : `${problemTexts[problem]} (${named.join(', ')})`;
      })
      .join(' '),
  rateDateOutside: ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
    `Satsene må gjelde fra en dato i årene ${firstYear} til ${lastYear}. Rett datoen.`,
  rateExists: () => 'De samme satsene er lagt inn fra før med denne datoen. Du trenger ikke gjøre mer.',
  rateBuiltIn: () => 'Satsene følger med Dalsam og kan ikke trekkes tilbake. Legg inn nye satser i stedet.',
  rateWithdrawn: () => 'Satsene er trukket tilbake fra før. Du trenger ikke gjøre mer.',
};

/** Words of the access log. */
export const ratesActions = {
  'rates.add': 'La inn satser',
  'rates.withdraw': 'Trakk tilbake satser',
};
