import { describe, expect, it } from 'vitest';
import { kroner } from '../money/ore.ts';
import { builtInRates } from '../rates/builtIn.ts';
import { grantForecast, type IntegrationGrantInput, integrationGrant } from './integrationGrant.ts';

const base: IntegrationGrantInput = {
  birthDate: '1985-04-20',
  settlementDate: '2017-06-01',
  singleAdult: true,
  unaccompaniedMinor: false,
  familyOfHumanitarian: false,
  residentSettled: null,
  familyApplied: null,
  movedAway: null,
  elderlyFromAge: 60,
};

const lines = (input: Partial<IntegrationGrantInput>) =>
  integrationGrant({ ...base, ...input }, builtInRates).lines.map((line) => [
    line.budgetYear,
    line.category,
    line.amount,
  ]);

describe('integration grant', () => {
  it('looks up budget year x settlement year, and shows unknown rates as missing', () => {
    expect(lines({})).toEqual([
      [2017, 'year1SingleAdult', kroner(235_000)],
      [2018, 'year2', kroner(239_000)],
      [2019, 'year3', null],
      [2020, 'year4', null],
      [2021, 'year5', null],
    ]);
    const grant = integrationGrant(base, builtInRates);
    expect(grant.missingLines).toBe(3);
    expect(grant.lines[2]?.missing).toEqual({ kind: 'integration', date: '2019-12-31', item: 'year3' });
  });

  it('marks a provisional rate, and a set that lacks the item', () => {
    const grant = integrationGrant({ ...base, settlementDate: '2024-02-01', birthDate: '2012-01-01' }, builtInRates);
    expect(grant.lines[0]).toMatchObject({ category: 'year1Child', amount: null, standing: 'provisional' });
  });

  it('counts a person as adult from the calendar year of the 18th birthday', () => {
    expect(lines({ birthDate: '1999-12-31', singleAdult: false })[0]).toEqual([2017, 'year1Adult', kroner(185_000)]);
    expect(lines({ birthDate: '2000-01-01', singleAdult: false })[0]).toEqual([2017, 'year1Child', kroner(185_000)]);
  });

  it('keeps an unaccompanied minor on that rate at 18', () => {
    expect(lines({ birthDate: '1999-01-01', unaccompaniedMinor: true })[0]?.[1]).toBe('year1UnaccompaniedMinor');
  });

  it('adds the kindergarten grant up to five years, and the elderly grant from the set age', () => {
    expect(lines({ birthDate: '2011-06-02' }).some(([, category]) => category === 'kindergarten')).toBe(true);
    expect(lines({ birthDate: '2011-06-01' }).some(([, category]) => category === 'kindergarten')).toBe(false);
    const elderly = (elderlyFromAge: number) =>
      lines({ birthDate: '1957-01-01', elderlyFromAge }).some(([, category]) => category === 'elderly');
    expect([elderly(60), elderly(61)]).toEqual([true, false]);
  });

  it('gives three years for family of somebody with a humanitarian permit, and stops when the person moves', () => {
    expect(lines({ familyOfHumanitarian: true })).toHaveLength(3);
    expect(lines({ movedAway: '2018-03-01' }).map(([year]) => year)).toEqual([2017, 2018]);
  });

  it('gives none when the family applied more than five years after the settlement', () => {
    const family = { residentSettled: '2012-05-05' };
    expect(lines({ ...family, familyApplied: '2017-05-05' })).toHaveLength(5);
    expect(integrationGrant({ ...base, ...family, familyApplied: '2017-05-06' }, builtInRates).none).toBe(
      'familyAppliedTooLate',
    );
  });
});

describe('forecast of a municipality', () => {
  it('adds up by year, and finds a difference only where every rate is known', () => {
    const grants = [integrationGrant(base, builtInRates), integrationGrant(base, builtInRates)];
    const years = grantForecast(grants, [
      { budgetYear: 2017, amount: kroner(235_000) },
      { budgetYear: 2019, amount: kroner(171_000) },
    ]);
    expect(years[0]).toMatchObject({ budgetYear: 2017, expected: kroner(470_000), difference: kroner(-235_000) });
    expect(years[1]).toMatchObject({ budgetYear: 2018, received: null, difference: null });
    expect(years[2]).toMatchObject({ budgetYear: 2019, missingLines: 2, difference: null });
  });
});
