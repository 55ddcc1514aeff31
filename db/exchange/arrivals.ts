import { canonicalOp, type Op } from '#shared/ops/op.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type OpColumns, selectOpsFrom, toOp } from '../opColumns.ts';
import type { FoundRecord, OpLog } from '../opLog.ts';
import type { Sqlite } from '../sqlite.ts';
import type { Fork, Gap, IncomingStream, Misplaced } from './exchangeStore.ts';

/** The ops of a stream that are new here, by record, and how they lie. */
export interface Arrivals {
  /** Undefined: nothing of the stream has ever been here. */
  readonly stream: number | undefined;
  /** In the order in which they came. */
  readonly fresh: readonly Op[];
  readonly byRecord: ReadonlyMap<string, ArrivingRecord>;
  readonly known: number;
}

export interface ArrivingRecord {
  readonly type: string;
  /** Undefined: the record is not here. */
  readonly n: number | undefined;
  readonly ops: Op[];
}

/** How far an origin has been followed through the stream. */
interface Followed {
  /** Undefined: nothing of this origin has ever been here. */
  readonly n: number | undefined;
  readonly held: number;
  readonly fresh: Op[];
}

/** Holds what a package brings of a stream against what is here. Writes nothing. */
export class ArrivalCheck {
  readonly #log: OpLog;
  readonly #opAt;

  constructor(database: Sqlite, log: OpLog) {
    this.#log = log;
    this.#opAt = database.prepare<[number, number, number], OpColumns>(
      `${selectOpsFrom('op')} WHERE op.stream = ? AND op.origin = ? AND op.seq = ?`,
    );
  }

  /** `records`: of those that are here, what need not be looked up. */
  check(
    { stream, ops }: IncomingStream,
    records: ReadonlyMap<string, FoundRecord> = new Map(),
  ): Result<Arrivals, Fork | Gap | Misplaced> {
    const streamNumber = this.#log.names.streams.find(stream);
    const own = this.#log.origin();
    const followed = new Map<string, Followed>();
    const fresh: Op[] = [];
    let known = 0;
    const fork = (origin: string, seq: number): Fork => {
      return { code: 'fork', stream, origin, seq, isOwn: this.#log.ownOrigins().includes(origin) };
    };
    for (const op of ops) {
      if (op.stream.caseId !== stream.caseId || op.stream.scope !== stream.scope) {
        throw new Error('an op of another stream');
      }
      let origin = followed.get(op.origin);
      if (origin === undefined) {
        origin = this.#follow(op.origin, streamNumber);
        followed.set(op.origin, origin);
      }
      if (op.seq > origin.held + origin.fresh.length) {
        const held = origin.held + origin.fresh.length;
        if (op.seq !== held + 1) return err({ code: 'gap', stream, origin: op.origin, held, first: op.seq });
        // Under our own name, and not of our writing: another copy of this vault goes on somewhere.
        if (op.origin === own) return err(fork(op.origin, op.seq));
        origin.fresh.push(op);
        fresh.push(op);
        continue;
      }
      const present = this.#present(origin, streamNumber, op.seq);
      if (present === undefined || canonicalOp(present) !== canonicalOp(op)) return err(fork(op.origin, op.seq));
      known += 1;
    }
    const byRecord = this.#byRecord(stream, fresh, records);
    return byRecord.ok ? ok({ stream: streamNumber, fresh, byRecord: byRecord.value, known }) : byRecord;
  }

  #follow(origin: string, stream: number | undefined): Followed {
    const n = this.#log.names.origins.find(origin);
    const held = n === undefined || stream === undefined ? 0 : this.#log.heldSeq(stream, n);
    return { n, held, fresh: [] };
  }

  /** What stands under a seq, here or earlier in the same package. */
  #present({ n, held, fresh }: Followed, stream: number | undefined, seq: number): Op | undefined {
    if (seq > held) return fresh[seq - held - 1];
    const row = n === undefined || stream === undefined ? undefined : this.#opAt.get(stream, n, seq);
    return row && toOp(row);
  }

  #byRecord(
    stream: IncomingStream['stream'],
    fresh: readonly Op[],
    records: ReadonlyMap<string, FoundRecord>,
  ): Result<Map<string, ArrivingRecord>, Misplaced> {
    const byRecord = new Map<string, ArrivingRecord>();
    for (const op of fresh) {
      const { type, id } = op.record;
      const record = byRecord.get(id);
      if (record !== undefined) {
        if (record.type !== type) return err({ code: 'misplaced', stream, record: id });
        record.ops.push(op);
        continue;
      }
      const present = records.get(id) ?? this.#log.findRecord(id);
      if (present !== undefined && (present.type !== type || present.case_id !== stream.caseId)) {
        return err({ code: 'misplaced', stream, record: id });
      }
      byRecord.set(id, { type, n: present?.n, ops: [op] });
    }
    return ok(byRecord);
  }
}
