import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { type ApiFailure, useClient } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { fromBase64, PdfPreview } from '../ui/PdfPreview.tsx';

/** Everything that is held about the person. Made when it is asked for, and kept nowhere: each taking out is logged. */
export function InnsynPanel({ personId }: { personId: string }) {
  const t = useText().consents;
  const client = useClient();
  const { language } = useLanguage();
  const mayWrite = useMayWrite();
  const [shown, setShown] = useState<MethodOutput<'person.export'>>();
  const [busy, setBusy] = useState<'pdf' | 'json'>();
  const [error, setError] = useState<ApiFailure['error']>();
  if (!mayWrite) return null;

  async function take(format: 'pdf' | 'json') {
    setBusy(format);
    setError(undefined);
    const answer = await client('person.export', { personId, format, language });
    setBusy(undefined);
    if (!answer.ok) return setError(answer.error);
    if (format === 'pdf') return setShown(answer.value);
    const url = URL.createObjectURL(new Blob([fromBase64(answer.value.content)], { type: answer.value.mediaType }));
    const link = document.createElement('a');
    link.href = url;
    link.download = answer.value.fileName;
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <Panel title={t.innsyn}>
      <p className="subtle">{t.innsynLead}</p>
      <div className="row">
        <Button size="small" variant="secondary" loading={busy === 'pdf'} onClick={() => void take('pdf')}>
          {t.innsynPdf}
        </Button>
        <Button size="small" variant="secondary" loading={busy === 'json'} onClick={() => void take('json')}>
          {t.innsynJson}
        </Button>
      </div>
      <ErrorMessage error={error} />
      {shown ? (
        <PdfPreview
          document={{
            pdf: shown.content,
            fileName: shown.fileName,
            ...(shown.pages === null ? {} : { pages: shown.pages }),
          }}
          title={t.innsyn}
        />
      ) : null}
    </Panel>
  );
}
