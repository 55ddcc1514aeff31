import { specOf } from '#db/fieldSpecs.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { type Op, opRef } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';

/**
 * What a set of ops says, worked out from docs/exchange.md in the plainest way and apart from the application: op by op,
 * with nothing kept up and nothing indexed. What an installation shows is held against it.
 */
export interface ExpectedRecord {
  readonly id: string;
  /** Field -> the newest head's value. */
  readonly shown: ReadonlyMap<string, Scalar>;
  /** Fields that a person must settle. */
  readonly conflicts: readonly string[];
}

export function expectedRecords(ops: readonly Op[]): ExpectedRecord[] {
  return [...Map.groupBy(ops, (op) => op.record.id)].map(([id, ofRecord]) => expectedRecord(id, ofRecord));
}

function expectedRecord(id: string, ops: readonly Op[]): ExpectedRecord {
  const heads = new Map(
    [...Map.groupBy(ops, ({ field }) => field)].map(([field, ofField]) => [field, headsOf(ofField)]),
  );
  const shown = new Map([...heads].map(([field, [newest]]) => [field, newest?.value ?? null]));
  const type = ops[0]?.record.type as RecordType;
  const form = type === 'form' ? shown.get('$form') : undefined;
  const asks = (field: string) => specOf(type, field, typeof form === 'string' ? form : undefined)?.conflict === 'ask';
  const conflicts = [...heads]
    .filter(
      ([field, ofField]) => asks(field) && (differ(ofField) || (field === '$removed' && isUnseen(ofField, heads))),
    )
    .map(([field]) => field);
  return { id, shown, conflicts };
}

/** Ops of a field that no other op of it had seen, newest first. */
function headsOf(ops: readonly Op[]): Op[] {
  return ops.filter((op) => !ops.some(({ basis }) => basis.includes(opRef(op)))).toSorted(newer);
}

function newer(a: Op, b: Op): number {
  if (a.hlc !== b.hlc) return a.hlc > b.hlc ? -1 : 1;
  if (a.origin !== b.origin) return a.origin > b.origin ? -1 : 1;
  return b.seq - a.seq;
}

const differ = (heads: readonly Op[]): boolean => new Set(heads.map(({ value }) => JSON.stringify(value))).size > 1;

/** Whether something stands in a removed record that nobody who removed it knew of. */
function isUnseen(removed: readonly Op[], heads: ReadonlyMap<string, readonly Op[]>): boolean {
  const removals = removed.filter(({ value }) => value === true);
  if (removals.length === 0) return false;
  const edits = [...heads].flatMap(([field, ofField]) => (field === '$removed' ? [] : ofField));
  return edits.some((edit) => !removals.some((removal) => knew(removal, edit)));
}

function knew(removal: Op, edit: Op): boolean {
  if (removal.basis.includes(opRef(edit)) || removal.origin === edit.origin) return true;
  const isElsewhere = removal.stream.scope !== edit.stream.scope || removal.stream.caseId !== edit.stream.caseId;
  return isElsewhere && edit.hlc <= removal.hlc;
}
