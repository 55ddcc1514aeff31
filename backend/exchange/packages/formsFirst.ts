import type { IncomingStream } from '#db/exchange/exchangeStore.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Op } from '#shared/ops/op.ts';
import { ok, type Result } from '#shared/result.ts';

type Forms = ReadonlyMap<string, Op>;

/** Where a filled form says which form it is. */
const formScope = 'identity';

/**
 * Gives a package's streams on, the answers of filled forms once it is known which forms they are: that is told in the case's
 * `identity`, and some of the answers come before it. Streams come by case and scope, so no more than one case is held back.
 */
export class FormsFirst {
  readonly #onStream: (stream: IncomingStream, forms: Forms) => Result<undefined, AppError>;
  #held: IncomingStream[] = [];
  #forms = new Map<string, Op>();
  #caseId: string | undefined;

  constructor(onStream: (stream: IncomingStream, forms: Forms) => Result<undefined, AppError>) {
    this.#onStream = onStream;
  }

  add(stream: IncomingStream): Result<undefined, AppError> {
    const { caseId, scope } = stream.stream;
    if (caseId !== this.#caseId) {
      const ended = this.end();
      if (!ended.ok) return ended;
      this.#forms = new Map();
      this.#caseId = caseId;
    }
    if (scope < formScope && stream.ops.some((op) => op.record.type === 'form')) {
      this.#held.push(stream);
      return ok(undefined);
    }
    if (scope !== formScope) return this.#onStream(stream, this.#forms);
    for (const op of stream.ops) if (op.field === '$form') this.#forms.set(op.record.id, op);
    const given = this.#onStream(stream, this.#forms);
    return given.ok ? this.end() : given;
  }

  /** Nothing more comes of the case. */
  end(): Result<undefined, AppError> {
    const held = this.#held;
    this.#held = [];
    for (const stream of held) {
      const given = this.#onStream(stream, this.#forms);
      if (!given.ok) return given;
    }
    return ok(undefined);
  }
}
