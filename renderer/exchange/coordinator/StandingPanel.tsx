import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import type { ReactNode } from 'react';
import type { MemberStanding } from '#shared/api/methods/exchange/coordinator.ts';
import { useApi } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { municipalityName } from '../transfers/municipalityName.ts';
import { isBehind } from './behind.ts';

/** For each municipality: what has come from it, what is missing, and what it has of what was sent. */
export function StandingPanel() {
  const texts = useText().exchange.coordinator;
  const t = texts.standing;
  const standing = useApi('coordinator.members', {}, { staleTime: 0 });
  const heads = [texts.municipality, t.lastRead, t.missing, t.conflicts, t.receipts, t.lastSent];
  return (
    <Panel title={t.title}>
      <p className="subtle coordinator-text">{t.lead}</p>
      <QueryState query={standing}>
        {({ members, ownMembersVersion }) => (
          <div className="table-scroll">
            <Table size="small" aria-label={t.title} className="coordinator-standing">
              <Table.Header>
                <Table.Row>
                  {heads.map((head) => (
                    <Table.HeaderCell key={head} scope="col">
                      {head}
                    </Table.HeaderCell>
                  ))}
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {members.map((member) => (
                  <Row key={member.municipality} member={member} ownList={ownMembersVersion} />
                ))}
              </Table.Body>
            </Table>
          </div>
        )}
      </QueryState>
    </Panel>
  );
}

function Row({ member, ownList }: { member: MemberStanding; ownList: number }) {
  const t = useText().exchange.coordinator.standing;
  const { lastRead, lastSent, missing, waiting, openConflicts, receiptsToSend, receiptsAwaited, membersVersion } =
    member;
  const isMember = member.installations.length > 0;
  const receipts = [
    receiptsToSend > 0 ? t.toSend(receiptsToSend) : null,
    receiptsAwaited > 0 ? t.awaited(receiptsAwaited) : null,
  ].filter((line) => line !== null);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <div className="stack-s">
          <span>{municipalityName(member.municipality)}</span>
          <span>
            {isMember ? <Standing member={member} /> : <span className="subtle coordinator-note">{t.notMember}</span>}
          </span>
        </div>
      </Table.HeaderCell>
      <Table.DataCell>
        {lastRead === null ? (
          <span className="subtle">{t.never}</span>
        ) : (
          <>
            {t.read(lastRead.number, formatInstantDay(lastRead.createdAt))}
            <Note>{t.ago(daysSince(lastRead.createdAt))}</Note>
          </>
        )}
      </Table.DataCell>
      <Table.DataCell>
        {missing.length === 0 && waiting === 0 ? <span className="subtle">{t.none}</span> : null}
        {missing.map(({ from, numbers, since }) => (
          <div key={`${from} ${since}`}>
            {t.missingNumbers(numbers.join(', '), from)}
            <Note>{t.since(formatInstantDay(since))}</Note>
          </div>
        ))}
        {waiting > 0 ? <div>{t.waiting(waiting)}</div> : null}
      </Table.DataCell>
      <Table.DataCell className="numeric">
        {openConflicts === 0 ? <span className="subtle">{t.none}</span> : openConflicts}
      </Table.DataCell>
      <Table.DataCell>
        {receipts.length === 0 ? (
          <span className="subtle">{t.none}</span>
        ) : (
          receipts.map((line) => <div key={line}>{line}</div>)
        )}
      </Table.DataCell>
      <Table.DataCell>
        {lastSent === null ? (
          <span className="subtle">{t.nothingSent}</span>
        ) : (
          <>
            {t.sent(lastSent.number, formatInstantDay(lastSent.createdAt), lastSent.toAll)}
            <div>
              <Tag size="xsmall" variant="outline" data-color={lastSent.acknowledged === 'yes' ? 'success' : 'neutral'}>
                {t.acknowledged[lastSent.acknowledged]}
              </Tag>
            </div>
          </>
        )}
        {membersVersion !== null && membersVersion < ownList ? <Note>{t.oldList(membersVersion)}</Note> : null}
      </Table.DataCell>
    </Table.Row>
  );
}

function Standing({ member }: { member: MemberStanding }) {
  const t = useText().exchange.coordinator.standing;
  const behind = isBehind(member, new Date());
  return (
    <Tag size="xsmall" variant="moderate" data-color={behind ? 'warning' : 'success'}>
      {behind ? t.behind : t.upToDate}
    </Tag>
  );
}

const Note = ({ children }: { children: ReactNode }) => <div className="subtle coordinator-note">{children}</div>;

const daysSince = (at: string): number => Math.max(0, Math.floor((Date.now() - new Date(at).getTime()) / 86_400_000));
