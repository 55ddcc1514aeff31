import { describe, expect, it } from 'vitest';
import {
  type GrantPerson,
  type GrantRelative,
  grantFacts,
  noStatedFacts,
  type StatedFacts,
} from './stateGrantFacts.ts';

const person: GrantPerson = {
  birthDate: '1985-04-20',
  settlementDate: '2018-06-01',
  arrivalDate: '2016-01-01',
  settlementWay: 'imdiAgreement',
  cameByFamily: false,
  unaccompaniedMinor: false,
  status: 'settled',
};
const other: GrantRelative = {
  birthDate: '1980-01-01',
  female: false,
  settlementDate: '2018-06-01',
  cameByFamily: false,
  humanitarian: null,
  from: null,
  until: null,
};
const facts = (
  more: Partial<GrantPerson> = {},
  relatives: readonly GrantRelative[] = [],
  stated: Partial<StatedFacts> = {},
) =>
  grantFacts(
    { ...person, ...more },
    relatives,
    { ...noStatedFacts, ...stated },
    {
      elderlyFromAge: 60,
      today: '2026-11-25',
    },
  );

describe('who lives alone at settlement', () => {
  it('is an adult whom nobody lived with that day', () => {
    const alone = (...relatives: GrantRelative[]) => facts({}, relatives).derived.singleAdult;
    expect(alone()).toBe(true);
    expect(alone(other)).toBe(false);
    expect(alone({ ...other, settlementDate: '2019-01-01' })).toBe(true);
    expect(alone({ ...other, from: '2018-06-02' })).toBe(true);
    expect(alone({ ...other, until: '2018-06-01' })).toBe(true);
    expect(alone({ ...other, birthDate: '2018-06-02', settlementDate: null })).toBe(true);
    expect(facts({ birthDate: '2001-01-01' }).derived.singleAdult).toBe(false);
    expect(facts().checks).toEqual(['noHousehold']);
    expect(facts({}, [], { singleAdult: true }).checks).toEqual([]);
  });
});

describe('family immigration', () => {
  const family: Partial<GrantPerson> = { cameByFamily: true, settlementWay: 'familyImmigration' };
  const resident = { ...other, settlementDate: '2014-02-03', humanitarian: true };

  it('is to the one who was settled first, with that one’s permit', () => {
    const { derived, checks, input } = facts(family, [{ ...resident, settlementDate: '2016-01-01' }, resident]);
    expect(derived).toMatchObject({ residentSettled: '2014-02-03', familyOfHumanitarian: true });
    expect(checks).toEqual(['familyApplicationUnknown']);
    expect(input?.familyOfHumanitarian).toBe(true);
  });

  it('to nobody known is asked for, and what is stated goes before the register', () => {
    expect(facts(family, [{ ...resident, cameByFamily: true }]).checks).toEqual([
      'familyApplicationUnknown',
      'residentUnknown',
      'humanitarianUnknown',
    ]);
    const stated = { familyApplied: '2015-01-01', residentSettled: '2013-01-01', familyOfHumanitarian: false };
    const { checks, input } = facts(family, [resident], stated);
    expect([checks, input]).toMatchObject([[], stated]);
  });
});

describe('what stands in the way', () => {
  it('is named, and nothing is worked out', () => {
    const problems = (more: Partial<GrantPerson>, stated: Partial<StatedFacts> = {}) => facts(more, [], stated);
    expect(problems({ birthDate: null, settlementDate: null })).toMatchObject({
      input: null,
      problems: ['birthDateMissing', 'settlementDateMissing'],
    });
    expect(problems({ status: 'moved' }).problems).toEqual(['movedDateMissing']);
    expect(problems({ status: 'moved' }, { movedAway: '2019-01-01' }).problems).toEqual([]);
    // The five years were over before the case was closed; in a running period it must be known when it stopped.
    expect(problems({ status: 'closed' }).problems).toEqual([]);
    expect(problems({ status: 'closed', settlementDate: '2024-01-01' }).problems).toEqual(['movedDateMissing']);
    expect(problems({ settlementWay: 'selfSettledWithoutAgreement' }).problems).toEqual(['agreementUnclear']);
    expect(problems({ settlementWay: 'selfSettledWithoutAgreement' }, { entitled: true }).input).not.toBeNull();
    expect(problems({ birthDate: null }, { entitled: false })).toMatchObject({ input: null, problems: [], checks: [] });
    expect(problems({ settlementDate: '2027-01-01' }).checks).toContain('planned');
  });
});

describe('a child born here', () => {
  const child: Partial<GrantPerson> = {
    birthDate: '2018-09-01',
    settlementDate: null,
    arrivalDate: null,
    settlementWay: null,
  };
  const father = { ...other, settlementDate: '2017-01-01' };
  const mother = { ...other, female: true };

  it('counts from the mother’s settlement, or the parent’s who is known', () => {
    expect(facts(child, [father, mother]).derived.motherSettled).toBe('2018-06-01');
    expect(facts(child, [father]).derived.motherSettled).toBe('2017-01-01');
    expect(facts(child, [mother]).input).toMatchObject({ motherSettled: '2018-06-01', settlementDate: '2018-06-01' });
  });

  it('is not one who came, and has no sibling for a mother', () => {
    expect(facts({ ...child, arrivalDate: '2018-10-01' }, [mother]).derived.motherSettled).toBeNull();
    expect(facts(child, [{ ...mother, birthDate: '2010-01-01' }]).derived.motherSettled).toBeNull();
  });
});
