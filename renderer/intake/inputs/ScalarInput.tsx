import type { ReactNode } from 'react';
import type { ScalarFieldType } from '#shared/forms/form.ts';
import { CheckboxInput, ChoiceInput, ChoicesInput, YesNoInput } from './ChoiceInputs.tsx';
import type { InputProps } from './input.ts';
import { LineInput, LongTextInput } from './TextInputs.tsx';
import { DateInput, NumberInput } from './TypedInputs.tsx';

/** One input for each field type: a new type does not compile before it has one (design: one definition for a form). */
const inputs = {
  text: LineInput,
  longText: LongTextInput,
  phone: LineInput,
  date: DateInput,
  partialDate: DateInput,
  number: NumberInput,
  yesNo: YesNoInput,
  checkbox: CheckboxInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  nationalId: LineInput,
  dufNumber: LineInput,
} satisfies { [T in ScalarFieldType]: (props: InputProps<T>) => ReactNode };

export function ScalarInput(props: InputProps) {
  // The record above ties each type to an input that takes it; TypeScript cannot follow that through the lookup.
  const Input = inputs[props.field.type] as (props: InputProps) => ReactNode;
  return <Input {...props} />;
}
