import type { Store } from '#db/store.ts';
import type { IsoDate } from '#shared/dates.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { textOf } from '../../people/personRecord.ts';
import { ownerOf } from './ownerOf.ts';

/** When a case was this municipality's: what it is paid for and counts as its own lies between. */
export interface OwnedPeriod {
  /** The day on which it was taken over; null: it was ours from the start. */
  readonly from: IsoDate | null;
  /** The day on which it was handed over; null: it is ours, or never was. */
  readonly until: IsoDate | null;
  /** What stood as the day of settlement when it was taken over: the five-year period began there. */
  readonly settledBefore: IsoDate | null;
}

const always: OwnedPeriod = { from: null, until: null, settledBefore: null };

/** A case that came back counts from the last time it came. */
export function ownedPeriod(store: Store, ownMunicipality: string, caseId: string): OwnedPeriod {
  const { moves, formerOwners } = ownerOf(store, ownMunicipality, caseId);
  const taken = moves.findLast(({ to }) => to === ownMunicipality)?.at ?? null;
  const left = formerOwners.find(({ municipality }) => municipality === ownMunicipality)?.until ?? null;
  if (taken === null && left === null) return always;
  const day = (at: string | null) => (at === null ? null : dayInNorway(at));
  const until = day(left);
  if (taken === null) return { ...always, until };
  const settled = store.history(caseId, 'settlementDate').find(({ at }) => at <= taken);
  return { from: day(taken), until, settledBefore: textOf(settled?.after) };
}
