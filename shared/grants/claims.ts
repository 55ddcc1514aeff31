import type { Ore } from '../money/ore.ts';
import type { MunicipalityGrantKind } from './words.ts';

/** What a municipality is due, against what it has been paid: by budget year and kind, øre. */
export interface ExpectedSum {
  readonly budgetYear: number;
  readonly kind: MunicipalityGrantKind;
  /** Null = the rate is missing. */
  readonly amount: Ore | null;
  readonly provisional: boolean;
}

export interface ReceivedSum {
  readonly budgetYear: number;
  readonly kind: MunicipalityGrantKind;
  readonly amount: Ore;
}

export const claimStates = [
  'rateMissing',
  'asExpected',
  'tooLittle',
  'notReceived',
  'tooMuch',
  /** Paid, although nothing was expected. */
  'unexpected',
  /** The year is not over: what remains can still come. */
  'notYet',
] as const;
export type ClaimState = (typeof claimStates)[number];

export interface ClaimLine {
  readonly budgetYear: number;
  readonly kind: MunicipalityGrantKind;
  /** Sum of the known amounts; null when a rate is missing, or nothing is expected. */
  readonly expected: Ore | null;
  readonly received: Ore | null;
  /** Received - expected. Null while a rate is missing. */
  readonly difference: Ore | null;
  /** What to claim: never negative, and nothing before the year is over. */
  readonly claim: Ore;
  readonly state: ClaimState;
  readonly provisional: boolean;
}

/** One line for each year and kind that something is expected or received for, in order of year. */
export function compareReceived(
  expected: readonly ExpectedSum[],
  received: readonly ReceivedSum[],
  thisYear: number,
): readonly ClaimLine[] {
  const keys = new Map<string, { budgetYear: number; kind: MunicipalityGrantKind }>();
  for (const { budgetYear, kind } of [...expected, ...received])
    keys.set(`${budgetYear} ${kind}`, { budgetYear, kind });
  return [...keys.values()]
    .map((key) => lineOf(key, expected, received, thisYear))
    .toSorted((a, b) => a.budgetYear - b.budgetYear);
}

function lineOf(
  { budgetYear, kind }: { budgetYear: number; kind: MunicipalityGrantKind },
  allExpected: readonly ExpectedSum[],
  allReceived: readonly ReceivedSum[],
  thisYear: number,
): ClaimLine {
  const same = (one: { budgetYear: number; kind: MunicipalityGrantKind }) =>
    one.budgetYear === budgetYear && one.kind === kind;
  const due = allExpected.filter(same);
  const payments = allReceived.filter(same);
  const isMissing = due.some(({ amount }) => amount === null);
  const expected = due.length === 0 || isMissing ? null : due.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const received = payments.length === 0 ? null : payments.reduce((sum, { amount }) => sum + amount, 0);
  const difference = isMissing ? null : (received ?? 0) - (expected ?? 0);
  const state = stateOf({ isMissing, isDue: due.length > 0, received, difference, isOver: budgetYear < thisYear });
  const claim = (state === 'tooLittle' || state === 'notReceived') && difference !== null ? -difference : 0;
  const provisional = due.some((one) => one.provisional);
  return { budgetYear, kind, expected, received, difference, claim, state, provisional };
}

function stateOf(of: {
  isMissing: boolean;
  isDue: boolean;
  received: Ore | null;
  difference: Ore | null;
  isOver: boolean;
}): ClaimState {
  if (of.isMissing || of.difference === null) return 'rateMissing';
  if (!of.isDue) return 'unexpected';
  if (of.difference > 0) return 'tooMuch';
  if (of.difference === 0) return 'asExpected';
  if (!of.isOver) return 'notYet';
  return of.received === null ? 'notReceived' : 'tooLittle';
}
