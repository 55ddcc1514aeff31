import type { PersonFieldKey } from '#shared/people/person.ts';

/** The register's fields by subject, in the order of the form; `kept` reasons stand with their number. */
export const fieldGroups = {
  name: ['lastName', 'firstName', 'middleName', 'nativeName'],
  identity: [
    'birthDate',
    'gender',
    'nationalId',
    'nationalIdKept',
    'dNumber',
    'dNumberKept',
    'dufNumber',
    'dufNumberKept',
    'noNumberYet',
  ],
  background: ['citizenships', 'languages', 'interpreterLanguage', 'civilStatus'],
  arrival: [
    'arrivalDate',
    'arrivalManner',
    'arrivalMannerOther',
    'permit',
    'permitOther',
    'permitSection',
    'permitFrom',
    'unaccompaniedMinor',
  ],
  settlement: [
    'status',
    'municipality',
    'settlementWay',
    'settlementDate',
    'directSettlementDate',
    'selfSettlementDate',
  ],
  contact: ['protection', 'phone', 'address', 'postalCode', 'postalPlace', 'contactUser', 'contactName'],
} as const satisfies Record<string, readonly PersonFieldKey[]>;

export type FieldGroup = keyof typeof fieldGroups;
export const fieldGroupNames = Object.keys(fieldGroups) as FieldGroup[];

/** Shown only when they hold something: most people have none of them. */
export const rareFields: ReadonlySet<PersonFieldKey> = new Set<PersonFieldKey>([
  'middleName',
  'nativeName',
  'nationalIdKept',
  'dNumberKept',
  'dufNumberKept',
  'noNumberYet',
  'arrivalMannerOther',
  'permitOther',
  'directSettlementDate',
  'selfSettlementDate',
  'contactName',
]);
