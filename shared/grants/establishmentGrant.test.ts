import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner } from '../money/ore.ts';
import { builtInRates } from '../rates/builtIn.ts';
import { type EstablishmentInput, type EstablishmentMember, establishmentGrant } from './establishmentGrant.ts';

const settlementDate = '2018-03-01';

const member = (id: string, birthDate: string, more: Partial<EstablishmentMember> = {}): EstablishmentMember => ({
  id,
  birthDate,
  livesAs: 'single',
  came: 'settled',
  joined: settlementDate,
  residentSettled: null,
  ...more,
});

const grant = (members: EstablishmentMember[], more: Partial<EstablishmentInput> = {}) => {
  const result = establishmentGrant(
    { settlementDate, members, purchases: [], asOf: '2026-01-01', ...more },
    builtInRates,
  );
  if (!result.ok) throw new Error('missing rate');
  return result.value;
};

const sums = (members: EstablishmentMember[]) =>
  grant(members)
    .lines.filter((line) => line.ceiling !== null)
    .map((line) => [line.id, line.ceiling]);

describe('establishment grant', () => {
  it('gives a couple with children one ceiling together, and each person clothes', () => {
    const family = [
      member('a', '1985-01-01', { livesAs: 'couple' }),
      member('b', '1987-01-01', { livesAs: 'couple' }),
      member('c', '2010-05-05'),
      member('d', '2015-05-05'),
    ];
    expect(sums(family)).toEqual([
      ['furnitureCouple:a+b', kroner(45_000)],
      ['furnitureChild:c', kroner(5_000)],
      ['furnitureChild:d', kroner(5_000)],
      ['clothes:a', kroner(8_000)],
      ['clothes:b', kroner(8_000)],
      ['clothes:c', kroner(8_000)],
      ['clothes:d', kroner(8_000)],
    ]);
    expect(grant(family).ceiling).toBe(kroner(87_000));
  });

  it('gives each of three who share a dwelling its own ceiling', () => {
    const sharing = ['a', 'b', 'c'].map((id) => member(id, '1990-01-01', { livesAs: 'sharing' }));
    expect(
      sums(sharing)
        .slice(0, 3)
        .map(([, sum]) => sum),
    ).toEqual(Array(3).fill(kroner(22_500)));
  });

  it('counts a single parent as single, and a child of 18 at settlement as an adult', () => {
    const rules = sums([member('p', '1980-01-01'), member('c', '2010-01-01'), member('y', '2000-03-01')]);
    expect(rules.slice(0, 3)).toEqual([
      ['furnitureSingle:p', kroner(40_000)],
      ['furnitureSingle:y', kroner(40_000)],
      ['furnitureChild:c', kroner(5_000)],
    ]);
  });

  it('assesses who comes later by family immigration, within five years of the resident', () => {
    const late = member('w', '1990-01-01', { came: 'familyImmigration', joined: '2023-02-28' });
    const lines = grant([member('h', '1988-01-01'), late]).lines.filter((line) => line.members.includes('w'));
    expect(lines.map((line) => [line.rule, line.ceiling, line.needsAssessment, line.until])).toEqual([
      ['familyFurniture', kroner(5_000), true, '2023-02-28'],
      ['familyClothes', kroner(8_000), true, '2023-02-28'],
      ['leisureAdult', null, true, '2028-02-27'],
    ]);
    const tooLate = grant([member('h', '1988-01-01'), { ...late, joined: '2023-03-01' }]).lines;
    expect(tooLate.some((line) => line.rule === 'familyTooLate' && line.ceiling === null)).toBe(true);
  });

  it('has no sum for a child born after settlement: assessed, never zero', () => {
    const line = grant([
      member('p', '1990-01-01'),
      member('n', '2018-09-01', { came: 'bornAfterSettlement', joined: '2018-09-01' }),
    ]).lines.find((candidate) => candidate.rule === 'bornAfterSettlement');
    expect([line?.ceiling, line?.needsAssessment]).toEqual([null, true]);
  });

  it('ends the leisure grant of a child at 18', () => {
    const [line] = grant([member('c', '2001-01-15')]).lines.filter((candidate) => candidate.rule === 'leisureChild');
    expect([line?.until, line?.extendableUntil]).toEqual(['2019-01-14', null]);
  });

  it('tells what is used and left at a date, what is over, and what lies outside the period', () => {
    const purchases = [
      { lineId: 'clothes:a', date: '2018-06-01', amount: kroner(5_000) },
      { lineId: 'clothes:a', date: '2019-03-01', amount: kroner(4_000) },
    ];
    const clothes = (asOf: string) =>
      grant([member('a', '1990-01-01')], { purchases, asOf }).lines.find((line) => line.rule === 'clothes');
    expect(clothes('2018-12-31')).toMatchObject({ used: kroner(5_000), left: kroner(3_000), outsidePeriod: 0 });
    expect(clothes('2019-12-31')).toMatchObject({
      used: kroner(9_000),
      left: kroner(-1_000),
      outsidePeriod: kroner(4_000),
    });
    expect(grant([member('a', '1990-01-01')], { purchases }).overCeiling).toEqual(['clothes:a']);
  });

  it('says that the rate is missing before the guidelines', () => {
    expect(
      establishmentGrant(
        { settlementDate: '2017-01-01', members: [], purchases: [], asOf: '2017-01-01' },
        builtInRates,
      ),
    ).toEqual({ ok: false, error: { kind: 'establishment', date: '2017-01-01', item: null } });
  });
});

describe('properties', () => {
  const anyMember = fc.record({
    id: fc.uuid(),
    birthDate: fc.integer({ min: 1940, max: 2018 }).map((year) => `${year}-01-20`),
    livesAs: fc.constantFrom('single' as const, 'couple' as const, 'sharing' as const),
    came: fc.constant('settled' as const),
    joined: fc.constant(settlementDate),
    residentSettled: fc.constant(null),
  });

  it('gives everybody exactly one furniture line and one clothes line, each naming its rate set', () => {
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 9 }), (members) => {
        const { lines } = grant(members);
        for (const { id } of members) {
          expect(lines.filter((line) => line.rule.startsWith('furniture') && line.members.includes(id))).toHaveLength(
            1,
          );
          expect(lines.filter((line) => line.rule === 'clothes' && line.members.includes(id))).toHaveLength(1);
        }
        expect(lines.every((line) => line.ceiling === null || line.rateSetId === 'establishment-2018')).toBe(true);
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
      }),
    );
  });
});
