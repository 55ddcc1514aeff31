import { formatDate, type IsoDate, parseTypedDate } from '#shared/dates.ts';
import { type PersonFieldKey, type PersonValues, personFieldKeys } from '#shared/people/person.ts';
import { numberProblem } from '#shared/people/rules.ts';

/** What stands in a field while it is typed: dates as text as written, choices as their value, `''` for none. */
export type FieldText = string | readonly string[];
export type PersonForm = Readonly<Record<PersonFieldKey, FieldText>>;

export const dateFields = [
  'birthDate',
  'permitFrom',
  'arrivalDate',
  'directSettlementDate',
  'settlementDate',
  'selfSettlementDate',
] as const satisfies readonly PersonFieldKey[];
const listFields = ['citizenships', 'languages'] as const satisfies readonly PersonFieldKey[];
const yesNoFields = ['noNumberYet', 'unaccompaniedMinor'] as const satisfies readonly PersonFieldKey[];
export const numberFields = ['nationalId', 'dNumber', 'dufNumber'] as const satisfies readonly PersonFieldKey[];
export type NumberField = (typeof numberFields)[number];

const includes = (keys: readonly string[], key: string) => keys.includes(key);
const isDate = (key: PersonFieldKey) => includes(dateFields, key);
const isList = (key: PersonFieldKey) => includes(listFields, key);

/** Stored values as they are typed. */
export function toForm(values: Readonly<Partial<Record<PersonFieldKey, unknown>>>): PersonForm {
  const entries = personFieldKeys.map((key): [PersonFieldKey, FieldText] => {
    const value = values[key];
    if (isList(key)) return [key, Array.isArray(value) ? value : []];
    if (typeof value === 'boolean') return [key, value ? 'yes' : 'no'];
    if (typeof value !== 'string') return [key, ''];
    return [key, isDate(key) ? formatDate(value) : value];
  });
  return Object.fromEntries(entries) as PersonForm;
}

/** A value per field as the contract takes it; the keys whose date cannot be read are named and left out. */
export function toValues(form: PersonForm, today: IsoDate): { values: PersonValues; unreadable: PersonFieldKey[] } {
  const values: Record<string, unknown> = {};
  const unreadable: PersonFieldKey[] = [];
  for (const key of personFieldKeys) {
    const text = form[key];
    if (typeof text !== 'string') {
      values[key] = text.length > 0 ? [...text] : null;
      continue;
    }
    const trimmed = text.trim();
    if (trimmed === '') {
      values[key] = null;
    } else if (isDate(key)) {
      const parsed = parseTypedDate(trimmed, today);
      if (parsed.ok) values[key] = parsed.value;
      else unreadable.push(key);
    } else if (includes(yesNoFields, key)) {
      values[key] = trimmed === 'yes';
    } else {
      values[key] = trimmed;
    }
  }
  return { values: values as PersonValues, unreadable };
}

/** The fields that differ from what they started from, with what stands there now. */
export function changesOf(form: PersonForm, base: PersonForm): Partial<PersonForm> {
  return Object.fromEntries(
    personFieldKeys.filter((key) => !same(form[key], base[key])).map((key) => [key, form[key]]),
  );
}

function same(a: FieldText, b: FieldText): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.join('\n') === b.join('\n');
}

/** Reads what a draft holds, as far as it makes sense: it may come from an older version of the app. */
export function readChanges(found: unknown): Partial<PersonForm> {
  if (typeof found !== 'object' || found === null) return {};
  const changes: Partial<Record<PersonFieldKey, FieldText>> = {};
  for (const key of personFieldKeys) {
    const value = (found as Record<string, unknown>)[key];
    if (isList(key)) {
      if (Array.isArray(value)) changes[key] = value.filter((item) => typeof item === 'string');
    } else if (typeof value === 'string') {
      changes[key] = value;
    }
  }
  return changes;
}

/** What the changed fields hold, as the contract takes it. */
export function changedValues(form: PersonForm, base: PersonForm, today: IsoDate): PersonValues {
  const { values } = toValues(form, today);
  const changed: PersonValues = {};
  for (const key of Object.keys(changesOf(form, base)) as PersonFieldKey[]) {
    if (values[key] !== undefined) Object.assign(changed, { [key]: values[key] });
  }
  return changed;
}

/**
 * What a new registration brings to somebody who is registered already: each typed field that is not empty. What the
 * other has and the typed one lacks stays.
 */
export function carriedOver(typed: PersonForm, defaults: PersonForm, into: PersonForm): Partial<PersonForm> {
  const brought = Object.entries(changesOf(typed, defaults)).filter(([, value]) => value.length > 0);
  return changesOf({ ...into, ...Object.fromEntries(brought) }, into);
}

export interface FieldProblem {
  readonly field: PersonFieldKey;
  readonly kind: 'unreadableDate' | 'number' | 'rule';
}

/** What is known to be wrong before anything is sent: every unreadable date, every failing number without a reason. */
export function fieldProblems(form: PersonForm, today: IsoDate): FieldProblem[] {
  const { values, unreadable } = toValues(form, today);
  const numbers = numberFields.filter(
    (field) => numberProblem(values, field) !== undefined && form[`${field}Kept`].length === 0,
  );
  return [
    ...unreadable.map((field): FieldProblem => ({ field, kind: 'unreadableDate' })),
    ...numbers.map((field): FieldProblem => ({ field, kind: 'number' })),
  ];
}
