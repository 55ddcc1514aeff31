import { formatDate, formatPartialDate } from '../dates.ts';
import { assertNever } from '../result.ts';
import type { Language, LocalText } from '../text/localText.ts';
import { text } from '../text/localText.ts';
import type { Choice, FormDefinition, FormValues, Scalar, ScalarField, TableField } from './form.ts';
import { locate } from './paths.ts';
import { rowsOf } from './rows.ts';

const yes = text('Ja', 'Ja');
const no = text('Nei', 'Nei');
const row = text('rad', 'rad');
const reason = text('hvorfor nummeret beholdes', 'kvifor nummeret blir halde på');

const numberFormat = new Intl.NumberFormat(['nb-NO', 'no'], { maximumFractionDigits: 10 });

function choiceLabel(choices: readonly Choice[], value: string, language: Language): string {
  return choices.find((choice) => choice.value === value)?.label[language] ?? value;
}

/**
 * A value as a person reads it, empty where nothing is answered. A value that the field does not know (from a newer
 * version) is shown as it is stored rather than hidden.
 */
export function displayValue(field: ScalarField, value: Scalar | undefined, language: Language): string {
  if (value === undefined || value === null) return '';
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'phone':
    case 'nationalId':
    case 'dufNumber':
      return plain(value);
    case 'date':
      return typeof value === 'string' ? formatDate(value) : plain(value);
    case 'partialDate':
      return typeof value === 'string' ? formatPartialDate(value) : plain(value);
    case 'number':
      return typeof value === 'number' ? displayNumber(value, field.unit, language) : plain(value);
    case 'yesNo':
      return value === 'yes' ? yes[language] : value === 'no' ? no[language] : plain(value);
    case 'checkbox':
      return value === true ? yes[language] : '';
    case 'choice':
      return choiceLabel(field.choices, plain(value), language);
    case 'choices':
      return (Array.isArray(value) ? value : [plain(value)])
        .map((one) => choiceLabel(field.choices, one, language))
        .join(', ');
    default:
      return assertNever(field);
  }
}

function displayNumber(value: number, unit: LocalText | undefined, language: Language): string {
  const digits = numberFormat.format(value);
  return unit === undefined ? digits : `${digits} ${unit[language]}`;
}

function plain(value: NonNullable<Scalar>): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** The value at a path of a form, as a person reads it. A row's position is nothing to read. */
export function displayPath(
  definition: FormDefinition,
  path: string,
  value: Scalar | undefined,
  language: Language,
): string {
  const located = locate(definition, path);
  if (located?.kind === 'field') return displayValue(located.field, value, language);
  if (located?.kind === 'cell') return displayValue(located.column, value, language);
  if (located?.kind === 'row') return '';
  return value === undefined || value === null ? '' : plain(value);
}

/** The name of a path in a list of changes or of what is missing: `Yrkeserfaring fra Norge, rad 2: Stilling`. */
export function labelOfPath(definition: FormDefinition, path: string, values: FormValues, language: Language): string {
  const located = locate(definition, path);
  if (located === undefined) {
    const table = definition.sections.flatMap((section) => section.fields).find((field) => field.key === path);
    return table === undefined ? path : (table.fullLabel ?? table.label)[language];
  }
  const label = (located.field.fullLabel ?? located.field.label)[language];
  switch (located.kind) {
    case 'field':
      return label;
    case 'kept':
      return `${label}: ${reason[language]}`;
    case 'row':
      return `${label}, ${rowLabel(located.field, located.row, values, language)}`;
    case 'cell': {
      const { column } = located;
      // A group tells columns with the same heading apart (`Flytende: Skriftlig`); `fra/til` is said by its parts.
      const twins =
        located.field.columns.filter((other) => other.label[language] === column.label[language]).length > 1;
      const heading = (column.fullLabel ?? column.label)[language];
      const name = twins && column.group !== undefined ? `${column.group[language]} – ${heading}` : heading;
      return `${label}, ${rowLabel(located.field, located.row, values, language)}: ${name}`;
    }
    default:
      return assertNever(located);
  }
}

/** A preset row's own name, or the row's number; a row that has been removed has none. */
function rowLabel(table: TableField, id: string, values: FormValues, language: Language): string {
  const rows = rowsOf(table, values);
  const found = rows.find((candidate) => candidate.id === id);
  if (found?.preset !== undefined) return found.preset[language];
  const number = rows.filter((candidate) => candidate.preset === undefined).findIndex((one) => one.id === id) + 1;
  return number === 0 ? row[language] : `${row[language]} ${number}`;
}
