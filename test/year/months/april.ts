import { expect } from 'vitest';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { Cooperation } from '../cooperation.ts';
import type { Office } from '../office.ts';
import { said, sayYes } from '../participants.ts';

/** Lom and Skjåk work on one case: different fields merge, the same field is a conflict, and what is decided travels. */
export async function april(year: Cooperation): Promise<void> {
  const { coordinator, lom, lom2, skjaak } = year;
  const selam = year.person('Selam');
  year.day('2025-04-01');
  await sayYes(year, lom, 'Selam', [{ to: skjaak, scopes: ['identity', 'education', 'wishes'] }]);
  await year.carry(lom, skjaak);
  await year.carry(skjaak, lom);

  year.day('2025-04-08');
  await change(lom, selam.id, { phone: '90 11 11 11', postalPlace: 'Fossbergom' });
  await change(skjaak, selam.id, { phone: '92 22 22 22', middleName: 'Tesfay' });
  const back = await year.send(skjaak, lom);
  const seen = await year.look(lom, back);
  expect(seen).toMatchObject({ state: 'fresh', totals: { conflicting: 1, cases: 1, newPeople: 0 } });
  expect(seen.cases[0]?.rows.find(({ field }) => field === 'phone')).toMatchObject({
    kind: 'conflicting',
    before: '90 11 11 11',
    by: 'Kari i Skjåk',
    municipality: '3433',
  });
  // To look is not to take.
  expect(await said(lom, selam)).toMatchObject({ phone: '90 11 11 11' });
  await year.read(lom, back);
  expect(await said(lom, selam)).toMatchObject({ middleName: 'Tesfay', postalPlace: 'Fossbergom' });
  expect(await lom.must('conflict.count', {})).toEqual({ conflicts: 1, cases: 1 });
  const shown = await lom.must('conflict.get', { recordId: selam.id, field: 'phone' });
  expect(shown.heads.map(({ value, author }) => [value, author.name, author.municipality])).toEqual([
    ['92 22 22 22', 'Kari i Skjåk', '3433'],
    ['90 11 11 11', 'Kari i Lom, PC 1', '3434'],
  ]);

  // A question, its answer, and a third value, each with the next package.
  await lom.must('conflict.ask', { recordId: selam.id, field: 'phone', text: 'Hvilket nummer bruker hun nå?' });
  await year.carry(lom, skjaak);
  const { notes } = await skjaak.must('conflict.notes', {});
  expect(notes).toMatchObject([
    { text: 'Hvilket nummer bruker hun nå?', isOpen: true, author: { municipality: '3434' } },
  ]);
  await decide(skjaak, selam.id, 'phone', '93 33 33 33');
  await year.carry(skjaak, lom);
  await year.carry(lom, lom2);
  for (const office of [lom, lom2, skjaak]) {
    expect((await said(office, selam))?.phone).toBe('93 33 33 33');
    expect(await office.must('conflict.count', {})).toEqual({ conflicts: 0, cases: 0 });
    const { entries } = await office.must('record.history', { recordId: selam.id, field: 'phone' });
    expect(entries.map(({ after, userName }) => [after, userName])).toEqual([
      ['93 33 33 33', as(office, 'Kari i Skjåk', skjaak)],
      ['92 22 22 22', as(office, 'Kari i Skjåk', skjaak)],
      ['90 11 11 11', as(office, 'Kari i Lom, PC 1', lom)],
    ]);
  }

  // Two who decide differently have a conflict again, and no loop.
  year.day('2025-04-15');
  await change(lom2, selam.id, { address: 'Bergomsvegen 1' });
  await year.carry(lom2, lom);
  await change(skjaak, selam.id, { address: 'Moavegen 2' });
  await year.carry(skjaak, lom);
  await year.carry(lom, skjaak);
  await decide(lom, selam.id, 'address', 'Bergomsvegen 1');
  await decide(skjaak, selam.id, 'address', 'Moavegen 2');
  await year.carry(skjaak, lom);
  expect(await lom.must('conflict.count', {})).toEqual({ conflicts: 1, cases: 1 });
  await decide(lom, selam.id, 'address', 'Bergomsvegen 1');
  await year.carry(lom, skjaak);
  await year.carry(lom, lom2);
  for (const office of [lom, lom2, skjaak]) {
    expect((await said(office, selam))?.address).toBe('Bergomsvegen 1');
    expect((await office.must('conflict.count', {})).conflicts).toBe(0);
  }
  await year.month();
  expect(await said(coordinator, selam)).toMatchObject({ phone: '93 33 33 33', address: 'Bergomsvegen 1' });
}

/** An author from another PC is told with the municipality. */
const as = (reader: Office, name: string, writer: Office): string =>
  reader === writer ? name : `${name} (${municipalityByNumber(writer.municipality)?.name})`;

export const change = (office: Office, id: string, values: Record<string, string>) =>
  office.must('person.update', { id, values });

/** Settles a conflict, having seen all its sides. */
export async function decide(office: Office, recordId: string, field: string, value: string): Promise<void> {
  const { heads } = await office.must('conflict.get', { recordId, field });
  await office.must('conflict.resolve', { recordId, field, value, seen: heads.map(({ ref }) => ref) });
}
