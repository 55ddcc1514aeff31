import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** State grants of the municipality by year: expected, received, and what to claim. */
export function StateGrantsPage() {
  const t = useText();
  return <Page title={t.shell.stateGrants}>{null}</Page>;
}
