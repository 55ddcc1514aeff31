import type { ConflictControl } from '#shared/api/methods/exchange/conflicts.ts';
import type { Scalar, ScalarField } from '#shared/forms/form.ts';
import { locate } from '#shared/forms/paths.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { text } from '#shared/text/localText.ts';
import { useText } from '../../i18n/useText.tsx';
import { ScalarInput } from '../../intake/inputs/ScalarInput.tsx';

/** A third value, written as the field is written where it belongs. */
export function OtherValue(props: { control: ConflictControl; value: Scalar; onChange: (value: Scalar) => void }) {
  const t = useText().exchange.conflicts;
  const field = fieldOf(props.control);
  if (field === undefined) return null;
  const isYesNo = props.control.kind === 'yesNo';
  const shown = isYesNo ? (props.value === null ? null : props.value === true ? 'yes' : 'no') : props.value;
  return (
    <ScalarInput
      id="conflict-other"
      field={field}
      label={t.otherLabel}
      value={shown}
      onChange={(next) => props.onChange(isYesNo ? (next === null ? null : next === 'yes') : next)}
    />
  );
}

/** The field of a form that takes the same. Undefined: it can not be written by hand. */
function fieldOf(control: ConflictControl): ScalarField | undefined {
  const base = { key: 'other', label: text('', '') };
  switch (control.kind) {
    case 'form': {
      if (!isFormId(control.form)) return undefined;
      const located = locate(formDefinitions[control.form], control.path);
      if (located?.kind === 'field') return located.field;
      return located?.kind === 'cell' ? located.column : undefined;
    }
    case 'choice':
      return { ...base, type: 'choice', choices: control.choices };
    case 'text':
      return control.lines === 'many'
        ? { ...base, type: 'longText', maxLength: control.maxLength }
        : { ...base, type: 'text', maxLength: control.maxLength };
    case 'date':
      return { ...base, type: 'date' };
    case 'number':
      return { ...base, type: 'number' };
    case 'yesNo':
      return { ...base, type: 'yesNo' };
    case 'none':
      return undefined;
    default:
      return control satisfies never;
  }
}
