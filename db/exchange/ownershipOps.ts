import type { OwnershipInput, OwnershipOp, TransferOps } from '#shared/exchange/ownership.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { opRef } from '#shared/ops/op.ts';
import type { Sqlite } from '../sqlite.ts';

interface Row {
  type: 'ownership' | 'transfer';
  recordId: string;
  field: string;
  value: string;
  basis: string;
  hlc: string;
  at: string;
  origin: string;
  seq: number;
  municipality: string | null;
  role: string | null;
}

const fieldsOf = { ownership: ['municipality'], transfer: ['from', 'to', 'after', 'state'] } as const;

/**
 * What says whose a case is, with who wrote it. Straight from the log, so that a record that was removed counts as well; one look
 * in an index where the case has never been moved or shared, since it is asked before every write.
 */
export class OwnershipOps {
  readonly #ofCase;
  readonly #role;

  constructor(database: Sqlite) {
    this.#ofCase = database.prepare<[string], Row>(
      `SELECT record_ref.type, record_ref.id AS recordId, op.field, op.value, op.basis, op.hlc, op.at, origin.id AS origin, op.seq,
         origin_owner.municipality, origin_owner.role
       FROM stream JOIN op ON op.stream = stream.n JOIN origin ON origin.n = op.origin
       JOIN record_ref ON record_ref.n = op.record LEFT JOIN origin_owner ON origin_owner.origin = origin.id
       WHERE stream.case_id = ? AND stream.scope = 'case' AND record_ref.type IN ('ownership', 'transfer')`,
    );
    this.#role = database.prepare<[], { role: string }>('SELECT role FROM installation');
  }

  /** `ownOrigins`: every origin that this vault has written under; what they wrote is `ownMunicipality`'s. */
  ofCase(caseId: string, ownOrigins: ReadonlySet<string>, ownMunicipality: string): OwnershipInput {
    const rows = this.#ofCase.all(caseId);
    if (rows.length === 0) return { ownership: [], transfers: [] };
    const own = this.#role.get()?.role === 'coordinator' ? undefined : ownMunicipality;
    const toOp = (row: Row): OwnershipOp => ({
      ref: opRef({ stream: { caseId, scope: 'case' }, origin: row.origin, seq: row.seq }),
      value: JSON.parse(row.value) as Scalar,
      basis: JSON.parse(row.basis) as string[],
      hlc: row.hlc,
      origin: row.origin,
      municipality: ownOrigins.has(row.origin)
        ? own
        : row.role === 'municipality'
          ? (row.municipality ?? undefined)
          : undefined,
      at: row.at,
    });
    const [ownership, transfer] = (['ownership', 'transfer'] as const).map((type) =>
      rows.filter((row) => row.type === type && (fieldsOf[type] as readonly string[]).includes(row.field)),
    ) as [Row[], Row[]];
    return {
      ownership: ownership.map(toOp),
      transfers: [...Map.groupBy(transfer, ({ recordId }) => recordId)].map(([id, ofRecord]): TransferOps => {
        const of = (field: string) => ofRecord.filter((row) => row.field === field).map(toOp);
        return { id, from: of('from'), to: of('to'), after: of('after'), state: of('state') };
      }),
    };
  }
}
