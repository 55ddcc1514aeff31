import { InformationSquareIcon } from '@navikt/aksel-icons';
import { Textarea, type TextareaProps } from '@navikt/ds-react/Textarea';
import { TextField, type TextFieldProps } from '@navikt/ds-react/TextField';
import { type ChangeEvent, type ClipboardEvent, type ReactNode, useState } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { cleanText, guardPaste } from './pasteGuard.ts';

interface Guard {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}

/** One line of text as written: too long a paste is refused whole, control characters are cleaned, both with a notice. */
export function TextInput({ value, onChange, maxLength, ...rest }: Guard & Omit<TextFieldProps, keyof Guard>) {
  const guard = useGuard({ value, onChange, maxLength }, false);
  return (
    <div>
      <TextField
        size="small"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        value={value}
        maxLength={maxLength}
        onChange={guard.change}
        onPaste={guard.paste}
      />
      {guard.notice}
    </div>
  );
}

/** Several lines of text, growing with what is written. */
export function TextArea({ value, onChange, maxLength, ...rest }: Guard & Omit<TextareaProps, keyof Guard>) {
  const guard = useGuard({ value, onChange, maxLength }, true);
  return (
    <div>
      <Textarea size="small" minRows={3} {...rest} value={value} onChange={guard.change} onPaste={guard.paste} />
      {guard.notice}
    </div>
  );
}

type Box = HTMLInputElement | HTMLTextAreaElement;

function useGuard(field: Guard, multiline: boolean) {
  const t = useText().common.paste;
  const [message, setMessage] = useState<string>();
  const limit = formatNumber(field.maxLength);

  const change = (event: ChangeEvent<Box>) => {
    const clean = cleanText(event.target.value, multiline);
    // A textarea of Aksel's has no hard limit: what does not fit is refused, and what stood there stays.
    if (clean.text.length > field.maxLength) {
      setMessage(t.full(limit));
      return;
    }
    setMessage(clean.removed > 0 ? t.cleaned(clean.removed) : undefined);
    field.onChange(clean.text);
  };

  const paste = (event: ClipboardEvent<Box>) => {
    const box = event.currentTarget;
    const selected = (box.selectionEnd ?? 0) - (box.selectionStart ?? 0);
    const outcome = guardPaste(
      event.clipboardData.getData('text/plain'),
      field.maxLength - field.value.length + selected,
      multiline,
    );
    setMessage(undefined);
    if (outcome.kind === 'asIs') return;
    event.preventDefault();
    if (outcome.kind === 'tooLong') {
      setMessage(t.tooLong(formatNumber(outcome.length), limit));
      return;
    }
    insertText(box, outcome.text, field.onChange);
    if (outcome.removed > 0) setMessage(t.cleaned(outcome.removed));
  };

  const notice: ReactNode = (
    <div aria-live="polite">
      {message ? (
        <p className="field-notice">
          <InformationSquareIcon aria-hidden fontSize="1.25rem" />
          <span>{message}</span>
        </p>
      ) : null}
    </div>
  );
  return { change, paste, notice };
}

/** As if typed at the cursor, so that Ctrl+Z takes it back; where the browser cannot, the value is set. */
function insertText(box: Box, text: string, onChange: (value: string) => void): void {
  if (document.execCommand('insertText', false, text)) return;
  const start = box.selectionStart ?? box.value.length;
  onChange(box.value.slice(0, start) + text + box.value.slice(box.selectionEnd ?? start));
}
