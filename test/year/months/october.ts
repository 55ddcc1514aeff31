import { cpSync, rmSync } from 'node:fs';
import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { errorOf } from '../office.ts';
import { said, sayYes } from '../participants.ts';
import { change, decide } from './april.ts';

/** Nord-Fron loses a disk twice: once a backup is put back as it should be, once somebody copies the folder by hand. */
export async function october(year: Cooperation): Promise<void> {
  const { nordFron, soerFron } = year;
  const goran = year.person('Goran');
  year.day('2025-10-01');
  await sayYes(year, nordFron, 'Goran', [{ to: soerFron, scopes: ['identity', 'education'] }]);
  await year.carry(nordFron, soerFron);
  await year.carry(soerFron, nordFron);

  const backup = await nordFron.did('backup.create', 'vault', 'backup');
  await change(nordFron, goran.id, { phone: '98 11 11 11' });
  await year.carry(nordFron, soerFron);
  await year.goHome(nordFron);
  expect(await nordFron.run('vault', 'restore', '--name', backup.name)).toMatchObject({ ok: true });
  expect(await said(nordFron, goran)).not.toHaveProperty('phone');
  // It works on, and hears of its own from the one that was told.
  await change(nordFron, goran.id, { address: 'Vinstragata 1' });
  await year.carry(nordFron, soerFron);
  expect(await said(soerFron, goran)).toMatchObject({ phone: '98 11 11 11', address: 'Vinstragata 1' });
  await year.carry(soerFron, nordFron);
  expect(await said(nordFron, goran)).toMatchObject({ phone: '98 11 11 11', address: 'Vinstragata 1' });
  await handCopied(year);
}

/** Past the application: the same identity goes on twice, and the others must not mix the two up. */
async function handCopied(year: Cooperation): Promise<void> {
  const { nordFron, soerFron } = year;
  const goran = year.person('Goran');
  year.day('2025-10-13');
  await year.goHome(nordFron);
  const copy = `${nordFron.vault}-kopi`;
  cpSync(nordFron.vault, copy, { recursive: true });
  await change(nordFron, goran.id, { postalPlace: 'Vinstra' });
  await year.carry(nordFron, soerFron);
  await year.goHome(nordFron);
  rmSync(nordFron.vault, { recursive: true });
  cpSync(copy, nordFron.vault, { recursive: true });
  await change(nordFron, goran.id, { postalPlace: 'Kvam' });
  const fork = await year.send(nordFron, soerFron);
  expect(await year.look(soerFron, fork)).toMatchObject({ state: 'theirFork' });
  const refused = await soerFron.run('package', 'import', '--file', fork.path);
  expect(errorOf('fork', refused)).toEqual({ code: 'packageFork', params: { isOwn: false, municipality: '3436' } });
  expect((await said(soerFron, goran))?.postalPlace).toBe('Vinstra');

  // The way out: Sør-Fron sends it whole, and Nord-Fron takes a new identity; nothing that either copy wrote is lost.
  const file = { path: fork.path };
  expect(await soerFron.must('package.mendFork', { file, fileHash: fork.fileHash })).toMatchObject({ isOwn: false });
  const whole = await year.send(soerFron, nordFron);
  expect(await year.look(nordFron, whole)).toMatchObject({ state: 'ownFork' });
  const mended = await nordFron.must('package.mendFork', { file: { path: whole.path }, fileHash: whole.fileHash });
  expect(mended).toMatchObject({ isOwn: true });
  expect(mended.rewritten).toBeGreaterThan(0);
  expect(await year.read(nordFron, whole)).toMatchObject({ outcome: 'imported' });
  const { heads } = await nordFron.must('conflict.get', { recordId: goran.id, field: 'postalPlace' });
  expect(heads.map(({ value }) => value).toSorted()).toEqual(['Kvam', 'Vinstra']);
  await decide(nordFron, goran.id, 'postalPlace', 'Kvam');
  await year.carry(nordFron, soerFron);
  for (const office of [nordFron, soerFron]) {
    expect(await said(office, goran)).toMatchObject({ postalPlace: 'Kvam', phone: '98 11 11 11' });
    expect((await office.must('conflict.count', {})).conflicts).toBe(0);
  }
  await year.month();
  expect(await said(year.coordinator, goran)).toMatchObject({ postalPlace: 'Kvam', phone: '98 11 11 11' });
}
