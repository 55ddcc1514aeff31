import type { RecordRef, Store } from '#db/store.ts';
import { textOf } from './personRecord.ts';

/** Pairs of people that somebody has found to be two: they are not shown beside each other again. */
export const notSameRef = (id: string, caseId: string): RecordRef => ({ type: 'notSame', id, caseId });

/** Everybody who was found to be another than this person. */
export function knownOthers(store: Store, personId: string): ReadonlySet<string> {
  const pairs = [...store.recordsWhere('notSame', 'a', personId), ...store.recordsWhere('notSame', 'b', personId)];
  const others = pairs
    .filter(({ fields }) => fields.$removed !== true)
    .flatMap(({ fields }) => [textOf(fields.a), textOf(fields.b)])
    .filter((id) => id !== null && id !== personId);
  return new Set(others.flatMap((id) => id ?? []));
}
