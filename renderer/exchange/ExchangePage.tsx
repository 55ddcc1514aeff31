import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** Packages out and in, and where the other municipalities stand. */
export function ExchangePage() {
  const t = useText();
  return <Page title={t.shell.exchange}>{null}</Page>;
}
