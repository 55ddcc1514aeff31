import { Button } from '@navikt/ds-react/Button';
import { connection, useConnection } from '../client/connection.ts';
import { useText } from '../i18n/useText.tsx';

/** Says that the application does not answer, over whatever screen is open; the screen and its typing stay. */
export function ConnectionBanner() {
  const state = useConnection();
  const t = useText().common;
  if (state === 'up') return null;
  const lost = state === 'lost';
  return (
    <aside className="shell-banner" aria-label={lost ? t.connection.lostTitle : t.connection.refusedTitle}>
      <span className="grow" role="alert">
        <strong>{lost ? t.connection.lostTitle : t.connection.refusedTitle}.</strong>{' '}
        {lost ? t.connection.lost : t.connection.refused}
      </span>
      <Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => void connection.tryNow()}>
        {t.retry}
      </Button>
    </aside>
  );
}
