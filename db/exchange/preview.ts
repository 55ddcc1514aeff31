import type { Scalar } from '#shared/forms/form.ts';
import { headsOf, newestFirst, removedField } from '#shared/ops/merge.ts';
import { type Op, opRef, sameScalar } from '#shared/ops/op.ts';
import type { StoredOp } from '../opLog.ts';
import type { Heads } from '../understanding.ts';
import type { Arrivals, ArrivingRecord } from './arrivals.ts';
import type { Around, FieldChange, StreamPreview } from './exchangeStore.ts';
import { Seen } from './seen.ts';
import type { ExchangeParts } from './sharedParts.ts';

const noHeads: Heads = new Map();

/** What a stream's new ops would do to the fields of its records. Reads, and writes nothing. */
export class Preview {
  readonly #parts: ExchangeParts;
  readonly #seen: Seen;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    this.#seen = new Seen(parts);
  }

  of({ fresh, byRecord, known }: Arrivals, around: Around): StreamPreview {
    const changes: FieldChange[] = [];
    const hadSeen = this.#seen.by(around.sender);
    for (const [id, record] of byRecord) this.#record(id, record, around.forms?.get(id), hadSeen, changes);
    return { newOps: fresh.length, knownOps: known, changes };
  }

  #record(
    id: string,
    record: ArrivingRecord,
    form: Op | undefined,
    hadSeen: ReturnType<Seen['by']>,
    changes: FieldChange[],
  ): void {
    const { understanding, heads } = this.#parts;
    const { type } = record;
    const before = record.n === undefined ? noHeads : heads.ofRecord(record.n);
    const arriving = Map.groupBy(
      record.ops.map((op): StoredOp => ({ ...op, n: 0 })),
      ({ field }) => field,
    );
    const after = new Map(withForm(before, form));
    for (const [field, ops] of arriving) after.set(field, this.#merged(record.n, before.get(field) ?? [], ops));
    const formId = understanding.formIdOf(type, after);
    const [was, becomes] = [understanding.read(type, before), understanding.read(type, after)];
    for (const [field, ops] of arriving) {
      const incoming = ops.toSorted(newestFirst)[0];
      if (incoming === undefined) continue;
      const isUnderstood = understanding.understands(type, formId, incoming);
      const shown = (fields: Readonly<Record<string, Scalar>>): Scalar =>
        (Object.hasOwn(fields, field) ? fields[field] : null) ?? null;
      const [valueBefore, valueAfter] = [shown(was.fields), shown(becomes.fields)];
      const kind = ((): FieldChange['kind'] | undefined => {
        if (!isUnderstood) return 'notUnderstood';
        if (becomes.conflicts.has(field)) return 'conflicting';
        if (becomes.conflicts.has(removedField) && !was.conflicts.has(removedField)) return 'conflicting';
        if (was.conflicts.has(field)) return 'settled';
        if (sameScalar(valueBefore, valueAfter)) return undefined;
        if (field === removedField) return valueAfter === true ? 'removed' : 'restored';
        if (record.n === undefined) return 'new';
        return isMerged(incoming, before, hadSeen) ? 'merged' : 'changed';
      })();
      if (kind === undefined) continue;
      changes.push({
        record: { type, id },
        field,
        before: valueBefore,
        after: valueAfter,
        kind,
        incoming: incoming.value,
        author: incoming.author,
        origin: incoming.origin,
        at: incoming.at,
      });
    }
  }

  /** The field's heads with the new ops, newest first. */
  #merged(record: number | undefined, before: readonly StoredOp[], ops: readonly StoredOp[]): StoredOp[] {
    const awaited = record === undefined ? undefined : this.#parts.heads.awaited(record);
    const isNew = new Set(ops.map(opRef));
    return headsOf([...before, ...ops]).filter((op) => {
      const ref = opRef(op);
      return !isNew.has(ref) || awaited?.get(ref)?.has(op.field) !== true;
    });
  }
}

/** Whether a head of another field was written by somebody who had not been seen by who wrote this. */
function isMerged(incoming: Op, before: Heads, hadSeen: ReturnType<Seen['by']>): boolean {
  for (const [field, heads] of before) {
    if (field === incoming.field) continue;
    for (const head of heads) {
      if (head.origin !== incoming.origin && !hadSeen(incoming, head)) return true;
    }
  }
  return false;
}

/** With the form's kind, where it is told in another stream of the same package. */
function withForm(heads: Heads, form: Op | undefined): Heads {
  return form === undefined || heads.has(form.field) ? heads : new Map(heads).set(form.field, [{ ...form, n: 0 }]);
}
