import { z } from 'zod';
import { specOf } from '#db/fieldSpecs.ts';
import type { ConflictControl } from '#shared/api/methods/exchange/conflicts.ts';
import { locate } from '#shared/forms/paths.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { isAmount, valueInWords } from '../../disclosures/exportValues.ts';
import { isForMachines } from '../../disclosures/exportWords.ts';

const none: ConflictControl = { kind: 'none' };

/** How the field can be written by hand, found from what its own schema takes. */
export function controlOf(type: RecordType, field: string, formId: string | undefined): ConflictControl {
  if (field.startsWith('$') && type !== 'form') return none;
  if (type === 'form') {
    const definition = formId !== undefined && isFormId(formId) ? formDefinitions[formId] : undefined;
    const located = definition === undefined ? undefined : locate(definition, field);
    if (formId === undefined || located === undefined || located.kind === 'row') return none;
    return located.kind === 'kept'
      ? { kind: 'text', maxLength: 300, lines: 'one' }
      : { kind: 'form', form: formId, path: field };
  }
  const schema = specOf(type, field, formId)?.schema;
  if (schema === undefined || isForMachines(field)) return none;
  const takes = (value: unknown) => schema.safeParse(value).success;
  if (schema instanceof z.ZodEnum) {
    const values = schema.options.filter((value): value is string => typeof value === 'string');
    const label = (value: string) => ({
      nb: valueInWords(type, field, value, 'nb'),
      nn: valueInWords(type, field, value, 'nn'),
    });
    return { kind: 'choice', choices: values.map((value) => ({ value, label: label(value) })) };
  }
  if (takes(true)) return { kind: 'yesNo' };
  // Sums are worked out and decided on their own screens.
  if (takes(1)) return isAmount(type, field) ? none : { kind: 'number' };
  if (takes('2020-02-29') && !takes('2020-02-30')) return { kind: 'date' };
  if (!takes('Ord å skrive')) return none;
  const maxLength =
    [100, 200, 300, 500, 1000, 2000, 5000, 20_000].findLast((length) => takes('a'.repeat(length))) ?? 60;
  return { kind: 'text', maxLength, lines: takes('a\nb') ? 'many' : 'one' };
}
