import { useText } from '../i18n/useText.tsx';

/** A person's practice contracts. */
export function ContractsTab({ personId }: { personId: string }) {
  const t = useText();
  return <h2 data-person={personId}>{t.people.page.tabs.contracts}</h2>;
}
