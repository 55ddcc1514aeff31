import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EstablishmentInput, establishmentGrant } from '../grants/establishmentGrant.ts';
import { kroner } from '../money/ore.ts';
import { builtInRates } from '../rates/builtIn.ts';
import { type RateSet, rateSetAt } from '../rates/rateSet.ts';
import {
  type FrozenDecision,
  freezeDecision,
  type GrantedAssessment,
  readFrozenDecision,
  recomputesExactly,
  sameDecision,
} from './frozenDecision.ts';

const settlementDate = '2018-03-01';

const dateBetween = (from: string, until: string) =>
  fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(until) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

const anyInput: fc.Arbitrary<EstablishmentInput> = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      birthDate: dateBetween('1940-01-01', '2018-03-01'),
      livesAs: fc.constantFrom('single', 'couple', 'sharing'),
      came: fc.constantFrom('settled', 'familyImmigration', 'bornAfterSettlement'),
      joined: dateBetween('2018-03-01', '2025-01-01'),
      residentSettled: fc.option(dateBetween('2016-01-01', '2018-03-01')),
    }),
    { selector: ({ id }) => id, maxLength: 9 },
  )
  .map((members) => ({ settlementDate, members, purchases: [], asOf: '2026-01-01' }));

/** Some of the lines assessed: granted with a sum where the guidelines have none, granted plainly, or refused. */
const anyCase = anyInput.chain((input) => {
  const lines = statementOf(input).lines;
  return fc
    .array(
      fc.record({
        granted: fc.boolean(),
        ceiling: fc.option(fc.integer({ min: 1, max: kroner(20_000) })),
        until: fc.option(dateBetween('2020-01-01', '2023-01-01')),
        reason: fc.string({ minLength: 1 }),
      }),
      { minLength: lines.length, maxLength: lines.length },
    )
    .map((answers) => ({
      input,
      assessments: lines.flatMap((line, index): GrantedAssessment[] => {
        const answer = answers[index];
        if (answer === undefined || !line.needsAssessment) return [];
        return [{ lineId: line.id, ...answer, ceiling: line.ceiling === null ? answer.ceiling : null }];
      }),
    }));
});

function statementOf(input: EstablishmentInput, rates: readonly RateSet[] = builtInRates) {
  const statement = establishmentGrant(input, rates);
  if (!statement.ok) throw new Error('missing rate');
  return statement.value;
}

function frozen(input: EstablishmentInput, assessments: readonly GrantedAssessment[]): FrozenDecision {
  const decision = freezeDecision(input, {}, assessments, builtInRates);
  if (!decision.ok) throw new Error('missing rate');
  return decision.value;
}

describe('a decision as it is kept', () => {
  it('recomputes exactly from its own words alone, as it was read back', () => {
    fc.assert(
      fc.property(anyCase, ({ input, assessments }) => {
        const kept = readFrozenDecision(JSON.stringify(frozen(input, assessments)));
        expect(kept).toBeDefined();
        expect(kept && recomputesExactly(kept)).toBe(true);
      }),
    );
  });

  it('gives no line more than its ceiling, the total is the sum of the lines, and each sum names its rate set', () => {
    const set = rateSetAt(builtInRates, 'establishment', settlementDate);
    const ceilings = new Set(set.ok ? Object.values(set.value.values) : []);
    fc.assert(
      fc.property(anyCase, ({ input, assessments }) => {
        const { lines, total, rates } = frozen(input, assessments);
        const ceilingOf = new Map(statementOf(input).lines.map(({ id, ceiling }) => [id, ceiling]));
        for (const line of lines) {
          const ceiling = ceilingOf.get(line.id) ?? null;
          const own = assessments.find(({ lineId }) => lineId === line.id)?.ceiling ?? null;
          expect(line.ceiling).toBe(ceiling ?? own);
          if (ceiling !== null) {
            expect(ceilings).toContain(ceiling);
            expect(rates.map(({ id }) => id)).toContain(line.rateSetId);
          }
        }
        expect(total).toBe(lines.reduce((sum, { ceiling }) => sum + (ceiling ?? 0), 0));
      }),
    );
  });

  it('grants nothing that had to be assessed and was not, or that was refused', () => {
    fc.assert(
      fc.property(anyCase, ({ input, assessments }) => {
        const needs = new Map(statementOf(input).lines.map(({ id, needsAssessment }) => [id, needsAssessment]));
        for (const { id } of frozen(input, assessments).lines) {
          const granted = assessments.find(({ lineId }) => lineId === id)?.granted === true;
          expect(needs.get(id) === true && !granted).toBe(false);
        }
      }),
    );
  });

  it('is another where one øre is, and is found not to be exact', () => {
    fc.assert(
      fc.property(anyCase, ({ input, assessments }) => {
        const decision = frozen(input, assessments);
        fc.pre(decision.lines.some(({ ceiling, rateSetId }) => ceiling !== null && rateSetId !== null));
        const index = decision.lines.findIndex(({ ceiling, rateSetId }) => ceiling !== null && rateSetId !== null);
        const lines = decision.lines.map((line, at) =>
          at === index ? { ...line, ceiling: (line.ceiling ?? 0) + 1 } : line,
        );
        const forged = { ...decision, lines, total: decision.total + 1 };
        expect(recomputesExactly(forged)).toBe(false);
        expect(sameDecision(forged, decision)).toBe(false);
      }),
    );
  });

  it('that cannot be read is not guessed at', () => {
    expect(readFrozenDecision('{}')).toBeUndefined();
    expect(readFrozenDecision('ikke json')).toBeUndefined();
  });
});
