import { XMarkIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Select } from '@navikt/ds-react/Select';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Choice } from '#shared/forms/form.ts';
import { text } from '#shared/text/localText.ts';
import { useCatalogue, useLocal } from '../../i18n/useText.tsx';
import { intakeTexts } from '../texts.ts';
import type { InputProps } from './input.ts';

const yesNo: readonly Choice[] = [
  { value: 'yes', label: text('Ja', 'Ja') },
  { value: 'no', label: text('Nei', 'Nei') },
];
/** From here on a list to pick from is quicker to read than buttons side by side. */
const mostRadios = 5;

export function YesNoInput(props: InputProps<'yesNo'>) {
  return props.inCell ? <PickOne {...props} choices={yesNo} /> : <Radios {...props} choices={yesNo} />;
}

export function ChoiceInput(props: InputProps<'choice'>) {
  const { choices } = props.field;
  return props.inCell || choices.length > mostRadios ? (
    <PickOne {...props} choices={choices} />
  ) : (
    <Radios {...props} choices={choices} />
  );
}

type OneOf = InputProps<'yesNo' | 'choice'> & { choices: readonly Choice[] };

/** Radio buttons whose answer can be taken back: with the button beside them, or with Delete. */
function Radios(props: OneOf) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const clearByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    props.onChange(null);
  };
  const known = props.choices.some(({ value }) => value === props.value);
  return (
    <RadioGroup
      size="small"
      legend={props.label}
      description={props.description}
      value={known ? props.value : ''}
      onChange={(value: string) => props.onChange(value)}
      onKeyDown={clearByKey}
      aria-describedby={props.describedBy}
    >
      <div className="intake-choices">
        {props.choices.map((choice, index) => (
          <Radio key={choice.value} value={choice.value} {...(index === 0 ? { id: props.id } : {})}>
            {write(choice.label)}
          </Radio>
        ))}
        {props.value === null ? null : (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            tabIndex={-1}
            icon={<XMarkIcon title={t.clearChoice} />}
            onClick={() => {
              props.onChange(null);
              document.getElementById(props.id)?.focus();
            }}
          />
        )}
      </div>
    </RadioGroup>
  );
}

function PickOne(props: OneOf) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  return (
    <Select
      size="small"
      id={props.id}
      label={props.label}
      description={props.description}
      hideLabel={props.inCell ?? false}
      aria-describedby={props.describedBy}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.target.value || null)}
    >
      <option value="">{props.inCell ? '' : t.chooseOne}</option>
      {props.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {write(choice.label)}
        </option>
      ))}
    </Select>
  );
}

export function CheckboxInput(props: InputProps<'checkbox'>) {
  return (
    <div>
      <Checkbox
        size="small"
        id={props.id}
        hideLabel={props.inCell ?? false}
        aria-describedby={props.describedBy}
        checked={props.value === true}
        onChange={(event) => props.onChange(event.target.checked ? true : null)}
      >
        {props.label}
      </Checkbox>
      {props.description ? <Description>{props.description}</Description> : null}
    </div>
  );
}

export function ChoicesInput(props: InputProps<'choices'>) {
  const write = useLocal();
  const { choices } = props.field;
  const ticked: readonly string[] = Array.isArray(props.value) ? props.value : [];
  return (
    <CheckboxGroup
      size="small"
      legend={props.label}
      description={props.description}
      hideLegend={props.inCell ?? false}
      aria-describedby={props.describedBy}
      value={[...ticked]}
      // Kept in the order of the declaration, so that the same answer is always the same value.
      onChange={(next: string[]) =>
        props.onChange(choices.map(({ value }) => value).filter((value) => next.includes(value)))
      }
    >
      <div className="intake-choices">
        {choices.map((choice, index) => (
          <Checkbox key={choice.value} value={choice.value} {...(index === 0 ? { id: props.id } : {})}>
            {write(choice.label)}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

function Description(props: { children: ReactNode }) {
  return <div className="intake-description">{props.children}</div>;
}
