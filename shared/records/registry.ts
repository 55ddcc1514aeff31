import { z } from 'zod';
import { isoDate, plainText, recordId, scalar } from '../api/scalars.ts';
import { personFields, relations } from '../people/person.ts';
import { type FieldSpec, removedIn, spec } from './fieldSpec.ts';
import { benefitsRecords } from './types/benefits.ts';
import { consentsRecords } from './types/consents.ts';
import { contractsRecords } from './types/contracts.ts';
import { establishmentRecords } from './types/establishment.ts';
import { exchangeRecords } from './types/exchange.ts';
import { papersRecords } from './types/papers.ts';
import { ratesRecords } from './types/rates.ts';
import { stateGrantsRecords } from './types/stateGrants.ts';

export type { FieldSpec } from './fieldSpec.ts';

const removed = removedIn('identity');

/**
 * The sync registry: every record type that ops can speak of, with its fields. Published names are never renamed.
 */
export const recordTypes = {
  person: { ...personFields, $removed: removed },
  household: { createdFor: spec(recordId, 'family'), $removed: removed },
  membership: {
    householdId: spec(recordId, 'family'),
    personId: spec(recordId, 'family'),
    relation: spec(z.enum(relations), 'family'),
    relationNote: spec(plainText(200), 'family'),
    from: spec(isoDate, 'family'),
    until: spec(isoDate, 'family'),
    $removed: removed,
  },
  /** Two people found to be the same: `absorb` is shown as `keep`. Reversed by `$removed`. */
  merge: {
    keep: spec(recordId, 'identity'),
    absorb: spec(recordId, 'identity'),
    /** Path -> value of `keep` before the merge, as JSON text, for each field that the merge set. */
    before: spec(z.string().max(100_000), 'identity'),
    $removed: removed,
  },
  /** Two people found not to be the same. */
  notSame: { a: spec(recordId, 'identity'), b: spec(recordId, 'identity'), $removed: removed },
  /**
   * A filled form. Its own fields start with `$`; every other field is a path of the form's declaration
   * (shared/forms/form.ts), whose scope and policy the form gives.
   */
  form: {
    $form: spec(z.string().max(50), 'identity', 'locked'),
    $person: spec(recordId, 'identity', 'locked'),
    $version: spec(z.number().int(), 'identity', 'locked'),
    $definition: spec(z.number().int(), 'identity', 'locked'),
    $state: spec(z.enum(['draft', 'completed', 'discarded']), 'identity'),
    $completedAt: spec(z.string(), 'identity', 'locked'),
    $completedBy: spec(z.string(), 'identity', 'locked'),
    /** Whom the form is about, as it stood when it was completed, in the person's own script too. */
    $personName: spec(plainText(1000), 'identity', 'locked'),
    /** The filled form that this version was copied from. */
    $copiedFrom: spec(recordId, 'identity', 'locked'),
    /** Of a form that a person can have many of: the first version of the paper that this is a version of. */
    $series: spec(recordId, 'identity', 'locked'),
    $removed: removed,
  },
  /** People who sign in to this installation. Never leaves it. */
  user: {
    name: spec(plainText(200), 'local'),
    role: spec(z.enum(['reader', 'consultant', 'coordinator']), 'local'),
    active: spec(z.boolean(), 'local'),
    settings: spec(z.string().max(10_000), 'local', 'lww'),
    $removed: spec(z.boolean(), 'local'),
  },
  /** The one record of the vault's own settings. */
  settings: {
    autoLockMinutes: spec(z.number().int(), 'local', 'lww'),
    coatOfArms: spec(z.string().max(1_500_000), 'local', 'lww'),
    /** Whole path on this machine. */
    exchangeFolder: spec(plainText(4000), 'local', 'lww'),
    municipality: spec(z.string(), 'local', 'locked'),
    demo: spec(z.boolean(), 'local', 'locked'),
  },
  ...papersRecords,
  ...consentsRecords,
  ...contractsRecords,
  ...establishmentRecords,
  ...benefitsRecords,
  ...stateGrantsRecords,
  ...ratesRecords,
  ...exchangeRecords,
} as const satisfies Record<string, Record<string, FieldSpec>>;

export type RecordType = keyof typeof recordTypes;
export const recordTypeNames = Object.keys(recordTypes) as RecordType[];
export const anyScalar = scalar;
