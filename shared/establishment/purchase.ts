import type { IsoDate } from '../dates.ts';
import type { Ore } from '../money/ore.ts';
import type { PurchaseState, StepKind } from './words.ts';

export interface ShopOrder {
  readonly invoiceTo: string;
  readonly contact: string;
  readonly collector: string | null;
  readonly validUntil: IsoDate;
}

/** One step of a purchase as it was noted. */
export interface PurchaseStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly date: IsoDate;
  readonly amount: Ore | null;
  readonly way: 'invoice' | 'cash' | null;
  readonly number: number | null;
  /** Ordered from a shop that sends an invoice: what stands on the purchase order. */
  readonly order: ShopOrder | null;
  readonly reason: string | null;
  readonly approver: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface PurchaseStanding {
  readonly state: PurchaseState;
  /** What it takes of its ceiling: what was approved, then what was paid; 0 for a wish, and for what was cancelled. */
  readonly committed: Ore;
  /** The day on which it was approved: the one that decides under which period it falls. */
  readonly approvedOn: IsoDate | null;
  readonly settledOn: IsoDate | null;
}

/** Which steps may come after a state. */
export const nextSteps: Readonly<Record<PurchaseState, readonly StepKind[]>> = {
  wish: ['approved', 'cancelled'],
  approved: ['ordered', 'cancelled'],
  ordered: ['cancelled'],
  receipted: ['settled', 'cancelled'],
  settled: [],
  cancelled: [],
};

/**
 * Where a purchase stands: a pure function of its steps, whoever noted them and in whatever order they came here. Two
 * people who note the same step have noted one thing; the first counts.
 */
export function purchaseStanding(steps: readonly PurchaseStep[], hasReceipt: boolean): PurchaseStanding {
  const first = (kind: StepKind) => inOrder(steps).find((step) => step.kind === kind);
  const [approved, ordered, settled, cancelled] = [
    first('approved'),
    first('ordered'),
    first('settled'),
    first('cancelled'),
  ];
  const approvedOn = approved?.date ?? null;
  const settledOn = settled?.date ?? null;
  // What was paid stays paid: a cancellation that another noted meanwhile does not take it back.
  if (settled !== undefined) {
    return { state: 'settled', committed: settled.amount ?? approved?.amount ?? 0, approvedOn, settledOn };
  }
  if (cancelled !== undefined) return { state: 'cancelled', committed: 0, approvedOn, settledOn };
  const committed = approved?.amount ?? 0;
  if (ordered !== undefined) {
    return { state: hasReceipt ? 'receipted' : 'ordered', committed, approvedOn, settledOn };
  }
  return { state: approved === undefined ? 'wish' : 'approved', committed, approvedOn, settledOn };
}

/** Where it stood on a day: the steps dated after it had not been taken. */
export const standingOn = (steps: readonly PurchaseStep[], hasReceipt: boolean, date: IsoDate): PurchaseStanding =>
  purchaseStanding(
    steps.filter((step) => step.date <= date),
    hasReceipt,
  );

export function inOrder(steps: readonly PurchaseStep[]): PurchaseStep[] {
  return steps.toSorted(
    (a, b) => compare(a.recordedAt, b.recordedAt) || compare(a.date, b.date) || compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
