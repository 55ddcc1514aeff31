import { useText } from '../i18n/useText.tsx';

/** The state grants that the municipality gets for the person. */
export function StateGrantsTab({ personId }: { personId: string }) {
  const t = useText();
  return <h2 data-person={personId}>{t.people.page.tabs.stateGrants}</h2>;
}
