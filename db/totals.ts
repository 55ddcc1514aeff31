import type { Sqlite } from './sqlite.ts';

/** How many people, in the four numbers of the start page. */
export class Totals {
  readonly #all;
  readonly #settledSince;
  readonly #expected;
  readonly #withoutIntake;

  constructor(database: Sqlite) {
    const counting = 'SELECT ifnull(sum(people), 0) FROM person_count';
    this.#all = database.prepare<[], number>(counting).pluck();
    this.#expected = database.prepare<[], number>(`${counting} WHERE status = 'expected'`).pluck();
    // Written out as the partial indexes have it, so that these serve.
    this.#withoutIntake = database
      .prepare<[string], number>(
        `SELECT count(*) FROM person WHERE listed = 1 AND status = 'settled' AND intake <> 'completed'
         AND (birth_date IS NULL OR birth_date <= ?)`,
      )
      .pluck();
    this.#settledSince = database
      .prepare<[string], number>(
        `SELECT count(*) FROM person WHERE listed = 1 AND settlement_date >= ? AND status <> 'expected'`,
      )
      .pluck();
  }

  /** `settledSince` counts settlement dates from `yearStart`, whether the person has moved since or not. */
  read({ yearStart, bornOnOrBefore }: { yearStart: string; bornOnOrBefore: string }): {
    people: number;
    settledSince: number;
    expected: number;
    withoutIntake: number;
  } {
    return {
      people: this.#all.get() ?? 0,
      settledSince: this.#settledSince.get(yearStart) ?? 0,
      expected: this.#expected.get() ?? 0,
      withoutIntake: this.#withoutIntake.get(bornOnOrBefore) ?? 0,
    };
  }
}
