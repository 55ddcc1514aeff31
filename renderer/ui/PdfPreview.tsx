import { DownloadIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { desktop } from '../client/desktop.ts';
import { useText } from '../i18n/useText.tsx';
import { Loading } from './ErrorMessage.tsx';

export interface Pdf {
  /** Base64, as the contract carries it. */
  readonly pdf: string;
  /** From the method: never a name or a number of a person. */
  readonly fileName: string;
  readonly pages?: number;
}

/**
 * Shows a PDF, prints it and saves it. In the desktop window, printing and saving go through the system's own dialogs;
 * in a browser, through the frame and a download.
 */
export function PdfPreview(props: {
  document: Pdf | undefined;
  title: string;
  actions?: ReactNode;
  onSaved?: () => void;
  onPrinted?: () => void;
}) {
  const t = useText().common.pdf;
  const frame = useRef<HTMLIFrameElement>(null);
  const [message, setMessage] = useState('');
  const bytes = useMemo(() => (props.document ? fromBase64(props.document.pdf) : undefined), [props.document]);
  const url = useBlobUrl(bytes);

  if (!props.document || !bytes || !url) return <Loading text={t.making} />;
  const { fileName, pages } = props.document;

  async function save() {
    if (!bytes || !url) return;
    if (desktop) {
      const { done } = await desktop.savePdf(bytes, fileName);
      if (!done) return;
    } else {
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
    }
    setMessage(t.saved);
    props.onSaved?.();
  }

  async function print() {
    if (!bytes) return;
    if (desktop) {
      const { done } = await desktop.printPdf(bytes, fileName);
      if (!done) return;
      setMessage(t.printed);
    } else {
      const view = frame.current?.contentWindow;
      view?.focus();
      view?.print();
    }
    props.onPrinted?.();
  }

  return (
    <div className="pdf-preview">
      <div className="row">
        <Button size="small" icon={<PrinterSmallIcon aria-hidden />} onClick={() => void print()}>
          {t.print}
        </Button>
        <Button size="small" variant="secondary" icon={<DownloadIcon aria-hidden />} onClick={() => void save()}>
          {t.save}
        </Button>
        {props.actions}
        {pages ? <span className="subtle">{t.pages(pages)}</span> : null}
        <span role="status">{message}</span>
      </div>
      <iframe ref={frame} className="pdf-frame" src={`${url}#navpanes=0&view=FitH`} title={props.title} />
    </div>
  );
}

function useBlobUrl(bytes: Uint8Array<ArrayBuffer> | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return;
    const made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    setUrl(made);
    // A printed page must not live on as a blob after its screen is gone: the vault may be locked by then.
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [bytes]);
  return url;
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
