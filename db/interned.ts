import type { StreamId } from '#shared/ops/op.ts';
import type { Sqlite } from './sqlite.ts';

/** A table of texts that are named by number where they are used often: origins and authors. */
export class Interned {
  readonly #numbers = new Map<string, number>();
  readonly #find;
  readonly #add;
  readonly #all;

  constructor(database: Sqlite, table: 'origin' | 'author') {
    this.#find = database.prepare<[string], { n: number }>(`SELECT n FROM ${table} WHERE id = ?`);
    this.#add = database.prepare<[string]>(`INSERT INTO ${table} (id) VALUES (?)`);
    this.#all = database.prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY n`);
  }

  all(): string[] {
    return this.#all.all().map(({ id }) => id);
  }

  /** The number of a text; given one when it is new. */
  number(id: string): number {
    let n = this.find(id);
    if (n === undefined) {
      n = Number(this.#add.run(id).lastInsertRowid);
      this.#numbers.set(id, n);
    }
    return n;
  }

  /** The number of a text, or undefined where it has none. */
  find(id: string): number | undefined {
    let n = this.#numbers.get(id);
    if (n === undefined) {
      n = this.#find.get(id)?.n;
      if (n !== undefined) this.#numbers.set(id, n);
    }
    return n;
  }

  /** After a rollback: numbers given inside it were never written. */
  forget(): void {
    this.#numbers.clear();
  }
}

/** A bound on memory; a stream that is asked for again is found again. */
const maxStreams = 50_000;

/** The same for streams. */
export class Streams {
  readonly #numbers = new Map<string, number>();
  readonly #find;
  readonly #add;

  constructor(database: Sqlite) {
    this.#find = database.prepare<[string, string], { n: number }>(
      'SELECT n FROM stream WHERE case_id = ? AND scope = ?',
    );
    this.#add = database.prepare<[string, string]>('INSERT INTO stream (case_id, scope) VALUES (?, ?)');
  }

  number(stream: StreamId): number {
    return this.find(stream) ?? this.add(stream);
  }

  /** Of one that has no number. */
  add(stream: StreamId): number {
    return this.#keep(stream, Number(this.#add.run(stream.caseId, stream.scope).lastInsertRowid));
  }

  find(stream: StreamId): number | undefined {
    const known = this.#numbers.get(nameOf(stream));
    if (known !== undefined) return known;
    const found = this.#find.get(stream.caseId, stream.scope)?.n;
    return found === undefined ? undefined : this.#keep(stream, found);
  }

  forget(): void {
    this.#numbers.clear();
  }

  #keep(stream: StreamId, n: number): number {
    if (this.#numbers.size > maxStreams) this.#numbers.clear();
    this.#numbers.set(nameOf(stream), n);
    return n;
  }
}

const nameOf = ({ caseId, scope }: StreamId): string => `${caseId}/${scope}`;

/** What ops are numbered by. One for each open database: what it has cached is forgotten in one place. */
export class Names {
  readonly origins: Interned;
  readonly authors: Interned;
  readonly streams: Streams;

  constructor(database: Sqlite) {
    this.origins = new Interned(database, 'origin');
    this.authors = new Interned(database, 'author');
    this.streams = new Streams(database);
  }

  forget(): void {
    this.origins.forget();
    this.authors.forget();
    this.streams.forget();
  }
}
