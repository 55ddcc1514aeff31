import { expect, it } from 'vitest';
import { personFieldKeys } from '#shared/people/person.ts';
import { fieldGroups } from './groups.ts';

it('every field of the register is read on the page, once', () => {
  expect(Object.values(fieldGroups).flat().sort()).toEqual([...personFieldKeys].sort());
});
