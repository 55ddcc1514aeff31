import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ConsentDetail } from '#shared/api/methods/consents.ts';
import { type ConsentScope, consentScopeIds, consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { PaperPanel } from '../papers/PaperPanel.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { WithdrawDialog, type Withdrawn } from './WithdrawDialog.tsx';

/** One consent: who can get what, where each part stands, its paper, and what was taken back. */
export function ConsentDetails({ id }: { id: string }) {
  const consent = useApi('consent.get', { id });
  return <QueryState query={consent}>{(found) => <Content consent={found} />}</QueryState>;
}

function Content({ consent }: { consent: ConsentDetail }) {
  const t = useText().consents;
  const mayWrite = useMayWrite();
  const [withdrawing, setWithdrawing] = useState<Withdrawn>();
  const isActive = consent.grants.some(({ scopes }) => scopes.some(({ state }) => state === 'active'));
  return (
    <div className="stack">
      <div className="row">
        <Button size="small" variant="tertiary" as={RouterLink} to={paths.form(consent.personId, consent.id)}>
          {t.read}
        </Button>
        {mayWrite && isActive ? (
          <Button size="small" variant="secondary" data-color="danger" onClick={() => setWithdrawing({ kind: 'all' })}>
            {t.withdrawAll}
          </Button>
        ) : null}
      </div>
      <Matrix consent={consent} onWithdraw={mayWrite ? setWithdrawing : undefined} />
      <Withdrawals consent={consent} />
      <PaperPanel paperId={consent.id} />
      {withdrawing ? (
        <WithdrawDialog consent={consent} what={withdrawing} onClose={() => setWithdrawing(undefined)} />
      ) : null}
    </div>
  );
}

/** Recipients down, scopes across; a cell that holds is a button that takes it back. */
function Matrix(props: { consent: ConsentDetail; onWithdraw: ((what: Withdrawn) => void) | undefined }) {
  const t = useText().consents;
  const write = useLocal();
  const { grants } = props.consent;
  const used = consentScopeIds.filter((scope) =>
    grants.some(({ scopes }) => scopes.some((each) => each.scope === scope)),
  );
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={t.matrix}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t.recipient}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.purpose}</Table.HeaderCell>
            {used.map((scope) => (
              <Table.HeaderCell key={scope} scope="col">
                {write(consentScopes[scope])}
              </Table.HeaderCell>
            ))}
            {props.onWithdraw ? (
              <Table.HeaderCell scope="col" align="right">
                {t.actions}
              </Table.HeaderCell>
            ) : null}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {grants.map((grant) => (
            <Table.Row key={grant.row}>
              <Table.HeaderCell scope="row">{grant.recipient}</Table.HeaderCell>
              <Table.DataCell>
                {grant.purpose}
                {grant.limits ? <div className="subtle">{`${t.limits}: ${grant.limits}`}</div> : null}
                {grant.until ? <div className="subtle">{t.untilDay(formatDate(grant.until))}</div> : null}
              </Table.DataCell>
              {used.map((scope) => (
                <Table.DataCell key={scope}>
                  <Cell grant={grant} scope={scope} onWithdraw={props.onWithdraw} />
                </Table.DataCell>
              ))}
              {props.onWithdraw ? (
                <Table.DataCell align="right">
                  {grant.scopes.some(({ state }) => state === 'active') ? (
                    <Button
                      size="xsmall"
                      variant="tertiary"
                      data-color="danger"
                      aria-label={t.withdrawRow(grant.recipient)}
                      onClick={() => props.onWithdraw?.({ kind: 'row', row: grant.row, recipient: grant.recipient })}
                    >
                      {t.withdraw}
                    </Button>
                  ) : null}
                </Table.DataCell>
              ) : null}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Cell(props: {
  grant: ConsentDetail['grants'][number];
  scope: ConsentScope;
  onWithdraw: ((what: Withdrawn) => void) | undefined;
}) {
  const t = useText().consents;
  const write = useLocal();
  const { grant, scope } = props;
  const given = grant.scopes.find((each) => each.scope === scope);
  if (given === undefined) return t.notGiven;
  if (given.state !== 'active' || !props.onWithdraw) {
    return `${t.grant[given.state]}${given.withdrawnOn ? ` ${formatDate(given.withdrawnOn)}` : ''}`;
  }
  return (
    <Button
      size="xsmall"
      variant="tertiary"
      aria-label={t.withdrawCell(write(consentScopes[scope]), grant.recipient)}
      onClick={() => props.onWithdraw?.({ kind: 'cell', row: grant.row, recipient: grant.recipient, scope })}
    >
      {t.grant.active} <span aria-hidden>✕</span>
    </Button>
  );
}

function Withdrawals({ consent }: { consent: ConsentDetail }) {
  const t = useText().consents;
  const write = useLocal();
  if (consent.withdrawals.length === 0) return null;
  const nameOf = (row: string) => consent.grants.find((grant) => grant.row === row)?.recipient ?? '';
  return (
    <section aria-label={t.withdrawals}>
      <h3>{t.withdrawals}</h3>
      <ul>
        {consent.withdrawals.map(({ id, date, rows, toldBy, toldTo, note }) => (
          <li key={id}>
            {t.withdrawal(formatDate(date), toldBy, toldTo)}:{' '}
            {rows === null
              ? t.wholeConsent
              : rows
                  .map(({ row, scopes }) =>
                    scopes === null
                      ? nameOf(row)
                      : `${nameOf(row)} (${scopes.map((scope) => write(consentScopes[scope])).join(', ')})`,
                  )
                  .join(', ')}
            {note ? <div className="subtle">{note}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
