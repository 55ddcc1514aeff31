import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { ErrorMessage, QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { AddMember } from './AddMember.tsx';
import { CreateInstallation } from './CreateInstallation.tsx';
import { JoinSteps } from './JoinSteps.tsx';
import { MemberTable } from './MemberTable.tsx';
import { OwnInstallation } from './OwnInstallation.tsx';
import { ReadList } from './ReadList.tsx';
import type { Installation } from './useInstallation.ts';
import { useIntoView } from './useIntoView.ts';
import './members.css';

/** Who takes part in the exchange, with which keys, and what there is to do before this machine does. */
export function MembersTab() {
  const installation = useApi('installation.get', {}, { staleTime: 0 });
  return <QueryState query={installation}>{(state) => <Content state={state} />}</QueryState>;
}

function Content({ state }: { state: Installation }) {
  const t = useText().exchange.members;
  if (state.isDemo) {
    return (
      <LocalAlert status="announcement" size="small">
        <LocalAlert.Header>
          <LocalAlert.Title as="h2">{t.demoTitle}</LocalAlert.Title>
        </LocalAlert.Header>
        <LocalAlert.Content>{t.demoText}</LocalAlert.Content>
      </LocalAlert>
    );
  }
  const own = state.installation;
  if (own === null) return <CreateInstallation mayManage={state.mayManage} />;
  return (
    <div className="stack">
      {state.standing === 'revoked' ? <Revoked mayManage={state.mayManage} /> : null}
      {state.standing === 'noList' && own.role === 'coordinator' ? <StartList /> : null}
      {state.standing === 'noList' || state.standing === 'notListed' ? (
        <JoinSteps state={state} own={own} />
      ) : (
        <Listed own={own} state={state} />
      )}
      {state.standing === 'notListed' ? <HeldList /> : null}
    </div>
  );
}

function Listed({ own, state }: { own: NonNullable<Installation['installation']>; state: Installation }) {
  const t = useText().exchange.members;
  const list = useApi('member.list', {}, { staleTime: 0 });
  const mayWrite = useMayWrite();
  return (
    <>
      {list.data?.mayKeep ? <AddMember /> : null}
      <HeldList />
      <OwnInstallation own={own} state={state} />
      {mayWrite ? (
        <Panel title={t.readListTitle}>
          <p className="subtle">{t.readListLead}</p>
          <ReadList />
        </Panel>
      ) : null}
    </>
  );
}

function HeldList() {
  const list = useApi('member.list', {}, { staleTime: 0 });
  return <QueryState query={list}>{(held) => (held.version === 0 ? null : <MemberTable list={held} />)}</QueryState>;
}

function StartList() {
  const t = useText().exchange.members;
  const start = useCommand('member.startList');
  return (
    <Panel title={t.startTitle}>
      <p>{t.startText}</p>
      <p>{t.startOnlyFirst}</p>
      <ErrorMessage error={start.error} />
      <div>
        <Button size="small" loading={start.busy} onClick={() => void start.run({})}>
          {t.start}
        </Button>
      </div>
    </Panel>
  );
}

function Revoked({ mayManage }: { mayManage: boolean }) {
  const t = useText().exchange.members;
  const renew = useCommand('installation.renew');
  const box = useIntoView<HTMLDivElement>();
  return (
    <LocalAlert status="error" size="small" ref={box}>
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t.ownRevokedTitle}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack-s">
          <p>{t.ownRevokedText}</p>
          <ErrorMessage error={renew.error} />
          {mayManage ? (
            <div>
              <Button size="small" variant="secondary" loading={renew.busy} onClick={() => void renew.run({})}>
                {t.renew}
              </Button>
            </div>
          ) : (
            <p>{t.onlyAdministrators}</p>
          )}
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
