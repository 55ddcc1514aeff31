import { expect } from 'vitest';
import { peopleIn } from '#shared/exchange/counts.ts';
import type { Cooperation } from '../cooperation.ts';
import { errorOf, type Office } from '../office.ts';
import { everybodyAt, markedScopes, markOf, said } from '../participants.ts';
import { change } from './april.ts';

/** A package is taken out again; and at the year's end everybody says the same. */
export async function december(year: Cooperation): Promise<void> {
  const { lom, skjaak } = year;
  const selam = year.person('Selam');
  year.day('2025-12-01');
  await change(lom, selam.id, { phone: '99 99 99 99' });
  const sent = await year.send(lom, skjaak);
  const before = await said(skjaak, selam);
  const first = await year.read(skjaak, sent);
  expect((await said(skjaak, selam))?.phone).toBe('99 99 99 99');
  const undo = (n: number) => skjaak.run('package', 'undo', '--number', String(n));
  const n = first.outcome === 'imported' ? first.n : 0;
  expect(await undo(n)).toMatchObject({ ok: true });
  expect(await said(skjaak, selam)).toEqual(before);
  expect(errorOf('twice', await undo(n)).code).toBe('importUndone');
  const second = await year.read(skjaak, sent);
  await change(skjaak, selam.id, { phone: '99 99 99 00' });
  expect(errorOf('built on', await undo(second.outcome === 'imported' ? second.n : 0)).code).toBe('importBuiltOn');
  await year.carry(skjaak, lom);
  await year.carry(lom, year.lom2);
  expect((await said(year.lom2, selam))?.phone).toBe('99 99 99 00');

  year.day('2025-12-29');
  await year.month();
  year.day('2025-12-31');
  await year.month();
  await everybodyAgrees(year);
  await nobodyIsBehind(year);
  await registerIsWithinConsent(year);
}

/** What the coordinator has counted is what each office says of those that are its own. */
async function everybodyAgrees(year: Cooperation): Promise<void> {
  const { municipalities, sum } = await year.coordinator.must('coordinator.totals', {});
  for (const office of year.nine) {
    const own = await ownPeople(office);
    const counted = municipalities.find(({ municipality }) => municipality === office.municipality)?.counted;
    for (const status of ['settled', 'expected', 'moved', 'closed'] as const) {
      expect([office.name, status, counted?.tally.status[status]]).toEqual([
        office.name,
        status,
        own.filter((each) => each.status === status).length,
      ]);
    }
    expect(own.map(({ id }) => id).toSorted()).toEqual(year.agreements.casesOf(office.holder, year.now).toSorted());
  }
  expect(peopleIn(sum.tally)).toBe(year.people.size);
}

async function ownPeople(office: Office) {
  const { people } = await office.must('person.search', { limit: 500 });
  const owned: typeof people = [];
  for (const each of people) {
    const { ownership } = await office.must('transfer.list', { personId: each.id });
    if (ownership?.isOurs === true) owned.push(each);
  }
  return owned;
}

async function nobodyIsBehind(year: Cooperation): Promise<void> {
  const { members, ownMembersVersion } = await year.coordinator.must('coordinator.members', {});
  for (const member of members) {
    expect(member).toMatchObject({
      missing: [],
      waiting: 0,
      openConflicts: 0,
      receiptsToSend: 0,
      receiptsAwaited: 0,
      membersVersion: ownMembersVersion,
    });
    expect(member.lastRead?.createdAt).toMatch(/^2025-12-31/);
  }
  for (const office of year.all) {
    expect((await office.must('conflict.count', {})).conflicts).toBe(0);
    expect(await office.must('package.list', {})).toMatchObject({ waiting: [], missing: [] });
  }
}

/** Each person is known to the coordinator as far as the person has said yes, and to none of the others further. */
async function registerIsWithinConsent(year: Cooperation): Promise<void> {
  for (const office of year.all) {
    const known = new Set([
      ...year.agreements.knownTo(office.holder, year.now),
      ...year.agreements.casesOf(office.holder, year.now),
      ...(office === year.sel ? [year.person('Yusuf').id] : []),
      ...(office === year.ringebu ? [year.person('Yusuf').id] : []),
    ]);
    const firsts = [...year.people.values()].filter(({ id }) => known.has(id)).map(({ first }) => first);
    expect([office.name, await everybodyAt(year, office)]).toEqual([office.name, firsts.toSorted()]);
  }
  for (const { id, first } of year.people.values()) {
    const exported = await year.coordinator.call('person.export', { personId: id, format: 'json', language: 'nb' });
    const text = exported.ok ? Buffer.from(exported.value.content, 'base64').toString('utf8') : '';
    const scopes = year.agreements.scopesFor(id, 'coordinator', year.now);
    for (const scope of markedScopes) if (!scopes.has(scope)) expect(text).not.toContain(markOf(first, scope));
  }
}
