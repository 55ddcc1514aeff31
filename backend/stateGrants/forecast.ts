import type { ForecastRow, ForecastYear, GrantForecast } from '#shared/api/methods/stateGrants.ts';
import { ageOn } from '#shared/dates.ts';
import { compareReceived, type ExpectedSum, type ReceivedSum } from '#shared/grants/claims.ts';
import { countsOn15January, norwegianGrant } from '#shared/grants/norwegianGrant.ts';
import {
  impairmentGrants,
  type MunicipalityGrantKind,
  municipalityGrantKinds,
  norwegianRates,
} from '#shared/grants/words.ts';
import { type MunicipalityNumber, municipalityNumbers } from '#shared/municipalities.ts';
import { displayName } from '#shared/people/names.ts';
import type { MissingRate } from '#shared/rates/rateSet.ts';
import type { HandlerContext } from '../handler.ts';
import { isProtected } from '../people/householdView.ts';
import { mergeAway } from '../people/mergeRecords.ts';
import { grantBasis } from './basis.ts';
import { basicReceived } from './grantRecords.ts';
import { type GrantBasis, norwegianUntilMoved, type PersonGrants, personGrants } from './personGrants.ts';

const isImpairment = (kind: MunicipalityGrantKind) => impairmentGrants.some((known) => known === kind);

/**
 * A municipality's state grants by year. Who is named is who may be named: the sums of protected people are shown
 * together without a name, since a row here would tell where they live, and so are grants that tell of health.
 */
export function forecastOf(context: HandlerContext, asked: MunicipalityNumber | null): GrantForecast {
  const municipality = asked ?? context.municipality;
  const basis = grantBasis(context);
  const thisYear = Number(basis.today.slice(0, 4));
  const everybody = context.store
    .recordsOfType('person')
    .filter(({ ref }) => mergeAway(context.store, ref.id) === undefined)
    .flatMap(({ ref }) => personGrants(basis, ref.id) ?? []);
  const homeOf = ({ values, owned }: PersonGrants) =>
    owned.until === null ? homeMunicipality(values, context.municipality) : context.municipality;
  const homes = new Set<MunicipalityNumber>([context.municipality, ...everybody.map(homeOf)]);
  const people = inNameOrder(everybody.filter((one) => homeOf(one) === municipality));

  const basicPaid = basicReceived(context.store, municipality);
  const norwegian = norwegianOf(people, basicPaid, basis);
  const basicDue = norwegian.flatMap(({ budgetYear, step, basic, standing }): ExpectedSum[] =>
    step === 'none'
      ? []
      : [{ budgetYear, kind: 'norwegianBasic', amount: basic, provisional: standing === 'provisional' }],
  );
  const rows = rowsOf(people, { due: basicDue, paid: basicPaid }, thisYear);
  const hidden = people.filter(({ values }) => isProtected(values));
  const named = people.filter(({ values }) => !isProtected(values));
  const name = ({ personId, values }: PersonGrants) => ({ personId, name: displayName(values) });
  // Somebody who is only expected, without a date, is nobody's grant yet.
  const isUnresolved = ({ facts, values }: PersonGrants) =>
    facts.problems.length > 0 && !(values.status === 'expected' && !values.settlementDate);
  return {
    municipality,
    municipalities: municipalityNumbers.filter((known) => homes.has(known)),
    thisYear,
    years: yearsOf(
      people.flatMap(({ expected }) => expected).concat(basicDue),
      [...people.flatMap(({ received }) => received), ...basicPaid],
      rows,
    ),
    rows,
    missingRates: missingRatesOf(people, norwegian),
    unresolved: named.filter(isUnresolved).map((one) => ({ ...name(one), problems: [...one.facts.problems] })),
    unresolvedProtected: hidden.filter(isUnresolved).length,
    toCheck: named
      .filter(({ facts }) => facts.checks.length > 0)
      .map((one) => ({ ...name(one), checks: [...one.facts.checks] })),
    toCheckProtected: hidden.filter(({ facts }) => facts.checks.length > 0).length,
    norwegian: norwegian.map(({ standing: _standing, missing: _missing, ...year }) => year),
    norwegianUnanswered: people.filter((one) => isUnanswered(one, basis.today)).length,
    basicReceived: basicPaid,
  };
}

/**
 * Where the grants of a person belong. One who has moved gave them here: the register then names the new municipality, as it does
 * where the case was handed over.
 */
function homeMunicipality(
  { municipality, status }: PersonGrants['values'],
  own: MunicipalityNumber,
): MunicipalityNumber {
  return municipality == null || status === 'moved' ? own : municipality;
}

function inNameOrder(people: readonly PersonGrants[]): PersonGrants[] {
  const collator = new Intl.Collator(['nb-NO', 'no']);
  const keyed = people.map((one) => ({ one, name: displayName(one.values) }));
  return keyed
    .toSorted((a, b) => collator.compare(a.name, b.name) || (a.one.personId < b.one.personId ? -1 : 1))
    .map(({ one }) => one);
}

function rowsOf(
  people: readonly PersonGrants[],
  basic: { due: readonly ExpectedSum[]; paid: readonly ReceivedSum[] },
  thisYear: number,
): ForecastRow[] {
  const row = (owner: ForecastRow['owner'], lines: ForecastRow['lines']): ForecastRow[] =>
    lines.length === 0 ? [] : [{ owner, lines: [...lines] }];
  const plain = ({ expected, received }: PersonGrants) =>
    compareReceived(
      expected.filter(({ kind }) => !isImpairment(kind)),
      received.filter(({ kind }) => !isImpairment(kind)),
      thisYear,
    );
  const health = (one: PersonGrants) =>
    compareReceived(
      one.expected.filter(({ kind }) => isImpairment(kind)),
      one.received.filter(({ kind }) => isImpairment(kind)),
      thisYear,
    );
  const hidden = people
    .filter(({ values }) => isProtected(values))
    .map(plain)
    .filter(isSome);
  const healthLines = people.map(health).filter(isSome);
  return [
    ...people
      .filter(({ values }) => !isProtected(values))
      .flatMap((one) =>
        row({ kind: 'person', personId: one.personId, name: displayName(one.values) }, [...plain(one)]),
      ),
    ...row({ kind: 'protected', people: hidden.length }, added(hidden.flat())),
    ...row({ kind: 'impairment', people: healthLines.length }, added(healthLines.flat())),
    ...row({ kind: 'municipality' }, [...compareReceived(basic.due, basic.paid, thisYear)]),
  ];
}

const isSome = (lines: readonly unknown[]): boolean => lines.length > 0;

/** Several people's lines as one for each year and kind. What is to be claimed is found person by person first. */
function added(lines: readonly ForecastRow['lines'][number][]): ForecastRow['lines'] {
  const groups = Map.groupBy(lines, ({ budgetYear, kind }) => `${budgetYear} ${kind}`);
  return [...groups.values()]
    .flatMap((group): ForecastRow['lines'] => {
      const [first] = group;
      if (first === undefined) return [];
      const claim = group.reduce((sum, one) => sum + one.claim, 0);
      const missing = group.some(({ state }) => state === 'rateMissing');
      const difference = missing ? null : group.reduce((sum, one) => sum + (one.difference ?? 0), 0);
      const states = new Set(group.map(({ state }) => state));
      const state = missing ? 'rateMissing' : states.size === 1 ? first.state : mixedState(claim, difference ?? 0);
      return [
        {
          budgetYear: first.budgetYear,
          kind: first.kind,
          expected: sumOrNull(group.map(({ expected }) => expected)),
          received: sumOrNull(group.map(({ received }) => received)),
          difference,
          claim,
          state,
          provisional: group.some(({ provisional }) => provisional),
        },
      ];
    })
    .toSorted((a, b) => a.budgetYear - b.budgetYear);
}

const mixedState = (claim: number, difference: number) =>
  claim > 0 ? 'tooLittle' : difference > 0 ? 'tooMuch' : difference === 0 ? 'asExpected' : 'notYet';

const sumOrNull = (amounts: readonly (number | null)[]): number | null =>
  amounts.every((amount) => amount === null) ? null : amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);

function yearsOf(
  expected: readonly ExpectedSum[],
  received: readonly ReceivedSum[],
  rows: readonly ForecastRow[],
): ForecastYear[] {
  const years = new Set([...expected, ...received].map(({ budgetYear }) => budgetYear));
  const lines = rows.flatMap((row) => row.lines);
  return [...years]
    .sort((a, b) => a - b)
    .map((budgetYear) => {
      const kinds = municipalityGrantKinds.flatMap((kind) => {
        const is = (one: { budgetYear: number; kind: MunicipalityGrantKind }) =>
          one.budgetYear === budgetYear && one.kind === kind;
        const due = expected.filter(is);
        const paid = received.filter(is);
        if (due.length + paid.length === 0) return [];
        return [
          {
            kind,
            expected: due.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
            missingLines: due.filter(({ amount }) => amount === null).length,
            received: paid.length === 0 ? null : paid.reduce((sum, { amount }) => sum + amount, 0),
            claim: lines.filter(is).reduce((sum, { claim }) => sum + claim, 0),
          },
        ];
      });
      const missingLines = kinds.reduce((sum, kind) => sum + kind.missingLines, 0);
      const due = kinds.reduce((sum, kind) => sum + kind.expected, 0);
      const paid = sumOrNull(kinds.map((kind) => kind.received));
      return {
        budgetYear,
        kinds,
        expected: due,
        missingLines,
        provisional: expected.some((one) => one.budgetYear === budgetYear && one.provisional),
        received: paid,
        difference: paid === null || missingLines > 0 ? null : paid - due,
        claim: kinds.reduce((sum, kind) => sum + kind.claim, 0),
      };
    });
}

type NorwegianTotal = GrantForecast['norwegian'][number] & {
  readonly standing: string | null;
  /** The basic grant's own rate, where there is none. */
  readonly missing: MissingRate | null;
};

/** Teaching by year: people by rate and year of theirs, and the basic grant by people on 15 January. */
function norwegianOf(
  people: readonly PersonGrants[],
  basicPaid: readonly ReceivedSum[],
  { rates }: GrantBasis,
): NorwegianTotal[] {
  const lines = people.flatMap(({ norwegian }) => norwegian);
  const periods = people.flatMap(({ kept, owned }) => {
    if (kept.norwegian === null) return [];
    const period = norwegianUntilMoved(kept);
    return [owned.from !== null && owned.from > period.from ? { ...period, from: owned.from } : period];
  });
  const years = new Set([...lines, ...basicPaid].map(({ budgetYear }) => budgetYear));
  return [...years]
    .sort((a, b) => a - b)
    .map((budgetYear) => {
      const personsOn15January = periods.filter((period) => countsOn15January(period, budgetYear)).length;
      const answer = norwegianGrant({ budgetYear, people: [], personsOn15January }, rates);
      const groups = norwegianRates.flatMap((rate) =>
        ([1, 2, 3] as const).flatMap((year) => {
          const same = lines.filter((one) => one.budgetYear === budgetYear && one.rate === rate && one.year === year);
          const each = same[0]?.amount ?? null;
          if (same.length === 0) return [];
          return [{ rate, year, people: same.length, each, sum: each === null ? null : each * same.length }];
        }),
      );
      const step =
        personsOn15January === 0
          ? 'none'
          : personsOn15January <= 3
            ? 'few'
            : personsOn15January <= 150
              ? 'many'
              : 'unknown';
      const basic = answer.ok ? answer.value.basic.sum : null;
      return {
        budgetYear,
        people: groups,
        personsOn15January,
        step,
        basic: step === 'none' ? 0 : basic,
        standing: rates.find(({ id }) => answer.ok && id === answer.value.rateSetId)?.standing ?? null,
        missing: answer.ok || step === 'none' ? null : answer.error,
      } as const;
    });
}

function missingRatesOf(
  people: readonly PersonGrants[],
  norwegian: readonly NorwegianTotal[],
): GrantForecast['missingRates'] {
  const missing = [
    ...people.flatMap(({ integration, norwegian: years }) => [...(integration?.lines ?? []), ...years]),
    ...norwegian,
  ].flatMap((line) => line.missing ?? []);
  const groups = Map.groupBy(missing, ({ kind, item, date }) => `${date} ${kind} ${item ?? ''}`);
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) =>
      group
        .slice(0, 1)
        .map(({ kind, item, date }) => ({ kind, item, budgetYear: Number(date.slice(0, 4)), lines: group.length })),
    );
}

/** An adult settled within the last three years of whom nobody has said whether there is teaching. */
function isUnanswered({ kept, values, facts }: PersonGrants, today: string): boolean {
  const { birthDate, settlementDate, status } = values;
  if (kept.norwegian !== null || kept.norwegianReason !== null || facts.input === null || !birthDate || !settlementDate)
    return false;
  if (status !== 'settled' || settlementDate > today) return false;
  return ageOn(birthDate, today) >= 18 && Number(today.slice(0, 4)) - Number(settlementDate.slice(0, 4)) < 3;
}
