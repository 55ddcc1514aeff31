import { ok, type Result } from '#shared/result.ts';
import type {
  Around,
  Fork,
  Gap,
  ImportStore,
  ImportTransaction,
  IncomingStream,
  Misplaced,
  StreamPreview,
  UndoRefusal,
} from './exchangeStore.ts';
import { mendFork } from './fork.ts';
import { OpenImport } from './importTransaction.ts';
import { Preview } from './preview.ts';
import type { ExchangeParts } from './sharedParts.ts';
import { undoImport } from './undo.ts';

/** Packages into the database, and out of it again. */
export class Imports implements ImportStore {
  readonly #parts: ExchangeParts;
  readonly #preview: Preview;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    this.#preview = new Preview(parts);
  }

  preview(incoming: IncomingStream, around: Around = {}): Result<StreamPreview, Fork | Gap | Misplaced> {
    const checked = this.#parts.check.check(incoming);
    return checked.ok ? ok(this.#preview.of(checked.value, around)) : checked;
  }

  begin(): ImportTransaction {
    return new OpenImport(this.#parts);
  }

  undo(
    n: number,
    by: { readonly user: string; readonly at: string },
  ): Result<{ readonly removedOps: number }, UndoRefusal> {
    return this.#parts.atomically(() => undoImport(this.#parts, n, by));
  }

  mendFork(
    first: readonly Pick<Fork, 'stream' | 'origin' | 'seq'>[],
    after?: readonly string[],
  ): {
    readonly origin: string;
    readonly rewritten: number;
  } {
    return this.#parts.atomically(() => mendFork(this.#parts, first, after));
  }
}
