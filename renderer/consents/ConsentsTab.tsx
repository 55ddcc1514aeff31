import { useText } from '../i18n/useText.tsx';

/** A person's consents, disclosures and legal bases without consent. */
export function ConsentsTab({ personId }: { personId: string }) {
  const t = useText();
  return <h2 data-person={personId}>{t.people.page.tabs.consents}</h2>;
}
