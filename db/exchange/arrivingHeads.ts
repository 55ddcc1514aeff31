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

  put({ n, ops }: ArrivedRecord): void {
    const heads = this.#heads.numbers(n);
    for (const op of ops) heads.add(op.n);
    if (this.#isAnyAwaited) this.#takeOutAwaited(n, ops, heads);
    if (ops.some(({ basis }) => basis.length > 0)) this.#takeOutSeen(n, ops, heads);
    this.#heads.put(n, heads);
  }

  /** Others may have put some among the awaited. */
  lookForAwaited(): void {
    this.#isAnyAwaited = this.#heads.isAnyAwaited();
  }

  /** New ops that one which came before them had seen. */
  #takeOutAwaited(record: number, ops: readonly StoredOp[], heads: Set<number>): void {
    const awaited = this.#heads.awaited(record);
    if (awaited.size === 0) return;
    for (const op of ops) {
      const ref = opRef(op);
      if (awaited.get(ref)?.has(op.field)) heads.delete(op.n);
      if (awaited.has(ref)) this.#heads.arrived(record, ref);
    }
  }

  /** What the new ops have seen, among themselves and of what was here; what is not here is awaited. */
  #takeOutSeen(record: number, ops: readonly StoredOp[], heads: Set<number>): void {
    const among = new Map(ops.map((op) => [opRef(op), { n: op.n, record, field: op.field }]));
    for (const { field, basis } of ops) {
      for (const ref of basis) {
        const seen = among.get(ref) ?? this.#log.find(ref);
        if (seen?.record === record) {
          if (seen.field === field) heads.delete(seen.n);
          continue;
        }
        this.#heads.await(record, ref, field);
        this.#isAnyAwaited = true;
      }
    }
  }
}
