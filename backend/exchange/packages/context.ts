import type { Store } from '#db/store.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import type { Holder } from './plan.ts';

/**
 * What the use cases of packages work with: the store (who the members are is in it, too), a clock, identifiers, and who
 * sits there. No host and no dispatch, so that a simulation can drive nine of them with clocks and randomness of its own.
 */
export interface PackageContext {
  readonly store: Store;
  /** The vault's own. */
  readonly municipality: MunicipalityNumber;
  readonly isDemo: boolean;
  readonly user: { readonly id: string; readonly name: string };
  readonly appVersion: string;
  /** The vault's folder: `incoming` and `outgoing` are made in it when they are needed. */
  readonly directory: string;
  now(): Date;
  /** The calendar date where the user is, `YYYY-MM-DD`. */
  today(): string;
  newId(): string;
}

/** Who holds data together: a municipality's installations, or the coordinator's. */
export function holderOf(party: { readonly municipality: string; readonly role: string }): Holder {
  return party.role === 'coordinator' ? 'coordinator' : party.municipality;
}
