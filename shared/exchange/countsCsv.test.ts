import { describe, expect, it } from 'vitest';
import { type CountedPerson, type Counts, countOnce, tallyOf } from './counts.ts';
import { countsCsv } from './countsCsv.ts';
import { countsTables, protectCounts } from './countsTables.ts';

const today = '2026-06-01';
const settled: CountedPerson = {
  status: 'settled',
  settlementDate: '2025-03-01',
  settlementWay: 'imdiAgreement',
  permit: 'asylum',
  birthDate: '1990-04-12',
  intake: true,
  programme: true,
  practice: false,
  overdue: false,
};
const many = (number: number, more: Partial<CountedPerson> = {}) => Array(number).fill({ ...settled, ...more });

const of = (municipality: Counts['municipality'], people: CountedPerson[]): Counts => ({
  format: 1,
  municipality,
  countedAt: '2026-05-31T22:30:00.000Z',
  tally: tallyOf(people, today),
  underway: 0,
  takenOver: [],
  grants: [],
  placements: 0,
  deadlines: { contractUnsigned: 0, contractNotClosed: 0, impairmentApplication: 0 },
});
const dovre = of('3431', [...many(12), ...many(2, { permit: 'other' }), ...many(3, { intake: false })]);
const lesja = of('3432', [...many(20), ...many(9, { permit: 'other' }), ...many(7, { intake: false })]);
const lom = of('3434', many(3));
const csv = (language: 'nb' | 'nn' = 'nb') =>
  countsCsv(
    countsTables({
      counted: countOnce([dovre, lesja, lom]),
      countedOn: new Map([dovre, lesja, lom].map(({ municipality }) => [municipality, '2026-06-01'])),
      threshold: 5,
      today,
      language,
    }),
  );
const tableIn = (file: string, title: string): string[] => {
  const lines = file.split('\r\n');
  const start = lines.indexOf(title);
  return lines.slice(start + 1, lines.findIndex((line, index) => index > start && line === '') >>> 0);
};

describe('the file of totals', () => {
  it('says which numbers are not told, who is missing, and when each was counted', () => {
    const lines = csv().split('\r\n');
    expect(lines.slice(0, 5)).toEqual([
      '\uFEFFBosetting og inkludering, tall fra kommunene',
      'Laget 01.06.2026',
      '<5 = færre enn dette, men ikke null',
      ': = vises ikke, fordi et lite tall ellers kan regnes ut',
      'Har ikke sendt tall: Skjåk, Vågå, Nord-Fron, Sel, Sør-Fron, Ringebu',
    ]);
    expect(tableIn(csv(), 'Bosatte etter oppholdsgrunnlag')).toEqual([
      'Kommune;Humanitært grunnlag;Asyl;Annet;Ikke registrert;Sum;Talt',
      'Dovre;0;:;<5;0;17;01.06.2026',
      'Lesja;0;:;:;0;36;01.06.2026',
      'Skjåk;mangler;mangler;mangler;mangler;mangler;',
      // So few that nothing of them is told, and nothing of the sums gives them away.
      'Lom;:;:;:;:;<5;01.06.2026',
      'Vågå;mangler;mangler;mangler;mangler;mangler;',
      'Nord-Fron;mangler;mangler;mangler;mangler;mangler;',
      'Sel;mangler;mangler;mangler;mangler;mangler;',
      'Sør-Fron;mangler;mangler;mangler;mangler;mangler;',
      'Ringebu;mangler;mangler;mangler;mangler;mangler;',
      'Sum;0;42;11;0;53;',
      'Ikke med i summen, fordi tallene er for små: Lom',
    ]);
  });

  it('is in nynorsk too, and a missing municipality is never zero', () => {
    expect(csv('nn')).toContain('Har ikkje sendt tal: Skjåk');
    expect(csv('nn')).not.toContain('Vågå;0');
  });

  it('holds no table that gives another away', () => {
    for (const words of ['Barn under 18', 'Bosatte barn og voksne', 'kr', 'tilskudd'])
      expect(csv()).not.toContain(words);
  });

  it('the settled of the first table are the sums of the others, told in all or in none', () => {
    const [status, ...others] = protectCounts(countOnce([dovre, lesja, lom]), 5);
    const settledColumn = status?.categories.indexOf('settled') ?? -1;
    for (const { table } of others) {
      for (const [row, total] of table.rowTotals.entries()) {
        const first = status?.table.cells[row]?.[settledColumn];
        expect(typeof total).toBe(typeof first);
      }
    }
  });
});
