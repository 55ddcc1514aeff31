import type { Scalar } from '#shared/forms/form.ts';
import { canonicalOp, type StreamId } from '#shared/ops/op.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { Names } from '../interned.ts';
import type { Atomically, Sqlite } from '../sqlite.ts';
import type { AuthorName, Held, HeldStream, OpLine, OpRange, OpsOut, OriginOwner } from './exchangeStore.ts';

interface StreamColumns {
  n: number;
  case_id: string;
  scope: StreamScope;
}

interface LineColumns {
  seq: number;
  type: string;
  record_id: string;
  field: string;
  value: string;
  basis: string;
  hlc: string;
  author: string;
  at: string;
}

/** So many streams are read at a time: between two pages the connection is free for others. */
const streamsInPage = 500;

/** Reads the log as packages carry it. */
export class OpsReader implements OpsOut {
  readonly #names: Names;
  readonly #atomically: Atomically;
  readonly #statements;

  constructor(database: Sqlite, names: Names, atomically: Atomically) {
    this.#names = names;
    this.#atomically = atomically;
    this.#statements = prepareStatements(database);
  }

  *held(cases?: readonly string[]): Generator<HeldStream> {
    for (const page of cases === undefined ? this.#allStreams() : this.#streamsOf(cases)) {
      const streams = page.map(({ n, case_id, scope }) => ({
        stream: { caseId: case_id, scope },
        origins: this.#statements.held.all(n),
      }));
      yield* streams.filter(({ origins }) => origins.length > 0);
    }
  }

  heldOf(stream: StreamId): Held[] {
    const n = this.#names.streams.find(stream);
    return n === undefined ? [] : this.#statements.held.all(n);
  }

  *lines(ranges: readonly OpRange[], pageSize: number): Generator<OpLine[]> {
    let page: OpLine[] = [];
    for (const range of ranges) {
      for (let next = range.first; next <= range.last; ) {
        const lines = this.#linesFrom(range, next, pageSize - page.length);
        page.push(...lines);
        next += lines.length;
        if (page.length < pageSize) continue;
        yield page;
        page = [];
      }
    }
    if (page.length > 0) yield page;
  }

  attachmentsIn(ranges: readonly OpRange[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const { stream, origin, first, last } of ranges) {
      const numbers = this.#numbersOf(stream, origin);
      if (numbers === undefined) continue;
      for (const name of this.#statements.attachmentNames.all(...numbers, first, last)) {
        const bytes = found.has(name) ? null : this.#statements.attachmentBytes.get(name);
        if (typeof bytes === 'number') found.set(name, bytes);
      }
    }
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  attachmentChunks(sha256: string): Iterable<Uint8Array> | undefined {
    const chunk = this.#statements.chunk;
    if (chunk.get(sha256, 0) === undefined) return undefined;
    return (function* () {
      for (let n = 0; ; n += 1) {
        const content = chunk.get(sha256, n);
        if (content === undefined) return;
        yield content;
      }
    })();
  }

  origins(): Map<string, OriginOwner> {
    const rows = this.#statements.origins.all();
    return new Map(rows.map(({ origin, ...owner }) => [origin, owner]));
  }

  authors(ids: readonly string[]): Map<string, AuthorName> {
    return new Map(
      ids.flatMap((id) => {
        const name = this.#statements.author.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    );
  }

  learn(input: {
    readonly origins: ReadonlyMap<string, OriginOwner>;
    readonly authors: ReadonlyMap<string, AuthorName>;
  }): void {
    this.#atomically(() => {
      for (const [origin, { installation, municipality, role }] of input.origins) {
        this.#statements.learnOrigin.run(origin, installation, municipality, role);
      }
      for (const [author, { name, municipality }] of input.authors) {
        this.#statements.learnAuthor.run(author, name, municipality);
      }
    });
  }

  prove(origin: string, { installation, municipality, role }: OriginOwner): void {
    this.#statements.proveOrigin.run(origin, installation, municipality, role);
  }

  originsOfRecords(type: RecordType): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { record, origin } of this.#statements.originsOfRecords.all(type)) {
      const origins = found.get(record);
      if (origins === undefined) found.set(record, [origin]);
      else origins.push(origin);
    }
    return found;
  }

  *#allStreams(): Generator<StreamColumns[]> {
    for (let last: Pick<StreamColumns, 'case_id' | 'scope'> | undefined = { case_id: '', scope: 'local' }; last; ) {
      const page = this.#statements.streamsAfter.all(last.case_id, last.scope, streamsInPage);
      yield page;
      last = page.at(-1);
    }
  }

  *#streamsOf(cases: readonly string[]): Generator<StreamColumns[]> {
    for (const caseId of [...new Set(cases)].sort()) yield this.#statements.streamsOf.all(caseId);
  }

  #linesFrom(range: OpRange, next: number, limit: number): OpLine[] {
    const numbers = this.#numbersOf(range.stream, range.origin);
    const rows = numbers === undefined ? [] : this.#statements.lines.all(...numbers, next, range.last, limit);
    const isWhole = rows.length > 0 && rows.every(({ seq }, at) => seq === next + at);
    if (!isWhole) throw new Error(`ops ${next}..${range.last} of an origin's stream are not all here`);
    return rows.map((row) => ({ line: lineOf(range, row), author: row.author }));
  }

  #numbersOf(stream: StreamId, origin: string): [number, number] | undefined {
    const [ofStream, ofOrigin] = [this.#names.streams.find(stream), this.#names.origins.find(origin)];
    return ofStream === undefined || ofOrigin === undefined ? undefined : [ofStream, ofOrigin];
  }
}

function lineOf({ stream, origin }: OpRange, row: LineColumns): string {
  return canonicalOp({
    stream,
    origin,
    seq: row.seq,
    record: { type: row.type, id: row.record_id },
    field: row.field,
    value: JSON.parse(row.value) as Scalar,
    basis: JSON.parse(row.basis) as string[],
    hlc: row.hlc,
    author: row.author,
    at: row.at,
  });
}

function prepareStatements(database: Sqlite) {
  return {
    streamsAfter: database.prepare<[string, string, number], StreamColumns>(
      `SELECT n, case_id, scope FROM stream WHERE (case_id, scope) > (?, ?) AND scope <> 'local'
       ORDER BY case_id, scope LIMIT ?`,
    ),
    streamsOf: database.prepare<[string], StreamColumns>(
      "SELECT n, case_id, scope FROM stream WHERE case_id = ? AND scope <> 'local' ORDER BY scope",
    ),
    held: database.prepare<[number], Held>(
      `SELECT origin.id AS origin, last.seq FROM
         (SELECT origin AS n, max(seq) AS seq FROM op WHERE stream = ? GROUP BY origin) AS last
       JOIN origin ON origin.n = last.n ORDER BY origin.id`,
    ),
    lines: database.prepare<[number, number, number, number, number], LineColumns>(
      `SELECT op.seq, record_ref.type, record_ref.id AS record_id, op.field, op.value, op.basis, op.hlc,
         author.id AS author, op.at
       FROM op JOIN record_ref ON record_ref.n = op.record JOIN author ON author.n = op.author
       WHERE op.stream = ? AND op.origin = ? AND op.seq BETWEEN ? AND ? ORDER BY op.seq LIMIT ?`,
    ),
    attachmentNames: database
      .prepare<[number, number, number, number], string>(
        `SELECT DISTINCT op.value ->> '$' FROM op JOIN record_ref ON record_ref.n = op.record
         WHERE op.stream = ? AND op.origin = ? AND op.seq BETWEEN ? AND ?
           AND op.field = 'sha256' AND record_ref.type = 'attachment' AND op.value <> 'null'`,
      )
      .pluck(),
    attachmentBytes: database
      .prepare<[string], number | null>('SELECT sum(length(content)) FROM attachment_chunk WHERE sha256 = ?')
      .pluck(),
    chunk: database
      .prepare<[string, number], Uint8Array>('SELECT content FROM attachment_chunk WHERE sha256 = ? AND n = ?')
      .pluck(),
    origins: database.prepare<[], OriginOwner & { readonly origin: string }>(
      'SELECT origin, installation, municipality, role FROM origin_owner ORDER BY origin',
    ),
    author: database.prepare<[string], AuthorName>('SELECT name, municipality FROM author_name WHERE author = ?'),
    learnOrigin: database.prepare<[string, string, string, string]>(
      'INSERT OR IGNORE INTO origin_owner (origin, installation, municipality, role) VALUES (?, ?, ?, ?)',
    ),
    proveOrigin: database.prepare<[string, string, string, string]>(
      `INSERT INTO origin_owner (origin, installation, municipality, role) VALUES (?, ?, ?, ?)
       ON CONFLICT (origin) DO UPDATE SET installation = excluded.installation, municipality = excluded.municipality,
         role = excluded.role`,
    ),
    originsOfRecords: database.prepare<[string], { readonly record: string; readonly origin: string }>(
      `SELECT DISTINCT record_ref.id AS record, origin.id AS origin FROM record
       JOIN record_ref ON record_ref.n = record.n JOIN op ON op.record = record.n JOIN origin ON origin.n = op.origin
       WHERE record.type = ?`,
    ),
    learnAuthor: database.prepare<[string, string, string]>(
      'INSERT OR IGNORE INTO author_name (author, name, municipality) VALUES (?, ?, ?)',
    ),
  };
}
