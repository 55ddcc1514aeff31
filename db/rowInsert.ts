import type { Sqlite, Statement } from './sqlite.ts';

/** Beyond this a longer statement gains nothing. */
const rowsAtOnce = 16;

/** Puts rows into a table, several with each statement: to run one costs more than to write a row. */
export class RowInsert {
  readonly #database: Sqlite;
  readonly #into: string;
  readonly #columns: number;
  readonly #row: string;
  /** By the number of rows. */
  readonly #statements: Statement<[unknown[]]>[] = [];

  /** `into`: the table and its columns, in brackets. */
  constructor(database: Sqlite, into: string) {
    this.#database = database;
    this.#into = into;
    this.#columns = into.split(',').length;
    this.#row = `(${Array(this.#columns).fill('?').join(', ')})`;
  }

  /** The values of the rows, one row after the other. Returns the number of the last. */
  run(values: readonly unknown[]): number {
    let last = 0;
    for (let at = 0; at < values.length; ) {
      const some = values.slice(at, at + rowsAtOnce * this.#columns);
      last = Number(this.#statement(some.length / this.#columns).run(some).lastInsertRowid);
      at += some.length;
    }
    return last;
  }

  #statement(rows: number): Statement<[unknown[]]> {
    let statement = this.#statements[rows];
    if (statement === undefined) {
      const sql = `INSERT INTO ${this.#into} VALUES ${Array(rows).fill(this.#row).join(', ')}`;
      statement = this.#database.prepare<[unknown[]]>(sql);
      this.#statements[rows] = statement;
    }
    return statement;
  }
}
