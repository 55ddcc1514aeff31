import { hlcZero } from '#shared/ops/hlc.ts';
import type { Op } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { IncomingAttachment } from '../attachments.ts';
import type { StoredOp } from '../opColumns.ts';
import { beginBulk, endBulk } from '../open.ts';
import type { FoundRecord, NumberedOp } from '../opLog.ts';
import { type Projector, timesOf } from '../projector.ts';
import type { RecordRef } from '../store.ts';
import type { Arrivals } from './arrivals.ts';
import { ArrivingHeads } from './arrivingHeads.ts';
import { eraseStreams } from './erase.ts';
import type { Fork, Gap, ImportTransaction, IncomingStream, Misplaced, PackageIn } from './exchangeStore.ts';
import type { ExchangeParts } from './sharedParts.ts';

/** A case of more ops is made in several steps, so that memory stays flat. */
const maxArrivedOps = 10_000;

/** Of so many records, the people are shown at once: while their records are at hand, and many with each statement. */
const maxRecordsMade = 1000;

/** The one transaction of an import. */
export class OpenImport implements ImportTransaction {
  readonly #parts: ExchangeParts;
  readonly #projector: Projector;
  readonly #heads: ArrivingHeads;
  /** Packages go case by case: what comes of one is made before the next. */
  #caseId: string | undefined;
  /** New ops of records of the case, in the log already: everything else is made from these at once. */
  readonly #arrived = new Map<number, StoredOp[]>();
  #arrivedOps = 0;
  /** Those records of which all ops have arrived. */
  readonly #made = new Set<number>();
  /** Records of the case by id, as far as they have been met. */
  readonly #records = new Map<string, FoundRecord>();
  #ops: { readonly first: number; last: number; added: number } | undefined;
  #newest = hlcZero;
  #erasedOps = 0;
  #mintsOrigin = false;
  /** Since the people among them have been shown. */
  #recordsMade = 0;
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
    const { caseId } = incoming.stream;
    if (caseId !== this.#caseId) {
      this.#settle();
      this.#records.clear();
      this.#caseId = caseId;
    } else if (this.#arrivedOps > maxArrivedOps) {
      this.#settle();
    }
    const checked = this.#parts.check.check(incoming, this.#records);
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
    this.#settle();
    const { erasedOps, ownWereErased } = eraseStreams(this.#parts, streams);
    this.#records.clear();
    this.#erasedOps += erasedOps;
    this.#mintsOrigin ||= ownWereErased;
    return { erasedOps };
  }

  commit(entry: PackageIn): number {
    this.#checkOpen();
    try {
      this.#settle();
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

  #add({ caseId, scope }: IncomingStream['stream'], arrivals: Arrivals): void {
    const { log } = this.#parts;
    const stream = arrivals.stream ?? log.names.streams.add({ caseId, scope });
    const numbered: NumberedOp[] = [];
    for (const [id, { type, n: known, ops }] of arrivals.byRecord) {
      const record = known ?? log.addRecord({ id, type, caseId });
      if (known === undefined) this.#made.add(record);
      this.#records.set(id, { n: record, type, case_id: caseId });
      for (const op of ops) {
        numbered.push({ op, stream, origin: log.names.origins.number(op.origin), record });
        if (op.hlc > this.#newest) this.#newest = op.hlc;
      }
    }
    let n = log.insert(numbered);
    this.#ops ??= { first: n, last: n, added: 0 };
    for (const { op, record } of numbered) {
      const stored = { ...op, n };
      const ofRecord = this.#arrived.get(record);
      if (ofRecord === undefined) this.#arrived.set(record, [stored]);
      else ofRecord.push(stored);
      n += 1;
    }
    this.#ops.last = n - 1;
    this.#ops.added += numbered.length;
    this.#arrivedOps += numbered.length;
  }

  /** Makes what comes of the ops that have arrived. */
  #settle(): void {
    for (const [n, ops] of this.#arrived) {
      if (this.#made.has(n)) {
        this.#projector.ofNew(n, refOf(ops), ops);
      } else {
        this.#heads.put({ n, ops });
        this.#projector.fromHeads(n, timesOf(ops));
      }
    }
    this.#recordsMade += this.#arrived.size;
    if (this.#recordsMade > maxRecordsMade) {
      this.#projector.settlePeople();
      this.#recordsMade = 0;
    }
    this.#heads.lookForAwaited();
    this.#arrived.clear();
    this.#arrivedOps = 0;
    this.#made.clear();
  }

  #checkOpen(): void {
    if (this.#isOver) throw new Error('the import is over');
    if (!this.#parts.database.inTransaction) throw new Error('the import was rolled back');
  }
}

function refOf([op]: readonly Op[]): RecordRef {
  if (op === undefined) throw new Error('a record without ops');
  return { type: op.record.type as RecordType, id: op.record.id, caseId: op.stream.caseId };
}
