import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import type { BenefitView } from '#shared/api/methods/benefits.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { AbsencePanel } from './AbsencePanel.tsx';
import { MonthDetail } from './MonthDetail.tsx';
import { MonthsTable } from './MonthsTable.tsx';
import { PeriodsPanel } from './PeriodsPanel.tsx';
import { SetUpPanel } from './SetUpPanel.tsx';

/** A person's introduction benefit: what it rests on, the months, and how each was computed. */
export function BenefitTab(props: { personId: string }) {
  const benefit = useApi('benefit.get', { personId: props.personId });
  return <QueryState query={benefit}>{(view) => <Content view={view} />}</QueryState>;
}

function Content({ view }: { view: BenefitView }) {
  const t = useText().benefits;
  const mayWrite = useMayWrite();
  const [chosen, setChosen] = useState<string>();
  const month = view.months.find((each) => each.month === chosen) ?? view.months.at(-1);
  return (
    <div className="stack">
      {view.backPay.length > 0 ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Content>{t.backPay}</LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {view.setUp === null && !mayWrite ? <p>{t.notSetUp}</p> : null}
      {view.months.length > 0 ? (
        <Panel title={t.months}>
          <MonthsTable view={view} chosen={month?.month} onChoose={setChosen} />
        </Panel>
      ) : null}
      {month ? <MonthDetail key={month.month} personId={view.personId} month={month} /> : null}
      {view.setUp ? <AbsencePanel view={view} month={month?.month} /> : null}
      {mayWrite ? <SetUpPanel key={view.personId} view={view} /> : null}
      {view.setUp ? <PeriodsPanel view={view} /> : null}
    </div>
  );
}
