import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MethodInput } from '#shared/api/contract.ts';
import { integrationGrant } from '#shared/grants/integrationGrant.ts';
import { rateSetAt, ratesByIds } from '#shared/rates/rateSet.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { allRates, everyRate } from './allRates.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  desk.signIn(desk.users.second);
});
afterEach(() => desk.close());

const impairment = (grant1: number | null): MethodInput<'rates.add'> => ({
  kind: 'impairment',
  validFrom: '2026-01-01',
  source: 'Rundskriv',
  amounts: { grant1, grant2Ceiling: null },
});

const person = {
  birthDate: '1990-03-01',
  settlementDate: '2018-03-01',
  singleAdult: true,
  unaccompaniedMinor: false,
  familyOfHumanitarian: false,
  residentSettled: null,
  familyApplied: null,
  movedAway: null,
  elderlyFromAge: 60,
};

describe('entered rate sets', () => {
  it('fill what was missing, and say who entered them', async () => {
    expect(rateSetAt(allRates(desk.store), 'impairment', '2026-12-31').ok).toBe(false);
    const { id } = await desk.must('rates.add', impairment(20_000_000));
    expect(id).toMatch(/^entered-impairment-2026-01-01-[0-9a-z]{8}$/);
    const { rates } = await desk.must('rates.all', {});
    expect(rates.find((set) => set.id === id)).toMatchObject({
      standing: 'entered',
      source: 'Rundskriv',
      enteredBy: 'Ola Koordinator',
      amounts: { grant1: 20_000_000, grant2Ceiling: null },
      withdrawn: null,
      inUse: true,
    });
    const found = rateSetAt(allRates(desk.store), 'impairment', '2026-12-31');
    expect(found.ok && found.value.values.grant1).toBe(20_000_000);
  });

  it('the one entered last is used; withdrawn, the one before it is again', async () => {
    const first = await desk.must('rates.add', impairment(100));
    desk.setClock('2026-11-23T10:00:00.000Z');
    const second = await desk.must('rates.add', impairment(200));
    const inUse = async () => (await desk.must('rates.all', {})).rates.filter((set) => set.inUse).map(({ id }) => id);
    expect(await inUse()).toContain(second.id);
    expect(await inUse()).not.toContain(first.id);
    await desk.must('rates.withdraw', { id: second.id, reason: 'Feil tall' });
    expect(await inUse()).toContain(first.id);
    const listed = (await desk.must('rates.all', {})).rates.find((set) => set.id === second.id);
    expect(listed).toMatchObject({ withdrawn: 'Feil tall', inUse: false });
  });

  it('a stored decision recomputes to the same øre after a correction, and after a withdrawal', async () => {
    const year1 = (rates: Parameters<typeof integrationGrant>[1]) => integrationGrant(person, rates).lines[0];
    const before = year1(allRates(desk.store));
    const { id } = await desk.must('rates.add', {
      kind: 'integration',
      validFrom: '2018-01-01',
      source: 'Rettet rundskriv',
      amounts: {
        year1SingleAdult: 1,
        year1Adult: null,
        year1Child: null,
        year1UnaccompaniedMinor: null,
        year2: null,
        year3: null,
        year4: null,
        year5: null,
        kindergarten: null,
        elderly: null,
      },
    });
    const after = year1(allRates(desk.store));
    expect(after).toMatchObject({ amount: 1, rateSetId: id, standing: 'entered' });
    expect(year1(ratesByIds(everyRate(desk.store), [before?.rateSetId ?? '']))).toEqual(before);
    await desk.must('rates.withdraw', { id, reason: 'Feil' });
    expect(year1(allRates(desk.store))).toEqual(before);
    expect(year1(ratesByIds(everyRate(desk.store), [id]))).toEqual(after);
  });

  it('the values of Norsktilskudd come back as they were entered', async () => {
    const amounts = {
      'low.0': 1,
      'low.1': 2,
      'low.2': null,
      'high.0': 4,
      'high.1': 5,
      'high.2': 6,
      basicFew: 7,
      basicMany: 8,
    };
    const { id } = await desk.must('rates.add', { ...impairment(1), kind: 'norwegian', amounts });
    const { rates } = await desk.must('rates.all', {});
    expect(rates.find((set) => set.id === id)?.amounts).toEqual(amounts);
  });

  it('refuses a set without a source, incomplete, absurd, of a wrong year, or there already', async () => {
    const code = async (input: MethodInput<'rates.add'>) => (await desk.refused('rates.add', input)).code;
    expect(await code({ ...impairment(1), source: '  ' })).toBe('rateSourceMissing');
    expect(await code(impairment(-1))).toBe('rateAmountsRefused');
    expect(await code(impairment(null))).toBe('rateAmountsRefused');
    expect(await code(impairment(1_000_000_001))).toBe('rateAmountsRefused');
    const incomplete = { ...impairment(1), amounts: { grant1: 1 } };
    expect(await desk.refused('rates.add', incomplete)).toEqual({
      code: 'rateAmountsRefused',
      params: { problems: [{ item: 'grant2Ceiling', problem: 'missing' }] },
    });
    expect(await desk.refused('rates.add', { ...impairment(1), validFrom: '2028-01-01' })).toEqual({
      code: 'rateDateOutside',
      params: { firstYear: 1990, lastYear: 2027 },
    });
    const { id } = await desk.must('rates.add', impairment(1));
    expect(await desk.refused('rates.add', impairment(1))).toEqual({ code: 'rateExists', params: { rateId: id } });
  });

  it('refuses to withdraw a built-in set, an unknown one, one twice, or without a reason', async () => {
    const code = async (id: string, reason = 'Feil') => (await desk.refused('rates.withdraw', { id, reason })).code;
    expect(await code('integration-2018')).toBe('rateBuiltIn');
    expect(await code('entered-impairment-2026-01-01-00000000')).toBe('notFound');
    const { id } = await desk.must('rates.add', impairment(1));
    expect(await code(id, ' ')).toBe('rateReasonMissing');
    await desk.must('rates.withdraw', { id, reason: 'Feil' });
    expect(await code(id)).toBe('rateWithdrawn');
  });
});
