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

/** The same for streams. Those of one case are used together: they are read at once, and kept until another case is asked for. */
export class Streams {
  #caseId: string | undefined;
  /** By scope. */
  readonly #numbers = new Map<string, number>();
  readonly #ofCase;
  readonly #add;

  constructor(database: Sqlite) {
    this.#ofCase = database.prepare<[string], { n: number; scope: string }>(
      'SELECT n, scope FROM stream WHERE case_id = ?',
    );
    this.#add = database.prepare<[string, string]>('INSERT INTO stream (case_id, scope) VALUES (?, ?)');
  }

  number(stream: StreamId): number {
    return this.find(stream) ?? this.add(stream);
  }

  /** Of one that has no number. */
  add(stream: StreamId): number {
    const n = Number(this.#add.run(stream.caseId, stream.scope).lastInsertRowid);
    if (stream.caseId === this.#caseId) this.#numbers.set(stream.scope, n);
    return n;
  }

  find({ caseId, scope }: StreamId): number | undefined {
    if (caseId !== this.#caseId) {
      this.forget();
      for (const row of this.#ofCase.all(caseId)) this.#numbers.set(row.scope, row.n);
      this.#caseId = caseId;
    }
    return this.#numbers.get(scope);
  }

  forget(): void {
    this.#caseId = undefined;
    this.#numbers.clear();
  }
}

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
