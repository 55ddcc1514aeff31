import { expect } from 'vitest';
import { movePurpose } from '#shared/consent/recipients.ts';
import type { Cooperation } from '../cooperation.ts';
import { everybodyAt, said, sayYes } from '../participants.ts';
import { change } from './april.ts';

/** Sel offers a case to Ringebu, which says no: it never became theirs. */
export async function july(year: Cooperation): Promise<void> {
  const { sel, ringebu } = year;
  const yusuf = year.person('Yusuf');
  year.day('2025-07-07');
  const offer = { personId: yusuf.id, to: ringebu.municipality, message: 'Har fått jobb på Ringebu.' };
  expect(await sel.refused('transfer.offer', offer)).toMatchObject({ code: 'transferNotAllowed' });
  const scopes = ['identity', 'permit', 'family', 'education'] as const;
  await sayYes(year, sel, 'Yusuf', [{ to: ringebu, scopes, purpose: movePurpose }]);
  await sel.must('transfer.offer', offer);
  expect((await sel.refused('transfer.offer', offer)).code).toBe('transferPending');
  await year.carry(sel, ringebu);

  // It comes with notice and a choice, and is Sel's until somebody says yes.
  expect(await everybodyAt(year, ringebu)).toEqual(['Jamila', 'Yusuf']);
  const { transfers, ownership } = await ringebu.must('transfer.list', { personId: yusuf.id });
  expect(transfers).toMatchObject([{ state: 'offered', message: offer.message, mayAnswer: true, from: '3437' }]);
  expect(ownership).toMatchObject({ owner: '3437', isOurs: false });
  const id = transfers[0]?.id ?? '';
  expect((await ringebu.refused('transfer.answer', { id, answer: 'reject' })).code).toBe('transferNeedsMessage');
  await ringebu.must('transfer.answer', { id, answer: 'reject', message: 'Ingen ledig bolig før august.' });
  await year.carry(ringebu, sel);

  expect(await sel.must('transfer.list', { personId: yusuf.id })).toMatchObject({
    transfers: [{ state: 'rejected', answerMessage: 'Ingen ledig bolig før august.', mayWithdraw: false }],
    ownership: { owner: '3437', isOurs: true, isFormerOwner: false },
  });
  await change(sel, yusuf.id, { phone: '95 55 55 55' });
  expect((await said(sel, yusuf))?.phone).toBe('95 55 55 55');
  await year.month();
  const { municipalities } = await year.coordinator.must('coordinator.totals', {});
  expect(municipalities.find(({ municipality }) => municipality === '3437')?.counted?.tally.status.settled).toBe(1);
}
