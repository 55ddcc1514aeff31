import type { RecordRow, Store } from '#db/store.ts';
import type { BenefitSettings } from '#shared/api/methods/benefits.ts';
import type { Period } from '#shared/benefit/days.ts';
import { type FrozenMonth, readFrozen } from '#shared/benefit/frozen.ts';
import type { Regelverk } from '#shared/benefit/introductionBenefit.ts';
import { type AbsenceUnit, readPeriod } from '#shared/benefit/participation.ts';
import { type DerivedRegelverk, deriveRegelverk } from '#shared/benefit/regelverk.ts';
import { fullName } from '#shared/people/names.ts';
import type { PersonValues } from '#shared/people/person.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { keptId, withAbsorbed } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf, textOf } from '../people/personRecord.ts';

export interface Absence {
  readonly id: string;
  readonly date: string;
  readonly amount: number;
  readonly unit: AbsenceUnit;
  readonly unlawful: boolean;
  readonly note: string | null;
}

export interface Paid {
  readonly id: string;
  readonly month: string;
  readonly amount: number;
  readonly date: string;
  readonly run: string;
  readonly recordedBy: string;
}

export interface IssuedStatement {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly month: string;
  readonly number: number;
  readonly version: number;
  readonly date: string;
  readonly issuedBy: string;
  readonly rateSetIds: readonly string[];
  readonly frozen: FrozenMonth;
}

export interface BenefitCase {
  readonly id: string;
  readonly programmeFrom: string;
  readonly programmeUntil: string | null;
  readonly appliedOn: string | null;
  readonly regelverkOverride: Regelverk | null;
  readonly regelverkReason: string | null;
  readonly payrollReference: string | null;
  readonly pauses: Period[];
  readonly livingWithParent: Period[];
  readonly coupleInProgramme: Period[];
}

/** All that is kept about one participant's benefit. */
export interface Participant {
  readonly personId: string;
  readonly personName: string;
  readonly values: PersonValues;
  readonly setUp: BenefitCase | null;
  readonly derived: DerivedRegelverk;
  readonly regelverk: Regelverk | null;
  /** Oldest first. */
  readonly absence: readonly Absence[];
  readonly paid: readonly Paid[];
  /** In the order issued. */
  readonly statements: readonly IssuedStatement[];
}

export function participantOf(store: Store, asked: string): Participant | undefined {
  const personId = keptId(store, asked);
  const person = personRecord(store, personId);
  if (person === undefined) return undefined;
  const values = personValuesOf(person.fields);
  const cases = withAbsorbed(store, personId);
  const records = (type: RecordType) => cases.flatMap((id) => store.recordsOfCase(type, id));
  const [found] = records('benefitCase');
  const setUp = found === undefined ? null : toCase(found);
  const derived = derivedFor(values, setUp?.appliedOn ?? null);
  return {
    personId,
    personName: fullName(values),
    values,
    setUp,
    derived,
    regelverk: setUp?.regelverkOverride ?? derived.regelverk,
    absence: records('benefitAbsence').map(toAbsence).toSorted(byDate),
    paid: records('benefitPaid').map(toPaid).toSorted(byDate),
    statements: records('benefitStatement').flatMap((record) => toStatement(record, personId)),
  };
}

/** Every person whose benefit has been set up, by name. */
export function participants(store: Store): Participant[] {
  const ids = new Set(store.recordsOfType('benefitCase').map(({ ref }) => keptId(store, ref.caseId)));
  const collator = new Intl.Collator(['nb-NO', 'no']);
  return [...ids]
    .flatMap((id) => participantOf(store, id) ?? [])
    .toSorted((a, b) => collator.compare(a.personName, b.personName) || (a.personId < b.personId ? -1 : 1));
}

export const derivedFor = (values: PersonValues, appliedOn: string | null): DerivedRegelverk =>
  deriveRegelverk({
    asylumSeeker: values.arrivalManner === 'asylumSeeker',
    appliedOn,
    permitFrom: values.permitFrom ?? null,
    arrivalDate: values.arrivalDate ?? null,
  });

/** The municipality's rules, newest first. */
export function settingsHistory(store: Store): BenefitSettings[] {
  return store
    .recordsOfType('benefitSettings')
    .map(({ fields, createdAt }) => ({
      validFrom: textOf(fields.validFrom) ?? '',
      deductionBasis: unitOf(fields.deductionBasis),
      coupleRuleFrom: textOf(fields.coupleRuleFrom),
      recordedBy: textOf(fields.recordedBy) ?? '',
      recordedAt: createdAt,
    }))
    .reverse();
}

/** The rules of a month: the newest that hold from its first day or before. Until any is set, deduction is in days. */
export function settingsAt(history: readonly BenefitSettings[], month: string) {
  const found = history.find(({ validFrom }) => validFrom <= `${month}-01`);
  return { deductionBasis: found?.deductionBasis ?? 'days', coupleRuleFrom: found?.coupleRuleFrom ?? null } as const;
}

const byDate = (a: { date: string }, b: { date: string }): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
const unitOf = (value: unknown): AbsenceUnit => (value === 'hours' ? 'hours' : 'days');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const periodsOf = (value: unknown): Period[] =>
  Array.isArray(value) ? value.flatMap((each: unknown) => readPeriod(String(each)) ?? []) : [];

function toCase({ ref, fields }: RecordRow): BenefitCase | null {
  const programmeFrom = textOf(fields.programmeFrom);
  if (programmeFrom === null) return null;
  const { regelverk } = fields;
  return {
    id: ref.id,
    programmeFrom,
    programmeUntil: textOf(fields.programmeUntil),
    appliedOn: textOf(fields.appliedOn),
    regelverkOverride: regelverk === 'introduction2003' || regelverk === 'integration2021' ? regelverk : null,
    regelverkReason: textOf(fields.regelverkReason),
    payrollReference: textOf(fields.payrollReference),
    pauses: periodsOf(fields.pauses),
    livingWithParent: periodsOf(fields.livingWithParent),
    coupleInProgramme: periodsOf(fields.coupleInProgramme),
  };
}

const toAbsence = ({ ref, fields }: RecordRow): Absence => ({
  id: ref.id,
  date: textOf(fields.date) ?? '',
  amount: numberOf(fields.amount),
  unit: unitOf(fields.unit),
  unlawful: fields.unlawful === true,
  note: textOf(fields.note),
});

const toPaid = ({ ref, fields }: RecordRow): Paid => ({
  id: ref.id,
  month: textOf(fields.month) ?? '',
  amount: numberOf(fields.amount),
  date: textOf(fields.date) ?? '',
  run: textOf(fields.run) ?? '',
  recordedBy: textOf(fields.recordedBy) ?? '',
});

export function toStatement({ ref, fields }: RecordRow, personId: string): IssuedStatement[] {
  const frozen = readFrozen(textOf(fields.frozen) ?? '');
  if (frozen === undefined) return [];
  return [
    {
      id: ref.id,
      personId,
      personName: textOf(fields.personName) ?? '',
      month: textOf(fields.month) ?? '',
      number: numberOf(fields.number),
      version: numberOf(fields.version),
      date: textOf(fields.date) ?? '',
      issuedBy: textOf(fields.issuedBy) ?? '',
      rateSetIds: Array.isArray(fields.rateSetIds) ? fields.rateSetIds.map(String) : [],
      frozen,
    },
  ];
}
