import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupReasons } from '#shared/api/methods/vault.ts';
import { backupName, backupsKept, backupsToRemove, type DatedBackup, parseBackupName } from './rotation.ts';

const now = new Date('2026-11-22T12:00:00.000Z');

function backup(createdAt: string): DatedBackup {
  return { name: backupName(new Date(createdAt), 'lock'), createdAt, reason: 'lock' };
}

const hour = 60 * 60 * 1000;
const every = (hours: number, count: number) =>
  Array.from({ length: count }, (_, index) => backup(new Date(now.getTime() - index * hours * hour).toISOString()));

test('few backups are all kept', () => {
  expect(backupsToRemove(every(1, 10), now)).toEqual([]);
});

test('of many in a day, the newest ten and the newest of the day are kept', () => {
  const today = every(0.25, 40);
  expect(backupsToRemove(today, now)).toEqual(today.slice(10).map(({ name }) => name));
});

test('two years of daily backups leave the newest of each of 14 days and 12 months', () => {
  const daily = every(24, 730);
  const removed = new Set(backupsToRemove(daily, now));
  const kept = daily.filter(({ name }) => !removed.has(name)).map(({ createdAt }) => createdAt.slice(0, 10));
  expect(kept.slice(0, 14)).toEqual(daily.slice(0, 14).map(({ createdAt }) => createdAt.slice(0, 10)));
  expect(kept.slice(14)).toEqual([
    '2026-10-31',
    '2026-09-30',
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
    '2026-05-31',
    '2026-04-30',
    '2026-03-31',
    '2026-02-28',
    '2026-01-31',
    '2025-12-31',
  ]);
});

test('whatever the backups, the newest ten stay, and rotating twice removes nothing more', () => {
  const ages = fc.uniqueArray(fc.integer({ min: 0, max: 800 * 24 }), { maxLength: 120 });
  fc.assert(
    fc.property(ages, (hours) => {
      const all = hours.map((age) => backup(new Date(now.getTime() - age * hour).toISOString()));
      const removed = new Set(backupsToRemove(all, now));
      const newest = all.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, backupsKept.newest);
      expect(newest.filter(({ name }) => removed.has(name))).toEqual([]);
      expect(
        backupsToRemove(
          all.filter(({ name }) => !removed.has(name)),
          now,
        ),
      ).toEqual([]);
    }),
  );
});

test('a name tells when and why', () => {
  for (const reason of backupReasons) {
    const name = backupName(new Date('2026-03-02T08:05:09.000Z'), reason);
    expect(parseBackupName(name)).toEqual({ name, createdAt: '2026-03-02T08:05:09.000Z', reason });
    expect(parseBackupName(`${name}-2`)?.reason).toBe(reason);
  }
});

test.each([
  'dalsam.db',
  '.partial-dalsam-20260302-080509-lock',
  'dalsam-20261399-080509-lock',
  '../dalsam-20260302-080509-lock',
  'dalsam-20260302-080509-why',
])('%s is no backup', (name) => {
  expect(parseBackupName(name)).toBeUndefined();
});
