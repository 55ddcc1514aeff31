import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** Practice placements of the municipality, in lists that say what has to be done. */
export function ContractsPage() {
  const t = useText();
  return <Page title={t.shell.contracts}>{null}</Page>;
}
