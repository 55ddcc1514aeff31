import { z } from 'zod';
import { municipalityNumbers } from '../../municipalities.ts';
import { arrivalManners, permits, personStatuses, personValues, relations } from '../../people/person.ts';
import { method } from '../method.ts';
import { instant, isoDate, plainText, recordId, scalar } from '../scalars.ts';

/** A person in a list: never the address or telephone, and for a protected address no municipality either. */
export const personListItem = z.object({
  id: recordId,
  name: z.string(),
  nativeName: z.string().nullable(),
  birthDate: isoDate.nullable(),
  citizenships: z.array(z.string()),
  municipality: z.enum(municipalityNumbers).nullable(),
  status: z.enum(personStatuses),
  settlementDate: isoDate.nullable(),
  householdId: recordId.nullable(),
  protected: z.boolean(),
  /** The intake mapping's state, for the list's column. */
  intake: z.enum(['none', 'draft', 'completed']),
});
export type PersonListItem = z.infer<typeof personListItem>;

/** Warnings never stop a save: the screen shows them beside the field. */
export const warning = z.object({
  field: z.string(),
  code: z.enum([
    'numberKept',
    'birthDateDiffersFromNumber',
    'olderThan110',
    'settlementLongAgo',
    'minorWithoutGuardianMark',
    'noNumber',
    'settlementBeforeArrival',
  ]),
});

export const membership = z.object({
  id: recordId,
  householdId: recordId,
  personId: recordId,
  relation: z.enum(relations),
  relationNote: z.string().nullable(),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
});

export const person = z.object({
  id: recordId,
  values: personValues,
  displayName: z.string(),
  warnings: z.array(warning),
  /** Set when this person has been merged into another. */
  mergedInto: recordId.nullable(),
  /** Persons merged into this one, each of which can be taken out again. */
  mergedFrom: z.array(z.object({ mergeId: recordId, personId: recordId, name: z.string(), at: instant })),
  memberships: z.array(membership),
  createdAt: instant,
  changedAt: instant,
});
export type Person = z.infer<typeof person>;

export const householdMember = z.object({
  membershipId: recordId,
  personId: recordId,
  name: z.string(),
  birthDate: isoDate.nullable(),
  nationalId: z.string().nullable(),
  dNumber: z.string().nullable(),
  dufNumber: z.string().nullable(),
  relation: z.enum(relations),
  relationNote: z.string().nullable(),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
  protected: z.boolean(),
});
export const household = z.object({
  id: recordId,
  label: z.string(),
  members: z.array(householdMember),
  /** Those who have moved out, with their period. */
  formerMembers: z.array(householdMember),
});
export type Household = z.infer<typeof household>;

export const duplicateCandidate = z.object({
  person: personListItem,
  /** Why: the same number (which), or name and birth date alike. */
  reasons: z.array(
    z.enum(['nationalId', 'dNumber', 'dufNumber', 'nameAndBirthDate', 'similarNameAndBirthDate', 'nameAndBirthYear']),
  ),
  /** 0-1; 1 = the same number. */
  score: z.number(),
});

export const historyEntry = z.object({
  at: instant,
  userName: z.string(),
  field: z.string(),
  before: scalar,
  after: scalar,
  /** Written without having seen another change of the same field, which had not seen this one either. */
  concurrent: z.boolean(),
});

export const personMethods = {
  'person.search': method({
    kind: 'query',
    access: 'reader',
    summary: 'Search as you type: name (diacritics and transliteration folded), numbers, municipality, status.',
    input: z.strictObject({
      text: z.string().max(200).default(''),
      municipality: z.enum(municipalityNumbers).optional(),
      status: z.enum(personStatuses).optional(),
      arrivalManner: z.enum(arrivalManners).optional(),
      permit: z.enum(permits).optional(),
      intake: z.enum(['none', 'draft', 'completed']).optional(),
      sort: z.enum(['name', 'settlementDate', 'changed']).default('name'),
      offset: z.number().int().min(0).max(1_000_000).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    /** `total` counts all hits, up to `totalIsExact` false = "more than". */
    output: z.object({ people: z.array(personListItem), total: z.number().int(), totalIsExact: z.boolean() }),
    errors: [],
  }),
  'person.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'One person, whole. The reading is logged.',
    input: z.strictObject({ id: recordId }),
    output: person,
    errors: ['notFound'],
  }),
  'person.create': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Register a person. A number that is in use already is refused with the other person.',
    input: z.strictObject({
      values: personValues,
      /** Ids of people that the user has seen beside this one and found to be somebody else. */
      notSameAs: z.array(recordId).max(50).default([]),
      /** Register straight into a household, with a relation. */
      household: z
        .strictObject({ id: recordId, relation: z.enum(relations), from: isoDate.nullable().default(null) })
        .optional(),
    }),
    output: person,
    errors: [
      'nameMissing',
      'numberTaken',
      'numberFailsCheck',
      'settlementBeforeBirth',
      'arrivalBeforeBirth',
      'dateInFuture',
      'notFound',
    ],
  }),
  'person.update': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Change fields of a person; absent fields stay.',
    input: z.strictObject({ id: recordId, values: personValues }),
    output: person,
    errors: [
      'notFound',
      'alreadyMerged',
      'nameMissing',
      'numberTaken',
      'numberFailsCheck',
      'settlementBeforeBirth',
      'arrivalBeforeBirth',
      'dateInFuture',
    ],
  }),
  'person.findDuplicates': method({
    kind: 'query',
    access: 'reader',
    summary: 'People who may be the same as the one being typed: the same number, or a similar name and birth date.',
    input: z.strictObject({ values: personValues, exceptId: recordId.optional() }),
    output: z.object({ candidates: z.array(duplicateCandidate) }),
    errors: [],
  }),
  'person.notSame': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Remember that two people are not the same: they are not shown as duplicates again.',
    input: z.strictObject({ a: recordId, b: recordId }),
    output: z.object({}),
    errors: ['notFound', 'mergeWithSelf'],
  }),
  'person.merge': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Merge one person into another: what the kept one lacks is taken over. Can be undone.',
    input: z.strictObject({
      keep: recordId,
      absorb: recordId,
      /** Fields for which the absorbed person's value is to be taken although the kept one has a value. */
      take: z.array(z.string().max(50)).max(60).default([]),
    }),
    output: person,
    errors: ['notFound', 'mergeWithSelf', 'alreadyMerged'],
  }),
  'person.unmerge': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Undo a merge: both people stand as before, with later changes kept on the one that was kept.',
    input: z.strictObject({ mergeId: recordId }),
    output: z.object({ kept: person, restored: person }),
    errors: ['notFound', 'cannotUnmerge'],
  }),
  'household.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'A household with its members, now and before.',
    input: z.strictObject({ id: recordId }),
    output: household,
    errors: ['notFound'],
  }),
  'household.create': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Create a household with its first members.',
    input: z.strictObject({
      members: z
        .array(
          z.strictObject({ personId: recordId, relation: z.enum(relations), from: isoDate.nullable().default(null) }),
        )
        .min(1)
        .max(50),
    }),
    output: household,
    errors: ['notFound'],
  }),
  'household.addMember': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Add a person to a household; a present membership elsewhere ends the day before.',
    input: z.strictObject({
      householdId: recordId,
      personId: recordId,
      relation: z.enum(relations),
      relationNote: plainText(200).nullable().default(null),
      from: isoDate.nullable().default(null),
    }),
    output: household,
    errors: ['notFound'],
  }),
  'household.updateMember': method({
    kind: 'command',
    access: 'consultant',
    summary: "Change a member's relation or period; a date in `until` ends the membership.",
    input: z.strictObject({
      membershipId: recordId,
      relation: z.enum(relations).optional(),
      relationNote: plainText(200).nullable().optional(),
      from: isoDate.nullable().optional(),
      until: isoDate.nullable().optional(),
    }),
    output: household,
    errors: ['notFound'],
  }),
  'record.history': method({
    kind: 'query',
    access: 'reader',
    summary: 'Who changed what, when, newest first: for a person or a form, or one field of it.',
    input: z.strictObject({ recordId, field: z.string().max(200).optional() }),
    output: z.object({ entries: z.array(historyEntry) }),
    errors: ['notFound'],
  }),
  'access.log': method({
    kind: 'query',
    access: 'consultant',
    summary: 'Who has read, printed or changed what: the append-only access log, newest first.',
    input: z.strictObject({
      personId: recordId.optional(),
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.number().int(),
          at: instant,
          userName: z.string(),
          action: z.string(),
          personId: recordId.nullable(),
          personName: z.string().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  'overview.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'The start page: drafts to go on with, recently opened people, and totals.',
    input: z.strictObject({}),
    output: z.object({
      drafts: z.array(
        z.object({
          formId: recordId,
          personId: recordId,
          name: z.string(),
          changedAt: instant,
          answered: z.number(),
          total: z.number(),
        }),
      ),
      recent: z.array(personListItem),
      totals: z.object({
        people: z.number(),
        settledThisYear: z.number(),
        expected: z.number(),
        withoutIntake: z.number(),
      }),
      /** Settled people of 16 or more (or of no recorded age) whose intake mapping is not completed, oldest settlement first. */
      missingIntake: z.array(personListItem),
    }),
    errors: [],
  }),
  'draft.put': method({
    kind: 'command',
    access: 'reader',
    summary: 'Keep what somebody is typing (a new person, a search) in the encrypted vault until it is saved.',
    input: z.strictObject({ key: z.string().max(200), content: z.record(z.string(), z.unknown()) }),
    output: z.object({ at: instant }),
    errors: ['diskFull'],
  }),
  'draft.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'What was being typed under this key by this user, or null.',
    input: z.strictObject({ key: z.string().max(200) }),
    output: z.object({ content: z.record(z.string(), z.unknown()).nullable(), at: instant.nullable() }),
    errors: [],
  }),
  'draft.discard': method({
    kind: 'command',
    access: 'reader',
    summary: 'Throw a draft away, because it was saved or is not wanted.',
    input: z.strictObject({ key: z.string().max(200) }),
    output: z.object({}),
    errors: [],
  }),
} as const;
