import { expect, test } from 'vitest';
import { type Relation, relations } from '#shared/people/person.ts';
import { relationSeenFrom } from './relationSeenFrom.ts';

test.for<[Relation, Relation, Relation]>([
  ['self', 'child', 'child'],
  ['child', 'self', 'parent'],
  ['child', 'child', 'sibling'],
  ['child', 'parent', 'grandparent'],
  ['spouse', 'child', 'child'],
  ['sibling', 'parent', 'parent'],
  // Not told by what is recorded: a parent's cohabitant, a spouse's mother, two who share a flat.
  ['child', 'cohabitant', 'other'],
  ['spouse', 'parent', 'other'],
  ['other', 'other', 'other'],
])('who is listed as %s sees who is listed as %s as %s', ([viewer, other, expected]) => {
  expect(relationSeenFrom(viewer, other)).toBe(expected);
});

const inverse: Partial<Record<Relation, Relation>> = {
  spouse: 'spouse',
  cohabitant: 'cohabitant',
  sibling: 'sibling',
  child: 'parent',
  parent: 'child',
};

test('what one is to another never contradicts what the other is to the one', () => {
  for (const a of relations) {
    for (const b of relations) {
      const [there, back] = [relationSeenFrom(a, b), relationSeenFrom(b, a)];
      const expected = inverse[there];
      if (expected !== undefined) expect([a, b, back === expected || back === 'other']).toEqual([a, b, true]);
    }
  }
});
