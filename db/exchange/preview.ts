import type { Scalar } from '#shared/forms/form.ts';
import { headsOf, newestFirst, removedField } from '#shared/ops/merge.ts';
import { type Op, opRef, sameScalar } from '#shared/ops/op.ts';
import type { StoredOp } from '../opLog.ts';
import type { Heads } from '../understanding.ts';
import type { Arrivals, ArrivingRecord } from './arrivals.ts';
import type { FieldChange, StreamPreview } from './exchangeStore.ts';
import type { ExchangeParts } from './sharedParts.ts';

const noHeads: Heads = new Map();

/** What a stream's new ops would do to the fields of its records. Reads, and writes nothing. */
export class Preview {
  readonly #parts: ExchangeParts;
  readonly #lastSentTo;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    // How far an origin's ops of a stream have gone in packages to whoever writes under another origin.
    this.#lastSentTo = parts.database
      .prepare<[string, string, string, string], number | null>(
        `SELECT max(package_out_range.last_seq) FROM package_out_range
         JOIN package_out ON package_out.n = package_out_range.package
         JOIN stream ON stream.n = package_out_range.stream AND stream.case_id = ? AND stream.scope = ?
         JOIN origin ON origin.n = package_out_range.origin AND origin.id = ?
         JOIN origin_owner ON origin_owner.origin = ?
         WHERE EXISTS (SELECT 1 FROM json_each(package_out.recipients)
           WHERE json_each.value = origin_owner.installation)`,
      )
      .pluck();
  }

  of({ fresh, byRecord, known }: Arrivals): StreamPreview {
    const changes: FieldChange[] = [];
    for (const [id, record] of byRecord) this.#record(id, record, changes);
    return { newOps: fresh.length, knownOps: known, changes };
  }

  #record(id: string, record: ArrivingRecord, changes: FieldChange[]): void {
    const { understanding, heads } = this.#parts;
    const { type } = record;
    const before = record.n === undefined ? noHeads : heads.ofRecord(record.n);
    const arriving = Map.groupBy(
      record.ops.map(({ op }): StoredOp => ({ ...op, n: 0 })),
      ({ field }) => field,
    );
    const after = new Map(before);
    for (const [field, ops] of arriving) after.set(field, this.#merged(record.n, before.get(field) ?? [], ops));
    const formId = understanding.formIdOf(type, after) ?? understanding.formIdOf(type, before);
    // Which form it is can stand in another stream of the same package: then nothing is said of its answers.
    const isFormUnknown = type === 'form' && formId === undefined;
    const [was, becomes] = [understanding.read(type, before), understanding.read(type, after)];
    for (const [field, ops] of arriving) {
      const incoming = ops.toSorted(newestFirst)[0];
      if (incoming === undefined) continue;
      const isUnderstood = isFormUnknown
        ? !field.startsWith('$') || understanding.understands(type, formId, incoming)
        : understanding.understands(type, formId, incoming);
      const shown = (heads: Heads, fields: Readonly<Record<string, Scalar>>): Scalar =>
        (isFormUnknown ? heads.get(field)?.[0]?.value : Object.hasOwn(fields, field) ? fields[field] : null) ?? null;
      const [valueBefore, valueAfter] = [shown(before, was.fields), shown(after, becomes.fields)];
      const kind = ((): FieldChange['kind'] | undefined => {
        if (!isUnderstood) return 'notUnderstood';
        if (becomes.conflicts.has(field)) return 'conflicting';
        if (becomes.conflicts.has(removedField) && !was.conflicts.has(removedField)) return 'conflicting';
        if (was.conflicts.has(field)) return 'settled';
        if (sameScalar(valueBefore, valueAfter)) return undefined;
        if (field === removedField) return valueAfter === true ? 'removed' : 'restored';
        if (record.n === undefined) return 'new';
        return this.#isMerged(incoming, before, arriving) ? 'merged' : 'changed';
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

  /** Whether a head of another field was written by somebody who had not been seen by who wrote this. */
  #isMerged(incoming: Op, before: Heads, arriving: ReadonlyMap<string, unknown>): boolean {
    for (const [field, heads] of before) {
      if (arriving.has(field)) continue;
      for (const head of heads) {
        if (head.origin !== incoming.origin && !this.#hadSeen(incoming, head)) return true;
      }
    }
    return false;
  }

  /**
   * Clocks go past whatever has been seen, so what is newer had not been seen. Of what was written here and is older, it was
   * not seen before a package to them has carried it.
   */
  #hadSeen(incoming: Op, head: StoredOp): boolean {
    if (head.hlc > incoming.hlc) return false;
    if (!this.#parts.log.ownOrigins().includes(head.origin)) return true;
    const { caseId, scope } = head.stream;
    return (this.#lastSentTo.get(caseId, scope, head.origin, incoming.origin) ?? 0) >= head.seq;
  }
}
