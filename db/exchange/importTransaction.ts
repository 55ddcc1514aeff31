import { hlcZero } from '#shared/ops/hlc.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { IncomingAttachment } from '../attachments.ts';
import type { StoredOp } from '../opColumns.ts';
import { beginBulk, endBulk } from '../open.ts';
import type { Projector, Times } from '../projector.ts';
import type { Arrivals } from './arrivals.ts';
import { ArrivingHeads } from './arrivingHeads.ts';
import { eraseStreams } from './erase.ts';
import type {
  Fork,
  Gap,
  ImportTransaction,
  IncomingOp,
  IncomingStream,
  Misplaced,
  PackageIn,
} from './exchangeStore.ts';
import type { ExchangeParts } from './sharedParts.ts';

/** A case of more ops is made in several steps, so that memory stays flat. */
const maxKeptOps = 10_000;

/** The one transaction of an import. */
export class OpenImport implements ImportTransaction {
  readonly #parts: ExchangeParts;
  readonly #projector: Projector;
  readonly #heads: ArrivingHeads;
  /** Records that were here, with the times of their new ops: their heads are written. */
  readonly #touched = new Map<number, Times>();
  /** Records that this import has made, with all their ops: everything else of them is made from these at once. */
  readonly #made = new Map<number, StoredOp[]>();
  #keptOps = 0;
  /** Packages go case by case: what has come of one is made before the next. */
  #caseId: string | undefined;
  #ops: { readonly first: number; last: number; added: number } | undefined;
  #newest = hlcZero;
  #erasedOps = 0;
  #mintsOrigin = false;
  #isOver = false;

  constructor(parts: ExchangeParts) {
    if (parts.database.inTransaction) throw new Error('a transaction is going on already');
    beginBulk(parts.database);
    this.#parts = parts;
    this.#projector = parts.projector;
    this.#heads = new ArrivingHeads(parts.log, parts.heads);
  }

  take(incoming: IncomingStream): Result<{ readonly added: number; readonly known: number }, Fork | Gap | Misplaced> {
    this.#checkOpen();
    const checked = this.#parts.check.check(incoming);
    if (!checked.ok) return err(checked.error);
    const { fresh, known } = checked.value;
    if (fresh.length > 0) this.#add(incoming.stream, checked.value);
    return ok({ added: fresh.length, known });
  }

  attachment(sha256: string): { write(chunk: Uint8Array): void; end(): void } {
    this.#checkOpen();
    const attachment = new IncomingAttachment(this.#parts.attachments, sha256);
    return {
      write: (chunk) => {
        this.#checkOpen();
        attachment.write(chunk);
      },
      end: () => {
        this.#checkOpen();
        attachment.end();
      },
    };
  }

  erase(streams: IncomingStream['stream'][]): { readonly erasedOps: number } {
    this.#checkOpen();
    // What has been taken is brought in step first: the erasure goes by what stands in the tables.
    this.#projectTouched();
    const { erasedOps, ownWereErased } = eraseStreams(this.#parts, streams);
    this.#erasedOps += erasedOps;
    this.#mintsOrigin ||= ownWereErased;
    return { erasedOps };
  }

  commit(entry: PackageIn): number {
    this.#checkOpen();
    try {
      this.#projectTouched();
      this.#projector.settlePeople();
      this.#parts.log.receive(this.#newest, this.#parts.now().getTime());
      const n = this.#parts.journal.addIn(entry, this.#ops, this.#erasedOps);
      // What was erased may come back from others one day: it must not meet new ops under the same names.
      if (this.#mintsOrigin) this.#parts.log.setOrigin(this.#parts.newId());
      this.#parts.database.exec('COMMIT');
      this.#isOver = true;
      // With the journal goes what was erased.
      endBulk(this.#parts.database);
      return n;
    } catch (error) {
      if (!this.#isOver) this.rollback();
      throw error;
    }
  }

  rollback(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // A full disk makes SQLite roll back by itself.
    if (this.#parts.database.inTransaction) this.#parts.database.exec('ROLLBACK');
    this.#parts.forget();
    endBulk(this.#parts.database);
  }

  #add(id: IncomingStream['stream'], arrivals: Arrivals): void {
    const { log } = this.#parts;
    if (id.caseId !== this.#caseId || this.#keptOps > maxKeptOps) this.#projectTouched();
    this.#caseId = id.caseId;
    const stream = arrivals.stream ?? log.names.streams.add(id);
    for (const [recordId, { type, n: known, ops }] of arrivals.byRecord) {
      const n = known ?? log.addRecord({ id: recordId, type, caseId: id.caseId });
      const stored = ops.map((incoming) => ({ ...incoming.op, n: this.#insert(incoming, stream, n) }));
      if (known === undefined) this.#made.set(n, []);
      const made = this.#made.get(n);
      if (made === undefined) {
        this.#heads.put({ n, ops: stored });
        this.#touch(n, stored);
      } else {
        for (const op of stored) made.push(op);
        this.#keptOps += stored.length;
      }
    }
  }

  #touch(record: number, ops: readonly StoredOp[]): void {
    const known = this.#touched.get(record);
    let [first, last] = [known?.first ?? ops[0]?.at ?? '', known?.last ?? ''];
    for (const { at } of ops) {
      if (at < first) first = at;
      if (at > last) last = at;
    }
    this.#touched.set(record, { first, last });
  }

  #insert({ op, hash }: IncomingOp, stream: number, record: number): number {
    const { log } = this.#parts;
    const n = log.insert(op, { stream, origin: log.names.origins.number(op.origin), record }, hash);
    if (op.hlc > this.#newest) this.#newest = op.hlc;
    this.#ops ??= { first: n, last: n, added: 0 };
    this.#ops.last = n;
    this.#ops.added += 1;
    return n;
  }

  #projectTouched(): void {
    for (const [record, times] of this.#touched) this.#projector.fromHeads(record, times);
    for (const [record, ops] of this.#made) this.#projector.ofNew(record, ops);
    this.#heads.lookForAwaited();
    this.#touched.clear();
    this.#made.clear();
    this.#keptOps = 0;
  }

  #checkOpen(): void {
    if (this.#isOver) throw new Error('the import is over');
    if (!this.#parts.database.inTransaction) throw new Error('the import was rolled back');
  }
}
