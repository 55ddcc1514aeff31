import { cpSync } from 'node:fs';
import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { errorOf } from '../office.ts';
import { everybodyAt, sayYes } from '../participants.ts';
import { enrol } from './january.ts';

/** Lesja's PC is stolen: it is revoked, the thief's packages are refused, and the new PC comes on the list as anybody does. */
export async function november(year: Cooperation): Promise<void> {
  const { coordinator, dovre, lesja, skjaak } = year;
  year.day('2025-11-03');
  await year.goHome(lesja);
  const thief = year.open('Tyven', lesja.municipality);
  cpSync(lesja.vault, thief.vault, { recursive: true });
  const { members } = await coordinator.did('member.list', 'member', 'list');
  const { id } = members.find(({ name }) => name === lesja.name) ?? { id: '' };
  const revoke = ['member', 'revoke', '--id', id, '--reason', 'PC-en er stjålet'];
  expect(await coordinator.run(...revoke)).toMatchObject({ ok: true, value: { version: 12 } });
  expect(errorOf('twice', await coordinator.run(...revoke)).code).toBe('memberAlreadyRevoked');

  // The thief does not know yet, and opens the vault; nobody who has heard takes in what it makes.
  const forged = await year.send(thief, coordinator);
  const toDovre = await year.send(thief, dovre);
  const news = await year.send(coordinator, 'all');
  for (const office of [...year.nine, year.lom2]) if (office !== lesja) await year.read(office, news);
  for (const [at, path] of [
    [coordinator, forged.path],
    [dovre, toDovre.path],
  ] as const) {
    expect(errorOf('revoked', await at.run('package', 'import', '--file', path))).toMatchObject({
      code: 'senderRevoked',
      params: { municipality: '3432' },
    });
  }
  expect(errorOf('nobody', await dovre.run('package', 'export', '--to', '3432', '--folder', year.post)).code).toBe(
    'recipientHasNoMember',
  );

  // The backup on the new PC: new keys, a new card, words by telephone.
  const list = `${coordinator.vault}.dalsam-members`;
  await coordinator.did('member.exportList', 'member', 'export-list', '--out', list);
  expect((await lesja.refused('installation.renew', {})).code).toBe('installationStillActive');
  expect(await lesja.did('member.importList', 'member', 'import-list', '--file', list)).toMatchObject({
    outcome: 'taken',
  });
  expect(
    errorOf('revoked', await lesja.run('package', 'export', '--to', 'coordinator', '--folder', year.post)).code,
  ).toBe('ownMembershipRevoked');
  await lesja.must('installation.renew', {});
  await lesja.must('installation.rename', { name: 'Lesja, ny PC' });
  await lesja.did('installation.card', 'member', 'card', '--out', `${lesja.vault}.dalsam-id`);
  await enrol(year, lesja);
  await coordinator.did('member.exportList', 'member', 'export-list', '--out', list);
  await lesja.did('member.importList', 'member', 'import-list', '--file', list);
  await year.month();
  const { members: now, version } = await skjaak.did('member.list', 'member', 'list');
  expect(version).toBe(13);
  expect(
    now.filter(({ municipality }) => municipality === '3432').map((each) => [each.name, each.revokedBecause]),
  ).toEqual([
    ['Lesja', 'PC-en er stjålet'],
    ['Lesja, ny PC', null],
  ]);

  // What is sent to Lesja from now on, the stolen PC can not open.
  await sayYes(year, skjaak, 'Daryna', [{ to: lesja, scopes: ['identity'] }]);
  const sent = await year.send(skjaak, lesja);
  expect(errorOf('thief', await thief.run('package', 'inspect', '--file', sent.path)).code).toBe('packageNotForUs');
  await year.read(lesja, sent);
  expect(await everybodyAt(year, lesja)).toEqual(['Cemile', 'Daryna']);
  await year.goHome(thief);
}
