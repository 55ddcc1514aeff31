import { z } from 'zod';
import { isoDate, plainText } from '../api/scalars.ts';
import type { ConsentScope } from '../consent/scopes.ts';
import type { ConflictPolicy } from '../forms/form.ts';
import { municipalityNumbers } from '../municipalities.ts';

/** Choice lists of the person register. Values are published: never renamed. */
export const genders = ['female', 'male', 'notRecorded'] as const;
/** How the person came (wording of vedlegg 2). */
export const arrivalManners = ['asylumSeeker', 'resettlementRefugee', 'familyReunified', 'other'] as const;
/** Residence permit (wording of vedlegg 2). */
export const permits = ['humanitarian', 'asylum', 'other'] as const;
/** The permit's section of utlendingsloven, where it is known. */
export const permitSections = ['s28', 's35', 's38', 's34', 'chapter6', 's53'] as const;
/** Way of settlement, separate from how the person came (facts 6). */
export const settlementWays = [
  'imdiAgreement',
  'agreedSelfSettled',
  'selfSettledWithoutAgreement',
  'familyImmigration',
  'resettledDirectly',
] as const;
export const civilStatuses = [
  'unmarried',
  'married',
  'cohabiting',
  'separated',
  'divorced',
  'widowed',
  'registeredPartner',
  'unknown',
] as const;
export const protections = ['none', 'confidential', 'strictlyConfidential'] as const;
export const personStatuses = ['expected', 'settled', 'moved', 'closed'] as const;

const languageTag = z
  .string()
  .max(12)
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);

/**
 * One person's fields: each is set by an op of its own, so two people can edit one person without meeting.
 * `null` (or absent) = not recorded. Names are kept as written, in any script.
 */
export const personFields = {
  lastName: field(plainText(200), 'identity'),
  middleName: field(plainText(200), 'identity'),
  firstName: field(plainText(200), 'identity'),
  /** The whole name in the person's own script, as the person writes it. */
  nativeName: field(plainText(300), 'identity'),
  birthDate: field(isoDate, 'identity'),
  gender: field(z.enum(genders), 'identity'),
  /** ISO 3166-1 alpha-3 codes, or `stateless` (NIR's practice is not known: shown as "statsløs") or `unknownCitizenship` of countries.ts. */
  citizenships: field(z.array(z.string().regex(/^[A-Z]{3}$/)).max(8), 'identity'),
  /** BCP 47 language tags (`ti`, `ar`, `uk`); names come from Intl.DisplayNames. */
  languages: field(z.array(languageTag).max(20), 'language'),
  /** The language in which the person wants an interpreter. */
  interpreterLanguage: field(languageTag, 'language'),
  civilStatus: field(z.enum(civilStatuses), 'family'),
  address: field(plainText(300), 'identity'),
  postalCode: field(plainText(20), 'identity'),
  postalPlace: field(plainText(100), 'identity'),
  phone: field(plainText(60), 'identity'),
  /** Fødselsnummer, 11 digits. */
  nationalId: field(plainText(30), 'identity'),
  /** Why a number that fails its check digits is kept all the same. */
  nationalIdKept: field(plainText(300), 'identity'),
  dNumber: field(plainText(30), 'identity'),
  dNumberKept: field(plainText(300), 'identity'),
  dufNumber: field(plainText(30), 'identity'),
  dufNumberKept: field(plainText(300), 'identity'),
  /** Stated by a person: no number has been given yet. */
  noNumberYet: field(z.boolean(), 'identity'),
  arrivalManner: field(z.enum(arrivalManners), 'permit'),
  arrivalMannerOther: field(plainText(200), 'permit'),
  permit: field(z.enum(permits), 'permit'),
  permitOther: field(plainText(200), 'permit'),
  permitSection: field(z.enum(permitSections), 'permit'),
  permitFrom: field(isoDate, 'permit'),
  settlementWay: field(z.enum(settlementWays), 'permit'),
  unaccompaniedMinor: field(z.boolean(), 'permit'),
  arrivalDate: field(isoDate, 'permit'),
  directSettlementDate: field(isoDate, 'permit'),
  /** First day as settled in the municipality: the five-year period and most deadlines count from it. */
  settlementDate: field(isoDate, 'permit'),
  selfSettlementDate: field(isoDate, 'permit'),
  /** The member of staff who is responsible (a user's id, or a name for somebody without a user). */
  contactUser: field(plainText(100), 'identity'),
  contactName: field(plainText(200), 'identity'),
  /** Protected address (fortrolig / strengt fortrolig): hidden from lists, hits, file names and exports. */
  protection: field(z.enum(protections), 'identity'),
  municipality: field(z.enum(municipalityNumbers), 'identity'),
  status: field(z.enum(personStatuses), 'identity'),
} as const;

export type PersonFieldKey = keyof typeof personFields;
export const personFieldKeys = Object.keys(personFields) as PersonFieldKey[];

export type PersonValues = { [K in PersonFieldKey]?: z.infer<(typeof personFields)[K]['schema']> | null | undefined };

/** Fields of a person as the contract carries them: every one optional, null to clear. */
export const personValues = z.strictObject(
  Object.fromEntries(personFieldKeys.map((key) => [key, personFields[key].schema.nullable().optional()])) as {
    [K in PersonFieldKey]: z.ZodOptional<z.ZodNullable<(typeof personFields)[K]['schema']>>;
  },
);

function field<S extends z.ZodType>(schema: S, scope: ConsentScope, conflict: ConflictPolicy = 'ask') {
  return { schema, scope, conflict } as const;
}

/** How a member of a household is related to the person that the household is listed under. */
export const relations = [
  'self',
  'spouse',
  'cohabitant',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'fosterChild',
  'other',
] as const;
export type Relation = (typeof relations)[number];
