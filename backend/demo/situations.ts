import type { PersonValues } from '#shared/people/person.ts';
import type { DemoClock } from './demoClock.ts';
import { syntheticDufNumber, syntheticNationalId } from './syntheticNumbers.ts';

/** One synthetic person: nobody has this name, number, address and telephone (numbers that begin with 0 are unused). */
export interface DemoPerson {
  readonly key: string;
  /** How many days ago the municipality registered the person. */
  readonly registered: number;
  values(clock: DemoClock): PersonValues;
}

/** How a family or a single person came; days are counted back from today. */
interface Arrival {
  readonly arrived: number;
  readonly permitted: number;
  readonly settled: number;
}

export const asylum = (clock: DemoClock, { arrived, permitted, settled }: Arrival): PersonValues => ({
  arrivalManner: 'asylumSeeker',
  permit: 'asylum',
  permitSection: 's28',
  permitFrom: clock.daysAgo(permitted),
  settlementWay: 'imdiAgreement',
  arrivalDate: clock.daysAgo(arrived),
  settlementDate: clock.daysAgo(settled),
  status: 'settled',
});

export const resettled = (clock: DemoClock, settled: number): PersonValues => ({
  arrivalManner: 'resettlementRefugee',
  permit: 'asylum',
  permitSection: 's35',
  permitFrom: clock.daysAgo(settled + 120),
  settlementWay: 'resettledDirectly',
  arrivalDate: clock.daysAgo(settled),
  directSettlementDate: clock.daysAgo(settled),
  settlementDate: clock.daysAgo(settled),
  status: 'settled',
});

export const collectiveProtection = (clock: DemoClock, { arrived, permitted, settled }: Arrival): PersonValues => ({
  arrivalManner: 'asylumSeeker',
  permit: 'other',
  permitOther: 'Kollektiv beskyttelse',
  permitSection: 's34',
  permitFrom: clock.daysAgo(permitted),
  settlementWay: 'imdiAgreement',
  arrivalDate: clock.daysAgo(arrived),
  settlementDate: clock.daysAgo(settled),
  status: 'settled',
});

export const familyReunified = (clock: DemoClock, { arrived, permitted, settled }: Arrival): PersonValues => ({
  arrivalManner: 'familyReunified',
  permit: 'other',
  permitOther: 'Familieinnvandring',
  permitSection: 'chapter6',
  permitFrom: clock.daysAgo(permitted),
  settlementWay: 'familyImmigration',
  arrivalDate: clock.daysAgo(arrived),
  settlementDate: clock.daysAgo(settled),
  status: 'settled',
});

export const expected = (): PersonValues => ({
  arrivalManner: 'resettlementRefugee',
  permit: 'asylum',
  permitSection: 's35',
  settlementWay: 'resettledDirectly',
  status: 'expected',
  noNumberYet: true,
});

/** Birth date and a fødselsnummer (or D-number) that belongs to it. */
export function born(clock: DemoClock, age: number, birthday: string, individual: number): PersonValues {
  const birthDate = clock.born(age, birthday);
  return { birthDate, nationalId: syntheticNationalId(birthDate, individual, 'nationalId') };
}
export function bornWithDNumber(clock: DemoClock, age: number, birthday: string, individual: number): PersonValues {
  const birthDate = clock.born(age, birthday);
  return { birthDate, dNumber: syntheticNationalId(birthDate, individual, 'dNumber') };
}
export const duf = (clock: DemoClock, arrived: number, serial: number): PersonValues => ({
  dufNumber: syntheticDufNumber(Number(clock.daysAgo(arrived).slice(0, 4)), serial),
});

export const lom = { municipality: '3434', postalCode: '2686', postalPlace: 'Lom' } as const;
export const eritrean = { citizenships: ['ERI'], languages: ['ti'], interpreterLanguage: 'ti' };
export const syrian = { citizenships: ['SYR'], languages: ['ar'], interpreterLanguage: 'ar' };
export const ukrainian = { citizenships: ['UKR'], languages: ['uk', 'ru'], interpreterLanguage: 'uk' };
export const afghan = { citizenships: ['AFG'], languages: ['fa-AF'], interpreterLanguage: 'fa-AF' };
export const congolese = { citizenships: ['COD'], languages: ['sw', 'fr'], interpreterLanguage: 'sw' };
