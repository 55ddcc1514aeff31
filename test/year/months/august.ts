import { expect } from 'vitest';
import { peopleIn } from '#shared/exchange/counts.ts';
import type { Cooperation } from '../cooperation.ts';
import { markOf, said, sayYes } from '../participants.ts';
import { change } from './april.ts';

/** Offered again, and accepted: one owner, what was handed over listed on both sides, and nothing but that. */
export async function august(year: Cooperation): Promise<void> {
  const { coordinator, sel, ringebu } = year;
  const { id: personId, ...yusuf } = year.person('Yusuf');
  year.day('2025-08-04');
  const { transfer } = await sel.must('transfer.offer', {
    personId,
    to: ringebu.municipality,
    message: 'Nå er det bolig.',
  });
  await year.carry(sel, ringebu);
  const accepted = await ringebu.must('transfer.answer', { id: transfer.id, answer: 'accept', message: 'Velkommen.' });
  expect(accepted.transfer).toMatchObject({ state: 'accepted', duplicates: [] });
  year.agreements.owns(personId, ringebu.holder, year.now);
  await year.carry(ringebu, sel);

  // Handed over: the copy is for reading, and can not be taken back by writing in it.
  const owners = await Promise.all([sel, ringebu].map((office) => office.must('transfer.list', { personId })));
  expect(owners.map(({ ownership }) => ownership?.owner)).toEqual(['3439', '3439']);
  expect(owners[0]?.ownership).toMatchObject({ isFormerOwner: true, isOurs: false });
  expect(await sel.refused('person.update', { id: personId, values: { phone: '96 66 66 66' } })).toMatchObject({
    code: 'caseReadOnly',
    params: { owner: '3439' },
  });
  expect((await sel.refused('transfer.offer', { personId, to: '3431' })).code).toBe('caseReadOnly');
  await year.carry(sel, ringebu);
  await year.carry(ringebu, sel);
  const listed = await Promise.all([sel, ringebu].map((office) => office.must('transfer.get', { id: transfer.id })));
  expect(listed[0]?.handedOver?.map(({ scope }) => scope)).toEqual(expect.arrayContaining(['identity', 'permit']));
  expect(listed[1]?.handedOver).toEqual(listed[0]?.handedOver);

  // Ringebu has what the participant said yes to, works on, and has nothing of the rest.
  await change(ringebu, personId, { phone: '97 77 77 77', municipality: ringebu.municipality });
  expect(await said(ringebu, { id: personId })).toMatchObject({
    lastName: yusuf.last,
    arrivalMannerOther: markOf('Yusuf', 'permit'),
    phone: '97 77 77 77',
    settlementDate: '2025-01-15',
  });
  const { forms } = await ringebu.must('form.list', { personId, form: 'intakeMapping' });
  const { values } = await ringebu.must('form.get', { id: forms[0]?.id ?? '' });
  expect(values).toMatchObject({
    educationRemarks: markOf('Yusuf', 'education'),
    housingSituation: markOf('Yusuf', 'family'),
  });
  for (const key of ['backgroundInformation', 'wantedWork', 'considerations']) expect(values).not.toHaveProperty(key);
  expect((await said(sel, { id: personId }))?.phone).toBe('95 55 55 55');

  // The paper that Yusuf signed in Sel for the coordinator stayed there, since nobody said yes to papers: Ringebu asks anew.
  const plan = await ringebu.must('package.plan', { to: 'coordinator' });
  expect(plan.cases.map(({ caseId }) => caseId)).not.toContain(personId);
  expect(plan.cases.map(({ name }) => name)).toContain('Jafari, Jamila');
  await sayYes(year, ringebu, 'Yusuf', [{ to: coordinator, scopes: ['identity'] }]);

  // Counted once, by the one that has the case.
  await year.month();
  const { sum, municipalities } = await coordinator.must('coordinator.totals', {});
  expect(peopleIn(sum.tally)).toBe(11);
  expect(sum.tally.status).toMatchObject({ settled: 10, expected: 1 });
  const of = (number: string) => municipalities.find(({ municipality }) => municipality === number)?.counted?.tally;
  expect([of('3437')?.status.settled, of('3439')?.status.settled]).toEqual([0, 2]);
  const { owners: told } = await coordinator.must('coordinator.owners', { personIds: [personId] });
  expect(told).toEqual([{ personId, municipality: '3439' }]);
}
