import type { RecordRow, Store } from '#db/store.ts';
import { isFilled } from '#shared/forms/conditions.ts';
import type { FormDefinition, FormValues, Scalar } from '#shared/forms/form.ts';
import { formProgress as progressOf } from '#shared/forms/progress.ts';
import { type FormId, formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { keptId, withAbsorbed } from '../people/mergeRecords.ts';
import { liveRecord, textOf } from '../people/personRecord.ts';
import { householdValues } from './householdValues.ts';

/** A filled form as it stands in the store. */
export interface FilledForm {
  readonly record: RecordRow;
  readonly id: string;
  readonly form: FormId;
  readonly definition: FormDefinition;
  /** The first version of the chain that this is a version of. */
  readonly series: string;
  /** The person that the form is shown under today. */
  readonly personId: string;
  readonly version: number;
  readonly state: 'draft' | 'completed';
}

export function filledForm(store: Store, id: string): FilledForm | undefined {
  const record = liveRecord(store, 'form', id);
  return record === undefined ? undefined : toFilledForm(store, record);
}

/**
 * A person's filled forms of one kind, those of people merged into it included; the newest version first, and of papers
 * that a person can have many of, the newest paper first.
 */
export function formsOf(store: Store, personId: string, form: FormId): readonly FilledForm[] {
  return withAbsorbed(store, personId)
    .flatMap((id) => store.recordsWhere('form', '$person', id))
    .flatMap((record) => toFilledForm(store, record) ?? [])
    .filter((filled) => filled.form === form)
    .toSorted((a, b) => newestSeries(a, b) || b.version - a.version || (a.id < b.id ? 1 : -1));
}

/** The versions of one paper, newest first, drafts included. */
export function seriesVersions(store: Store, { series, form, personId }: FilledForm): readonly FilledForm[] {
  return formsOf(store, personId, form).filter((filled) => filled.series === series);
}

/** Ids are sorted by time: a paper that was begun later stands before. */
function newestSeries(a: FilledForm, b: FilledForm): number {
  if (a.definition.instances === 'one' || a.series === b.series) return 0;
  return a.series < b.series ? 1 : -1;
}

/** As it was written when the version was begun; before that was done, through what each version was copied from. */
function seriesOf(store: Store, record: RecordRow): string {
  const seen = new Set<string>();
  let row = record;
  while (!seen.has(row.ref.id)) {
    seen.add(row.ref.id);
    const series = textOf(row.fields.$series ?? null);
    if (series !== null) return series;
    const from = textOf(row.fields.$copiedFrom ?? null);
    const before = from === null ? undefined : store.record(from);
    if (before === undefined || before.ref.type !== 'form') break;
    row = before;
  }
  return row.ref.id;
}

export function toFilledForm(store: Store, record: RecordRow): FilledForm | undefined {
  const { $form, $person, $version, $state, $removed } = record.fields;
  const form = textOf($form) ?? '';
  const person = textOf($person);
  if ($removed === true || !isFormId(form) || person === null) return undefined;
  if ($state !== 'draft' && $state !== 'completed') return undefined;
  return {
    record,
    id: record.ref.id,
    form,
    definition: formDefinitions[form],
    series: seriesOf(store, record),
    personId: keptId(store, person),
    version: typeof $version === 'number' ? $version : 1,
    state: $state,
  };
}

/** Answers that are saved: every field of the record but its own. */
export function savedValues(record: RecordRow): FormValues {
  return Object.fromEntries(Object.entries(record.fields).filter(([field]) => !field.startsWith('$')));
}

/**
 * What the form says now. A draft shows what is typed over what is saved, and the household as it is in the register; a
 * completed version holds all of it itself and never changes.
 */
export function currentValues(store: Store, filled: FilledForm, today: string): FormValues {
  const saved = savedValues(filled.record);
  if (filled.state === 'completed') return saved;
  const household = householdValues(store, filled, today);
  return withoutNulls({ ...saved, ...store.typed(filled.id), ...household });
}

export function formProgress(store: Store, filled: FilledForm, today: string): { answered: number; total: number } {
  const { answered, total } = progressOf(filled.definition, currentValues(store, filled, today));
  return { answered, total };
}

export function withoutNulls(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** An emptied field is a cleared one: `''`, an unticked box and an empty list are stored as null. */
export function cleared(value: Scalar): Scalar {
  return isFilled(value) || typeof value === 'number' ? value : null;
}

const GROUP_CHARACTERS = 3;

/**
 * The short id on paper, from the last six, random characters of the record's own id (its alphabet has no letters that
 * are taken for others), in two groups that can be read aloud, and the version, after the form's own letters. Among a thousand forms, one chance in
 * two thousand that two are alike. It tells printouts apart; it is not a key. Paper carries it: it never changes.
 */
export function documentId(filled: Pick<FilledForm, 'id' | 'form' | 'version'>): string {
  const groups = [filled.id.slice(-2 * GROUP_CHARACTERS, -GROUP_CHARACTERS), filled.id.slice(-GROUP_CHARACTERS)];
  return `${formDefinitions[filled.form].documentPrefix}-${groups.join('-')}-${filled.version}`;
}
