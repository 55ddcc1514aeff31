import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scalar } from '#shared/forms/form.ts';
import { type Op, sameScalar } from '#shared/ops/op.ts';
import type { SqliteStore } from '../sqliteStore.ts';
import type { RecordRef } from '../store.ts';
import { inStreams, person, set, type TestFolder, takeIn, testFolder, testId, testPackage } from '../testing.ts';

let folder: TestFolder;
afterEach(() => folder.remove());

interface Step {
  readonly node: number;
  /** Takes in everything of this node first, so that what is written next has seen it. */
  readonly hears: number | undefined;
  readonly ref: RecordRef;
  readonly fields: Record<string, Scalar>;
}

const form = (n: number): RecordRef => ({ type: 'form', id: testId(20 + n), caseId: person(n).id });
const membership = (n: number): RecordRef => ({ type: 'membership', id: testId(30 + n), caseId: person(n).id });
const note = (n: number): RecordRef => ({ type: 'merge', id: testId(40 + n), caseId: person(n).id });

const change: fc.Arbitrary<Pick<Step, 'ref' | 'fields'>> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 2 }),
      fc.dictionary(fc.constantFrom('lastName', 'firstName', 'phone'), fc.constantFrom('Haile', 'Tesfay', null), {
        minKeys: 1,
      }),
    )
    .map(([n, fields]) => ({ ref: person(n), fields: { ...fields } })),
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom(true, null)).map(([n, $removed]) => ({
    ref: person(n),
    fields: { $removed },
  })),
  fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom('draft', 'completed'), fc.boolean())
    .map(([n, $state, isNew]) => ({
      ref: form(n),
      fields: { ...(isNew ? { $form: 'intakeMapping', $person: person(n).id } : {}), $state },
    })),
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom('self', 'spouse')).map(([n, relation]) => ({
    ref: membership(n),
    fields: { householdId: testId(50), personId: person(n).id, relation },
  })),
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom(true, null)).map(([n, $removed]) => ({
    ref: note(n),
    fields: { keep: person(1).id, absorb: person(2).id, $removed },
  })),
);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc
    .tuple(fc.nat(2), fc.option(fc.nat(2), { nil: undefined }), change)
    .map(([node, hears, made]) => ({ node, hears, ...made })),
  { minLength: 1, maxLength: 20 },
);

/** Ops of three installations that have heard of each other's now and then. */
function play(list: readonly Step[], run: string): Op[] {
  const nodes = [0, 1, 2].map((n) => folder.open(`${run}-node${n}.db`));
  for (const [minute, { node, hears, ref, fields }] of list.entries()) {
    const [writer, other] = [nodes[node], hears === undefined ? undefined : nodes[hears]];
    if (writer === undefined) throw new Error('a node was expected');
    if (other !== undefined && other !== writer) takeIn(writer, other.ops());
    set(writer, ref, fields, minute);
  }
  const all = new Map(
    nodes.flatMap((node) => node.ops()).map((op) => [JSON.stringify([op.stream, op.origin, op.seq]), op]),
  );
  return [...all.values()];
}

/** The ops in small packages, each of one origin's part of a stream, in an order that keeps only seq. */
function packages(ops: readonly Op[], order: readonly number[]): Op[][] {
  const lanes = [...Map.groupBy(ops, ({ stream, origin }) => JSON.stringify([stream, origin])).values()].map((lane) =>
    lane.toSorted((a, b) => a.seq - b.seq),
  );
  const made: Op[][] = [];
  for (let at = 0; lanes.length > 0; at += 1) {
    const pick = (order[at % order.length] ?? 0) + at;
    const lane = lanes[pick % lanes.length];
    made.push(lane?.splice(0, 1 + (pick % 3)) ?? []);
    for (let n = lanes.length - 1; n >= 0; n -= 1) if (lanes[n]?.length === 0) lanes.splice(n, 1);
  }
  return made;
}

const anyOrder = fc.array(fc.nat(1000), { minLength: 1, maxLength: 10 });

function expectRebuildsTheSame(store: SqliteStore): void {
  const digest = store.projectionDigest();
  store.rebuildProjections();
  expect(store.projectionDigest()).toBe(digest);
}

describe('importing', () => {
  it('gives the same tables whatever order packages come in and however often, as a rebuild does', () => {
    folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(steps, anyOrder, anyOrder, (list, first, second) => {
        run += 1;
        const ops = play(list, `order-${run}`);
        const [a, b] = [folder.open(`order-${run}-a.db`), folder.open(`order-${run}-b.db`)];
        for (const some of packages(ops, first)) takeIn(a, some);
        const shuffled = packages(ops, second);
        for (const [at, some] of shuffled.entries()) {
          takeIn(b, some);
          takeIn(b, shuffled[Math.floor(at / 2)] ?? []);
          expectRebuildsTheSame(b);
        }
        expect(b.projectionDigest()).toBe(a.projectionDigest());
        a.checkIntegrity();
      }),
      { numRuns: 5 },
    );
  });

  it('is undone without a trace, and can be done again', () => {
    folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(steps, anyOrder, (list, order) => {
        run += 1;
        const store = folder.open(`undo-${run}.db`);
        for (const some of packages(play(list, `undo-${run}`), order)) {
          const [digest, ops] = [store.projectionDigest(), store.ops()];
          const { n, added } = takeIn(store, some);
          expect(store.exchange.imports.undo(n, { user: 'user', at: '2026-03-01T00:00:00.000Z' })).toEqual({
            ok: true,
            value: { removedOps: added },
          });
          expect(store.projectionDigest()).toBe(digest);
          expect(store.ops()).toEqual(ops);
          expectRebuildsTheSame(store);
          expect(takeIn(store, some).added).toBe(added);
        }
        store.checkIntegrity();
      }),
      { numRuns: 5 },
    );
  });

  it('gives back what was erased, once it may come again', () => {
    folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(steps, fc.nat(), (list, choice) => {
        run += 1;
        const ops = play(list, `erase-${run}`);
        const store = folder.open(`erase-${run}.db`);
        takeIn(store, ops);
        const digest = store.projectionDigest();
        const streams = inStreams(ops).map(({ stream }) => stream);
        const erased = streams.filter((_, at) => (choice + at) % 2 === 0);
        const open = store.exchange.imports.begin();
        open.erase(erased);
        open.commit(testPackage('sender'));
        const isErased = ({ stream }: Op) =>
          erased.some(({ caseId, scope }) => caseId === stream.caseId && scope === stream.scope);
        expect(store.ops().filter(isErased)).toEqual([]);
        expect(store.ops()).toHaveLength(ops.filter((op) => !isErased(op)).length);
        expectRebuildsTheSame(store);
        takeIn(store, ops);
        expect(store.projectionDigest()).toBe(digest);
      }),
      { numRuns: 5 },
    );
  });

  it('does what its preview said, and the preview writes nothing', () => {
    folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(steps, anyOrder, (list, order) => {
        run += 1;
        const store = folder.open(`preview-${run}.db`);
        for (const some of packages(play(list, `preview-${run}`), order)) {
          const [incoming] = inStreams(some);
          if (incoming === undefined) continue;
          const before = fieldsOf(store, some);
          const digest = store.projectionDigest();
          const preview = store.exchange.imports.preview(incoming);
          if (!preview.ok) throw new Error(preview.error.code);
          expect(store.projectionDigest()).toBe(digest);
          expect(store.exchange.imports.preview(incoming)).toEqual(preview);
          takeIn(store, some);
          const after = fieldsOf(store, some);
          for (const [field, value] of after) {
            const told = preview.value.changes.find((told) => `${told.record.id} ${told.field}` === field);
            const was = before.get(field) ?? null;
            const isForm = told?.record.type === 'form' || field.startsWith(form(1).id) || field.startsWith(form(2).id);
            if (told !== undefined && told.kind !== 'notUnderstood' && !isForm) {
              expect([told.before, told.after]).toEqual([was, value]);
            }
            if (told === undefined && !isForm) expect(sameScalar(was, value)).toBe(true);
          }
        }
      }),
      { numRuns: 5 },
    );
  });
});

/** `record field` -> value, of the records that these ops speak of, removed ones too. */
function fieldsOf(store: SqliteStore, ops: readonly Op[]): Map<string, Scalar> {
  const ids = new Set(ops.map(({ record }) => record.id));
  const rows = (['person', 'form', 'membership', 'merge'] as const).flatMap((type) =>
    store.recordsOfType(type, { removedToo: true }),
  );
  const values = new Map<string, Scalar>();
  for (const { ref, fields } of rows) {
    if (!ids.has(ref.id)) continue;
    for (const { record, field } of ops) if (record.id === ref.id) values.set(`${ref.id} ${field}`, null);
    for (const [field, value] of Object.entries(fields)) values.set(`${ref.id} ${field}`, value);
  }
  return values;
}
