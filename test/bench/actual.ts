import { performance } from 'node:perf_hooks';
import {
  create,
  deserializeClock,
  fromBinary,
  MessageEnvelopeSchema,
  MessageSchema,
  makeClock,
  merkle,
  SyncResponseSchema,
  serializeClock,
  setClock,
  Timestamp,
  toBinary,
} from '@actual-app/crdt';
import { Database, type Sqlite } from '#db/sqlite.ts';
import type { Edit } from './edits.ts';

export interface ActualMessages {
  /** What its server answers. */
  readonly response: Uint8Array;
  readonly messages: number;
  readonly columns: readonly string[];
  /** Cells that have a value in the end. */
  readonly cells: number;
}

interface Message {
  readonly timestamp: Timestamp;
  readonly dataset: string;
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

const dataset = 'person';
const own = 'f'.repeat(16);

/** The edits as Actual's messages, a message per edit. Its values are texts and numbers: a list is its JSON. Not timed. */
export function actualMessages(people: Iterable<readonly Edit[]>): ActualMessages {
  const counters = new Map<string, number>();
  const columns = new Set<string>();
  const envelopes = [];
  let cells = 0;
  for (const edits of people) {
    cells += new Set(edits.map(({ record, field }) => `${record}/${field}`)).size;
    for (const { record, field, value, node, at } of edits) {
      columns.add(field);
      const key = `${node}/${at}`;
      const counter = counters.get(key) ?? 0;
      counters.set(key, counter + 1);
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const message = create(MessageSchema, { dataset, row: record, column: field, value: `S:${text}` });
      envelopes.push(
        create(MessageEnvelopeSchema, {
          timestamp: new Timestamp(at, counter, String(node).padStart(16, '0')).toString(),
          isEncrypted: false,
          content: toBinary(MessageSchema, message),
        }),
      );
    }
  }
  const response = toBinary(SyncResponseSchema, create(SyncResponseSchema, { messages: envelopes, merkle: '' }));
  return { response, messages: envelopes.length, columns: [...columns], cells };
}

/**
 * Seconds that Actual takes for a server's answer with these messages: its library, and around it what its app does to
 * store them, written anew by its description: the answer is read, the clock is moved past each message, each is held against
 * the newest that is here of its cell, they are put in order, and in one transaction each goes into its table, into the log
 * with its two indexes and into the merkle tree, which is stored in the end with the clock.
 *
 * In its favour: an SQLite file without encryption, as its app has it; rows that are here are looked up once, not once per
 * message; left out are its undo list, its second reading of every row, its budget sheets, and whoever listens to changes.
 * It keeps no basis and no author, opens no conflicts, and makes no index to search people by.
 */
export function actualSeconds({ response, messages, columns, cells }: ActualMessages, path: string): number {
  const database = new Database(path);
  try {
    const fields = columns.map((name) => `"${name}"`);
    database.exec(`
      CREATE TABLE messages_crdt (id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL,
        row TEXT NOT NULL, "column" TEXT NOT NULL, value BLOB NOT NULL);
      CREATE INDEX messages_crdt_search ON messages_crdt (dataset, row, "column", timestamp);
      CREATE TABLE messages_clock (id INTEGER PRIMARY KEY, clock TEXT);
      CREATE TABLE ${dataset} (id TEXT PRIMARY KEY, ${fields.map((name) => `${name} TEXT`).join(', ')})`);
    // The least that a clock is: nothing seen, at the beginning of time.
    setClock(deserializeClock(serializeClock(makeClock(new Timestamp(0, 0, own)))));
    const began = performance.now();
    receive(database, columns, response);
    const seconds = (performance.now() - began) / 1000;
    const logged = database.prepare('SELECT count(*) FROM messages_crdt').pluck().get();
    const present = database.prepare(`SELECT ${fields.map((name) => `count(${name})`).join(' + ')} FROM ${dataset}`);
    if (logged !== messages || present.pluck().get() !== cells) throw new Error('Actual did not store every message');
    return seconds;
  } finally {
    database.close();
  }
}

function receive(database: Sqlite, columns: readonly string[], response: Uint8Array): void {
  const statements = prepareStatements(database, columns);
  const received = messagesIn(response);
  for (const { timestamp } of received) Timestamp.recv(timestamp);
  const compared = received.flatMap((message) => {
    const { row, column, timestamp } = message;
    const name = timestamp.toString();
    const newer = statements.newer.get(dataset, row, column, name);
    return newer === name ? [] : [{ message, name, isOld: newer !== undefined }];
  });
  compared.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const rows = new Set(received.map(({ row }) => row).filter((row) => statements.row.get(row) !== undefined));
  database.transaction(() => {
    let trie = merkle.emptyTrie();
    for (const { message, name, isOld } of compared) {
      const { row, column, value, timestamp } = message;
      if (!isOld) {
        if (rows.has(row)) statements.update[column]?.run(value.slice(2), row);
        else statements.insert[column]?.run(row, value.slice(2));
        rows.add(row);
      }
      statements.log.run(name, dataset, row, column, value);
      trie = merkle.insert(trie, timestamp);
    }
    statements.clock.run(serializeClock(makeClock(Timestamp.send() ?? Timestamp.zero, merkle.prune(trie))));
  })();
}

function messagesIn(response: Uint8Array): Message[] {
  return fromBinary(SyncResponseSchema, response).messages.map((envelope) => {
    const { dataset, row, column, value } = fromBinary(MessageSchema, envelope.content);
    const timestamp = Timestamp.parse(envelope.timestamp);
    if (timestamp === null) throw new Error('Actual does not read its own timestamp');
    return { timestamp, dataset, row, column, value };
  });
}

function prepareStatements(database: Sqlite, columns: readonly string[]) {
  const ofColumns = (sql: (column: string) => string) =>
    Object.fromEntries(columns.map((column) => [column, database.prepare<[string, string]>(sql(column))]));
  return {
    newer: database
      .prepare<[string, string, string, string], string>(
        'SELECT timestamp FROM messages_crdt WHERE dataset = ? AND row = ? AND "column" = ? AND timestamp >= ?',
      )
      .pluck(),
    row: database.prepare<[string]>(`SELECT 1 FROM ${dataset} WHERE id = ?`),
    insert: ofColumns((column) => `INSERT INTO ${dataset} (id, "${column}") VALUES (?, ?)`),
    update: ofColumns((column) => `UPDATE ${dataset} SET "${column}" = ? WHERE id = ?`),
    log: database.prepare<[string, string, string, string, string]>(
      'INSERT INTO messages_crdt (timestamp, dataset, row, "column", value) VALUES (?, ?, ?, ?, ?)',
    ),
    clock: database.prepare<[string]>('INSERT OR REPLACE INTO messages_clock (id, clock) VALUES (1, ?)'),
  };
}
