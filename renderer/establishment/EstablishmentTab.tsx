import { useText } from '../i18n/useText.tsx';

/** The establishment grant of the household that the person belongs to. */
export function EstablishmentTab({ personId }: { personId: string }) {
  const t = useText();
  return <h2 data-person={personId}>{t.people.page.tabs.establishment}</h2>;
}
