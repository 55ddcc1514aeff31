import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scalar } from '#shared/forms/form.ts';
import type { SqliteStore } from './sqliteStore.ts';
import type { RecordRef } from './store.ts';
import { person, set, type TestFolder, takeIn, testFolder, testId } from './testing.ts';

let folder: TestFolder;
afterEach(() => folder.remove());

interface Step {
  readonly store: number;
  readonly ref: RecordRef;
  readonly fields: Record<string, Scalar>;
}

const anyPerson = fc.integer({ min: 1, max: 4 });
const removed = fc.option(fc.constantFrom(true, false, null), { nil: undefined });
const defined = (fields: Record<string, Scalar | undefined>): Record<string, Scalar> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Scalar] => entry[1] !== undefined));
const maybe = <T extends Scalar>(...values: T[]) =>
  fc.option(fc.constantFrom<T | null>(null, ...values), { nil: undefined });

const work: fc.Arbitrary<{ ref: RecordRef; fields: Record<string, Scalar> }> = fc.oneof(
  fc
    .tuple(
      anyPerson,
      fc.record({
        lastName: maybe('Haile', 'Tesfay', 'Åsen Øye'),
        nativeName: maybe('Олена', 'محمد'),
        nationalId: maybe('17912099997', '57912075186'),
        municipality: maybe('3434', '3437'),
        status: maybe('settled', 'expected'),
        settlementDate: maybe('2025-05-01'),
        $removed: removed,
      }),
    )
    .map(([n, fields]) => ({ ref: person(n), fields: defined(fields) })),
  fc.tuple(fc.integer({ min: 10, max: 12 }), anyPerson, anyPerson, removed).map(([n, keep, absorb, $removed]) => ({
    ref: { type: 'merge', id: testId(n), caseId: testId(90) } as const,
    fields: defined({ keep: person(keep).id, absorb: person(absorb).id, $removed }),
  })),
  fc
    .tuple(fc.integer({ min: 20, max: 22 }), anyPerson, fc.constantFrom('draft', 'completed', 'discarded'), removed)
    .map(([n, of, $state, $removed]) => ({
      ref: { type: 'form', id: testId(n), caseId: testId(91) } as const,
      fields: defined({ $form: 'intakeMapping', $person: person(of).id, $version: 1, $state, $removed }),
    })),
  fc
    .tuple(fc.integer({ min: 30, max: 32 }), anyPerson, maybe('2026-01-01'), removed)
    .map(([n, of, until, $removed]) => ({
      ref: { type: 'membership', id: testId(n), caseId: testId(92) } as const,
      fields: defined({ householdId: testId(40), personId: person(of).id, until, $removed }),
    })),
);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.nat(1), work).map(([store, { ref, fields }]) => ({ store, ref, fields })),
  { minLength: 1, maxLength: 25 },
);

describe('projections are a function of the ops', () => {
  it('rebuilt from the ops they are the same tables, after any work', () => {
    folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(steps, (list) => {
        run += 1;
        const store = folder.open(`rebuild-${run}.db`);
        for (const [minute, { ref, fields }] of list.entries()) set(store, ref, fields, minute);
        expectRebuildsTheSame(store);
      }),
      { numRuns: 25 },
    );
  });

  it('two installations that have exchanged their ops, have the same tables', () => {
    folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(steps, (list) => {
        run += 1;
        const stores = [folder.open(`a-${run}.db`), folder.open(`b-${run}.db`)] as const;
        for (const [minute, { store, ref, fields }] of list.entries()) set(stores[store ? 1 : 0], ref, fields, minute);
        const [ofA, ofB] = [stores[0].ops(), stores[1].ops()];
        takeIn(stores[0], ofB);
        takeIn(stores[1], ofA);
        expect(stores[0].projectionDigest()).toBe(stores[1].projectionDigest());
        expectRebuildsTheSame(stores[0]);
      }),
      { numRuns: 20 },
    );
  });
});

function expectRebuildsTheSame(store: SqliteStore): void {
  const digest = store.projectionDigest();
  store.rebuildProjections();
  expect(store.projectionDigest()).toBe(digest);
  store.checkIntegrity();
}
