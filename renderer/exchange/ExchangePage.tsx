import { Tabs } from '@navikt/ds-react/Tabs';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../i18n/useText.tsx';
import { type ExchangeTab, exchangeTabs } from '../paths.ts';
import { Page } from '../ui/Page.tsx';
import { ConflictsTab } from './conflicts/ConflictsTab.tsx';
import { CoordinatorTab } from './coordinator/CoordinatorTab.tsx';
import { MembersTab } from './members/MembersTab.tsx';
import { useIsCoordinator } from './members/useInstallation.ts';
import { PackagesTab } from './packages/PackagesTab.tsx';
import { TransfersTab } from './transfers/TransfersTab.tsx';

/** Packages out and in, conflicts, moving of cases, and who takes part; which tab is in the address. */
export function ExchangePage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const isCoordinator = useIsCoordinator();
  const shown = exchangeTabs.filter((known) => known !== 'coordinator' || isCoordinator);
  const tab = shown.find((known) => known === params.get('fane')) ?? 'packages';
  const content: Record<ExchangeTab, ReactNode> = {
    packages: <PackagesTab />,
    conflicts: <ConflictsTab />,
    transfers: <TransfersTab />,
    members: <MembersTab />,
    coordinator: <CoordinatorTab />,
  };
  return (
    <Page title={t.shell.exchange}>
      <Tabs
        size="small"
        value={tab}
        onChange={(value) => setParams(value === 'packages' ? {} : { fane: value }, { replace: true })}
      >
        <Tabs.List>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name} label={t.exchange.tabs[name]} />
          ))}
        </Tabs.List>
        {shown.map((name) => (
          <Tabs.Panel key={name} value={name} className="tab-panel">
            {name === tab ? content[name] : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
