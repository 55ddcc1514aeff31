import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { errorOf, type Office } from '../office.ts';

/** The coordinator begins a member list, and everybody comes on it by ten words that are read to each other by telephone. */
export async function january(year: Cooperation): Promise<void> {
  const { coordinator } = year;
  for (const office of year.all) {
    const asked = ['--municipality', office.municipality, '--name', `Kari i ${office.name}`, '--role', 'coordinator'];
    expect(await office.run('vault', 'create', ...asked)).toMatchObject({ ok: true });
    await office.did('installation.create', 'member', 'create', '--name', office.name, '--role', office.role);
    await office.did('installation.card', 'member', 'card', '--out', cardOf(office));
  }
  expect(
    errorOf('no list', await coordinator.run('package', 'export', '--to', '3434', '--folder', year.post)).code,
  ).toBe('memberListMissing');
  await coordinator.did('member.startList', 'member', 'start');
  for (const office of [...year.nine, year.lom2]) await enrol(year, office);

  const list = `${coordinator.vault}.dalsam-members`;
  expect(await coordinator.did('member.exportList', 'member', 'export-list', '--out', list)).toMatchObject({
    version: 11,
  });
  for (const office of [...year.nine, year.lom2]) await trust(year, office, list);
  for (const office of year.all) {
    const { members, version } = await office.did('member.list', 'member', 'list');
    expect([version, members.length]).toEqual([11, 11]);
    expect(members.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual([office.name]);
  }
}

const cardOf = (office: Office): string => `${office.vault}.dalsam-id`;

/** Their words against the card's: the same; and only the card whose words were compared is added. */
export async function enrol({ coordinator }: Cooperation, office: Office): Promise<void> {
  const read = await coordinator.did('member.readCard', 'member', 'read', '--file', cardOf(office));
  const { installation } = await office.must('installation.get', {});
  expect(read.fingerprint.words).toHaveLength(10);
  expect(read.fingerprint.words).toEqual(installation?.fingerprint.words);
  const add = (hash: string) =>
    coordinator.run(
      ...['member', 'add', '--file', cardOf(office), '--fingerprint', hash],
      ...['--compared-by', 'Ola Koordinator', '--compared-with', `Kari i ${office.name}`],
    );
  expect(errorOf('other words', await add('0'.repeat(64))).code).toBe('fingerprintDiffers');
  expect(await add(read.fingerprint.hash)).toMatchObject({ ok: true });
}

/** Nobody takes in a list by itself: the coordinator's words are compared first. */
export async function trust({ coordinator }: Cooperation, office: Office, list: string): Promise<void> {
  const early = await office.run('member', 'import-list', '--file', list);
  expect(errorOf('not trusted yet', early).code).toBe('coordinatorNotTrusted');
  const read = await office.did('member.readList', 'member', 'read', '--file', list);
  const { installation } = await coordinator.must('installation.get', {});
  expect(read.fingerprint.words).toEqual(installation?.fingerprint.words);
  expect(read).toMatchObject({ standing: 'new', namesUs: true });
  const trusted = await office.run('member', 'trust', '--file', list, '--fingerprint', read.fingerprint.hash);
  expect(trusted).toMatchObject({ ok: true });
}
