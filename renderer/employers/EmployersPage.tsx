import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** The employer register. */
export function EmployersPage() {
  const t = useText();
  return <Page title={t.shell.employers}>{null}</Page>;
}
