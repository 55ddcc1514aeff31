import type { StreamId } from '#shared/ops/op.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { Atomically, Sqlite } from '../sqlite.ts';
import type { Block, BlockStore, Lift, StoredBlock } from './exchangeStore.ts';

interface BlockColumns {
  id: string;
  case_id: string;
  scope: StreamScope;
  holder: string;
  revoked_by: string;
  at: string;
  erased_at: string | null;
  receipt_at: string | null;
  /** JSON. */
  consents: string;
  is_lifted: number;
}

/** Streams that a holder may no longer have, and which of those no longer hold. */
export class Blocks implements BlockStore {
  readonly #atomically: Atomically;
  readonly #all;
  readonly #lifts;
  readonly #isBlocked;
  readonly #addBlock;
  readonly #addLift;
  readonly #markErased;
  readonly #markReceipt;

  constructor(database: Sqlite, atomically: Atomically) {
    this.#atomically = atomically;
    const isLifted = `EXISTS (SELECT 1 FROM stream_lift WHERE stream_lift.block = stream_block.id
      AND stream_lift.case_id = stream_block.case_id AND stream_lift.scope = stream_block.scope)`;
    this.#all = database.prepare<[], BlockColumns>(
      `SELECT *, ${isLifted} AS is_lifted FROM stream_block ORDER BY at, id, case_id, scope`,
    );
    this.#lifts = database.prepare<[], { block: string; case_id: string; scope: StreamScope; at: string }>(
      'SELECT * FROM stream_lift ORDER BY at, block, case_id, scope',
    );
    this.#isBlocked = database.prepare<[string, string, string]>(
      `SELECT 1 FROM stream_block WHERE case_id = ? AND scope = ? AND holder = ? AND NOT ${isLifted} LIMIT 1`,
    );
    this.#addBlock = database.prepare<unknown[]>(
      `INSERT INTO stream_block (id, case_id, scope, holder, revoked_by, at, erased_at, receipt_at, consents)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET erased_at = ifnull(erased_at, excluded.erased_at),
         receipt_at = ifnull(receipt_at, excluded.receipt_at)`,
    );
    this.#addLift = database.prepare<[string, string, string, string]>(
      'INSERT OR IGNORE INTO stream_lift (block, case_id, scope, at) VALUES (?, ?, ?, ?)',
    );
    this.#markErased = database.prepare<[string, string]>(
      'UPDATE stream_block SET erased_at = ? WHERE id = ? AND erased_at IS NULL',
    );
    this.#markReceipt = database.prepare<[string, string]>(
      'UPDATE stream_block SET receipt_at = ? WHERE id = ? AND receipt_at IS NULL',
    );
  }

  all(): StoredBlock[] {
    return this.#all.all().map((row) => ({
      id: row.id,
      stream: { caseId: row.case_id, scope: row.scope },
      holder: row.holder,
      revokedBy: row.revoked_by,
      at: row.at,
      erasedAt: row.erased_at,
      receiptAt: row.receipt_at,
      consents: JSON.parse(row.consents) as string[],
      isLifted: row.is_lifted === 1,
    }));
  }

  lifts(): Lift[] {
    return this.#lifts
      .all()
      .map(({ block, case_id, scope, at }) => ({ block, stream: { caseId: case_id, scope }, at }));
  }

  isBlocked(stream: StreamId, holder: string): boolean {
    return this.#isBlocked.get(stream.caseId, stream.scope, holder) !== undefined;
  }

  add(blocks: readonly Block[], lifts: readonly Lift[]): void {
    this.#atomically(() => {
      for (const { id, stream, holder, revokedBy, at, erasedAt, receiptAt, consents } of blocks) {
        const { caseId, scope } = stream;
        const why = JSON.stringify(consents);
        this.#addBlock.run(id, caseId, scope, holder, revokedBy, at, erasedAt, receiptAt, why);
      }
      for (const { block, stream, at } of lifts) this.#addLift.run(block, stream.caseId, stream.scope, at);
    });
  }

  markErased(id: string, at: string): void {
    this.#markErased.run(at, id);
  }

  markReceipt(id: string, at: string): void {
    this.#markReceipt.run(at, id);
  }
}
