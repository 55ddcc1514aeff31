import { performance } from 'node:perf_hooks';
import {
  create,
  fromBinary,
  MessageEnvelopeSchema,
  MessageSchema,
  merkle,
  Timestamp,
  toBinary,
} from '@actual-app/crdt';
import { applyChanges, type Change, change, from, getChanges, init } from '@automerge/automerge';
import type { Sqlite } from '#db/sqlite.ts';
import type { Scalar } from '#shared/forms/form.ts';

/**
 * What others do with the same edits: taking in the changes of another installation, which are made beforehand and not
 * timed. Each edit is a change of its own there, as it is here: people save a field at a time.
 */
export interface Edit {
  readonly type: string;
  readonly record: string;
  readonly field: string;
  readonly value: Scalar;
  /** Who: a number from 0. */
  readonly node: number;
  /** Milliseconds since 1970; rising by node. */
  readonly at: number;
}

type Document = Record<string, Record<string, Scalar>>;

/** Seconds that Automerge takes to apply the edits' changes to an empty document. */
export function automergeSeconds(edits: readonly Edit[]): number {
  const records = new Set<string>();
  let document = from<Document>({});
  const empty = document;
  const changes: Change[] = [];
  for (const { record, field, value } of edits) {
    const next = change(document, (draft) => {
      if (!records.has(record)) draft[record] = {};
      const fields = draft[record];
      if (fields !== undefined) fields[field] = Array.isArray(value) ? [...value] : value;
    });
    records.add(record);
    changes.push(...getChanges(document, next));
    document = next;
  }
  const start = [...getChanges(init<Document>(), empty), ...changes];
  const began = performance.now();
  const [applied] = applyChanges(init<Document>(), start);
  const seconds = (performance.now() - began) / 1000;
  if (Object.keys(applied).length !== records.size) throw new Error('Automerge did not apply every edit');
  return seconds;
}

/**
 * Seconds for the edits as Actual's messages: its library reads each from its protobuf, orders by its hybrid clock and
 * keeps its merkle tree; the messages and the newest values are stored in tables such as Actual's own, in the given database.
 */
export function actualSeconds(edits: readonly Edit[], database: Sqlite): number {
  const counters = new Map<string, number>();
  const envelopes = edits.map(({ type, record, field, value, node, at }) => {
    const key = `${node}/${at}`;
    const counter = counters.get(key) ?? 0;
    counters.set(key, counter + 1);
    const content = toBinary(
      MessageSchema,
      create(MessageSchema, { dataset: type, row: record, column: field, value: JSON.stringify(value) }),
    );
    const timestamp = new Timestamp(at, counter, String(node).padStart(16, '0')).toString();
    return toBinary(MessageEnvelopeSchema, create(MessageEnvelopeSchema, { timestamp, isEncrypted: false, content }));
  });
  database.exec(`CREATE TABLE messages_crdt (
      id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, row TEXT NOT NULL,
      "column" TEXT NOT NULL, value TEXT NOT NULL);
    CREATE INDEX messages_crdt_search ON messages_crdt (dataset, row, "column", timestamp);
    CREATE TABLE cell (dataset TEXT, row TEXT, "column" TEXT, value TEXT, PRIMARY KEY (dataset, row, "column"))`);
  const newer = database.prepare<[string, string, string, string]>(
    'SELECT 1 FROM messages_crdt WHERE dataset = ? AND row = ? AND "column" = ? AND timestamp >= ? LIMIT 1',
  );
  const put = database.prepare<[string, string, string, string]>(
    'INSERT INTO cell (dataset, row, "column", value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const add = database.prepare<[string, string, string, string, string]>(
    'INSERT OR IGNORE INTO messages_crdt (timestamp, dataset, row, "column", value) VALUES (?, ?, ?, ?, ?)',
  );
  const began = performance.now();
  let trie = merkle.emptyTrie();
  database.transaction(() => {
    for (const bytes of envelopes) {
      const envelope = fromBinary(MessageEnvelopeSchema, bytes);
      const { dataset, row, column, value } = fromBinary(MessageSchema, envelope.content);
      const timestamp = Timestamp.parse(envelope.timestamp);
      if (timestamp === null) throw new Error('Actual does not read its own timestamp');
      if (newer.get(dataset, row, column, envelope.timestamp) === undefined) put.run(dataset, row, column, value);
      if (add.run(envelope.timestamp, dataset, row, column, value).changes === 1) trie = merkle.insert(trie, timestamp);
    }
  })();
  merkle.prune(trie);
  return (performance.now() - began) / 1000;
}
