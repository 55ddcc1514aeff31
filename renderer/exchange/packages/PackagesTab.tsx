import { InboxUpIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link as RouterLink } from 'react-router';
import { useApi } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useMayWrite } from '../../session/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading, QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { FolderPanel } from './FolderPanel.tsx';
import { NotReady, useIsReady } from './NotReady.tsx';
import { ReadTable, SentTable } from './PackageTables.tsx';
import { PickPackage } from './PickPackage.tsx';
import { RevocationsPanel } from './RevocationsPanel.tsx';
import { MissingPanel, WaitingPanel } from './WaitingPanels.tsx';
import './packages.css';

/** Packages out and in: what can be done, what waits, what is missing, and what was sent and read. */
export function PackagesTab() {
  const text = useText();
  const mayWrite = useMayWrite();
  const ready = useIsReady();
  if (ready === undefined) return <Loading />;
  if (!ready) return <NotReady />;
  if (!mayWrite) return <EmptyState title={text.exchange.packages.onlyWriters} />;
  return <Overview />;
}

function Overview() {
  const t = useText().exchange.packages;
  const list = useApi('package.list', {}, { staleTime: 0 });
  return (
    <PickPackage>
      {(picker) => (
        <div className="stack">
          <div className="package-actions">
            <Panel title={t.make}>
              <p className="subtle">{t.makeText}</p>
              <div>
                <Button size="small" as={RouterLink} to={paths.makePackage} icon={<InboxUpIcon aria-hidden />}>
                  {t.make}
                </Button>
              </div>
            </Panel>
            <Panel title={t.read}>
              <p className="subtle">{t.readText}</p>
              {picker}
            </Panel>
          </div>
          <FolderPanel />
          <QueryState query={list}>
            {(packages) => (
              <>
                <WaitingPanel waiting={packages.waiting} />
                <MissingPanel missing={packages.missing} />
                <RevocationsPanel />
                <SentTable sent={packages.sent} />
                <ReadTable read={packages.read} />
              </>
            )}
          </QueryState>
        </div>
      )}
    </PickPackage>
  );
}
