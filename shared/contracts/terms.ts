import { isoDate, recordId } from '../api/scalars.ts';
import type { FormValues, Scalar } from '../forms/form.ts';

export const weekdayKeys = [
  'hoursMonday',
  'hoursTuesday',
  'hoursWednesday',
  'hoursThursday',
  'hoursFriday',
  'hoursSaturday',
  'hoursSunday',
] as const;
export type WeekdayKey = (typeof weekdayKeys)[number];

export const placementTypes = ['languageTraining', 'workPractice'] as const;
export type PlacementType = (typeof placementTypes)[number];

/** What the app reads from a practice contract's answers (shared/forms/practiceContract.form.ts). Null = not answered. */
export interface ContractTerms {
  readonly placementType: PlacementType | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly programmeFrom: string | null;
  readonly programmeUntil: string | null;
  readonly employerId: string | null;
  readonly employerName: string | null;
  readonly employerOrgNumber: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  /** Hours of each weekday that has an answer. */
  readonly hoursByDay: Readonly<Partial<Record<WeekdayKey, number>>>;
  /** Hours a week as written; `sumOfDays` where it is not. */
  readonly hoursWeek: number | null;
}

export function contractTerms(values: FormValues): ContractTerms {
  const hoursByDay = Object.fromEntries(
    weekdayKeys.flatMap((key) => {
      const value = values[key];
      return typeof value === 'number' ? [[key, value]] : [];
    }),
  );
  return {
    placementType: placementTypes.find((type) => type === values.placementType) ?? null,
    from: dateOf(values.from),
    until: dateOf(values.until),
    programmeFrom: dateOf(values.programmeFrom),
    programmeUntil: dateOf(values.programmeUntil),
    employerId: recordId.safeParse(values.employerId).data ?? null,
    employerName: textOf(values.employerName),
    employerOrgNumber: textOf(values.employerOrgNumber),
    contactName: textOf(values.contactName),
    contactPhone: textOf(values.contactPhone),
    hoursByDay,
    hoursWeek: typeof values.hoursWeek === 'number' ? values.hoursWeek : sumOfDays(hoursByDay),
  };
}

/** Hours of the week from its days, to the hundredth (7.6 five times is 38); null where no day has an answer. */
export function sumOfDays(hours: ContractTerms['hoursByDay']): number | null {
  const given = Object.values(hours);
  return given.length === 0 ? null : Math.round(given.reduce((sum, day) => sum + day, 0) * 100) / 100;
}

const textOf = (value: Scalar | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** What is typed and is no date (31.02) is no date to reckon with. */
const dateOf = (value: Scalar | undefined): string | null => isoDate.safeParse(value).data ?? null;
