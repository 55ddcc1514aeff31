import type { RecordRow, Store } from '#db/store.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { removedField } from '#shared/ops/merge.ts';
import { type RecordType, recordTypes } from '#shared/records/registry.ts';
import { ownMember } from '../members/memberBook.ts';

/** What is the coordinator's to send out: a municipality's word on it holds for itself alone (ADR 0061). */
export type SentOutType = Extract<RecordType, 'rateSet' | 'guidelineRevision' | 'template' | 'coordinatorSettings'>;

/**
 * The records of a kind that hold here, as those have written them who may: a coordinator's installations, and this municipality's own.
 * What others wrote is kept and passed on like every op, and counts for nothing: neither a record of theirs, nor what they wrote
 * in a coordinator's.
 */
export function sentOutRecords(store: Store, type: SentOutType): readonly RecordRow[] {
  const standing = store.recordsOfType(type);
  const counts = whoCounts(store);
  if (counts === undefined) return standing;
  const written = store.exchange.log.originsOfRecords(type);
  const isStanding = new Set(standing.map(({ ref }) => ref.id));
  return store.recordsOfType(type, { removedToo: true }).flatMap((record) => {
    const origins = written.get(record.ref.id) ?? [];
    if (origins.every((origin) => counts.has(origin))) return isStanding.has(record.ref.id) ? [record] : [];
    const fields = writtenBy(store, type, record.ref.id, counts);
    return Object.keys(fields).length === 0 || fields[removedField] === true ? [] : [{ ...record, fields }];
  });
}

/** Undefined: this vault takes no part in any exchange, so everything in it is its own. */
function whoCounts(store: Store): ReadonlySet<string> | undefined {
  if (store.exchange.members.installation() === undefined) return undefined;
  const own = ownMember(store);
  const origins = [...store.exchange.log.origins()].flatMap(([origin, { role, municipality }]) =>
    role === 'coordinator' || (own?.role === 'municipality' && municipality === own.municipality) ? [origin] : [],
  );
  return new Set([...store.ownOrigins(), ...origins]);
}

/** The values that these origins' ops alone give: of each field the newest that none of the others of theirs has seen. */
function writtenBy(store: Store, type: SentOutType, id: string, counts: ReadonlySet<string>): Record<string, Scalar> {
  const fields: Record<string, Scalar> = {};
  for (const [field, { schema }] of Object.entries(recordTypes[type])) {
    const ops = store.exchange.conflicts.history(id, field).filter(({ origin }) => counts.has(origin));
    const seen = new Set(ops.flatMap(({ basis }) => basis));
    const value = ops.find(({ ref }) => !seen.has(ref))?.value ?? null;
    if (value !== null && schema.safeParse(value).success) fields[field] = value;
  }
  return fields;
}
