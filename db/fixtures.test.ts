import { copyFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadMigrations } from './migrate.ts';
import { isPlaintext } from './open.ts';
import { person, type TestFolder, testFolder, testId } from './testing.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const files = readdirSync(fixtures)
  .filter((name) => name.endsWith('.db'))
  .sort();

let folder: TestFolder;
afterEach(() => folder.remove());

describe('a vault of every released version', () => {
  it('has a fixture', () => {
    folder = testFolder();
    expect(files).toEqual(loadMigrations().map(({ version }) => `v${version}.db`));
  });

  it.each(files)('%s opens, is brought up to this version, and holds all that was in it', (file) => {
    folder = testFolder();
    copyFileSync(fileURLToPath(new URL(file, fixtures)), folder.path('vault.db'));
    expect(isPlaintext(folder.path('vault.db'))).toBe(false);
    const store = folder.open('vault.db', { create: false });
    expect(store.record(person(1).id)?.fields).toEqual({
      lastName: 'Tesfay Haile',
      firstName: 'Sara',
      nationalId: '17912099997',
      languages: ['ti', 'en'],
      status: 'settled',
      settlementDate: '2025-05-01',
    });
    expect(store.history(person(1).id, 'lastName').map(({ before, after }) => [before, after])).toEqual([
      ['Tesfay', 'Tesfay Haile'],
      [null, 'Tesfay'],
    ]);
    const listed = store.searchPeople({ text: '', sort: 'name', offset: 0, limit: 10 }).rows;
    expect(listed.map(({ displayName, intake, householdId }) => [displayName, intake, householdId])).toEqual([
      ['Tesfay Haile, Sara', 'draft', testId(10)],
      ['Олена Шевченко', 'none', null],
    ]);
    expect(store.peopleWithNumber('200112345609')).toEqual([{ personId: person(2).id, field: 'dufNumber' }]);
    expect(store.typed(testId(13))).toEqual({ interpreterNeeded: 'yes' });
    expect(store.draft('user', 'person.new')?.content).toBe('{"lastName":"Abdi"}');
    expect(store.accessLog({ limit: 10 })).toHaveLength(1);
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
    store.checkIntegrity();
  });
});
