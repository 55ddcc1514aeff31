import type { Sqlite } from '../sqlite.ts';
import type { ForksToTell, ToldFork } from './exchangeStore.ts';

/** In the settings of the vault: there are hardly ever any, and they are few. */
export class ForksToTellTable implements ForksToTell {
  readonly #get;
  readonly #put;
  readonly #remove;

  constructor(database: Sqlite) {
    this.#get = database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
    this.#put = database.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    );
    this.#remove = database.prepare<[string]>('DELETE FROM meta WHERE key = ?');
  }

  of(installation: string): ToldFork[] {
    const value = this.#get.get(keyOf(installation));
    return value === undefined ? [] : (JSON.parse(value) as ToldFork[]);
  }

  put(installation: string, forks: readonly ToldFork[]): void {
    if (forks.length === 0) this.#remove.run(keyOf(installation));
    else this.#put.run(keyOf(installation), JSON.stringify(forks));
  }
}

const keyOf = (installation: string): string => `forksToTell.${installation}`;
