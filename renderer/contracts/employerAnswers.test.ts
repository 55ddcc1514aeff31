import { expect, test } from 'vitest';
import { answersFrom, employerFrom } from './employerAnswers.ts';

const bakery = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  name: 'Lom bakeri AS',
  address: 'Sognefjellsvegen 7, 2686 Lom',
  orgNumber: '959377677',
  contactName: 'Berit Baker',
  contactPhone: null,
  contactEmail: null,
  note: 'Ring før lunsj.',
};

test('choosing an employer fills in what the register knows, and leaves what was typed besides', () => {
  expect(answersFrom(bakery, { contactPhone: '61 21 00 00', contactName: 'B.' })).toEqual({
    employerId: bakery.id,
    employerName: 'Lom bakeri AS',
    employerOrgNumber: '959 377 677',
    employerAddress: 'Sognefjellsvegen 7, 2686 Lom',
    contactName: 'Berit Baker',
  });
});

test('nothing of the employer chosen before is left beside the new one', () => {
  const before = { employerId: '01BX5ZZKBKACTAV9WEVGEMMVRZ', contactPhone: '99 99 99 99' };
  expect(answersFrom(bakery, before)).toMatchObject({ employerId: bakery.id, contactPhone: null });
  expect(answersFrom(bakery, { ...before, employerId: bakery.id })).not.toHaveProperty('contactPhone');
});

test('what the contract says goes to the register, without empty answers', () => {
  expect(employerFrom({ employerName: ' Lom bakeri AS ', employerAddress: '  ', contactName: 'Berit' })).toEqual({
    name: 'Lom bakeri AS',
    orgNumber: null,
    address: null,
    contactName: 'Berit',
    contactPhone: null,
  });
});
