import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRates } from '../rates/builtIn.ts';
import { amountsOf } from '../rates/schema.ts';
import { type ClaimLine, compareReceived, type ExpectedSum, type ReceivedSum } from './claims.ts';
import { forecastCsv } from './forecastCsv.ts';
import { type IntegrationGrantInput, integrationGrant } from './integrationGrant.ts';
import { norwegianYears } from './norwegianGrant.ts';
import { municipalityGrantKinds } from './words.ts';

const date = (from: number, until: number) =>
  fc
    .tuple(fc.integer({ min: from, max: until }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

const input: fc.Arbitrary<IntegrationGrantInput> = fc.record({
  birthDate: date(1930, 2014),
  settlementDate: date(2014, 2026),
  singleAdult: fc.boolean(),
  unaccompaniedMinor: fc.boolean(),
  familyOfHumanitarian: fc.boolean(),
  residentSettled: fc.option(date(2005, 2020)),
  familyApplied: fc.option(date(2005, 2026)),
  movedAway: fc.option(date(2014, 2034)),
  elderlyFromAge: fc.constantFrom(60, 61),
  firstSettlement: fc.option(date(2010, 2014)),
  motherSettled: fc.option(date(2010, 2020), { freq: 8 }),
});

describe('a person’s integration grant', () => {
  it('has at most five years in a row, each amount from a named set of its own year, and no zero for a missing rate', () => {
    fc.assert(
      fc.property(input, (person) => {
        const grant = integrationGrant(person, builtInRates);
        const yearly = grant.lines.filter(({ category }) => category.startsWith('year'));
        expect(yearly.length).toBeLessThanOrEqual(person.familyOfHumanitarian ? 3 : 5);
        for (const [index, line] of yearly.entries()) {
          expect(line.budgetYear).toBe((yearly[0]?.budgetYear ?? 0) + index);
        }
        for (const line of grant.lines) {
          expect(line.amount === null).toBe(line.missing !== null);
          if (line.amount === null) continue;
          const set = builtInRates.find(({ id }) => id === line.rateSetId);
          expect(set?.validFrom.slice(0, 4)).toBe(String(line.budgetYear));
          expect(set && amountsOf(set)[line.category]).toBe(line.amount);
        }
        expect(grant.known).toBe(grant.lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
      }),
    );
  });

  it('is never more for one who moves away', () => {
    fc.assert(
      fc.property(input, date(2014, 2034), (person, movedAway) => {
        const stays = integrationGrant({ ...person, movedAway: null }, builtInRates);
        const moves = integrationGrant({ ...person, movedAway }, builtInRates);
        expect(moves.known).toBeLessThanOrEqual(stays.known);
        expect(moves.lines.length).toBeLessThanOrEqual(stays.lines.length);
      }),
    );
  });
});

const kind = fc.constantFrom(...municipalityGrantKinds);
const year = fc.integer({ min: 2017, max: 2021 });
const sum = fc.integer({ min: 1, max: 50_000_000 });
const expected: fc.Arbitrary<ExpectedSum> = fc.record({
  budgetYear: year,
  kind,
  amount: fc.option(sum),
  provisional: fc.boolean(),
});
const received: fc.Arbitrary<ReceivedSum> = fc.record({ budgetYear: year, kind, amount: sum });

describe('expected against received', () => {
  const both = fc.tuple(fc.array(expected, { maxLength: 12 }), fc.array(received, { maxLength: 12 }));

  it('loses no payment and no expectation, and claims never more than is expected', () => {
    fc.assert(
      fc.property(both, ([due, paid]) => {
        const lines = compareReceived(due, paid, 2020);
        const total = (read: (line: ClaimLine) => number | null) =>
          lines.reduce((all, line) => all + (read(line) ?? 0), 0);
        expect(total((line) => line.received)).toBe(paid.reduce((all, { amount }) => all + amount, 0));
        for (const line of lines) {
          const same = due.filter((one) => one.budgetYear === line.budgetYear && one.kind === line.kind);
          const isMissing = same.some(({ amount }) => amount === null);
          expect(line.state === 'rateMissing').toBe(isMissing);
          expect(line.difference === null).toBe(isMissing);
          expect(line.claim).toBeGreaterThanOrEqual(0);
          expect(line.claim).toBeLessThanOrEqual(line.expected ?? 0);
          if (line.budgetYear >= 2020) expect(line.claim).toBe(0);
          if (line.claim > 0) expect(line.claim).toBe((line.expected ?? 0) - (line.received ?? 0));
        }
      }),
    );
  });

  it('every line of the file has the same number of cells, and none that a spreadsheet would run', () => {
    fc.assert(
      fc.property(both, fc.string({ maxLength: 20 }), ([due, paid], owner) => {
        const lines = compareReceived(due, paid, 2020).map((line) => ({ ...line, owner }));
        const csv = forecastCsv(lines, 'nb');
        expect(csv.startsWith('\uFEFF')).toBe(true);
        const rows = cellsOf(csv.slice(1));
        expect(rows).toHaveLength(lines.length + 1);
        for (const row of rows) {
          expect(row).toHaveLength(8);
          expect(row[2]).not.toMatch(/^[=+@-]/);
        }
        for (const row of rows.slice(1)) expect(row[2]?.replace(/^'/, '')).toBe(owner.replace(/^'/, ''));
      }),
    );
  });
});

describe('teaching', () => {
  it('gives at most three years, none after the right has ended', () => {
    fc.assert(
      fc.property(date(2014, 2026), fc.option(date(2014, 2034)), fc.constantFrom('low', 'high'), (from, end, rate) => {
        const until = end !== null && end < from ? from : end;
        const years = norwegianYears({ rate, from, until }, builtInRates);
        expect(years.length).toBeGreaterThan(0);
        expect(years.length).toBeLessThanOrEqual(3);
        for (const one of years) {
          expect(one.amount === null).toBe(one.missing !== null);
          if (until !== null) expect(one.budgetYear).toBeLessThanOrEqual(Number(until.slice(0, 4)));
        }
      }),
    );
  });
});

/** A small reader of its own: quotes, semicolons, and lines ended by CR LF outside quotes. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < csv.length; index++) {
    const at = csv[index];
    if (quoted && at === '"' && csv[index + 1] === '"') {
      cell += '"';
      index++;
    } else if (at === '"') quoted = !quoted;
    else if (!quoted && at === ';') {
      row.push(cell);
      cell = '';
    } else if (!quoted && at === '\r' && csv[index + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      index++;
    } else cell += at;
  }
  return rows;
}
