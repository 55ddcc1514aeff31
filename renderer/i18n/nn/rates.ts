import type { RateProblem } from '#shared/rates/schema.ts';
import type { rates as nb } from '../nb/rates.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const rates: typeof nb = {
  title: 'Satsar',
  lead: 'Satsane som Dalsam reknar med, med dato og kjelde. Ein koordinator kan leggje inn nye.',
  leadCoordinator: 'Satsane som Dalsam reknar med, med dato og kjelde. Nye satsar legg du inn her.',
  kind: 'Type',
  year: 'År',
  all: 'Alle',
  none: 'Ingen satsar passar med valet.',
  validFrom: 'Gjeld frå',
  amounts: 'Satsar',
  source: 'Kjelde',
  sourceHint: 'Kvar satsane står, til dømes namn og nummer på rundskrivet',
  missing: 'Sats manglar',
  missingThisYear: (year: string, kinds: string) => `Sats manglar for ${year}: ${kinds}.`,
  amount: (kroner: string) => `${kroner} kr`,
  kroner: 'kroner',
  standings: { verified: 'Kontrollert', provisional: 'Førebels' },
  enteredBy: (name: string) => `Lagt inn av ${name}`,
  withdrawn: (reason: string) => `Trekt tilbake: ${reason}`,
  replaced: 'Erstatta av nyare satsar',
  enter: 'Legg inn nye satsar',
  unknown: 'Ikkje kjend',
  before: (kroner: string, date: string) => `Førre: ${kroner} kr (${date})`,
  noBefore: 'Førre: ikkje kjend',
  unreadable: 'Skriv eit beløp i kroner, til dømes 25 800',
  dateNeeded: 'Skriv datoen satsane gjeld frå, til dømes 01.01.2026',
  save: 'Lagre satsane',
  saved: 'Satsane er lagra.',
  withdraw: 'Trekk tilbake',
  withdrawTitle: 'Trekkje tilbake satsane?',
  withdrawText: 'Nye utrekningar bruker ikkje desse satsane lenger. Det som er bestemt frå før, blir ikkje endra.',
  reason: 'Kvifor blir dei trekte tilbake?',
  kinds: {
    grunnbelop: 'Grunnbeløp (G)',
    establishment: 'Etableringsstønad',
    integration: 'Integreringstilskot',
    norwegian: 'Norsktilskot',
    impairment: 'Tilskot ved funksjonsnedsetjing og åtferdsvanskar',
  },
  items: {
    g: 'Grunnbeløp for eit år',
    furnitureSingle: 'Møblar, einsleg',
    furnitureCouple: 'Møblar, par',
    furnitureSharing: 'Møblar, kvar som deler bustad',
    furnitureChild: 'Møblar, barn under 18 år',
    clothes: 'Klede',
    familyFurniture: 'Møblar ved familieinnvandring',
    familyClothes: 'Klede ved familieinnvandring',
    year1SingleAdult: 'År 1, einsleg vaksen',
    year1Adult: 'År 1, vaksen',
    year1Child: 'År 1, barn',
    year1UnaccompaniedMinor: 'År 1, einsleg mindreårig',
    year2: 'År 2',
    year3: 'År 3',
    year4: 'År 4',
    year5: 'År 5',
    kindergarten: 'Barnehage, éin gong',
    elderly: 'Eldre, éin gong',
    'low.0': 'Låg sats, år 1',
    'low.1': 'Låg sats, år 2',
    'low.2': 'Låg sats, år 3',
    'high.0': 'Høg sats, år 1',
    'high.1': 'Høg sats, år 2',
    'high.2': 'Høg sats, år 3',
    basicFew: 'Grunntilskot, 1–3 personar',
    basicMany: 'Grunntilskot, 4–150 personar',
    grant1: 'Tilskot 1',
    grant2Ceiling: 'Tilskot 2, inntil',
  },
};

const itemNames: Readonly<Record<string, string>> = rates.items;

const problemTexts: Record<RateProblem, string> = {
  missing: 'Fyll ut alle satsane, eller vel «ikkje kjend».',
  negative: 'Eit beløp kan ikkje vere under null.',
  tooLarge: 'Eit beløp er over ti millionar kroner. Sjå etter om det er skrive rett.',
  notWhole: 'Skriv beløpa med høgst to desimalar.',
  unknownItem: 'Ein av satsane høyrer ikkje til denne typen.',
  nothingKnown: 'Minst éin sats må vere kjend.',
};

export const ratesErrorTexts = {
  rateSourceMissing: () => 'Skriv kvar satsane er henta frå.',
  rateReasonMissing: () => 'Skriv kort kvifor satsane blir trekte tilbake.',
  rateAmountsRefused: ({ problems }: { problems: readonly { item: string; problem: RateProblem }[] }) =>
    [...Map.groupBy(problems, ({ problem }) => problem)]
      .map(([problem, found]) => {
        const named = found.flatMap(({ item }) => itemNames[item] ?? []);
        return named.length === 0 ? problemTexts[problem] : `${problemTexts[problem]} (${named.join(', ')})`;
      })
      .join(' '),
  rateDateOutside: ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
    `Satsane må gjelde frå ein dato i åra ${firstYear} til ${lastYear}. Rett datoen.`,
  rateExists: () => 'Dei same satsane er lagde inn frå før med denne datoen. Du treng ikkje gjere meir.',
  rateBuiltIn: () => 'Satsane følgjer med Dalsam og kan ikkje trekkjast tilbake. Legg inn nye satsar i staden.',
  rateWithdrawn: () => 'Satsane er trekte tilbake frå før. Du treng ikkje gjere meir.',
};

/** Words of the access log. */
export const ratesActions = {
  'rates.add': 'La inn satsar',
  'rates.withdraw': 'Trekte tilbake satsar',
};
