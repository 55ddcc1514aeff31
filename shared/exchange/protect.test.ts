import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProtectedTable, protectTable, type Shown } from './protect.ts';

const threshold = 5;

/** Few people and many zeros, as in small municipalities. */
const people = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
);
const tableOf = (rows: number, columns: number, cell: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
    .chain(([r, c]) => fc.array(fc.array(cell, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }));

/** What the reader of the table knows of a number that is not told. */
function allows(shown: Shown, value: number): boolean {
  if (shown === 'few') return value >= 1 && value < threshold;
  if (shown === 'hidden') return value === 0 || value >= threshold;
  return value === shown;
}

describe('protection of small numbers', () => {
  it('tells everything where nothing is small', () => {
    const { cells, rowTotals, columnTotals, grandTotal } = protectTable(
      [
        [10, 0, 7],
        [5, 12, 9],
      ],
      { threshold },
    );
    expect(cells).toEqual([
      [10, 0, 7],
      [5, 12, 9],
    ]);
    expect([rowTotals, columnTotals, grandTotal]).toEqual([[17, 26], [15, 12, 16], 43]);
  });

  it('hides a second number in the row and in the column of a small one', () => {
    const shown = protectTable(
      [
        [3, 10, 20],
        [8, 11, 30],
        [40, 50, 60],
      ],
      { threshold },
    );
    expect(shown.cells).toEqual([
      ['few', 'hidden', 20],
      ['hidden', 'hidden', 30],
      [40, 50, 60],
    ]);
    expect(shown.columnTotals).toEqual([51, 71, 110]);
    expect(shown.notInTotals).toEqual([]);
  });

  it('two small numbers that fill their row are not both told by its total', () => {
    // 1 + 1 = 2 would tell both: a row of so few is not told at all.
    const shown = protectTable(
      [
        [1, 1, 0],
        [20, 30, 40],
      ],
      { threshold },
    );
    expect(shown.cells[0]).toEqual(['hidden', 'hidden', 'hidden']);
    expect(shown.rowTotals).toEqual(['few', 90]);
    expect(shown.columnTotals).toEqual([20, 30, 40]);
    expect(shown.notInTotals).toEqual([0]);
  });

  it('a row whose total another table must not tell is not told here', () => {
    const shown = protectTable([[10], [20]], { threshold, untoldRows: [0] });
    expect(shown.cells).toEqual([['hidden'], [20]]);
    expect(shown.rowTotals).toEqual(['hidden', 20]);
    expect(shown.grandTotal).toBe(20);
  });

  it('a column that another table tells stays, or its whole row goes', () => {
    const shown = protectTable(
      [
        [2, 30, 6],
        [9, 40, 6],
        [8, 3, 10],
      ],
      { threshold, toldColumns: [0] },
    );
    expect(shown.notInTotals).toContain(0);
    expect(shown.cells[1]?.[0]).toBe(9);
    expect(shown.columnTotals[0]).not.toBe('hidden');
  });

  it('a threshold under which a mark would be a number is refused', () => {
    expect(() => protectTable([[1]], { threshold: 2 })).toThrow();
  });

  it('tells no number of 1 to 4, and what it tells is true', () => {
    fc.assert(
      fc.property(tableOf(9, 7, people), (table) => {
        const shown = protectTable(table, { threshold });
        const inTotals = table.filter((_, row) => !shown.notInTotals.includes(row));
        const truth: [Shown, number][] = [
          ...table.flatMap((row, r) => row.map((value, c): [Shown, number] => [shown.cells[r]?.[c] ?? 0, value])),
          ...table.map((row, r): [Shown, number] => [shown.rowTotals[r] ?? 0, total(row)]),
          ...shown.columnTotals.map((mark, c): [Shown, number] => [mark, total(inTotals.map((row) => row[c] ?? 0))]),
        ];
        for (const [mark, value] of truth) {
          if (typeof mark === 'number') expect([mark, mark > 0 && mark < threshold]).toEqual([value, false]);
        }
        if (inTotals.length > 0) expect(shown.grandTotal).toBe(total(inTotals.map(total)));
      }),
      { numRuns: 200 },
    );
  });

  it('no number that is not told can be worked out: every one of them has two answers (every table is tried)', () => {
    fc.assert(
      fc.property(tableOf(3, 3, fc.integer({ min: 0, max: 8 })), (table) => {
        const shown = protectTable(table, { threshold });
        for (const answers of answersOf(shown)) expect(answers.size).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });

  it('nor in a large table: no untold number follows from the sums', () => {
    fc.assert(
      fc.property(tableOf(9, 7, people), (table) => {
        expect(derivable(protectTable(table, { threshold }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the checks themselves find what a row and a column give away', () => {
    const leaking: ProtectedTable = {
      cells: [
        ['few', 7],
        [6, 9],
      ],
      rowTotals: [10, 15],
      columnTotals: [9, 16],
      grandTotal: 25,
      notInTotals: [],
    };
    expect(derivable(leaking)).toEqual([0]);
    expect([...answersOf(leaking)].map((answers) => [...answers])).toEqual([[3]]);
  });
});

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** For each untold number of the rows that count: every value that it has in some table which would look the same. */
function answersOf(shown: ProtectedTable): Set<number>[] {
  const rows = shown.cells.flatMap((marks, row) => {
    const sum = shown.rowTotals[row];
    return shown.notInTotals.includes(row) || typeof sum !== 'number' ? [] : [{ marks, sum }];
  });
  const columns = shown.columnTotals.length;
  // Sums of no row are about nobody.
  if (rows.length === 0) return [];
  const answers = new Map<string, Set<number>>();
  const note = (key: string, value: number) => answers.set(key, (answers.get(key) ?? new Set()).add(value));
  const place = (row: number, built: readonly (readonly number[])[]): void => {
    const line = rows[row];
    if (line === undefined) {
      const sums = Array.from({ length: columns }, (_, c) => total(built.map((values) => values[c] ?? 0)));
      if (!sums.every((sum, c) => allows(shown.columnTotals[c] ?? 0, sum))) return;
      for (const [r, values] of built.entries()) {
        for (const [c, value] of values.entries()) {
          if (typeof rows[r]?.marks[c] === 'string') note(`${r} ${c}`, value);
        }
      }
      for (const [c, sum] of sums.entries()) if (typeof shown.columnTotals[c] === 'string') note(`total ${c}`, sum);
      return;
    }
    for (const values of linesOf(line.marks, line.sum)) place(row + 1, [...built, values]);
  };
  place(0, []);
  return [...answers.values()];
}

function* linesOf(marks: readonly Shown[], left: number): Generator<number[]> {
  const [first, ...rest] = marks;
  if (first === undefined) {
    if (left === 0) yield [];
    return;
  }
  for (let value = 0; value <= left; value += 1) {
    if (!allows(first, value)) continue;
    for (const others of linesOf(rest, left - value)) yield [value, ...others];
  }
}

/** Untold numbers that the sums alone fix: those that no solution of the homogeneous equations moves (exact, in fractions of a prime). */
function derivable(shown: ProtectedTable): number[] {
  const unknown = new Map<string, number>();
  const at = (key: string) => unknown.set(key, unknown.get(key) ?? unknown.size).get(key) ?? 0;
  const rows = shown.cells.flatMap((marks, row) => (shown.notInTotals.includes(row) ? [] : [{ marks, row }]));
  if (rows.length === 0) return [];
  const equations: Map<number, number>[] = [];
  for (const { marks, row } of rows) {
    equations.push(new Map(marks.flatMap((mark, c) => (typeof mark === 'string' ? [[at(`${row} ${c}`), 1]] : []))));
  }
  for (const [c, mark] of shown.columnTotals.entries()) {
    const terms = rows.flatMap(({ marks, row }): [number, number][] =>
      typeof marks[c] === 'string' ? [[at(`${row} ${c}`), 1]] : [],
    );
    if (typeof mark === 'string') terms.push([at(`total ${c}`), -1]);
    equations.push(new Map(terms));
  }
  return fixedBy(equations, unknown.size);
}

const prime = 1_000_003;
const mod = (value: number) => ((value % prime) + prime) % prime;
function inverse(value: number): number {
  let [result, base, power] = [1, mod(value), prime - 2];
  while (power > 0) {
    if (power % 2 === 1) result = mod(result * base);
    base = mod(base * base);
    power = Math.floor(power / 2);
  }
  return result;
}

/** Unknowns alone in a line of the reduced form. */
function fixedBy(equations: readonly Map<number, number>[], unknowns: number): number[] {
  const lines = equations.map((terms) => Array.from({ length: unknowns }, (_, n) => mod(terms.get(n) ?? 0)));
  let done = 0;
  for (let n = 0; n < unknowns && done < lines.length; n += 1) {
    const pivot = lines.findIndex((line, index) => index >= done && line[n] !== 0);
    const [found, here] = [lines[pivot], lines[done]];
    if (found === undefined || here === undefined) continue;
    lines[pivot] = here;
    const scale = inverse(found[n] ?? 0);
    const scaled = found.map((value) => mod(value * scale));
    lines[done] = scaled;
    for (const [index, line] of lines.entries()) {
      const factor = line[n] ?? 0;
      if (index !== done && factor !== 0) {
        lines[index] = line.map((value, k) => mod(value - factor * (scaled[k] ?? 0)));
      }
    }
    done += 1;
  }
  return lines.flatMap((line) => {
    const terms = line.flatMap((value, n) => (value === 0 ? [] : [n]));
    return terms.length === 1 ? terms : [];
  });
}
