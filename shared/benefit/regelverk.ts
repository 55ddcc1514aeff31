import type { Regelverk } from './introductionBenefit.ts';

/**
 * Which act a participant's benefit follows (integreringsloven § 51, forskrift § 72): integreringsloven when the permit is
 * from 2021 or later, or was granted abroad earlier to somebody who arrived in 2021 or later; an asylum seeker by the date
 * of the application; the others introduksjonsloven.
 */
export interface RegelverkInput {
  readonly asylumSeeker: boolean;
  /** ISO dates; null = not recorded. */
  readonly appliedOn: string | null;
  readonly permitFrom: string | null;
  readonly arrivalDate: string | null;
}

export const regelverkReasons = [
  'appliedFrom2021',
  'appliedBefore2021',
  'arrivedFrom2021',
  'permitFrom2021',
  'permitBefore2021',
  'datesMissing',
] as const;
export type RegelverkReason = (typeof regelverkReasons)[number];

export interface DerivedRegelverk {
  /** Null: what is recorded does not say. Never guessed. */
  readonly regelverk: Regelverk | null;
  readonly reason: RegelverkReason;
}

const inForce = '2021-01-01';
const integration = (reason: RegelverkReason): DerivedRegelverk => ({ regelverk: 'integration2021', reason });
const introduction = (reason: RegelverkReason): DerivedRegelverk => ({ regelverk: 'introduction2003', reason });
const unknown: DerivedRegelverk = { regelverk: null, reason: 'datesMissing' };

export function deriveRegelverk(input: RegelverkInput): DerivedRegelverk {
  const { appliedOn, permitFrom, arrivalDate } = input;
  if (input.asylumSeeker) {
    if (appliedOn !== null) {
      return appliedOn >= inForce ? integration('appliedFrom2021') : introduction('appliedBefore2021');
    }
    // The application comes after the arrival and before the permit: either can settle it without the date itself.
    if (permitFrom !== null && permitFrom < inForce) return introduction('permitBefore2021');
    return arrivalDate !== null && arrivalDate >= inForce ? integration('arrivedFrom2021') : unknown;
  }
  if (permitFrom !== null && permitFrom >= inForce) return integration('permitFrom2021');
  if (permitFrom === null || arrivalDate === null) return unknown;
  return arrivalDate >= inForce ? integration('arrivedFrom2021') : introduction('permitBefore2021');
}
