import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { everybodyAt, markOf, settle } from '../participants.ts';

/** Everybody registers those whom they settle, with a completed intake mapping; nobody knows of the others' yet. */
export async function february(year: Cooperation): Promise<void> {
  const { dovre, lesja, skjaak, lom, lom2, vaagaa, nordFron, sel, soerFron, ringebu } = year;
  year.day('2025-02-03');
  const { id } = await settle(year, dovre, 'Amina', 'Abdi');
  await settle(year, dovre, 'Bilal', 'Bakri');
  await settle(year, lesja, 'Cemile', 'Celik');
  await settle(year, skjaak, 'Daryna', 'Danko');
  await settle(year, lom, 'Selam', 'Haile');
  await settle(year, lom, 'Eyob', 'Ermias', { birthDate: '2012-09-01' });
  await settle(year, vaagaa, 'Farida', 'Faizi', { protection: 'strictlyConfidential' });
  await settle(year, nordFron, 'Goran', 'Gashi');
  await settle(year, sel, 'Yusuf', 'Yasin');
  await settle(year, soerFron, 'Idil', 'Ismail', { settlementDate: null, status: 'expected' });
  await settle(year, ringebu, 'Jamila', 'Jafari');

  // What is refused changes nothing, and says what is wrong.
  const slip = await dovre.refused('person.update', {
    id,
    values: { phone: '91 23 45 67', settlementDate: '1980-01-01' },
  });
  expect(slip.code).toBe('settlementBeforeBirth');
  expect((await dovre.must('person.get', { id })).values).toMatchObject({ settlementDate: '2025-01-15' });
  const { forms } = await dovre.must('form.list', { personId: id, form: 'intakeMapping' });
  expect(forms).toMatchObject([{ state: 'completed', version: 1 }]);
  const form = await dovre.must('form.get', { id: forms[0]?.id ?? '' });
  expect(form.values.backgroundInformation).toBe(markOf('Amina', 'background'));
  expect((await dovre.must('overview.get', {})).totals).toMatchObject({ people: 2, settledThisYear: 2 });

  expect(await everybodyAt(year, lom)).toEqual(['Eyob', 'Selam']);
  // The other PC of the office is told all of it, and nobody else a word.
  const told = await year.carry(lom, lom2);
  expect(told).toMatchObject({ outcome: 'imported', summary: { newPeople: 2 } });
  expect(await everybodyAt(year, lom2)).toEqual(['Eyob', 'Selam']);
  await year.carry(lom2, lom);
  const empty = await lom.must('package.plan', { to: '3437' });
  expect(empty).toMatchObject({ isEmpty: true, casesWithoutBasis: 2, cases: [] });
}
