import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useIsCoordinator } from '../members/useInstallation.ts';
import { Guidelines } from './Guidelines.tsx';
import { Templates } from './Templates.tsx';

/** What goes out to all besides rates and members, for the coordinator to write and for a municipality to read. */
export function SentOut() {
  const t = useText().exchange.coordinator.sent;
  const isCoordinator = useIsCoordinator();
  return (
    <div className="stack">
      <div className="stack-s">
        <p className="coordinator-text">{isCoordinator ? t.lead : t.leadMunicipality}</p>
        {isCoordinator ? (
          <p className="row">
            <span>{t.also}</span>
            <Link as={RouterLink} to={paths.rates}>
              {t.alsoRates}
            </Link>
            <Link as={RouterLink} to={paths.exchangeTab('members')}>
              {t.alsoMembers}
            </Link>
          </p>
        ) : null}
      </div>
      <Guidelines />
      <Templates />
    </div>
  );
}
