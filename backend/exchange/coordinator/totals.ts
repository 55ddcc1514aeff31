import type { Store } from '#db/store.ts';
import type { MunicipalityTotals } from '#shared/api/methods/exchange/coordinator.ts';
import { type Counted, combine, emptyTally } from '#shared/exchange/counts.ts';
import { countsCsv } from '#shared/exchange/countsCsv.ts';
import { type CountsTables, countsTables } from '#shared/exchange/countsTables.ts';
import { leastThreshold } from '#shared/exchange/protect.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import type { Language } from '#shared/text/localText.ts';
import type { HandlerContext } from '../../handler.ts';
import { textOf } from '../../people/personRecord.ts';
import { sentOutRecords } from './sentOutRecords.ts';
import { countedNow, keptCounts } from './statements.ts';
import { countsWorkbook } from './workbook.ts';

/** Each of the nine, and the sum of those that have sent numbers. */
export function totals({ store }: Pick<HandlerContext, 'store'>) {
  const kept = keptCounts(store);
  const counted = countedNow(kept);
  const municipalities = municipalityNumbers.map((municipality): MunicipalityTotals => {
    const found = counted.find(({ counts }) => counts.municipality === municipality);
    return {
      municipality,
      counted: found === undefined ? null : countedView(found),
      curve: kept
        .filter((each) => each.municipality === municipality)
        .map(({ countedAt, tally }) => ({ countedAt, settled: tally.status.settled })),
    };
  });
  const add = (of: (each: Counted) => number) => counted.reduce((sum, each) => sum + of(each), 0);
  return {
    municipalities,
    sum: {
      municipalities: counted.length,
      tally: counted.reduce((all, { tally }) => combine(all, tally, 1), emptyTally),
      underway: add(({ counts }) => counts.underway),
      placements: add(({ counts }) => counts.placements),
      grants: grantSums(counted),
    },
  };
}

const countedView = ({ counts, tally, countedElsewhere }: Counted) => ({
  countedAt: counts.countedAt,
  tally,
  countedElsewhere,
  underway: counts.underway,
  placements: counts.placements,
  deadlines: counts.deadlines,
  grants: counts.grants,
});

function grantSums(counted: readonly Counted[]) {
  const years = Map.groupBy(
    counted.flatMap(({ counts }) => counts.grants),
    ({ budgetYear }) => budgetYear,
  );
  return [...years]
    .toSorted(([a], [b]) => a - b)
    .map(([budgetYear, each]) => ({
      budgetYear,
      people: each.reduce((sum, { people }) => sum + people, 0),
      expected: each.reduce((sum, { expected }) => sum + expected, 0),
      missing: each.reduce((sum, { missing }) => sum + missing, 0),
      provisional: each.some(({ provisional }) => provisional),
    }));
}

/** Where nothing else is set. */
export const defaultFewerThan = 5;

/** The coordinator's rule on a day: the newest that is valid by then. */
export function protectionOn(store: Store, day: string): { fewerThan: number; validFrom: string | null } {
  const rules = sentOutRecords(store, 'coordinatorSettings').flatMap(({ fields, createdAt }) => {
    const [validFrom, { fewerThan }] = [textOf(fields.validFrom), fields];
    if (validFrom === null || typeof fewerThan !== 'number' || fewerThan < leastThreshold) return [];
    return validFrom <= day ? [{ validFrom, fewerThan, order: `${validFrom} ${createdAt}` }] : [];
  });
  const newest = rules.toSorted((a, b) => (a.order < b.order ? 1 : -1))[0];
  return newest === undefined
    ? { fewerThan: defaultFewerThan, validFrom: null }
    : { fewerThan: newest.fewerThan, validFrom: newest.validFrom };
}

/** The same tables, protected in the same way, for a spreadsheet: as text, or as a workbook. */
export function totalsCsv(context: Pick<HandlerContext, 'store' | 'today'>, language: Language) {
  return { fileName: `${fileName(context, language)}.csv`, csv: countsCsv(tablesNow(context, language)) };
}

export async function totalsExcel(context: Pick<HandlerContext, 'store' | 'today'>, language: Language) {
  const workbook = await countsWorkbook(tablesNow(context, language), language);
  return { fileName: `${fileName(context, language)}.xlsx`, content: workbook.toString('base64') };
}

function tablesNow(context: Pick<HandlerContext, 'store' | 'today'>, language: Language): CountsTables {
  const today = context.today();
  const counted = countedNow(keptCounts(context.store));
  return countsTables({
    counted,
    countedOn: new Map(counted.map(({ counts }) => [counts.municipality, dayInNorway(counts.countedAt)] as const)),
    threshold: protectionOn(context.store, today).fewerThan,
    today,
    language,
  });
}

const fileName = (context: Pick<HandlerContext, 'today'>, language: Language): string =>
  `${language === 'nb' ? 'bosetting-tall' : 'busetjing-tal'}-${context.today()}`;
