import { PaperclipIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { type DragEvent, useRef, useState } from 'react';
import { useText } from '../i18n/useText.tsx';
import './papers.css';

/** Picks a file or takes one that is dropped; what it is, the vault decides. */
export function FilePicker(props: {
  accept: string;
  label: string;
  /** What may be dropped, in words. */
  hint: string;
  busy: boolean;
  onFile: (file: File) => void;
}) {
  const t = useText().papers;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file && !props.busy) props.onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <fieldset
      className="file-drop row"
      aria-label={props.label}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Button
        size="small"
        variant="secondary"
        icon={<PaperclipIcon aria-hidden />}
        loading={props.busy}
        aria-label={`${t.choose}: ${props.label}`}
        onClick={() => input.current?.click()}
      >
        {t.choose}
      </Button>
      <span className="subtle">{props.hint}</span>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          take(file);
        }}
      />
    </fieldset>
  );
}
