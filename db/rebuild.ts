import { createHash } from 'node:crypto';
import type { OpLog } from './opLog.ts';
import type { Projector } from './projector.ts';
import type { Sqlite } from './sqlite.ts';

/**
 * Raised whenever the same ops give other projection rows than before (a new fold of names, a new column): a database
 * that was written by another version is rebuilt when it is opened.
 */
export const projectionVersion = '4';

const projectionTables = [
  'head',
  'conflict',
  'awaited',
  'record',
  'lookup',
  'membership',
  'form',
  'merge',
  'person',
  'person_count',
  'person_token',
  'person_number',
] as const;

/** Empties every projection and makes it anew from the ops. Runs inside the caller's transaction. */
export function rebuildProjections(database: Sqlite, log: OpLog, projector: Projector): void {
  for (const table of projectionTables) database.exec(`DELETE FROM ${table}`);
  const records = database
    .prepare<[number], number>('SELECT n FROM record_ref WHERE n > ? ORDER BY n LIMIT 1000')
    .pluck();
  for (let last: number | undefined = 0; last !== undefined; ) {
    const page = records.all(last);
    for (const n of page) projector.fromOps(n);
    last = page.at(-1);
  }
  projector.settlePeople();
  log.putMeta('projectionVersion', projectionVersion);
}

/**
 * Each projection as rows that name records by id and ops by (stream, origin, seq), in an order of their own. Local numbers
 * are left out, so that the digest is a function of the set of ops: two installations with the same ops have the same.
 */
const digestQueries: Readonly<Record<(typeof projectionTables)[number], string>> = {
  head: `SELECT record_ref.id, op.field, stream.case_id, stream.scope, origin.id AS origin, op.seq FROM head
    JOIN json_each(head.ops) AS each JOIN record_ref ON record_ref.n = head.record JOIN op ON op.n = each.value
    JOIN stream ON stream.n = op.stream JOIN origin ON origin.n = op.origin ORDER BY 1, 2, 3, 4, 5, 6`,
  conflict: `SELECT record_ref.id, conflict.field, conflict.case_id, scope, at, heads FROM conflict
    JOIN record_ref ON record_ref.n = conflict.record ORDER BY 1, 2`,
  awaited: `SELECT record_ref.id, awaited.ref, awaited.field FROM awaited
    JOIN record_ref ON record_ref.n = awaited.record ORDER BY 1, 2, 3`,
  record: `SELECT record_ref.id, record.type, record.case_id, fields, created_at, changed_at, removed FROM record
    JOIN record_ref ON record_ref.n = record.n ORDER BY 1`,
  lookup: `SELECT lookup.type, field, value, record_ref.id FROM lookup
    JOIN record_ref ON record_ref.n = lookup.record ORDER BY 1, 2, 3, 4`,
  membership: `SELECT record_ref.id, household_id, person_id, from_date, until_date FROM membership
    JOIN record_ref ON record_ref.n = membership.n ORDER BY 1`,
  form: `SELECT record_ref.id, form, person_id, version, state FROM form
    JOIN record_ref ON record_ref.n = form.n ORDER BY 1`,
  merge: `SELECT record_ref.id, keep, absorb FROM merge JOIN record_ref ON record_ref.n = merge.n ORDER BY 1`,
  person: `SELECT id, listed, display_name, native_name, name_key, words, birth_date, citizenships, municipality, status,
    settlement_date, protection, arrival_manner, permit, intake, changed_at FROM person ORDER BY id`,
  person_count: `SELECT municipality, status, arrival_manner, permit, intake, people FROM person_count
    WHERE people > 0 ORDER BY 1, 2, 3, 4, 5`,
  person_token: `SELECT token, record_ref.id FROM person_token
    JOIN record_ref ON record_ref.n = person_token.person ORDER BY 1, 2`,
  person_number: `SELECT digits, field, record_ref.id FROM person_number
    JOIN record_ref ON record_ref.n = person_number.person ORDER BY 1, 2, 3`,
};

/** SHA-256 over every projection, in hex. */
export function projectionDigest(database: Sqlite): string {
  const hash = createHash('sha256');
  for (const table of projectionTables) {
    hash.update(`${table}\n`);
    for (const row of database.prepare(digestQueries[table]).raw().iterate()) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest('hex');
}
