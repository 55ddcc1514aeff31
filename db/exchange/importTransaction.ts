import { hlcZero } from '#shared/ops/hlc.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { IncomingAttachment } from '../attachments.ts';
import { beginBulk, endBulk } from '../open.ts';
import type { Projector, Times } from '../projector.ts';
import type { Arrivals } from './arrivals.ts';
import { type ArrivedRecord, ArrivingHeads } from './arrivingHeads.ts';
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
import { FreshRecord } from './freshRecord.ts';
import type { ExchangeParts } from './sharedParts.ts';

/** Records whose projections wait to be made, and ops kept for them: with more the projections are made at once, so that memory stays flat. */
const maxTouched = 20_000;
const maxKeptOps = 50_000;

interface Touched extends Times {
  /** Of a record that this import has made. */
  readonly fresh: FreshRecord | undefined;
}

/** The one transaction of an import. */
export class OpenImport implements ImportTransaction {
  readonly #parts: ExchangeParts;
  readonly #projector: Projector;
  readonly #heads: ArrivingHeads;
  readonly #touched = new Map<number, Touched>();
  #keptOps = 0;
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

  #add({ caseId, scope }: IncomingStream['stream'], { fresh, byRecord }: Arrivals): void {
    const { log } = this.#parts;
    const stream = log.names.streams.number({ caseId, scope });
    const records = new Map<string, ArrivedRecord>();
    for (const [id, { n, type }] of byRecord) {
      records.set(id, { n: n ?? log.addRecord({ id, type, caseId }), isNew: n === undefined, ops: [] });
    }
    const range = { first: 0, last: 0 };
    for (const incoming of fresh) {
      const record = records.get(incoming.op.record.id);
      if (record === undefined) continue;
      range.last = this.#insert(incoming, stream, record.n);
      range.first ||= range.last;
      record.ops.push({ op: incoming.op, n: range.last });
    }
    this.#heads.put(records.values(), range);
    for (const record of records.values()) this.#touch(record);
    if (this.#touched.size > maxTouched || this.#keptOps > maxKeptOps) this.#projectTouched();
  }

  #touch({ n, isNew, ops }: ArrivedRecord): void {
    const known = this.#touched.get(n);
    const kept = known?.fresh ?? (isNew ? new FreshRecord() : undefined);
    let [first, last] = [known?.first ?? ops[0]?.op.at ?? '', known?.last ?? ''];
    for (const { op } of ops) {
      if (op.at < first) first = op.at;
      if (op.at > last) last = op.at;
      if (op.hlc > this.#newest) this.#newest = op.hlc;
      if (kept !== undefined) this.#keptOps += kept.add(op);
    }
    this.#touched.set(n, { first, last, fresh: kept });
  }

  #insert({ op, hash }: IncomingOp, stream: number, record: number): number {
    const { log } = this.#parts;
    const n = log.insert(op, { stream, origin: log.names.origins.number(op.origin), record }, hash);
    this.#ops ??= { first: n, last: n, added: 0 };
    this.#ops.last = n;
    this.#ops.added += 1;
    return n;
  }

  #projectTouched(): void {
    for (const [record, { fresh, ...times }] of this.#touched) {
      this.#projector.fromHeads(record, times, fresh?.values());
    }
    this.#touched.clear();
    this.#keptOps = 0;
  }

  #checkOpen(): void {
    if (this.#isOver) throw new Error('the import is over');
    if (!this.#parts.database.inTransaction) throw new Error('the import was rolled back');
  }
}
