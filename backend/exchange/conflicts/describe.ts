import type { RecordRow, Store } from '#db/store.ts';
import type { ConflictDetail } from '#shared/api/methods/exchange/conflicts.ts';
import { displayPath, labelOfPath } from '#shared/forms/display.ts';
import type { FormDefinition, FormValues, Scalar } from '#shared/forms/form.ts';
import { cellPath, locate } from '#shared/forms/paths.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { type PersonFieldKey, personFieldKeys } from '#shared/people/person.ts';
import { type LocalText, text } from '#shared/text/localText.ts';
import { valueInWords } from '../../disclosures/exportValues.ts';
import { isForMachines, labelOf, recordName } from '../../disclosures/exportWords.ts';
import { documentId, savedValues } from '../../forms/formRecord.ts';

/** A record's fields in words. One that was removed can be told of too. */
export interface Described {
  label(field: string): LocalText;
  /** Which paper, and the section of it. */
  place(field: string): LocalText;
  words(field: string, value: Scalar): LocalText;
  /** What stands around the field, in the order in which it is read; without the address of who has it protected. */
  around(field: string, isProtected: boolean): ConflictDetail['neighbours'];
  readonly formId: string | undefined;
}

const nothing = text('(tomt)', '(tomt)');
const register = text('Personopplysninger', 'Personopplysningar');
const removed = text('Fjernet', 'Fjerna');
const kept = text('Beholdt', 'Halden på');
const removal = text('Fjernet eller beholdt', 'Fjerna eller halden på');
const both = (write: (language: 'nb' | 'nn') => string): LocalText => text(write('nb'), write('nn'));

export function describeRecord(record: RecordRow): Described {
  const form = record.fields.$form;
  return record.ref.type === 'form' && typeof form === 'string' && isFormId(form)
    ? describeForm(record, formDefinitions[form])
    : describePlain(record);
}

/** With removed ones, which `store.record` leaves out. */
export const anyRecord = (store: Store, id: string): RecordRow | undefined => store.record(id, { removedToo: true });

function describeForm(record: RecordRow, definition: FormDefinition): Described {
  const values: FormValues = savedValues(record);
  const version = typeof record.fields.$version === 'number' ? record.fields.$version : 1;
  const form = definition.id as keyof typeof formDefinitions;
  const paper = `${documentId({ id: record.ref.id, form, version })}`;
  const label = (field: string) =>
    field === '$removed' ? removal : both((language) => labelOfPath(definition, field, values, language));
  const words = (field: string, value: Scalar) => {
    if (field === '$removed') return value === true ? removed : kept;
    if (locate(definition, field)?.kind === 'row') return value === null ? removed : kept;
    return orNothing(both((language) => displayPath(definition, field, value, language)));
  };
  return {
    formId: definition.id,
    label,
    words,
    place: (field) => {
      const section = locate(definition, field)?.section;
      return both((language) =>
        [
          definition.title[language],
          paper,
          section === undefined ? '' : (section.screenTitle ?? section.title)[language],
        ]
          .filter((part) => part !== '')
          .join(' · '),
      );
    },
    around: (field, isProtected) => {
      const located = locate(definition, field);
      if (located === undefined) return [];
      const paths =
        located.kind === 'cell' || located.kind === 'row'
          ? located.field.columns.map(({ key }) => cellPath(located.field.key, located.row, key))
          : located.section.fields
              .filter((each) => each.type !== 'table')
              .filter((each) => each.key === field || !isProtected || each.register !== 'address')
              .map(({ key }) => key);
      return neighbours(paths, field, values, label, words);
    },
  };
}

function describePlain({ ref, fields }: RecordRow): Described {
  const { type } = ref;
  const label = (field: string) =>
    field === '$removed' ? removal : both((language) => labelOf(type, field, language));
  const words = (field: string, value: Scalar) => {
    if (field === '$removed') return value === true ? removed : kept;
    return value === null ? nothing : orNothing(both((language) => valueInWords(type, field, value, language)));
  };
  const order = type === 'person' ? personFieldKeys : Object.keys(fields);
  return {
    formId: undefined,
    label,
    words,
    place: () => (type === 'person' ? register : recordName(type)),
    around: (field, isProtected) => {
      const hasWords = (key: string) => !key.startsWith('$') && !isForMachines(key) && !isId(fields[key]);
      const isHidden = (key: string) => isProtected && type === 'person' && whereTheyLive.has(key);
      const shown = order.filter(
        (key) => key === field || (hasWords(key) && !isHidden(key) && (fields[key] ?? null) !== null),
      );
      return neighbours(type === 'person' ? near(shown, field) : shown, field, fields, label, words);
    },
  };
}

/** What is told on the person's own page alone, of somebody with a protected address. */
const whereTheyLive: ReadonlySet<string> = new Set<PersonFieldKey>([
  'address',
  'postalCode',
  'postalPlace',
  'municipality',
]);

/** The register is long: what stands next to the field is enough to see what it is about. */
function near(keys: readonly string[], field: string): readonly string[] {
  const at = keys.indexOf(field);
  return keys.slice(Math.max(0, at - 4), at + 5);
}

function neighbours(
  keys: readonly string[],
  field: string,
  values: FormValues,
  label: Described['label'],
  words: Described['words'],
): ConflictDetail['neighbours'] {
  return keys
    .filter((key) => key === field || (values[key] ?? null) !== null)
    .map((key) => ({ label: label(key), words: words(key, values[key] ?? null), isThis: key === field }));
}

const orNothing = (written: LocalText): LocalText => (written.nb === '' ? nothing : written);
const isId = (value: Scalar | undefined): boolean =>
  typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(value);
