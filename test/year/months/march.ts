import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { everybodyAt, markOf, said, sayYes } from '../participants.ts';

/** The first monthly packages: names of those who said yes, numbers of everybody. */
export async function march(year: Cooperation): Promise<void> {
  const { coordinator, dovre, lesja, skjaak, lom, vaagaa, nordFron, sel, ringebu } = year;
  year.day('2025-03-03');
  await sayYes(year, dovre, 'Amina', [
    { to: coordinator, scopes: ['identity', 'permit'] },
    { to: lesja, scopes: ['identity', 'education'], purpose: 'Norskopplæring og skole' },
    { to: skjaak, scopes: ['identity'], purpose: 'Arbeid og praksis' },
  ]);
  for (const [office, first] of [
    [lesja, 'Cemile'],
    [skjaak, 'Daryna'],
    [lom, 'Selam'],
    [vaagaa, 'Farida'],
    [nordFron, 'Goran'],
    [sel, 'Yusuf'],
    [ringebu, 'Jamila'],
  ] as const) {
    await sayYes(year, office, first, [{ to: coordinator, scopes: ['identity'] }]);
  }
  year.agreements.protect(year.person('Farida').id);

  // What goes, and what does not and why, before anything is made.
  const plan = await dovre.must('package.plan', { to: 'coordinator' });
  expect(plan).toMatchObject({ kind: 'toCoordinator', casesWithoutBasis: 1, cases: [{ name: 'Abdi, Amina' }] });
  expect(plan.cases[0]?.goes.filter(({ basis }) => basis === 'consent').map(({ scope }) => scope)).toEqual([
    'identity',
    'permit',
  ]);
  const heldBack = new Map(plan.cases[0]?.heldBack.map(({ scope, reason }) => [scope, reason]));
  expect(heldBack.get('background')).toBe('scopeNotCovered');
  expect(heldBack.get('lifeSituation')).toBe('scopeNotCovered');
  const hidden = await vaagaa.must('package.plan', { to: 'coordinator' });
  expect(hidden.cases).toMatchObject([{ isProtected: true, goes: [] }]);
  expect(new Set(hidden.cases[0]?.heldBack.map(({ reason }) => reason))).toContain('protected');

  await year.month();
  expect(await everybodyAt(year, coordinator)).toEqual(
    ['Amina', 'Cemile', 'Daryna', 'Goran', 'Jamila', 'Selam', 'Yusuf'].toSorted(),
  );
  const amina = await said(coordinator, year.person('Amina'));
  expect(amina).toMatchObject({
    address: markOf('Amina', 'identity'),
    arrivalMannerOther: markOf('Amina', 'permit'),
    settlementDate: '2025-01-15',
  });
  const selam = await said(coordinator, year.person('Selam'));
  expect(selam).toMatchObject({ lastName: 'Haile', address: markOf('Selam', 'identity') });
  expect(selam).not.toHaveProperty('settlementDate');

  const { sum, municipalities } = await coordinator.must('coordinator.totals', {});
  expect(sum).toMatchObject({ municipalities: 9, tally: { status: { settled: 10, expected: 1 } } });
  expect(sum.tally.intake).toMatchObject({ yes: 10, no: 0 });
  expect(municipalities.map(({ counted }) => counted?.tally.status.settled)).toEqual([2, 1, 1, 2, 1, 1, 1, 0, 1]);

  // The disclosure log says what went to whom, and by which paper.
  const { disclosures } = await dovre.must('disclosure.list', { personId: year.person('Amina').id });
  expect(disclosures).toMatchObject([
    { recipient: 'Interkommunal koordinator', scopes: ['identity', 'permit'], how: 'package', override: null },
  ]);
  expect(disclosures[0]?.consents).toHaveLength(1);
  expect((await dovre.must('disclosure.list', { personId: year.person('Bilal').id })).disclosures).toEqual([]);

  for (const to of [lesja, skjaak]) expect(await year.carry(dovre, to)).toMatchObject({ summary: { newPeople: 1 } });
  expect(await everybodyAt(year, lesja)).toEqual(['Amina', 'Cemile']);
  expect(await said(lesja, year.person('Amina'))).not.toHaveProperty('arrivalMannerOther');
  const forms = await lesja.must('form.list', { personId: year.person('Amina').id, form: 'intakeMapping' });
  const mapping = await lesja.must('form.get', { id: forms.forms[0]?.id ?? '' });
  expect(mapping.values).toMatchObject({ educationRemarks: markOf('Amina', 'education') });
  for (const key of ['backgroundInformation', 'wantedWork', 'considerations', 'housingSituation']) {
    expect(mapping.values).not.toHaveProperty(key);
  }
}
