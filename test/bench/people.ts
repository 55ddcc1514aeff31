import type { Scalar } from '#shared/forms/form.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';

/**
 * A deterministic crowd of synthetic people for the speed measures. Names are put together of syllables, with some
 * common ones as frequent as the most frequent names are among refugees; the numbers are synthetic (month + 80) and without
 * valid check digits.
 */
export interface Generator {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A small linear generator: the same seed gives the same people in every run. */
export function generator(seed: number): Generator {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    pick: (list) => {
      const item = list[int(list.length)];
      if (item === undefined) throw new Error('pick: an empty list');
      return item;
    },
  };
}

export const commonFirst = [
  'Mohammed',
  'Ahmed',
  'Ali',
  'Fatima',
  'Amina',
  'Olena',
  'Samuel',
  'Miriam',
  'Yusuf',
  'Hana',
];
export const commonLast = ['Hassan', 'Ibrahim', 'Tesfay', 'Kovalenko', 'Hussein', 'Abdi', 'Haile', 'Rahimi'];
const first = [
  'Ka',
  'Mi',
  'Sa',
  'Te',
  'Yo',
  'Da',
  'Fe',
  'Lu',
  'Ro',
  'Be',
  'Hi',
  'Na',
  'Ze',
  'Khu',
  'Gha',
  'She',
  'Ole',
  'Vi',
];
const middle = ['ra', 'li', 'mo', 'ne', 'sha', 'di', 'fu', 'bre', 'gu', 'sti', 'ha', 'zo', 'ke', 'wi', 'pa', 'vu'];
const last = ['n', 'm', 'da', 'el', 'os', 'ab', 'ir', 'eh', 'ova', 'in', 'enko', 'zai', 'u', 'i'];

function madeName(random: Generator): string {
  const parts = [random.pick(first), random.pick(middle), random.pick(last)];
  return (random.int(3) === 0 ? parts : [parts[0], random.pick(middle), parts[1], parts[2]]).join('');
}

/** The fields of the person with this place in the crowd. */
export function syntheticPerson(random: Generator, place: number): Record<string, Scalar> {
  const day = String(1 + random.int(28)).padStart(2, '0');
  const month = 1 + random.int(12);
  const year = 1940 + random.int(84);
  const two = (part: number) => String(part).padStart(2, '0');
  const isSettled = random.int(10) > 0;
  return {
    lastName: random.int(10) < 3 ? random.pick(commonLast) : madeName(random),
    firstName: random.int(10) < 3 ? random.pick(commonFirst) : madeName(random),
    ...(random.int(4) === 0 ? { middleName: madeName(random) } : {}),
    birthDate: `${year}-${two(month)}-${day}`,
    nationalId: `${day}${two(month + 80)}${two(year % 100)}${String(place % 100_000).padStart(5, '0')}`,
    citizenships: [random.pick(['SYR', 'ERI', 'AFG', 'SOM', 'UKR', 'COD', 'IRN'])],
    municipality: random.pick(municipalityNumbers),
    status: isSettled ? random.pick(['settled', 'settled', 'settled', 'moved', 'closed']) : 'expected',
    ...(isSettled
      ? { settlementDate: `${2012 + random.int(14)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}` }
      : {}),
    arrivalManner: random.pick(['asylumSeeker', 'resettlementRefugee', 'familyReunified', 'other']),
    permit: random.pick(['humanitarian', 'asylum', 'other']),
  };
}
