import { err, ok, type Result } from '#shared/result.ts';
import type { OpLog } from '../opLog.ts';
import type { Sqlite } from '../sqlite.ts';
import type { Fork, Gap, IncomingOp, IncomingStream, Misplaced } from './exchangeStore.ts';

/** The ops of a stream that are new here, by record, and how they lie. */
export interface Arrivals {
  /** Undefined: nothing of the stream has ever been here. */
  readonly stream: number | undefined;
  /** In the order in which they came. */
  readonly fresh: readonly IncomingOp[];
  readonly byRecord: ReadonlyMap<string, ArrivingRecord>;
  readonly known: number;
}

export interface ArrivingRecord {
  readonly type: string;
  /** Undefined: the record is not here. */
  readonly n: number | undefined;
  readonly ops: IncomingOp[];
}

/** How far an origin has been followed through the stream. */
interface Followed {
  /** Undefined: nothing of this origin has ever been here. */
  readonly n: number | undefined;
  readonly held: number;
  readonly fresh: IncomingOp[];
}

/** Holds what a package brings of a stream against what is here. Writes nothing. */
export class ArrivalCheck {
  readonly #log: OpLog;
  readonly #hashOf;

  constructor(database: Sqlite, log: OpLog) {
    this.#log = log;
    this.#hashOf = database
      .prepare<[number, number, number], Uint8Array>('SELECT hash FROM op WHERE stream = ? AND origin = ? AND seq = ?')
      .pluck();
  }

  check({ stream, ops }: IncomingStream): Result<Arrivals, Fork | Gap | Misplaced> {
    const streamNumber = this.#log.names.streams.find(stream);
    const own = this.#log.origin();
    const followed = new Map<string, Followed>();
    const fresh: IncomingOp[] = [];
    let known = 0;
    const fork = (origin: string, seq: number): Fork => {
      return { code: 'fork', stream, origin, seq, isOwn: this.#log.ownOrigins().includes(origin) };
    };
    for (const incoming of ops) {
      const { op, hash } = incoming;
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
        origin.fresh.push(incoming);
        fresh.push(incoming);
        continue;
      }
      const present = this.#present(origin, streamNumber, op.seq);
      if (present === undefined || Buffer.compare(present, hash) !== 0) return err(fork(op.origin, op.seq));
      known += 1;
    }
    const byRecord = this.#byRecord(stream, fresh);
    return byRecord.ok ? ok({ stream: streamNumber, fresh, byRecord: byRecord.value, known }) : byRecord;
  }

  #follow(origin: string, stream: number | undefined): Followed {
    const n = this.#log.names.origins.find(origin);
    const held = n === undefined || stream === undefined ? 0 : this.#log.heldSeq(stream, n);
    return { n, held, fresh: [] };
  }

  /** The hash that stands under a seq, here or earlier in the same package. */
  #present({ n, held, fresh }: Followed, stream: number | undefined, seq: number): Uint8Array | undefined {
    if (seq > held) return fresh[seq - held - 1]?.hash;
    return n === undefined || stream === undefined ? undefined : this.#hashOf.get(stream, n, seq);
  }

  #byRecord(
    stream: IncomingStream['stream'],
    fresh: readonly IncomingOp[],
  ): Result<Map<string, ArrivingRecord>, Misplaced> {
    const byRecord = new Map<string, ArrivingRecord>();
    for (const incoming of fresh) {
      const { type, id } = incoming.op.record;
      const record = byRecord.get(id);
      if (record !== undefined) {
        if (record.type !== type) return err({ code: 'misplaced', stream, record: id });
        record.ops.push(incoming);
        continue;
      }
      const present = this.#log.findRecord(id);
      if (present !== undefined && (present.type !== type || present.case_id !== stream.caseId)) {
        return err({ code: 'misplaced', stream, record: id });
      }
      byRecord.set(id, { type, n: present?.n, ops: [incoming] });
    }
    return ok(byRecord);
  }
}
