import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { errorOf } from '../office.ts';
import { everybodyAt } from '../participants.ts';
import { change } from './april.ts';

/** The post is what it is: a package is lost and sent again, one comes twice, one was cut off, one is for somebody else. */
export async function june(year: Cooperation): Promise<void> {
  const { coordinator, dovre, vaagaa, skjaak } = year;
  year.day('2025-06-02');
  const daryna = year.person('Daryna');
  await change(skjaak, daryna.id, { phone: '94 44 44 44' });
  const sent = await year.month([vaagaa, skjaak]);
  const [fromVaagaa, fromSkjaak] = [vaagaa, skjaak].map((office) => sent.find(({ from }) => from === office));
  if (fromVaagaa === undefined || fromSkjaak === undefined) throw new Error('both have sent');
  expect((await year.standing(vaagaa)).missing).toEqual([]);

  year.day('2025-07-01');
  await year.month();
  // Only when the next one came could it be known; the sender is named, and since when.
  for (const [office, lost] of [
    [vaagaa, fromVaagaa],
    [skjaak, fromSkjaak],
  ] as const) {
    expect(await year.standing(office)).toMatchObject({
      missing: [{ from: office.name, numbers: [lost.number], since: expect.stringMatching(/^2025-07-01/) }],
      waiting: 0,
    });
  }
  const { missing } = await coordinator.must('package.list', {});
  expect(missing.map(({ sender, numbers }) => [sender.municipality, numbers]).toSorted()).toEqual([
    ['3433', [fromSkjaak.number]],
    ['3435', [fromVaagaa.number]],
  ]);
  // What was in the lost one came with the next.
  expect((await coordinator.must('person.get', { id: daryna.id })).values.phone).toBe('94 44 44 44');

  // The stick is found: the very file, under another name.
  const found = join(year.folder, 'funnet.dalsam');
  for (const { path } of [fromVaagaa, fromSkjaak]) {
    copyFileSync(path, found);
    expect(await year.look(coordinator, { path: found })).toMatchObject({ state: 'older', totals: { newOps: 0 } });
    expect(await year.read(coordinator, { path: found })).toMatchObject({ outcome: 'imported' });
  }
  expect((await coordinator.must('package.list', {})).missing).toEqual([]);

  // Replayed: told, and nothing happens.
  const before = await all(year);
  const march = year.sent.find(({ from, to }) => from === dovre && to === 'coordinator');
  if (march === undefined) throw new Error('Dovre has sent');
  expect(await year.look(coordinator, march)).toMatchObject({
    state: 'alreadyRead',
    readBefore: { n: expect.any(Number) },
  });
  expect(await year.read(coordinator, march)).toMatchObject({ outcome: 'alreadyRead' });

  const bytes = readFileSync(march.path);
  const cut = join(year.folder, 'avkuttet.dalsam');
  const altered = join(year.folder, 'endret.dalsam');
  const other = join(year.folder, 'bilde.dalsam');
  writeFileSync(cut, bytes.subarray(0, bytes.length - 100));
  writeFileSync(
    altered,
    bytes.map((byte, at) => (at === bytes.length - 200 ? byte ^ 1 : byte)),
  );
  writeFileSync(other, 'et bilde');
  const refused = async (path: string, at = coordinator) =>
    errorOf(path, await at.run('package', 'import', '--file', path)).code;
  expect(await refused(cut)).toBe('packageDamaged');
  expect(await refused(altered)).toBe('packageDamaged');
  expect(await refused(other)).toBe('packageNotDalsam');
  expect(await refused(join(year.folder, 'ingen.dalsam'))).toBe('packageFileUnreadable');
  expect(await refused(march.path, skjaak)).toBe('packageNotForUs');
  expect(await all(year)).toEqual(before);
}

const all = async (year: Cooperation) => ({
  people: await everybodyAt(year, year.coordinator),
  totals: await year.coordinator.must('coordinator.totals', {}),
  packages: await year.coordinator.must('package.list', {}),
});
