import { opRef } from '#shared/ops/op.ts';
import type { HeadRef, HeadTables } from '../heads.ts';
import type { OpLog } from '../opLog.ts';
import type { ArrivingRecord } from './arrivals.ts';
import type { IncomingOp } from './exchangeStore.ts';

interface FreshOp extends IncomingOp {
  readonly ref: string;
  /** Its number in the log. */
  readonly n: number;
}

/**
 * The heads of a record after new ops, from the heads that it had: nothing else of the record is read. Which of the
 * new ops is seen by an op that came before it stands among the awaited.
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

  /** `numbers`: of the record's new ops, in their order. */
  put(record: number, { n, ops }: ArrivingRecord, numbers: readonly number[]): void {
    const present = n === undefined ? [] : this.#heads.refsOfFields(record, new Set(ops.map(({ op }) => op.field)));
    const awaited = n === undefined || !this.#isAnyAwaited ? undefined : this.#heads.awaited(record);
    const fresh = ops.map((incoming, at): FreshOp => {
      return { ...incoming, ref: opRef(incoming.op), n: numbers[at] ?? 0 };
    });
    for (const [field, ofField] of Map.groupBy(fresh, ({ op }) => op.field)) {
      const seen = new Set(ofField.flatMap(({ op }) => op.basis));
      for (const head of present) {
        if (head.field === field && seen.has(head.ref)) this.#heads.remove(record, field, head.op);
      }
      for (const { ref, n: op } of ofField) {
        if (!seen.has(ref) && awaited?.get(ref)?.has(field) !== true) this.#heads.add(record, field, op);
      }
    }
    if (awaited !== undefined) for (const { ref } of fresh) if (awaited.has(ref)) this.#heads.arrived(record, ref);
    this.#awaitMissing(record, present, fresh);
  }

  #awaitMissing(record: number, present: readonly HeadRef[], fresh: readonly FreshOp[]): void {
    const named = fresh.filter(({ op }) => op.basis.length > 0);
    if (named.length === 0) return;
    const here = new Set([...present, ...fresh].map(({ ref }) => ref));
    for (const { op } of named) {
      for (const ref of op.basis) {
        if (here.has(ref) || this.#log.isHeld(ref, record)) continue;
        this.#heads.await(record, ref, op.field);
        this.#isAnyAwaited = true;
      }
    }
  }
}
