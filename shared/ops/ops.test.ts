import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../forms/form.ts';
import { compareHlc, decodeHlc, encodeHlc, hlcZero, maxAdvanceMilliseconds, receive, tick } from './hlc.ts';
import { laterId, recordId } from './id.ts';
import {
  conflictsOf,
  fold,
  headsOf,
  isConflict,
  type MergeOp,
  newestFirst,
  removedField,
  stateOfHeads,
} from './merge.ts';
import { canonicalOp, type Op, opRef, parseOpRef, sameScalar } from './op.ts';

const ids = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01BX5ZZKBKACTAV9WEVGEMMVRZ'];

/** Three installations writing in two records, each op seeing a random part of the heads of its field. */
const history: fc.Arbitrary<Op[]> = fc
  .array(
    fc.record({
      origin: fc.constantFrom('A', 'B', 'C'),
      record: fc.constantFrom(...ids),
      field: fc.constantFrom('lastName', 'firstName', '$removed'),
      value: fc.constantFrom<Scalar>(null, 'x', 'y', true, ['a', 'b'], ['a']),
      seesAll: fc.boolean(),
      seen: fc.array(fc.nat(), { maxLength: 3 }),
      advance: fc.nat(2),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    const ops: Op[] = [];
    const clocks = new Map<string, string>();
    for (const step of steps) {
      const stream = { caseId: step.record, scope: 'identity' } as const;
      const seq = ops.filter((op) => op.origin === step.origin && op.stream.caseId === step.record).length + 1;
      // A removal may name ops of the record's other fields; they stay heads of those.
      const isRemoval = step.field === removedField && step.value === true;
      const earlier = ops.filter((op) => op.record.id === step.record && (isRemoval || op.field === step.field));
      const basis = step.seesAll
        ? [...Map.groupBy(earlier, ({ field }) => field).values()].flatMap((ofField) => headsOf(ofField))
        : step.seen.flatMap((at) => earlier[at % (earlier.length || 1)] ?? []);
      const hlc = tick(clocks.get(step.origin) ?? hlcZero, step.advance);
      clocks.set(step.origin, hlc);
      ops.push({
        stream,
        origin: step.origin,
        seq,
        record: { type: 'person', id: step.record },
        field: step.field,
        value: step.value,
        basis: [...new Set(basis.map(opRef))].sort(),
        hlc,
        author: 'u',
        at: '2026-01-01T00:00:00.000Z',
      });
    }
    return ops;
  });

const twoHalves = history.chain((ops) =>
  fc.tuple(
    fc.constant(ops),
    fc.shuffledSubarray(ops, { minLength: ops.length, maxLength: ops.length }),
    fc.array(fc.boolean(), { minLength: ops.length, maxLength: ops.length }),
  ),
);

describe('merging ops', () => {
  it('is commutative: any order of arrival gives the same state', () => {
    fc.assert(
      fc.property(twoHalves, ([ops, shuffled]) => {
        expect(plain(fold(shuffled))).toEqual(plain(fold(ops)));
      }),
    );
  });

  it('is associative and idempotent: sets can be united in any grouping, and as often as one likes', () => {
    fc.assert(
      fc.property(twoHalves, ([ops, shuffled, mask]) => {
        const left = shuffled.filter((_, at) => mask[at]);
        const right = shuffled.filter((_, at) => !mask[at]);
        expect(plain(fold([...left, ...right, ...left, ...shuffled]))).toEqual(plain(fold(ops)));
      }),
    );
  });

  it('can be done op by op from the heads alone, when each comes after what it saw', () => {
    fc.assert(
      fc.property(history, (ops) => {
        const heads = new Map<string, MergeOp[]>();
        for (const op of ops) {
          const key = `${op.record.id} ${op.field}`;
          const left = (heads.get(key) ?? []).filter((head) => !op.basis.includes(opRef(head)));
          heads.set(key, [...left, op].sort(newestFirst));
        }
        for (const [record, fields] of fold(ops)) {
          for (const [field, state] of fields) {
            expect(stateOfHeads(heads.get(`${record} ${field}`) ?? [])).toEqual(state);
          }
        }
      }),
    );
  });

  it('finds the same conflicts in any order, from the heads alone, and only where the policy is to ask', () => {
    fc.assert(
      fc.property(twoHalves, ([ops, shuffled, mask]) => {
        const again = [...shuffled, ...ops.filter((_, at) => mask[at])];
        for (const id of ids) {
          const conflicts = refs(conflictsOf(headsByField(ops, id), () => true));
          expect(refs(conflictsOf(headsByField(again, id), () => true))).toEqual(conflicts);
          const left = refs(conflictsOf(headsByField(ops, id), (field) => field === removedField));
          expect(left).toEqual(conflicts.filter(([field]) => field === removedField));
          for (const [field, state] of fold(ops).get(id) ?? []) {
            const isListed = conflicts.some(([listed]) => listed === field);
            if (field === removedField) expect(isListed || !isConflict(state)).toBe(true);
            else expect(isListed).toBe(isConflict(state));
          }
        }
      }),
    );
  });

  it('has no conflict left once somebody who has seen everything goes on with the removal, or takes it back', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(true, null), (ops, value) => {
        for (const id of ids) {
          const heads = headsByField(ops, id);
          const basis = [...heads].flatMap(([field, list]) => (value === true || field === removedField ? list : []));
          const settled: Op = {
            ...op('D', 1, value, 2 ** 40),
            stream: { caseId: id, scope: 'identity' },
            record: { type: 'person', id },
            field: removedField,
            basis: basis.map(opRef),
          };
          const after = conflictsOf(headsByField([...ops, settled], id), (field) => field === removedField);
          expect(refs(after)).toEqual([]);
        }
      }),
    );
  });

  it('makes a removal that had not seen an edit a conflict of the record', () => {
    const edit = op('B', 1, 'Jensen', 6);
    const removal = { ...op('A', 1, true, 5), field: removedField };
    const conflicts = (...of: Op[]) => refs(conflictsOf(headsByField(of, ids[0] ?? ''), () => true));
    expect(conflicts(edit, removal)).toEqual([[removedField, [opRef(edit), opRef(removal)]]]);
    expect(conflicts(edit, { ...removal, basis: [opRef(edit)] })).toEqual([]);
    // What the one who removed it wrote, before or after, is no news to that one.
    expect(conflicts({ ...edit, origin: 'A', seq: 2 }, removal)).toEqual([]);
    // Another stream is not named: there the newer one counts.
    const elsewhere = { ...edit, stream: { ...edit.stream, scope: 'family' as const } };
    expect(conflicts(elsewhere, removal)).toHaveLength(1);
    expect(conflicts({ ...elsewhere, hlc: encodeHlc({ milliseconds: 4, counter: 0 }) }, removal)).toEqual([]);
  });

  it('shows the newest of concurrent values and calls it a conflict only when they differ', () => {
    const [a, b] = [op('A', 1, 'Hansen', 5), op('B', 1, 'Jensen', 6)];
    const state = stateOfHeads(headsOf([a, b]));
    expect(state).toEqual({ value: 'Jensen', heads: [opRef(b), opRef(a)], values: ['Jensen', 'Hansen'] });
    expect(isConflict(state)).toBe(true);
    expect(isConflict(stateOfHeads(headsOf([a, op('B', 1, 'Hansen', 6)])))).toBe(false);
  });

  it('settles a conflict by an op that has seen all its heads', () => {
    const [a, b] = [op('A', 1, 'Hansen', 5), op('B', 1, 'Jensen', 6)];
    const settled = { ...op('A', 2, 'Hansen', 7), basis: [opRef(a), opRef(b)] };
    expect(stateOfHeads(headsOf([b, settled, a]))).toEqual({
      value: 'Hansen',
      heads: [opRef(settled)],
      values: ['Hansen'],
    });
  });

  it('makes a removal that meets a restoration a conflict', () => {
    const removed = { ...op('A', 1, true, 5), field: '$removed' };
    const restored = { ...op('B', 1, null, 6), field: '$removed' };
    expect(isConflict(stateOfHeads(headsOf([removed, restored])))).toBe(true);
  });
});

describe('op refs and encoding', () => {
  it('reads back the ref that it writes, and nothing else', () => {
    const one = op('A', 12, 'x', 1);
    expect(parseOpRef(opRef(one))).toEqual({ caseId: ids[0], scope: 'identity', origin: 'A', seq: 12 });
    for (const text of ['', 'a/b/c', 'a/b/c/0', 'a/b/c/01', 'a/b/c/1/2', 'a//c/1', 'a/b/c/-1']) {
      expect(parseOpRef(text)).toBeUndefined();
    }
  });

  it('encodes an op the same whatever order its basis was written in', () => {
    const one = { ...op('A', 1, 'x', 1), basis: ['a/b/c/1', 'a/b/c/2'] };
    expect(canonicalOp({ ...one, basis: ['a/b/c/2', 'a/b/c/1'] })).toBe(canonicalOp(one));
    expect(canonicalOp({ ...one, value: 'y' })).not.toBe(canonicalOp(one));
  });

  it('compares lists item by item', () => {
    expect(sameScalar(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(sameScalar(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameScalar(['a'], 'a')).toBe(false);
    expect(sameScalar(null, null)).toBe(true);
    expect(sameScalar(0, false)).toBe(false);
  });
});

describe('hybrid logical clock', () => {
  const clock = fc.record({ milliseconds: fc.nat(2 ** 31 - 1), counter: fc.nat(65_535) });

  it('orders as text the way it orders as time', () => {
    fc.assert(
      fc.property(clock, clock, (a, b) => {
        const byTime = Math.sign(a.milliseconds - b.milliseconds || a.counter - b.counter);
        expect(compareHlc(encodeHlc(a), encodeHlc(b))).toBe(byTime);
        expect(decodeHlc(encodeHlc(a))).toEqual(a);
      }),
    );
  });

  it('only ever goes forward, and not past the wall clock by more than its counter needs', () => {
    fc.assert(
      fc.property(clock, fc.nat(2 ** 31 - 1), (last, now) => {
        const next = tick(encodeHlc(last), now);
        expect(compareHlc(next, encodeHlc(last))).toBe(1);
        expect(decodeHlc(next)?.milliseconds).toBeLessThanOrEqual(Math.max(now, last.milliseconds + 1));
      }),
    );
  });

  it('is moved at most 24 hours ahead by another installation, and never back', () => {
    const now = Date.UTC(2026, 4, 1);
    const ours = encodeHlc({ milliseconds: now, counter: 3 });
    const at = (milliseconds: number) => encodeHlc({ milliseconds, counter: 0 });
    expect(receive(ours, at(now - 1), now)).toBe(ours);
    expect(receive(ours, at(now + 1000), now)).toBe(at(now + 1000));
    const far = receive(ours, at(now + 365 * maxAdvanceMilliseconds), now);
    expect(decodeHlc(far)?.milliseconds).toBe(now + maxAdvanceMilliseconds);
  });

  it('carries a full counter over to the next millisecond', () => {
    const full = encodeHlc({ milliseconds: 10, counter: 65_535 });
    expect(decodeHlc(tick(full, 5))).toEqual({ milliseconds: 11, counter: 0 });
  });

  it('refuses what is not a clock value', () => {
    expect(() => encodeHlc({ milliseconds: -1, counter: 0 })).toThrow(RangeError);
    expect(() => encodeHlc({ milliseconds: 1, counter: 65_536 })).toThrow(RangeError);
    expect(() => tick('soon', 1)).toThrow(RangeError);
    expect(decodeHlc('000000000000000G')).toBeUndefined();
  });
});

describe('record ids', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

  it('are 26 characters of Crockford base32 that sort by time', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), bytes, bytes, (a, b, x, y) => {
        const [first, second] = [recordId(a * 1000, () => x), recordId(b * 1000, () => y)];
        expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
        if (a !== b) expect(first < second).toBe(a < b);
      }),
    );
  });

  it('hold every random bit', () => {
    const id = (random: number[]) => recordId(0, () => Uint8Array.from(random));
    expect(id([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('0'.repeat(26));
    expect(id(Array(10).fill(255))).toBe(`${'0'.repeat(10)}${'Z'.repeat(16)}`);
    expect(id([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toBe(`${'0'.repeat(25)}1`);
    expect(id([0, 0, 0, 0, 1, 0, 0, 0, 0, 0])).toBe(`${'0'.repeat(17)}1${'0'.repeat(8)}`);
  });

  it('follow one another where they must, whatever the clock says', () => {
    const time = fc.nat(2 ** 31 - 1);
    fc.assert(
      fc.property(time, time, bytes, bytes, (a, b, x, y) => {
        const [id, other] = [recordId(a, () => x), recordId(b, () => y)];
        const later = laterId(id, other);
        expect(later > other).toBe(true);
        expect(later).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
        expect(later.slice(10)).toBe(id.slice(10));
        if (a > b) expect(later).toBe(id);
      }),
    );
  });

  it('refuse a clock or randomness that cannot be', () => {
    expect(() => recordId(-1, () => new Uint8Array(10))).toThrow(RangeError);
    expect(() => recordId(1, () => new Uint8Array(9))).toThrow(RangeError);
  });
});

function op(origin: string, seq: number, value: Scalar, milliseconds: number): Op {
  return {
    stream: { caseId: ids[0] ?? '', scope: 'identity' },
    origin,
    seq,
    record: { type: 'person', id: ids[0] ?? '' },
    field: 'lastName',
    value,
    basis: [],
    hlc: encodeHlc({ milliseconds, counter: 0 }),
    author: 'u',
    at: '2026-01-01T00:00:00.000Z',
  };
}

function plain(state: ReturnType<typeof fold>) {
  return Object.fromEntries([...state].map(([id, fields]) => [id, Object.fromEntries(fields)]));
}

function headsByField(ops: readonly Op[], record: string): Map<string, Op[]> {
  const fields = Map.groupBy(
    ops.filter((op) => op.record.id === record),
    (op) => op.field,
  );
  return new Map([...fields].map(([field, list]) => [field, headsOf(list)]));
}

function refs(conflicts: ReadonlyMap<string, readonly Op[]>): [string, string[]][] {
  return [...conflicts]
    .map(([field, heads]): [string, string[]] => [field, heads.map(opRef)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
