import { UNSAFE_Combobox as Combobox } from '@navikt/ds-react/Combobox';
import { memo, type ReactNode, useRef, useState } from 'react';
import type { CodeChoice } from '#shared/people/countries.ts';
import { toLatin } from '#shared/people/transliteration.ts';
import { useText } from '../i18n/useText.tsx';
import { useListboxLabel } from './useListboxLabel.ts';

/** Countries or languages by name: typing finds, Enter chooses, chosen ones can be taken away one by one. */
export const CodeCombobox = memo(function CodeCombobox(props: {
  id: string;
  label: string;
  describedBy?: string;
  error?: ReactNode;
  choices: readonly CodeChoice[];
  /** The name of a code that is not among the choices (stored by a newer version). */
  nameOf: (code: string) => string;
  /** Another way to find a code than by its name in the screen's language. */
  parse?: (typed: string) => string | undefined;
  selected: readonly string[];
  max: number;
  onChange: (codes: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const { choices, selected, max } = props;
  const plain = toLatin(typed).toLowerCase().trim();
  const direct = plain === '' ? undefined : props.parse?.(typed);
  const options = choices
    .filter(({ code, name }) => code === direct || toLatin(name).toLowerCase().includes(plain))
    .map(({ code, name }) => ({ value: code, label: name }));
  const single = max === 1;
  const box = useRef<HTMLDivElement>(null);
  useListboxLabel(box, useText().common.hits);
  return (
    <div ref={box}>
      <Combobox
        id={props.id}
        size="small"
        label={props.label}
        aria-describedby={props.describedBy}
        error={props.error}
        options={options}
        filteredOptions={options}
        value={typed}
        onChange={setTyped}
        isMultiSelect={!single}
        {...(single ? {} : { maxSelected: max })}
        selectedOptions={selected.map((code) => ({ value: code, label: props.nameOf(code) }))}
        onToggleSelected={(code, isSelected) => {
          setTyped('');
          const others = selected.filter((known) => known !== code);
          props.onChange(isSelected ? (single ? [code] : [...others, code]) : others);
        }}
      />
    </div>
  );
});
