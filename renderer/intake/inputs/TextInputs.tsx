import { useId } from 'react';
import { useLocal } from '../../i18n/useText.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { asText, type InputProps, longestLine, longestText } from './input.ts';

/** One line. What is often written there can be chosen; anything else can be written. */
export function LineInput(props: InputProps<'text' | 'phone' | 'nationalId' | 'dufNumber'>) {
  const { field } = props;
  const write = useLocal();
  const listId = useId();
  const limit = field.type === 'text' ? (field.maxLength ?? longestLine) : 60;
  const suggestions = field.type === 'text' ? field.suggestions : undefined;
  return (
    <>
      <TextInput
        id={props.id}
        label={props.label}
        description={props.description}
        hideLabel={props.inCell ?? false}
        aria-describedby={props.describedBy}
        value={asText(props.value)}
        maxLength={limit}
        onChange={props.onChange}
        {...(suggestions === undefined ? {} : { list: listId })}
        {...inputModes[field.type]}
      />
      {suggestions === undefined ? null : (
        <datalist id={listId}>
          {suggestions.map((each) => (
            <option key={each.nb} value={write(each)} />
          ))}
        </datalist>
      )}
    </>
  );
}

const inputModes = {
  text: {},
  phone: { inputMode: 'tel', htmlSize: 24 },
  nationalId: { inputMode: 'numeric', htmlSize: 18 },
  dufNumber: { inputMode: 'numeric', htmlSize: 18 },
} as const;

/** Several lines, growing with the text; the keyboard's Enter is a new line here. */
export function LongTextInput(props: InputProps<'longText'>) {
  const lines = props.field.print?.blankLines ?? 3;
  return (
    <TextArea
      id={props.id}
      label={props.label}
      description={props.description}
      hideLabel={props.inCell ?? false}
      aria-describedby={props.describedBy}
      value={asText(props.value)}
      maxLength={props.field.maxLength ?? longestText}
      minRows={Math.min(Math.max(lines, 2), 8)}
      onChange={props.onChange}
    />
  );
}
