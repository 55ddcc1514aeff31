import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** One employer, with the history of its placements. */
export function EmployerPage() {
  const t = useText();
  return <Page title={t.shell.employers}>{null}</Page>;
}
