import { opRef } from '#shared/ops/op.ts';
import type { HeadTables } from '../heads.ts';
import type { StoredOp } from '../opColumns.ts';
import type { OpLog } from '../opLog.ts';

/** New ops of a record that was here, with their numbers in the log, where they stand already. */
export interface ArrivedRecord {
  readonly n: number;
  readonly ops: readonly StoredOp[];
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

  put(record: ArrivedRecord): void {
    for (const { field, n } of record.ops) this.#heads.add(record.n, field, n);
    if (this.#isAnyAwaited) this.#takeOutAwaited(record);
    if (record.ops.some(({ basis }) => basis.length > 0)) this.#takeOutSeen(record);
  }

  /** Others may have put some among the awaited. */
  lookForAwaited(): void {
    this.#isAnyAwaited = this.#heads.isAnyAwaited();
  }

  /** New ops that one which came before them had seen. */
  #takeOutAwaited({ n, ops }: ArrivedRecord): void {
    const awaited = this.#heads.awaited(n);
    if (awaited.size === 0) return;
    for (const op of ops) {
      const ref = opRef(op);
      if (awaited.get(ref)?.has(op.field)) this.#heads.remove(n, op.field, op.n);
      if (awaited.has(ref)) this.#heads.arrived(n, ref);
    }
  }

  /** What the new ops have seen, among themselves and of what was here. */
  #takeOutSeen({ n, ops }: ArrivedRecord): void {
    const among = new Map(ops.map((op) => [opRef(op), op]));
    for (const { field, basis } of ops) {
      for (const ref of basis) {
        const seen = among.get(ref);
        if (seen === undefined) this.#see(n, field, ref);
        else if (seen.field === field) this.#heads.remove(n, field, seen.n);
      }
    }
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
