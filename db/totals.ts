import { and, count, eq, gte, ne, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { person } from './schema.ts';
import type { Sqlite } from './sqlite.ts';

/** How many people, in the four numbers of the start page. */
export class Totals {
  readonly #all;
  readonly #settledSince;
  readonly #expected;
  readonly #withoutIntake;

  constructor(database: Sqlite) {
    const orm = drizzle({ client: database });
    const listed = eq(person.listed, sql`1`);
    const counting = () => orm.select({ people: count() }).from(person);
    this.#all = counting().where(listed).prepare();
    this.#settledSince = counting()
      .where(and(listed, ne(person.status, 'expected'), gte(person.settlementDate, sql.placeholder('yearStart'))))
      .prepare();
    this.#expected = counting()
      .where(and(listed, eq(person.status, 'expected')))
      .prepare();
    this.#withoutIntake = counting()
      .where(and(listed, eq(person.status, 'settled'), ne(person.intake, 'completed')))
      .prepare();
  }

  /** `settledSince` counts settlement dates from `yearStart`, whether the person has moved since or not. */
  read(yearStart: string): { people: number; settledSince: number; expected: number; withoutIntake: number } {
    return {
      people: this.#all.get()?.people ?? 0,
      settledSince: this.#settledSince.get({ yearStart })?.people ?? 0,
      expected: this.#expected.get()?.people ?? 0,
      withoutIntake: this.#withoutIntake.get()?.people ?? 0,
    };
  }
}
