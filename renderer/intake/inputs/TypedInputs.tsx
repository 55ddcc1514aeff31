import { useState } from 'react';
import { formatPartialDate, parseTypedDate, parseTypedPartialDate } from '#shared/dates.ts';
import type { Scalar } from '#shared/forms/form.ts';
import type { Result } from '#shared/result.ts';
import { useCatalogue, useLocal } from '../../i18n/useText.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { today } from '../../ui/today.ts';
import { intakeTexts } from '../texts.ts';
import { asText, type InputProps } from './input.ts';

/**
 * Inputs whose value is something else than the text that is typed. What cannot be read (31.02, "about ten") is kept as
 * it is typed, with a warning beside the field: nobody's text disappears because a program does not understand it.
 */
export function DateInput(props: InputProps<'date' | 'partialDate'>) {
  const t = useCatalogue(intakeTexts);
  const partial = props.field.type === 'partialDate';
  return (
    <ReadText
      {...props}
      description={props.description ?? (partial ? t.partialDateHint : t.dateHint)}
      read={(typed) => (partial ? parseTypedPartialDate(typed, today()) : parseTypedDate(typed, today()))}
      write={(value) => formatPartialDate(asText(value))}
      inputMode="numeric"
      width={partial ? 12 : 11}
    />
  );
}

export function NumberInput(props: InputProps<'number'>) {
  const write = useLocal();
  const unit = props.field.unit ? write(props.field.unit) : undefined;
  return (
    <ReadText
      {...props}
      label={unit && !props.label.includes(unit) ? `${props.label} (${unit})` : props.label}
      read={readNumber}
      write={(value) => asText(value).replace('.', ',')}
      inputMode="decimal"
      width={7}
    />
  );
}

function ReadText(
  props: InputProps & {
    read: (typed: string) => Result<Scalar, unknown>;
    write: (value: Scalar) => string;
    inputMode: 'numeric' | 'decimal';
    width: number;
  },
) {
  // While the cursor stands in the field, the text is the user's own; the usual notation comes when it is left.
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      id={props.id}
      label={props.label}
      description={props.description}
      hideLabel={props.inCell ?? false}
      aria-describedby={props.describedBy}
      inputMode={props.inputMode}
      htmlSize={props.width}
      className="intake-short"
      maxLength={60}
      value={typed ?? props.write(props.value)}
      onFocus={() => setTyped(props.write(props.value))}
      onBlur={() => setTyped(undefined)}
      onChange={(text) => {
        setTyped(text);
        if (text.trim() === '') return props.onChange(null);
        const result = props.read(text);
        props.onChange(result.ok ? result.value : text);
      }}
    />
  );
}

/** `12`, `1 200`, `7,5`. */
export function readNumber(typed: string): Result<number, 'notANumber'> {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, error: 'notANumber' };
}
