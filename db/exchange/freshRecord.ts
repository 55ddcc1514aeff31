import { type Op, opRef } from '#shared/ops/op.ts';
import type { HeadValue } from '../heads.ts';

/**
 * A record that an import has made, while its ops follow each other so plainly that each field has one head: the newest op
 * that it brought. Its projections are then made from what is in memory, and nothing of it is read again.
 */
export class FreshRecord {
  readonly #heads = new Map<string, Op>();
  #isPlain = true;

  /** How many ops more are kept in memory for it. */
  add(op: Op): number {
    if (!this.#isPlain) return 0;
    const head = this.#heads.get(op.field);
    const follows = head === undefined ? op.basis.length === 0 : op.basis.length === 1 && op.basis[0] === opRef(head);
    if (follows) this.#heads.set(op.field, op);
    else this.#forget();
    return follows && head === undefined ? 1 : 0;
  }

  /** Undefined: not so plain. */
  values(): HeadValue[] | undefined {
    if (!this.#isPlain) return undefined;
    return [...this.#heads.values()].map(({ field, value, stream }) => ({ field, value, scope: stream.scope }));
  }

  #forget(): void {
    this.#isPlain = false;
    this.#heads.clear();
  }
}
