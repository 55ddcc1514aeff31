import { isoDate } from '../api/scalars.ts';
import { citizenshipsText, parseCitizenships } from '../people/citizenships.ts';
import { compactNumber, kindOfNationalId } from '../people/identityNumbers.ts';
import { fullName } from '../people/names.ts';
import {
  arrivalManners,
  civilStatuses,
  genders,
  type PersonFieldKey,
  type PersonValues,
  permits,
} from '../people/person.ts';
import { assertNever } from '../result.ts';
import type { Language } from '../text/localText.ts';
import { isFilled } from './conditions.ts';
import type { FormDefinition, FormValues, RegisterProperty, Scalar, ScalarField } from './form.ts';
import { keptPath } from './paths.ts';

/** A value in the form that differs from the register's. Both are in the form's terms, to be shown side by side. */
export interface RegisterDifference {
  readonly path: string;
  /** Where the register keeps it: a D-number typed in the form's one number field goes to `dNumber`. */
  readonly property: PersonFieldKey;
  readonly inForm: Scalar;
  readonly inRegister: Scalar;
}

interface BoundField {
  readonly field: ScalarField;
  readonly property: RegisterProperty;
}

function boundFields(definition: FormDefinition): readonly BoundField[] {
  return definition.sections.flatMap((section) =>
    section.fields.flatMap((field) =>
      field.type === 'table' || field.register === undefined ? [] : [{ field, property: field.register }],
    ),
  );
}

/** Texts that stand in a form's first version, to be worked on. */
export function startingValues(definition: FormDefinition, language: Language): FormValues {
  const fields = definition.sections.flatMap((section) => section.fields);
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.type === 'longText' && field.starting !== undefined ? [[field.key, field.starting[language]]] : [],
    ),
  );
}

/** What a new form starts with. Values are as they stand in the register; empty ones are left out. */
export function prefill(definition: FormDefinition, person: PersonValues, language: Language): FormValues {
  const values: Record<string, Scalar> = {};
  for (const { field, property } of boundFields(definition)) {
    const value = toForm(property, person, language);
    if (!isFilled(value)) continue;
    values[field.key] = value;
    const reason = keptInRegister(property, person);
    if (isFilled(reason)) values[keptPath(field.key)] = reason ?? null;
  }
  return values;
}

/**
 * What differs, in the form's order. An empty answer in the form is no difference (it would empty the register), and
 * neither is one that the register has no value for, such as a citizenship that is no country's name.
 */
export function registerDifferences(
  definition: FormDefinition,
  values: FormValues,
  person: PersonValues,
  language: Language,
): readonly RegisterDifference[] {
  return boundFields(definition).flatMap(({ field, property }) => {
    if (property === 'fullName') return [];
    const changes = toRegister(property, field.key, values);
    if (changes === undefined || sameInRegister(changes, person)) return [];
    const [inForm, inRegister] = [values[field.key] ?? null, toForm(property, person, language)];
    // Half an address (a place without its postal code) cannot be taken apart again, but is still the same one.
    if (property === 'address' && inForm === inRegister) return [];
    return [{ path: field.key, property: targetOf(property, inForm), inForm, inRegister }];
  });
}

/** What to set on the person to carry one path of the form over; undefined where there is nothing to carry. */
export function registerChanges(
  definition: FormDefinition,
  path: string,
  values: FormValues,
): PersonValues | undefined {
  const bound = boundFields(definition).find(({ field }) => field.key === path);
  return bound === undefined ? undefined : toRegister(bound.property, path, values);
}

function targetOf(property: Exclude<RegisterProperty, 'fullName'>, value: Scalar | undefined): PersonFieldKey {
  return property === 'nationalId' && typeof value === 'string' ? kindOfNationalId(value) : property;
}

/** The register's value in the form's terms, null where there is none to show. */
function toForm(property: RegisterProperty, person: PersonValues, language: Language): Scalar {
  switch (property) {
    case 'citizenships':
      return person.citizenships ? citizenshipsText(person.citizenships, language) || null : null;
    case 'gender':
      // The template knows two boxes; "not recorded" is neither.
      return person.gender === 'notRecorded' ? null : (person.gender ?? null);
    case 'address':
      return addressText(person);
    case 'nationalId':
      return person.nationalId ?? person.dNumber ?? null;
    case 'fullName':
      return fullName(person) || null;
    default:
      return person[property] ?? null;
  }
}

function keptInRegister(property: RegisterProperty, person: PersonValues): string | null | undefined {
  if (property === 'dufNumber') return person.dufNumberKept;
  if (property !== 'nationalId') return undefined;
  return isFilled(person.nationalId) ? person.nationalIdKept : person.dNumberKept;
}

/** A protected address is never copied out of the register. */
function addressText(person: PersonValues): string | null {
  if (person.protection === 'confidential' || person.protection === 'strictlyConfidential') return null;
  const place = [person.postalCode, person.postalPlace].filter(isFilled).join(' ');
  const line = [person.address, place].filter(isFilled).join(', ');
  return line === '' ? null : line;
}

/** `Storgata 1, 2686 Lom` taken apart; without a postal code, the street alone. */
function parseAddress(line: string): PersonValues {
  const parts = /^(?:(.*\S)[,\s]\s*)?(\d{4})\s+(\p{L}.*)$/u.exec(line.trim());
  if (parts === null) return { address: line.trim() };
  const [, street, postalCode, postalPlace] = parts;
  return {
    ...(street === undefined ? {} : { address: street.replace(/[,\s]+$/, '') }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(postalPlace === undefined ? {} : { postalPlace: postalPlace.trim() }),
  };
}

function member<T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((known) => known === value);
}

function toRegister(property: RegisterProperty, path: string, values: FormValues): PersonValues | undefined {
  const raw = values[path];
  if (typeof raw !== 'string' || raw.trim() === '') return undefined;
  const value = raw.trim();
  const reason = values[keptPath(path)];
  const kept = typeof reason === 'string' && isFilled(reason) ? reason.trim() : null;
  switch (property) {
    case 'fullName':
      return undefined;
    case 'nationalId':
      return kindOfNationalId(value) === 'dNumber'
        ? { dNumber: compactNumber(value), dNumberKept: kept }
        : { nationalId: compactNumber(value), nationalIdKept: kept };
    case 'dufNumber':
      return { dufNumber: compactNumber(value), dufNumberKept: kept };
    case 'citizenships': {
      const citizenships = parseCitizenships(value);
      return citizenships === undefined ? undefined : { citizenships };
    }
    case 'gender': {
      const gender = member(genders, value);
      return gender === undefined ? undefined : { gender };
    }
    case 'civilStatus': {
      const civilStatus = member(civilStatuses, value);
      return civilStatus === undefined ? undefined : { civilStatus };
    }
    case 'arrivalManner': {
      const arrivalManner = member(arrivalManners, value);
      return arrivalManner === undefined ? undefined : { arrivalManner };
    }
    case 'permit': {
      const permit = member(permits, value);
      return permit === undefined ? undefined : { permit };
    }
    case 'address':
      return parseAddress(value);
    case 'lastName':
    case 'middleName':
    case 'firstName':
    case 'phone':
    case 'arrivalMannerOther':
    case 'permitOther':
      return { [property]: value };
    case 'birthDate':
    case 'arrivalDate':
    case 'directSettlementDate':
    case 'settlementDate':
    case 'selfSettlementDate':
      // A text that is no date (31.02) has to be corrected in the form first.
      if (!isoDate.safeParse(value).success) return undefined;
      return { [property]: value };
    default:
      return assertNever(property);
  }
}

const numberKeys: ReadonlySet<string> = new Set(['nationalId', 'dNumber', 'dufNumber']);

function sameInRegister(changes: PersonValues, person: PersonValues): boolean {
  return (Object.keys(changes) as PersonFieldKey[]).every((key) => {
    const [next, now] = [changes[key] ?? null, person[key] ?? null];
    if (Array.isArray(next) || Array.isArray(now)) {
      const [left, right] = [next, now].map((list) => (Array.isArray(list) ? [...list].sort().join(' ') : ''));
      return left === right;
    }
    if (typeof next === 'string' && typeof now === 'string') {
      return numberKeys.has(key) ? compactNumber(next) === compactNumber(now) : next === now.trim();
    }
    return next === now;
  });
}
