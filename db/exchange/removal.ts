import type { ExchangeParts } from './sharedParts.ts';

/** A choice of ops, by a condition on `op` with its parameters. */
export interface Chosen {
  readonly where: string;
  readonly values: readonly (number | string)[];
}

/**
 * Takes ops out of the log, inside the caller's transaction: through the door that is open for this alone. What was made from
 * them is made anew, and attachments that no op names any more go with them. Returns the records that they were of.
 */
export function removeOps(parts: ExchangeParts, { where, values }: Chosen): { removed: number; records: number[] } {
  const { database } = parts;
  const records = database.prepare<unknown[], number>(`SELECT DISTINCT record FROM op WHERE ${where}`).pluck();
  const touched = records.all(...values);
  const attachments = database
    .prepare<unknown[], string>(
      `SELECT DISTINCT value ->> '$' FROM op JOIN record_ref ON record_ref.n = op.record
       WHERE ${where} AND op.field = 'sha256' AND record_ref.type = 'attachment' AND value <> 'null'`,
    )
    .pluck()
    .all(...values);
  database.exec('UPDATE op_removal SET open = 1');
  const { changes } = database.prepare<unknown[]>(`DELETE FROM op WHERE ${where}`).run(...values);
  database.exec('UPDATE op_removal SET open = 0');
  for (const record of touched) parts.projector.fromOps(record);
  parts.projector.settlePeople();
  removeUnnamed(parts, attachments);
  return { removed: changes, records: touched };
}

function removeUnnamed({ database, attachments }: ExchangeParts, candidates: readonly string[]): void {
  if (candidates.length === 0) return;
  const stillNamed = database
    .prepare<[], string>(
      `SELECT DISTINCT op.value ->> '$' FROM record_ref JOIN op ON op.record = record_ref.n AND op.field = 'sha256'
       WHERE record_ref.type = 'attachment' AND op.value <> 'null'`,
    )
    .pluck()
    .all();
  const named = new Set(stillNamed);
  for (const sha256 of candidates) if (!named.has(sha256)) attachments.remove(sha256);
}
