import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** Reads a filled PDF back into a draft. */
export function ReadPdfPage() {
  const t = useText();
  return <Page title={t.shell.readPdf}>{null}</Page>;
}
