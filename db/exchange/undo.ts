import { err, ok, type Result } from '#shared/result.ts';
import type { UndoRefusal } from './exchangeStore.ts';
import { removeOps } from './removal.ts';
import type { ExchangeParts } from './sharedParts.ts';

interface PackageRow {
  first_op: number;
  last_op: number;
  erased_ops: number;
  undone_at: string | null;
}

/** Takes an import's ops out again, where nothing rests on them. Throws where there is no such import. */
export function undoImport(
  parts: ExchangeParts,
  n: number,
  by: { readonly user: string; readonly at: string },
): Result<{ readonly removedOps: number }, UndoRefusal> {
  const { database } = parts;
  const row = database
    .prepare<[number], PackageRow>('SELECT first_op, last_op, erased_ops, undone_at FROM package_in WHERE n = ?')
    .get(n);
  if (row === undefined) throw new Error(`no package was read under the number ${n}`);
  if (row.undone_at !== null) return err({ code: 'alreadyUndone' });
  if (row.erased_ops > 0) return err({ code: 'erased' });
  const passedOn = database.prepare<[number]>('SELECT 1 FROM package_out WHERE after_in >= ? LIMIT 1').get(n);
  if (passedOn !== undefined) return err({ code: 'passedOn' });
  if (isFollowed(parts, row) || isWrittenIn(parts, row) || isNamedLater(parts, row)) return err({ code: 'builtOn' });
  const removedOps =
    row.first_op === 0
      ? 0
      : removeOps(parts, { where: 'op.n BETWEEN ? AND ?', values: [row.first_op, row.last_op] }).removed;
  database
    .prepare<[string, string, number]>('UPDATE package_in SET undone_at = ?, undone_by = ? WHERE n = ?')
    .run(by.at, by.user, n);
  return ok({ removedOps });
}

/** A later op of the same stream and origin, which would be left with a hole before it. */
function isFollowed({ database }: ExchangeParts, { first_op, last_op }: PackageRow): boolean {
  return (
    database
      .prepare<[number, number]>(
        `SELECT 1 FROM (SELECT stream, origin, max(seq) AS last FROM op WHERE n BETWEEN ? AND ? GROUP BY 1, 2) AS brought
         WHERE EXISTS (SELECT 1 FROM op WHERE op.stream = brought.stream AND op.origin = brought.origin
           AND op.seq > brought.last) LIMIT 1`,
      )
      .get(first_op, last_op) !== undefined
  );
}

/** Somebody here has written in one of its records since: without what it brought, that would be a fragment which nobody shares. */
function isWrittenIn({ database, log }: ExchangeParts, { first_op, last_op }: PackageRow): boolean {
  return (
    database
      .prepare<[string, number, number, number]>(
        `SELECT 1 FROM op WHERE origin IN (SELECT n FROM origin WHERE id IN (SELECT value FROM json_each(?)))
           AND n > ? AND record IN (SELECT record FROM op WHERE n BETWEEN ? AND ?) LIMIT 1`,
      )
      .get(JSON.stringify(log.ownOrigins()), last_op, first_op, last_op) !== undefined
  );
}

/** A later op whose author had seen one of them. Read page by page: an old import may have many after it. */
function isNamedLater({ database, log }: ExchangeParts, { first_op, last_op }: PackageRow): boolean {
  const later = database.prepare<[number], { n: number; basis: string }>(
    "SELECT n, basis FROM op WHERE n > ? AND basis <> '[]' ORDER BY n LIMIT 1000",
  );
  const isBrought = (ref: string): boolean => {
    const n = log.find(ref)?.n;
    return n !== undefined && n >= first_op && n <= last_op;
  };
  for (let after: number | undefined = last_op; after !== undefined; ) {
    const page = later.all(after);
    if (page.some(({ basis }) => (JSON.parse(basis) as string[]).some(isBrought))) return true;
    after = page.at(-1)?.n;
  }
  return false;
}
