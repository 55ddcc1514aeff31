import { and, count, eq, gte, isNull, lte, ne, or, sql, sum } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { person, personCount } from './schema.ts';
import type { Sqlite } from './sqlite.ts';

/** How many people, in the four numbers of the start page. */
export class Totals {
  readonly #all;
  readonly #settledSince;
  readonly #expected;
  readonly #withoutIntake;

  constructor(database: Sqlite) {
    const orm = drizzle({ client: database });
    const people = sql<number>`ifnull(${sum(personCount.people)}, 0)`;
    const counting = () => orm.select({ people }).from(personCount);
    this.#all = counting().prepare();
    this.#expected = counting().where(eq(personCount.status, 'expected')).prepare();
    this.#withoutIntake = orm
      .select({ people: count() })
      .from(person)
      // Written out for the same reason as below: the index over these very people serves.
      .where(
        and(
          sql`${person.listed} = 1 AND ${person.status} = 'settled' AND ${person.intake} <> 'completed'`,
          or(isNull(person.birthDate), lte(person.birthDate, sql.placeholder('bornOnOrBefore'))),
        ),
      )
      .prepare();
    this.#settledSince = orm
      .select({ people: count() })
      .from(person)
      // Written out rather than bound, so that the index over listed people serves.
      .where(
        and(
          sql`${person.listed} = 1`,
          gte(person.settlementDate, sql.placeholder('yearStart')),
          ne(person.status, 'expected'),
        ),
      )
      .prepare();
  }

  /** `settledSince` counts settlement dates from `yearStart`, whether the person has moved since or not. */
  read({ yearStart, bornOnOrBefore }: { yearStart: string; bornOnOrBefore: string }): {
    people: number;
    settledSince: number;
    expected: number;
    withoutIntake: number;
  } {
    return {
      people: this.#all.get()?.people ?? 0,
      settledSince: this.#settledSince.get({ yearStart })?.people ?? 0,
      expected: this.#expected.get()?.people ?? 0,
      withoutIntake: this.#withoutIntake.get({ bornOnOrBefore })?.people ?? 0,
    };
  }
}
