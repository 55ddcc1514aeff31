import type { IncomingStream } from '#db/exchange/exchangeStore.ts';
import { decodeOpLine, type OpLineProblem } from '#shared/exchange/opLine.ts';
import { type Op, opRef, parseOpRef } from '#shared/ops/op.ts';

/**
 * Puts lines out of a package together to whole streams: they come by case, scope, origin and seq. A problem from `add`: they do
 * not, or a line is no op.
 */
export class StreamAssembler {
  readonly #onStream: (stream: IncomingStream) => void;
  #ops: Op[] = [];

  constructor(onStream: (stream: IncomingStream) => void) {
    this.#onStream = onStream;
  }

  add(line: string): OpLineProblem | undefined {
    const decoded = decodeOpLine(line);
    if (!decoded.ok) return decoded.error;
    const { op } = decoded.value;
    if (!buildsOnItsStream(op)) return 'malformed';
    const last = this.#ops.at(-1);
    if (last !== undefined) {
      const order = compareOps(last, op);
      if (order === 'outOfOrder') return 'malformed';
      if (order === 'nextStream') this.end();
    }
    this.#ops.push(op);
    return undefined;
  }

  /** The last stream is whole. */
  end(): void {
    const stream = this.#ops[0]?.stream;
    if (stream === undefined) return;
    const ops = this.#ops;
    this.#ops = [];
    this.#onStream({ stream, ops });
  }
}

/** A field's heads are in its own stream, and nothing builds on itself. */
function buildsOnItsStream(op: Op): boolean {
  const own = opRef(op);
  return op.basis.every((ref) => {
    const of = parseOpRef(ref);
    return of !== undefined && of.caseId === op.stream.caseId && of.scope === op.stream.scope && ref !== own;
  });
}

function compareOps(a: Op, b: Op): 'sameStream' | 'nextStream' | 'outOfOrder' {
  if (a.stream.caseId !== b.stream.caseId) return a.stream.caseId < b.stream.caseId ? 'nextStream' : 'outOfOrder';
  if (a.stream.scope !== b.stream.scope) return a.stream.scope < b.stream.scope ? 'nextStream' : 'outOfOrder';
  if (a.origin !== b.origin) return a.origin < b.origin ? 'sameStream' : 'outOfOrder';
  return a.seq + 1 === b.seq ? 'sameStream' : 'outOfOrder';
}
