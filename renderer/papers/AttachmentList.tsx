import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { AttachmentView } from '#shared/api/methods/papers.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { formatBytes, formatInstant } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { FilePicker } from './FilePicker.tsx';
import { useAttach } from './useAttach.ts';
import './papers.css';

export const attachmentAccept = 'application/pdf,image/jpeg,image/png';

/** The files attached to a record, and a way to attach another (a receipt, a document that goes with an application). */
export function AttachmentList(props: {
  subjectId: string;
  personId: string;
  purpose: AttachmentView['purpose'];
  /** Shown above the list. */
  label: string;
}) {
  const t = useText().papers;
  const mayWrite = useMayWrite();
  const { subjectId, personId, purpose } = props;
  const list = useApi('attachment.list', { subjectId });
  const { attach, busy, error } = useAttach({ subjectId, personId, purpose });
  return (
    <section className="stack-s" aria-label={props.label}>
      <h4>{props.label}</h4>
      <QueryState query={list}>{({ attachments }) => <Files files={attachments} label={props.label} />}</QueryState>
      {mayWrite ? (
        <FilePicker
          accept={attachmentAccept}
          label={props.label}
          hint={t.drop}
          busy={busy}
          onFile={(file) => void attach(file)}
        />
      ) : null}
      <ErrorMessage error={error} />
    </section>
  );
}

/** Attached files, each to open or to remove. */
export function Files({ files, label }: { files: readonly AttachmentView[]; label: string }) {
  const t = useText().papers;
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<string>();
  const [removing, setRemoving] = useState<AttachmentView>();
  if (files.length === 0) return <p className="subtle">{t.none}</p>;
  return (
    <>
      <ul aria-label={label}>
        {files.map((file) => (
          <li key={file.id}>
            {file.fileName} <span className="subtle">{formatBytes(file.bytes)}, </span>
            <span className="subtle">
              {t.added(file.addedBy, formatInstant(file.addedAt))}
              {file.boundBy ? `; ${t.boundBy[file.boundBy]}` : ''}
            </span>{' '}
            <Button
              size="xsmall"
              variant="tertiary"
              aria-label={t.openFile(file.fileName)}
              aria-expanded={file.id === open}
              onClick={() => setOpen(file.id === open ? undefined : file.id)}
            >
              {file.id === open ? t.close : t.open}
            </Button>
            {mayWrite ? (
              <Button
                size="xsmall"
                variant="tertiary"
                data-color="danger"
                aria-label={t.removeFile(file.fileName)}
                onClick={() => setRemoving(file)}
              >
                {t.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? <OpenFile key={open} id={open} /> : null}
      {removing ? <RemoveDialog file={removing} onClose={() => setRemoving(undefined)} /> : null}
    </>
  );
}

function OpenFile({ id }: { id: string }) {
  const file = useApi('attachment.get', { id });
  return (
    <QueryState query={file}>
      {({ content, fileName, mediaType }) =>
        mediaType === 'application/pdf' ? (
          <PdfPreview document={{ pdf: content, fileName }} title={fileName} />
        ) : (
          <img className="attachment-picture" alt={fileName} src={`data:${mediaType};base64,${content}`} />
        )
      }
    </QueryState>
  );
}

const noReason = { reason: '' };

function RemoveDialog({ file, onClose }: { file: AttachmentView; onClose: () => void }) {
  const t = useText().papers;
  const remove = useCommand('attachment.remove');
  const draft = useDraftForm(`attachment:remove:${file.id}`, noReason);
  if (!draft) return null;
  return (
    <ConfirmDialog
      open
      danger
      title={t.removeTitle}
      confirm={t.remove}
      busy={remove.busy}
      onConfirm={() =>
        void remove.run({ id: file.id, reason: draft.form.reason }).then((answer) => {
          if (!answer.ok) return;
          draft.clear();
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t.removeText}</p>
      <TextInput
        label={t.removeReason}
        value={draft.form.reason}
        maxLength={2000}
        onChange={(reason) => draft.change({ reason })}
      />
      <ErrorMessage error={remove.error} />
    </ConfirmDialog>
  );
}
