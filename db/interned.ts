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
    let n = this.#numbers.get(id);
    if (n === undefined) {
      n = this.#find.get(id)?.n ?? Number(this.#add.run(id).lastInsertRowid);
      this.#numbers.set(id, n);
    }
    return n;
  }

  /** After a rollback: numbers given inside it were never written. */
  forget(): void {
    this.#numbers.clear();
  }
}
