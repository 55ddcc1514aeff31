import { Button } from '@navikt/ds-react/Button';
import { Link as RouterLink } from 'react-router';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useInstallation } from '../members/useInstallation.ts';

/** Whether this machine may make and read packages; undefined until it is known. */
export function useIsReady(): boolean | undefined {
  const installation = useInstallation();
  return installation === undefined ? undefined : installation.standing === 'active' && !installation.isDemo;
}

/** What has to be done first, and where. */
export function NotReady() {
  const t = useText().exchange.packages;
  return (
    <EmptyState
      title={t.notReadyTitle}
      text={t.notReadyText}
      action={
        <Button size="small" as={RouterLink} to={paths.exchangeTab('members')}>
          {t.toMembers}
        </Button>
      }
    />
  );
}
