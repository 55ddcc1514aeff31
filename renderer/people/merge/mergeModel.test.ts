import { expect, it } from 'vitest';
import { mergeFields } from './mergeModel.ts';

it('sorts the fields of two people into choices, fillings and equals', () => {
  const keep = { lastName: 'Haile', firstName: 'Sara', phone: null, citizenships: [], status: 'settled' } as const;
  const absorb = { lastName: 'Hayle', firstName: 'Sara', phone: '1', citizenships: ['ERI'], permit: null } as const;
  expect(mergeFields({ ...keep, citizenships: [] }, { ...absorb, citizenships: ['ERI'] })).toEqual({
    differing: ['lastName'],
    filled: ['citizenships', 'phone'],
    equal: 1,
  });
});
