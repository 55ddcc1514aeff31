import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import type { EstablishmentView } from '#shared/api/methods/establishment.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { LinesPanel } from './LinesPanel.tsx';
import { PurchasesPanel } from './PurchasesPanel.tsx';
import { SetUpPanel } from './SetUpPanel.tsx';
import { personName } from './words.ts';

/** The establishment grant of the household that the person belongs to: ceilings, purchases, decision (guidelines 3.2). */
export function EstablishmentTab({ personId }: { personId: string }) {
  const t = useText().establishment;
  const [typed, setTyped] = useState('');
  const asOf = readDate(typed);
  const establishment = useApi('establishment.get', asOf === undefined ? { personId } : { personId, asOf }, {
    keepPrevious: true,
  });
  return (
    <QueryState query={establishment}>
      {(view) => (
        <div className="stack">
          {view.establishmentId === null ? null : (
            <DateInput
              label={t.asOf}
              value={typed}
              error={typed.trim() !== '' && asOf === undefined ? t.invalidDate : undefined}
              onChange={setTyped}
            />
          )}
          <Content view={view} />
        </div>
      )}
    </QueryState>
  );
}

function Content({ view }: { view: EstablishmentView }) {
  const t = useText().establishment;
  const mayWrite = useMayWrite();
  const isSetUp = view.establishmentId !== null;
  if (!isSetUp && !mayWrite) return <EmptyState title={t.notSetUp} text={t.notSetUpText} />;
  return (
    <>
      {view.problem && isSetUp ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Content>{t.problems[view.problem]}</LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {view.changes.length > 0 ? (
        <LocalAlert status="announcement" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">
              {view.changes.every(({ what }) => what === 'turned18') ? t.noteTitle : t.changesTitle}
            </LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <ul>
              {view.changes.map(({ personId, what }) => (
                <li key={`${personId} ${what}`}>
                  <bdi>{personName(view, personId)}</bdi> {t.changes[what]}.
                </li>
              ))}
            </ul>
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {view.lines.length > 0 ? <LinesPanel view={view} /> : null}
      {isSetUp ? <PurchasesPanel view={view} /> : null}
      {isSetUp ? <DecisionPanel view={view} /> : null}
      {mayWrite ? <SetUpPanel key={view.establishmentId ?? 'new'} view={view} /> : null}
    </>
  );
}
