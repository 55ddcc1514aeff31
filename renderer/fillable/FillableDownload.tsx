import { DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { MethodInput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import { desktop } from '../client/desktop.ts';
import { useClient } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { fromBase64 } from '../ui/PdfPreview.tsx';

/** The same blank form as a PDF to fill in on a screen. */
export function FillableDownload({ form, language }: MethodInput<'form.fillablePdf'>) {
  const t = useText().fillable;
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const [message, setMessage] = useState('');

  async function download() {
    setBusy(true);
    setMessage('');
    const answer = await client('form.fillablePdf', { form, language });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    if (await save(fromBase64(answer.value.pdf), answer.value.fileName)) setMessage(t.downloaded);
  }

  return (
    <>
      <div className="row">
        <Button
          size="small"
          variant="secondary"
          icon={<DownloadIcon aria-hidden />}
          loading={busy}
          onClick={() => void download()}
        >
          {t.download}
        </Button>
        <span className="subtle">{t.downloadHelp}</span>
        <span role="status">{message}</span>
      </div>
      <ErrorMessage error={error} />
    </>
  );
}

/** Through the system's own dialog in the desktop window, else as a download. False: the user changed their mind. */
async function save(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<boolean> {
  if (desktop) return (await desktop.savePdf(bytes, fileName)).done;
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}
