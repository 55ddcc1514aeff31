import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Select } from '@navikt/ds-react/Select';
import { type ReactNode, useState } from 'react';
import { personFieldHelp, personFieldLabels } from '#shared/people/fieldLabels.ts';
import { formatDufNumber, formatNationalId } from '#shared/people/identityNumbers.ts';
import { type PersonFieldKey, personFieldKeys } from '#shared/people/person.ts';
import { numberProblem } from '#shared/people/rules.ts';
import type { LocalText } from '#shared/text/localText.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { DateInput, readDate } from '../../ui/DateInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { FieldText, NumberField, PersonForm } from './formModel.ts';

export interface FieldProps<K extends PersonFieldKey = PersonFieldKey> {
  readonly field: K;
  readonly form: PersonForm;
  readonly set: (key: PersonFieldKey, value: FieldText) => void;
  readonly problem?: string | undefined;
}

export const fieldId = (field: PersonFieldKey) => `field-${field}`;

/** Which field an element belongs to, by its id. */
export function fieldOfElement(element: Element): PersonFieldKey | undefined {
  return personFieldKeys.find((field) => element.id === fieldId(field));
}

export function textOf(form: PersonForm, field: PersonFieldKey): string {
  const value = form[field];
  return typeof value === 'string' ? value : '';
}

/** Label, and the help that screen readers read with it; on screen it stands in the form's bar while one is in the field. */
function useWording(field: PersonFieldKey): { label: string; 'aria-describedby'?: string } {
  const local = useLocal();
  return {
    label: local(personFieldLabels[field]),
    ...(personFieldHelp[field] ? { 'aria-describedby': helpId(field) } : {}),
  };
}

/** The help of a field as a hidden text that the field points to. */
export function Help({ field }: { field: PersonFieldKey }) {
  const local = useLocal();
  const help = personFieldHelp[field];
  return help ? (
    <span hidden id={helpId(field)}>
      {local(help)}
    </span>
  ) : null;
}

const helpId = (field: PersonFieldKey) => `help-${field}`;

export function PersonText(props: FieldProps & { maxLength: number; dir?: 'auto'; inputMode?: 'tel' | 'numeric' }) {
  const wording = useWording(props.field);
  return (
    <TextInput
      id={fieldId(props.field)}
      {...wording}
      dir={props.dir}
      inputMode={props.inputMode}
      value={textOf(props.form, props.field)}
      maxLength={props.maxLength}
      error={props.problem}
      onChange={(value) => props.set(props.field, value)}
    />
  );
}

export function PersonDate(props: FieldProps) {
  const t = useText().people.form;
  const wording = useWording(props.field);
  const [left, setLeft] = useState(false);
  const typed = textOf(props.form, props.field);
  const unreadable = left && typed.trim() !== '' && props.problem === undefined && readDate(typed) === undefined;
  return (
    <DateInput
      id={fieldId(props.field)}
      {...wording}
      value={typed}
      error={props.problem ?? (unreadable ? t.dateInvalid : undefined)}
      onChange={(value) => props.set(props.field, value)}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
    />
  );
}

export function PersonChoice(
  props: FieldProps & { choices: readonly string[]; labels: Readonly<Record<string, LocalText>>; none?: string },
) {
  const t = useText().common;
  const local = useLocal();
  const wording = useWording(props.field);
  return (
    <Select
      id={fieldId(props.field)}
      size="small"
      {...wording}
      value={textOf(props.form, props.field)}
      error={props.problem}
      onChange={(event) => props.set(props.field, event.target.value)}
    >
      <option value="">{props.none ?? t.notRecorded}</option>
      {props.choices.map((value) => (
        <option key={value} value={value}>
          {props.labels[value] ? local(props.labels[value]) : value}
        </option>
      ))}
    </Select>
  );
}

export function PersonYesNo(props: FieldProps) {
  const t = useText().common;
  const wording = useWording(props.field);
  return (
    <Select
      id={fieldId(props.field)}
      size="small"
      {...wording}
      value={textOf(props.form, props.field)}
      onChange={(event) => props.set(props.field, event.target.value)}
    >
      <option value="">{t.notRecorded}</option>
      <option value="yes">{t.yes}</option>
      <option value="no">{t.no}</option>
    </Select>
  );
}

export function PersonTick(props: FieldProps) {
  const { label, ...described } = useWording(props.field);
  return (
    <Checkbox
      id={fieldId(props.field)}
      size="small"
      {...described}
      checked={props.form[props.field] === 'yes'}
      onChange={(event) => props.set(props.field, event.target.checked ? 'yes' : '')}
    >
      {label}
    </Checkbox>
  );
}

const digits = { nationalId: 11, dNumber: 11, dufNumber: 12 } as const;
const kept = { nationalId: 'nationalIdKept', dNumber: 'dNumberKept', dufNumber: 'dufNumberKept' } as const;

/** An identity number: a failing check says how it fails, and the number can be kept with a reason. */
export function PersonNumber(props: FieldProps<NumberField>) {
  const t = useText().people.form;
  const wording = useWording(props.field);
  const { field, form, set } = props;
  const [left, setLeft] = useState(textOf(form, field) !== '');
  const typed = textOf(form, field);
  const keptField = kept[field];
  const reason = textOf(form, keptField);
  const [keeping, setKeeping] = useState(reason !== '');
  const problem = numberProblem({ [field]: typed }, field);
  // While the digits are still coming, a number that is too short is no mistake.
  const telling = problem !== undefined && (left || typed.replace(/\D/g, '').length >= digits[field]);
  let error: ReactNode = telling ? t.problems[problem](digits[field]) : undefined;
  if (props.problem !== undefined && props.problem !== t.keepMissing) error = props.problem;
  return (
    <div className="stack-s">
      <TextInput
        id={fieldId(field)}
        {...wording}
        inputMode="numeric"
        maxLength={30}
        value={typed}
        error={error}
        onChange={(value) => set(field, value)}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          const written = field === 'dufNumber' ? formatDufNumber(typed) : formatNationalId(typed);
          if (written !== typed) set(field, written);
        }}
      />
      {telling ? (
        <>
          <Checkbox
            size="small"
            checked={keeping}
            onChange={(event) => {
              setKeeping(event.target.checked);
              if (!event.target.checked) set(keptField, '');
            }}
          >
            {t.keep}
          </Checkbox>
          {keeping ? (
            <TextInput
              id={fieldId(keptField)}
              label={t.keepReason}
              description={t.keepReasonHelp}
              maxLength={300}
              value={reason}
              error={props.problem === t.keepMissing ? t.keepMissing : undefined}
              onChange={(value) => set(keptField, value)}
            />
          ) : null}
        </>
      ) : null}
    </div>
  );
}
