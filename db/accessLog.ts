import type { Sqlite } from './sqlite.ts';
import type { AccessEntry } from './store.ts';

type Row = AccessEntry & { id: number };

const columns = 'id, at, user_id AS userId, action, person_id AS personId';
/** How far back recently opened people are looked for; somebody seen in another's household was not opened. */
const recentEntries = 2000;

/** The append-only log of who has read what: triggers in the database refuse every change and deletion. */
export class AccessLog {
  readonly #add;
  readonly #newest;
  readonly #newestOfPerson;
  readonly #recent;

  constructor(database: Sqlite) {
    this.#add = database.prepare<[string, string, string, string | null]>(
      'INSERT INTO access_log (at, user_id, action, person_id) VALUES (?, ?, ?, ?)',
    );
    this.#newest = database.prepare<[number, number], Row>(
      `SELECT ${columns} FROM access_log WHERE id < ? ORDER BY id DESC LIMIT ?`,
    );
    this.#newestOfPerson = database.prepare<[string, number, number], Row>(
      `SELECT ${columns} FROM access_log WHERE person_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
    );
    this.#recent = database
      .prepare<[string, number, number], string>(
        `SELECT entry.person_id FROM (
           SELECT id, person_id, action FROM access_log WHERE user_id = ? ORDER BY id DESC LIMIT ?
         ) AS entry JOIN person ON person.id = entry.person_id AND person.listed = 1
         WHERE entry.action IN ('person.get', 'form.get')
         GROUP BY entry.person_id ORDER BY max(entry.id) DESC LIMIT ?`,
      )
      .pluck();
  }

  add(entry: AccessEntry): void {
    this.#add.run(entry.at, entry.userId, entry.action, entry.personId);
  }

  /** Newest first; `before` is the id of the last entry of the page before. */
  entries(query: { personId?: string | undefined; before?: number | undefined; limit: number }): Row[] {
    const before = query.before ?? Number.MAX_SAFE_INTEGER;
    if (query.personId === undefined) return this.#newest.all(before, query.limit);
    return this.#newestOfPerson.all(query.personId, before, query.limit);
  }

  recentPeople(userId: string, limit: number): string[] {
    return this.#recent.all(userId, recentEntries, limit);
  }
}
