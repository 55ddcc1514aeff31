import { canonicalOp, type Op, type StreamId } from '#shared/ops/op.ts';
import type { SimNode } from './node.ts';

/** Everything that a node holds, read once: by stream, the text of each op. */
export class Contents {
  readonly ops: readonly Op[];
  readonly #streams = new Map<string, Map<string, Op>>();

  constructor(node: SimNode) {
    this.ops = node.store.ops();
    for (const op of this.ops) {
      const key = keyOf(op.stream);
      const lines = this.#streams.get(key) ?? new Map<string, Op>();
      lines.set(canonicalOp(op), op);
      this.#streams.set(key, lines);
    }
  }

  /** Canonical text -> op. */
  of(stream: StreamId): ReadonlyMap<string, Op> {
    return this.#streams.get(keyOf(stream)) ?? new Map();
  }
}

/** The first op of the one that the other lacks, as text; undefined: there is none. */
export function lacking(
  from: Contents,
  at: Contents,
  stream: StreamId,
  counts: (op: Op) => boolean = () => true,
): string | undefined {
  const there = at.of(stream);
  for (const [line, op] of from.of(stream)) if (counts(op) && !there.has(line)) return line;
  return undefined;
}

const keyOf = ({ caseId, scope }: StreamId): string => `${caseId}/${scope}`;
