import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import type { PersonGrantsView } from '#shared/api/methods/stateGrants.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { ImpairmentPanel } from './ImpairmentPanel.tsx';
import { NorwegianPanel } from './NorwegianPanel.tsx';
import { ReceivedPanel } from './ReceivedPanel.tsx';
import { YearsPanel } from './YearsPanel.tsx';
import './stateGrants.css';

/** The state grants that the municipality gets for the person (guidelines 3.1). */
export function StateGrantsTab({ personId }: { personId: string }) {
  const grants = useApi('stateGrants.get', { personId });
  return <QueryState query={grants}>{(view) => <Content view={view} />}</QueryState>;
}

function Content({ view }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  return (
    <div className="stack">
      {view.problems.length > 0 ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t.problemsTitle}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <ul>
              {view.problems.map((problem) => (
                <li key={problem}>{t.problems[problem]}</li>
              ))}
            </ul>
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {view.checks.length > 0 ? (
        <LocalAlert status="announcement" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t.checksTitle}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <ul>
              {view.checks.map((check) => (
                <li key={check}>{t.checks[check]}</li>
              ))}
            </ul>
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      <YearsPanel view={view} />
      <ReceivedPanel view={view} />
      <FactsPanel view={view} />
      <NorwegianPanel view={view} />
      <ImpairmentPanel view={view} />
    </div>
  );
}
