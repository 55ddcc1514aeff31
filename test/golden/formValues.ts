import type { FormDefinition, FormValues, Scalar, ScalarField, ScalarFieldType, TableField } from '#shared/forms/form.ts';
import { cellPath, rowPath } from '#shared/forms/paths.ts';

/** A value of its own for every field, so that a field that is not printed is missed. `n` makes it unique. */
const samples = {
  text: (n) => `Tekst ${n} på linja`,
  longText: (n) => `Svar ${n}: flere setninger om det som deltakeren forteller. Andre setning i svar ${n}.`,
  phone: (n) => `+47 400 ${String(10_000 + n)}`,
  date: (n) => isoDay(n),
  partialDate: (n) => isoDay(n).slice(0, [4, 7, 10][n % 3]),
  number: (n) => (n % 18) + 1,
  yesNo: (n) => (n % 2 === 0 ? 'yes' : 'no'),
  checkbox: () => true,
  choice: (n, field) => (field.type === 'choice' ? (field.choices[n % field.choices.length]?.value ?? null) : null),
  choices: (_, field) => (field.type === 'choices' ? field.choices.map((choice) => choice.value) : null),
  nationalId: () => '17912099997',
  dufNumber: () => '200112345609',
} satisfies Record<ScalarFieldType, (n: number, field: ScalarField) => Scalar>;

function isoDay(n: number): string {
  return `20${String(10 + (n % 15))}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
}

/** Every field of a form filled in, with two added rows in each table. Synthetic throughout. */
export function everyFieldFilled(definition: FormDefinition): FormValues {
  const values: Record<string, Scalar> = {};
  let n = 0;
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    if (field.type !== 'table') {
      values[field.key] = sampleOf(field, ++n);
      continue;
    }
    for (const row of rowIds(field)) {
      if (row.position !== null) values[rowPath(field.key, row.id)] = row.position;
      for (const column of field.columns) values[cellPath(field.key, row.id, column.key)] = sampleOf(column, ++n);
    }
  }
  return values;
}

function sampleOf(field: ScalarField, n: number): Scalar {
  return samples[field.type](n, field);
}

function rowIds(table: TableField): { id: string; position: number | null }[] {
  const preset = (table.presetRows ?? []).map((row) => ({ id: row.id, position: null }));
  return [...preset, { id: 'rowA', position: 1 }, { id: 'rowB', position: 2 }];
}
