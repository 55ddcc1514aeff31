import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { Link as RouterLink } from 'react-router';
import type { TransferItem } from '#shared/api/methods/exchange/transfers.ts';
import { useApi } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { municipalityName } from './municipalityName.ts';
import './transfers.css';

/** Cases that are offered to another municipality, and those that are offered here (guidelines 2.1). */
export function TransfersTab() {
  const t = useText().exchange.transfers;
  const list = useApi('transfer.list', {});
  return (
    <QueryState query={list}>
      {({ transfers }) =>
        transfers.length === 0 ? (
          <EmptyState title={t.none} text={t.noneText} />
        ) : (
          <div className="stack">
            <Cards title={t.waiting} items={transfers.filter(({ mayAnswer }) => mayAnswer)} />
            <Cards
              title={t.sent}
              items={transfers.filter(({ state, mayAnswer }) => state === 'offered' && !mayAnswer)}
            />
            <Done items={transfers.filter(({ state }) => state !== 'offered')} />
          </div>
        )
      }
    </QueryState>
  );
}

function Cards(props: { title: string; items: readonly TransferItem[] }) {
  const t = useText().exchange.transfers;
  const mayWrite = useMayWrite();
  if (props.items.length === 0) return null;
  return (
    <Panel title={`${props.title} (${props.items.length})`}>
      <ul className="plain-list stack">
        {props.items.map((item) => (
          <li key={item.id} className="transfer-card">
            <div className="grow stack-s">
              <div className="row">
                <strong>
                  <PersonLink item={item} />
                </strong>
                <Way item={item} />
              </div>
              <p className="subtle">{t.offeredBy(item.offeredBy, formatInstantDay(item.offeredAt))}</p>
              {item.message ? <p className="transfer-message">{item.message}</p> : null}
            </div>
            <Button
              size="small"
              as={RouterLink}
              to={paths.transfer(item.id)}
              variant={item.mayAnswer && mayWrite ? 'primary' : 'secondary'}
            >
              {item.mayAnswer && mayWrite ? t.seeAndAnswer : t.open}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Done(props: { items: readonly TransferItem[] }) {
  const t = useText().exchange.transfers;
  if (props.items.length === 0) return null;
  return (
    <Panel title={t.done}>
      <div className="table-scroll">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.person}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.from}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.to}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.answered}</Table.HeaderCell>
              <Table.DataCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {props.items.map((item) => (
              <Table.Row key={item.id}>
                <Table.HeaderCell scope="row">
                  <PersonLink item={item} />
                </Table.HeaderCell>
                <Table.DataCell>{municipalityName(item.from)}</Table.DataCell>
                <Table.DataCell>{municipalityName(item.to)}</Table.DataCell>
                <Table.DataCell>
                  <TransferState state={item.state} />
                </Table.DataCell>
                <Table.DataCell>{item.answeredAt ? formatInstantDay(item.answeredAt) : ''}</Table.DataCell>
                <Table.DataCell align="right">
                  <Link as={RouterLink} to={paths.transfer(item.id)}>
                    {t.open}
                  </Link>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Panel>
  );
}

function PersonLink({ item }: { item: TransferItem }) {
  return (
    <>
      <Link as={RouterLink} to={paths.person(item.personId)}>
        {item.name}
      </Link>
      <ProtectedShield of={{ isProtected: item.protected }} />
    </>
  );
}

/** From where to where, in words for the ear as well. */
export function Way({ item }: { item: Pick<TransferItem, 'from' | 'to'> }) {
  const t = useText().exchange.transfers;
  return (
    <span>
      {t.from} {municipalityName(item.from)} {t.to.toLowerCase()} {municipalityName(item.to)}
    </span>
  );
}

const colours = {
  offered: 'info',
  accepted: 'success',
  rejected: 'neutral',
  withdrawn: 'neutral',
  superseded: 'neutral',
  invalid: 'warning',
} as const satisfies Record<TransferItem['state'], string>;

export function TransferState({ state }: { state: TransferItem['state'] }) {
  const t = useText().exchange.transfers;
  return (
    <Tag size="small" variant="moderate" data-color={colours[state]}>
      {t.states[state]}
    </Tag>
  );
}
