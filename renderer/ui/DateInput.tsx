import { TextField, type TextFieldProps } from '@navikt/ds-react/TextField';
import { formatDate, parseTypedDate } from '#shared/dates.ts';
import { useText } from '../i18n/useText.tsx';
import { today } from './today.ts';

/** Long enough for any way of writing a date; a paste beyond it is no date. */
const maxLength = 40;

/** A date typed in any usual way; on leaving the field it is written as dd.mm.åååå. What is no date stays as typed. */
export function DateInput({
  value,
  onChange,
  onBlur,
  ...rest
}: { value: string; onChange: (typed: string) => void } & Omit<TextFieldProps, 'value' | 'onChange'>) {
  const t = useText().common;
  return (
    <TextField
      size="small"
      autoComplete="off"
      inputMode="numeric"
      placeholder={t.dateHint}
      htmlSize={14}
      {...rest}
      value={value}
      maxLength={maxLength}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        const parsed = parseTypedDate(value, today());
        if (parsed.ok && formatDate(parsed.value) !== value) onChange(formatDate(parsed.value));
        onBlur?.(event);
      }}
    />
  );
}

/** The ISO date of what is typed, or undefined when it is no date. */
export function readDate(typed: string): string | undefined {
  const parsed = parseTypedDate(typed, today());
  return parsed.ok ? parsed.value : undefined;
}
