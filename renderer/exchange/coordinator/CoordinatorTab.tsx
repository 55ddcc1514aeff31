import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../i18n/useText.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { useInstallation } from '../members/useInstallation.ts';
import { CollectPanel } from './CollectPanel.tsx';
import { SentOut } from './SentOut.tsx';
import { StandingPanel } from './StandingPanel.tsx';
import { TotalsPanel } from './TotalsPanel.tsx';
import './coordinator.css';

const sections = ['tall', 'status', 'innlesing', 'sendt'] as const;
type Section = (typeof sections)[number];

/** What the coordinator sees of all; a municipality sees what was sent out to it. Which part is in the address. */
export function CoordinatorTab() {
  const t = useText().exchange.coordinator;
  const installation = useInstallation();
  const mayWrite = useMayWrite();
  const [params, setParams] = useSearchParams();
  if (installation === undefined) return null;
  if (installation.installation?.role !== 'coordinator') return <SentOut />;
  const shown = sections.filter((section) => mayWrite || section !== 'innlesing');
  const section = shown.find((known) => known === params.get('del')) ?? 'tall';
  const content: Record<Section, ReactNode> = {
    tall: <TotalsPanel />,
    status: <StandingPanel />,
    innlesing: <CollectPanel />,
    sendt: <SentOut />,
  };
  return (
    <div className="stack">
      <ToggleGroup
        size="small"
        aria-label={t.sectionsLabel}
        value={section}
        onChange={(value) => setParams({ fane: 'coordinator', del: value }, { replace: true })}
      >
        {shown.map((name) => (
          <ToggleGroup.Item key={name} value={name} label={t.sections[name]} />
        ))}
      </ToggleGroup>
      {content[section]}
    </div>
  );
}
