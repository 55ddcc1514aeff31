import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';

/** One practice contract: versions, signatures, talks, attest and reference. */
export function ContractPage() {
  const t = useText();
  return <Page title={t.shell.contracts}>{null}</Page>;
}
