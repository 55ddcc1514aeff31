import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSteps, type PurchaseStep, purchaseStanding, standingOn } from './purchase.ts';
import { stepKinds } from './words.ts';

const step = (kind: PurchaseStep['kind'], date: string, amount: number | null = null): PurchaseStep => ({
  id: `${kind} ${date}`,
  kind,
  date,
  amount,
  way: kind === 'ordered' ? 'cash' : null,
  number: kind === 'ordered' ? 1 : null,
  order: null,
  reason: null,
  approver: null,
  recordedBy: 'Kari Konsulent',
  recordedAt: `${date}T10:00:00.000Z`,
});

const approved = step('approved', '2026-01-02', 900_00);
const ordered = step('ordered', '2026-01-03');
const settled = step('settled', '2026-01-05', 850_00);

describe('a purchase', () => {
  it('goes from wish to settled, and takes of the ceiling from its approval on', () => {
    const standings = [[], [approved], [approved, ordered]].map((steps) => purchaseStanding(steps, false));
    expect(standings.map(({ state, committed }) => [state, committed])).toEqual([
      ['wish', 0],
      ['approved', 900_00],
      ['ordered', 900_00],
    ]);
    expect(purchaseStanding([approved, ordered], true)).toMatchObject({ state: 'receipted', committed: 900_00 });
    expect(purchaseStanding([approved, ordered, settled], true)).toMatchObject({
      state: 'settled',
      committed: 850_00,
      settledOn: '2026-01-05',
    });
  });

  it('that was cancelled takes nothing; what was paid stays paid all the same', () => {
    const cancelled = step('cancelled', '2026-01-04');
    expect(purchaseStanding([approved, ordered, cancelled], false)).toMatchObject({ state: 'cancelled', committed: 0 });
    expect(purchaseStanding([approved, ordered, settled, cancelled], true)).toMatchObject({ committed: 850_00 });
  });

  it('stood on a day where its steps had brought it by then', () => {
    const steps = [approved, ordered, settled];
    expect(standingOn(steps, true, '2026-01-01').state).toBe('wish');
    expect(standingOn(steps, true, '2026-01-02').state).toBe('approved');
    expect(standingOn(steps, true, '2026-01-05').state).toBe('settled');
  });

  it('cannot be settled before its receipt, nor anything be done with it afterwards', () => {
    expect(nextSteps.ordered).not.toContain('settled');
    expect([nextSteps.settled, nextSteps.cancelled]).toEqual([[], []]);
  });
});

describe('properties', () => {
  const anySteps = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...stepKinds),
      day: fc.integer({ min: 1, max: 28 }),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { selector: ({ kind, day }) => `${kind} ${day}`, maxLength: 8 },
  );
  const made = (all: readonly { kind: PurchaseStep['kind']; day: number; amount: number }[]) =>
    all.map(({ kind, day, amount }) => step(kind, `2026-01-${String(day).padStart(2, '0')}`, amount));

  it('the order in which the steps of two people came here changes nothing', () => {
    fc.assert(
      fc.property(anySteps, fc.boolean(), fc.integer(), (steps, hasReceipt, seed) => {
        const inOrder = made(steps);
        const shuffled = inOrder.toSorted((a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 5));
        expect(purchaseStanding(shuffled, hasReceipt)).toEqual(purchaseStanding(inOrder, hasReceipt));
        expect(purchaseStanding(inOrder.toReversed(), hasReceipt)).toEqual(purchaseStanding(inOrder, hasReceipt));
      }),
    );
  });

  it('never takes more of the ceiling than one of its own sums', () => {
    fc.assert(
      fc.property(anySteps, fc.boolean(), (steps, hasReceipt) => {
        const { committed } = purchaseStanding(made(steps), hasReceipt);
        expect([0, ...steps.map(({ amount }) => amount)]).toContain(committed);
      }),
    );
  });
});
