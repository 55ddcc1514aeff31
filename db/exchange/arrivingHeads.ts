import { opRef } from '#shared/ops/op.ts';
import type { HeadTables } from '../heads.ts';
import type { OpLog } from '../opLog.ts';
import type { ArrivingRecord } from './arrivals.ts';

/**
 * The heads of a record after new ops: each is one, unless another has seen it, and what it has seen itself is one no longer.
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

  /** `numbers`: of the record's new ops, which are in the log already, in their order. */
  put(record: number, arriving: ArrivingRecord, numbers: readonly number[]): void {
    const { n, ops } = arriving;
    const mayBeAwaited = n !== undefined && this.#isAnyAwaited;
    if (mayBeAwaited || ops.some(({ op }) => op.basis.length > 0)) {
      this.#putSeen(record, arriving, numbers, mayBeAwaited);
      return;
    }
    for (const [at, { op }] of ops.entries()) this.#heads.add(record, op.field, numbers[at] ?? 0);
  }

  #putSeen(record: number, { ops }: ArrivingRecord, numbers: readonly number[], mayBeAwaited: boolean): void {
    const awaited = mayBeAwaited ? this.#heads.awaited(record) : undefined;
    const fieldOf = new Map(ops.map(({ op }) => [opRef(op), op.field]));
    const seen = new Set<string>();
    for (const { op } of ops) {
      for (const ref of op.basis) {
        const field = fieldOf.get(ref);
        if (field === undefined) this.#see(record, op.field, ref);
        else if (field === op.field) seen.add(ref);
      }
    }
    for (const [at, { op }] of ops.entries()) {
      const ref = opRef(op);
      const isSeen = seen.has(ref) || awaited?.get(ref)?.has(op.field) === true;
      if (!isSeen) this.#heads.add(record, op.field, numbers[at] ?? 0);
      if (awaited?.has(ref)) this.#heads.arrived(record, ref);
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
