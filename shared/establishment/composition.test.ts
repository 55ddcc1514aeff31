import { describe, expect, it } from 'vitest';
import { compositionChanges, type RegisteredMember, settlementOf, suggestComposition } from './composition.ts';

const settled = '2026-01-10';
const member = (
  personId: string,
  birthDate: string | null,
  more: Partial<RegisteredMember> = {},
): RegisteredMember => ({
  personId,
  birthDate,
  relation: 'self',
  from: settled,
  until: null,
  settlementDate: settled,
  cameByFamily: false,
  ...more,
});
const mother = member('mother', '1990-05-05');
const father = member('father', '1988-02-02', { relation: 'spouse' });
const child = member('child', '2015-03-03', { relation: 'child' });

const composed = (...members: RegisteredMember[]) =>
  suggestComposition(members, settled).map(({ personId, livesAs, came, joined }) => [personId, livesAs, came, joined]);

describe('who counts, and how', () => {
  it('a couple with a child', () => {
    expect(composed(mother, father, child)).toEqual([
      ['mother', 'couple', 'settled', settled],
      ['father', 'couple', 'settled', settled],
      ['child', 'single', 'settled', settled],
    ]);
  });

  it('a single parent is single, whatever the number of children', () => {
    expect(composed(mother, child).map(([, livesAs]) => livesAs)).toEqual(['single', 'single']);
  });

  it('three adults under one roof share; a couple and a lodger are a couple and one who shares', () => {
    const others = ['b', 'c'].map((id) => member(id, '1995-01-01', { relation: 'other' }));
    expect(composed(mother, ...others).map(([, livesAs]) => livesAs)).toEqual(['sharing', 'sharing', 'sharing']);
    expect(composed(mother, father, ...others.slice(0, 1)).map(([, livesAs]) => livesAs)).toEqual([
      'couple',
      'couple',
      'sharing',
    ]);
  });

  it('a spouse who comes later by the family, and a child who is born afterwards', () => {
    const later = member('father', '1988-02-02', {
      relation: 'spouse',
      from: '2026-09-01',
      settlementDate: '2026-09-01',
      cameByFamily: true,
    });
    const born = member('born', '2026-08-08', { relation: 'child', from: '2026-08-08', settlementDate: null });
    expect(composed(mother, later, born)).toEqual([
      ['mother', 'single', 'settled', settled],
      ['father', 'single', 'familyImmigration', '2026-09-01'],
      ['born', 'single', 'bornAfterSettlement', '2026-08-08'],
    ]);
  });

  it('who was settled later by a decision of their own has a first establishment of their own', () => {
    const own = member('friend', '1991-01-01', { relation: 'other', settlementDate: '2026-05-01', from: '2026-05-01' });
    expect(composed(mother, own).map(([personId]) => personId)).toEqual(['mother']);
  });

  it('the first settlement date is the household’s', () => {
    expect(settlementOf([member('a', null, { settlementDate: '2026-03-01' }), mother])).toBe(settled);
    expect(settlementOf([member('a', null, { settlementDate: null })])).toBe(null);
  });
});

describe('what has changed since it was set up', () => {
  const set = suggestComposition([mother, child], settled);

  it('a child that turns 18 on that day is told of, and not the day before', () => {
    const registered = [mother, child];
    expect(compositionChanges(set, registered, settled, '2033-03-02')).toEqual([]);
    expect(compositionChanges(set, registered, settled, '2033-03-03')).toEqual([
      { personId: 'child', what: 'turned18' },
    ]);
  });

  it('who came, who left, and who came another way than it was set up', () => {
    expect(compositionChanges(set, [mother, child, father], settled, '2026-06-01')).toEqual([
      { personId: 'father', what: 'joined' },
    ]);
    expect(compositionChanges(set, [mother, { ...child, until: '2026-05-01' }], settled, '2026-06-01')).toEqual([
      { personId: 'child', what: 'left' },
    ]);
    const later = { ...child, settlementDate: '2026-04-01', from: '2026-04-01', cameByFamily: true };
    expect(compositionChanges(set, [mother, later], settled, '2026-06-01')).toEqual([
      { personId: 'child', what: 'cameDiffers' },
    ]);
  });
});
