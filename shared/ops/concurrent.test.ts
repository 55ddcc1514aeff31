import { describe, expect, it } from 'vitest';
import { concurrentRefs } from './concurrent.ts';
import { opRef } from './op.ts';

const stream = { caseId: 'case', scope: 'identity' } as const;
const op = (origin: string, seq: number, basis: readonly { origin: string; seq: number }[] = [], field = 'phone') => ({
  origin,
  seq,
  ref: opRef({ stream, origin, seq }),
  field,
  basis: basis.map((each) => opRef({ stream, ...each })),
});

describe('ops that were written at the same time', () => {
  const first = op('A', 1);
  const mine = op('A', 2, [first]);
  const theirs = op('B', 1, [first]);

  it('are not there where each had seen the one before', () => {
    expect(concurrentRefs([first, mine, op('B', 1, [mine])])).toEqual(new Set());
    expect(concurrentRefs([first, op('A', 2, [], 'address')])).toEqual(new Set());
  });

  it('are those that had not seen each other, also after somebody has settled it', () => {
    const both = new Set([mine.ref, theirs.ref]);
    expect(concurrentRefs([first, mine, theirs])).toEqual(both);
    expect(concurrentRefs([op('C', 1, [mine, theirs]), theirs, mine, first])).toEqual(both);
  });

  it('are seen by way of what lies between, and two first ones are apart', () => {
    const next = op('A', 3, [mine]);
    expect(concurrentRefs([first, mine, next, theirs])).toEqual(new Set([mine.ref, next.ref, theirs.ref]));
    expect(concurrentRefs([first, op('B', 1)])).toEqual(new Set([first.ref, op('B', 1).ref]));
  });

  it('are found where as many are named as in a chain', () => {
    // As many names as ops but one, each once, and still no chain: B1 stands beside A1 and A2, and C1 joins the two.
    const apart = [op('A', 1), op('A', 2, [op('A', 1)]), op('B', 1), op('C', 1, [op('A', 2), op('B', 1)])];
    expect(concurrentRefs(apart).size).toBe(3);
  });
});
