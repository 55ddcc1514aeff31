import type { StreamId } from '#shared/ops/op.ts';
import type { RecordRef } from '../store.ts';
import { removeOps } from './removal.ts';
import type { ExchangeParts } from './sharedParts.ts';

/**
 * Erases streams whole, inside the caller's transaction: the ops of every origin, what only they name, and what somebody had
 * begun to write in them. A record that has fields in other streams keeps those.
 */
export function eraseStreams(
  parts: ExchangeParts,
  streams: readonly StreamId[],
): { readonly erasedOps: number; readonly ownWereErased: boolean } {
  const { database, log } = parts;
  const own = log.names.origins.find(log.origin() ?? '') ?? 0;
  const hasOwn = database.prepare<[number, number]>('SELECT 1 FROM op WHERE stream = ? AND origin = ? LIMIT 1');
  let erasedOps = 0;
  let ownWereErased = false;
  for (const stream of streams) {
    const n = log.names.streams.find(stream);
    if (n === undefined) continue;
    ownWereErased ||= hasOwn.get(n, own) !== undefined;
    const refs = recordsOf(parts, n);
    eraseTyping(parts, stream, refs);
    const { removed } = removeOps(parts, { where: 'stream = ?', values: [n] });
    erasedOps += removed;
    for (const { id } of refs) if (log.findRecord(id) === undefined) eraseDrafts(parts, id);
  }
  return { erasedOps, ownWereErased };
}

function recordsOf({ database }: ExchangeParts, stream: number): { n: number; id: string; type: string }[] {
  return database
    .prepare<[number], { n: number; id: string; type: RecordRef['type'] }>(
      'SELECT n, id, type FROM record_ref WHERE n IN (SELECT DISTINCT record FROM op WHERE stream = ?)',
    )
    .all(stream);
}

/** Typing that is not committed belongs to the stream that it would go into; what belongs to none, to the form as a whole. */
function eraseTyping(
  { database, heads, understanding }: ExchangeParts,
  stream: StreamId,
  records: readonly { n: number; id: string; type: string }[],
): void {
  const typed = database.prepare<[string], string>('SELECT path FROM typed WHERE form_id = ?').pluck();
  const remove = database.prepare<[string, string]>('DELETE FROM typed WHERE form_id = ? AND path = ?');
  for (const { n, id, type } of records) {
    if (type !== 'form') continue;
    const formId = understanding.formIdOf(type, heads.ofRecord(n));
    for (const path of typed.all(id)) {
      const scope = understanding.spec(type, path, formId)?.scope;
      if (scope === undefined || scope === stream.scope) remove.run(id, path);
    }
  }
}

/** What is left of a record that is gone altogether: typing, and drafts whose key names it. */
function eraseDrafts({ database }: ExchangeParts, id: string): void {
  database.prepare<[string]>('DELETE FROM typed WHERE form_id = ?').run(id);
  database.prepare<[string]>('DELETE FROM draft WHERE instr(key, ?) > 0').run(id);
}
