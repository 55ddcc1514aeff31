import { describe, expect, it } from 'vitest';
import { loadMigrations, migrate } from './migrate.ts';
import { Database } from './sqlite.ts';

function migrated() {
  const database = new Database(':memory:');
  migrate(
    database,
    loadMigrations(),
    () => new Date(0),
    () => undefined,
  );
  return database;
}

describe('the schema', () => {
  it('checks types in every table', () => {
    const lax = migrated()
      .prepare<[], { name: string }>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0")
      .all()
      .filter(({ name }) => !name.startsWith('sqlite_'));
    expect(lax).toEqual([]);
  });
});

describe('append-only tables', () => {
  it('refuse every change and deletion of the access log and of ops', () => {
    const database = migrated();
    database.exec("INSERT INTO access_log (id, at, user_id, action) VALUES (1, 't', 'u', 'person.get')");
    database.exec(`INSERT INTO origin VALUES (1, 'o'); INSERT INTO author VALUES (1, 'a');
      INSERT INTO stream VALUES (1, 'c', 'identity'); INSERT INTO record_ref VALUES (1, 'r', 'person', 'c');
      INSERT INTO op VALUES (1, 1, 1, 1, 1, 'f', '1', '[]', 'h', 1, 't');`);
    database.pragma('recursive_triggers = ON');
    for (const sql of [
      "UPDATE access_log SET user_id = 'somebody else'",
      'DELETE FROM access_log',
      "INSERT OR REPLACE INTO access_log (id, at, user_id, action) VALUES (1, 't', 'x', 'y')",
      "UPDATE op SET value = '2'",
      'DELETE FROM op WHERE n = 1',
      "INSERT OR REPLACE INTO op VALUES (1, 1, 1, 1, 1, 'f', '2', '[]', 'h', 1, 't')",
    ]) {
      expect(() => database.exec(sql), sql).toThrow('append-only');
    }
    expect(database.prepare('SELECT user_id FROM access_log').pluck().all()).toEqual(['u']);
    expect(database.prepare('SELECT value FROM op').pluck().all()).toEqual(['1']);
  });
});
