import type { Relation } from '#shared/people/person.ts';

/** What the one that the household is listed under is to each of the others. */
const towardsSelf: Record<Relation, Relation> = {
  self: 'self',
  spouse: 'spouse',
  cohabitant: 'cohabitant',
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  grandparent: 'other',
  fosterChild: 'other',
  other: 'other',
};

/** What follows between two who are both listed by their relation to a third: viewer -> other -> relation. */
const between: Partial<Record<Relation, Partial<Record<Relation, Relation>>>> = {
  child: { spouse: 'parent', child: 'sibling', parent: 'grandparent' },
  spouse: { child: 'child', fosterChild: 'fosterChild' },
  cohabitant: { child: 'child', fosterChild: 'fosterChild' },
  parent: { sibling: 'child', grandparent: 'parent' },
  sibling: { sibling: 'sibling', parent: 'parent', grandparent: 'grandparent' },
  grandparent: { parent: 'child' },
};

/**
 * How one member of a household is related to another, when each is listed by the relation to the same person.
 * Where that does not tell (an uncle, a cohabitant's parents), it is `other`: never a guess.
 */
export function relationSeenFrom(viewer: Relation, other: Relation): Relation {
  if (viewer === 'self') return other === 'self' ? 'other' : other;
  if (other === 'self') return towardsSelf[viewer];
  return between[viewer]?.[other] ?? 'other';
}
