import { type Op, opRef } from '#shared/ops/op.ts';
import type { HeadTables } from '../heads.ts';
import type { OpLog } from '../opLog.ts';

/** A record's new ops, which are in the log already, with their numbers there. */
export interface ArrivedRecord {
  readonly n: number;
  /** Made by these ops: nothing of it was here. */
  readonly isNew: boolean;
  readonly ops: { readonly op: Op; readonly n: number }[];
}

/**
 * The heads of records after new ops: each is one, unless another has seen it, and what it has seen itself is one no longer.
 * Nothing else of the record is read. Which of the new ops is seen by one that came before it stands among the awaited.
 */
export class ArrivingHeads {
  readonly #log: OpLog;
  readonly #heads: HeadTables;
  #isAnyAwaited: boolean;

  constructor(log: OpLog, heads: HeadTables) {
    this.#log = log;
    this.#heads = heads;
    this.#isAnyAwaited = heads.isAnyAwaited();
  }

  /** `range`: the numbers of the records' new ops, which stand in the log one after the other. */
  put(records: Iterable<ArrivedRecord>, range: { readonly first: number; readonly last: number }): void {
    this.#heads.addAll(range.first, range.last);
    for (const record of records) {
      if (this.#mayBeAwaited(record)) this.#takeOutAwaited(record);
      if (record.ops.some(({ op }) => op.basis.length > 0)) this.#takeOutSeen(record);
    }
  }

  /** New ops that one which came before them had seen. */
  #takeOutAwaited({ n, ops }: ArrivedRecord): void {
    const awaited = this.#heads.awaited(n);
    if (awaited.size === 0) return;
    for (const { op, n: number } of ops) {
      const ref = opRef(op);
      if (awaited.get(ref)?.has(op.field)) this.#heads.remove(n, op.field, number);
      if (awaited.has(ref)) this.#heads.arrived(n, ref);
    }
  }

  /** What the new ops have seen, among themselves and of what was here. */
  #takeOutSeen({ n, ops }: ArrivedRecord): void {
    const among = new Map(ops.map((each) => [opRef(each.op), each]));
    for (const { op } of ops) {
      for (const ref of op.basis) {
        const seen = among.get(ref);
        if (seen === undefined) this.#see(n, op.field, ref);
        else if (seen.op.field === op.field) this.#heads.remove(n, op.field, seen.n);
      }
    }
  }

  #mayBeAwaited({ isNew }: ArrivedRecord): boolean {
    return !isNew && this.#isAnyAwaited;
  }

  /** An op that was here is a head of its field no longer; one that is not here is awaited. */
  #see(record: number, field: string, ref: string): void {
    const held = this.#log.find(ref);
    if (held?.record === record) {
      this.#heads.remove(record, field, held.n);
      return;
    }
    this.#heads.await(record, ref, field);
    this.#isAnyAwaited = true;
  }
}
