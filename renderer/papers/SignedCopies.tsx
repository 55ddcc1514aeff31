import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { PaperView } from '#shared/api/methods/papers.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { attachmentAccept, Files } from './AttachmentList.tsx';
import { FilePicker } from './FilePicker.tsx';
import { useAttach } from './useAttach.ts';

/** Scanned copies of one version. The code on the paper binds a copy; where none is read, the typed document id does. */
export function SignedCopies({ paper }: { paper: PaperView }) {
  const t = useText().papers;
  const mayWrite = useMayWrite();
  const { id, personId } = paper;
  const scan = useAttach({ paperId: id, subjectId: id, personId, purpose: 'signedCopy' });
  const [documentId, setDocumentId] = useState('');
  const needsId = scan.error?.code === 'scanUnmarked' || scan.error?.code === 'documentIdDiffers';
  return (
    <section className="stack-s" aria-label={t.copies}>
      <h3>{t.copies}</h3>
      <Files files={paper.attachments} label={t.copies} />
      {mayWrite ? (
        <>
          <p className="subtle">{t.copyHelp}</p>
          <FilePicker
            accept={attachmentAccept}
            label={t.copies}
            hint={t.drop}
            busy={scan.busy}
            onFile={(file) => void scan.attach(file)}
          />
        </>
      ) : null}
      {needsId && scan.file ? (
        <form
          className="stack-s"
          autoComplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (scan.file) void scan.attach(scan.file, documentId).then((done) => done && setDocumentId(''));
          }}
        >
          <p>{t.askDocumentId}</p>
          <div className="row row-end">
            <TextInput label={t.documentId} value={documentId} maxLength={40} onChange={setDocumentId} />
            <Button size="small" type="submit" loading={scan.busy}>
              {t.attachTyped}
            </Button>
          </div>
        </form>
      ) : null}
      {scan.error?.code === 'scanUnmarked' ? null : <ErrorMessage error={scan.error} />}
    </section>
  );
}
