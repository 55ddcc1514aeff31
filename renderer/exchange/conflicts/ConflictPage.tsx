import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Link as RouterLink, useParams } from 'react-router';
import type { ConflictDetail } from '#shared/api/methods/exchange/conflicts.ts';
import { useApi } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { ConcurrentTag } from './ConcurrentTag.tsx';
import { Notes, useAuthor } from './Notes.tsx';
import { Settle } from './Settle.tsx';
import './conflicts.css';

/** One conflict: both sides beside each other, what stands around, the history, and what the two have said. */
export function ConflictPage() {
  const t = useText();
  const write = useLocal();
  const { recordId = '', field = '' } = useParams();
  const conflict = useApi('conflict.get', { recordId, field });
  const found = conflict.data;
  return (
    <Page
      title={
        found
          ? found.kind === 'removal'
            ? t.exchange.conflicts.removal
            : write(found.label)
          : t.exchange.conflicts.title
      }
      windowTitle={t.exchange.conflicts.title}
      lead={found ? <Lead conflict={found} /> : null}
      back={{ to: paths.exchangeTab('conflicts'), label: t.exchange.tabs.conflicts }}
      actions={
        found?.personId ? (
          <Button size="small" variant="secondary" as={RouterLink} to={paths.person(found.personId)}>
            {t.exchange.transfers.toPerson}
          </Button>
        ) : null
      }
    >
      <QueryState query={conflict}>
        {(detail) => (
          <div key={`${recordId} ${field}`} className="stack">
            <Settle conflict={detail} />
            <div className="conflict-columns">
              <div className="stack">
                <Around conflict={detail} />
                <History conflict={detail} />
              </div>
              <Notes conflict={detail} />
            </div>
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function Lead({ conflict }: { conflict: ConflictDetail }) {
  const write = useLocal();
  return (
    <>
      {conflict.name}
      <ProtectedShield of={conflict} /> {conflict.name === '' ? '' : '· '}
      {write(conflict.place)}
    </>
  );
}

function Around({ conflict }: { conflict: ConflictDetail }) {
  const t = useText().exchange.conflicts;
  const write = useLocal();
  if (conflict.neighbours.length < 2) return null;
  return (
    <Panel title={t.around}>
      <dl className="facts">
        {conflict.neighbours.map(({ label, words, isThis }) => (
          <div key={label.nb} style={{ display: 'contents' }}>
            <dt>{write(label)}</dt>
            <dd className={isThis ? 'conflict-value conflict-this' : 'conflict-value'}>{write(words)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function History({ conflict }: { conflict: ConflictDetail }) {
  const t = useText().exchange.conflicts;
  const write = useLocal();
  const author = useAuthor();
  return (
    <Panel title={t.history}>
      <div className="table-scroll">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.value}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.who}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.when}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {conflict.history.map((entry) => (
              <Table.Row key={entry.ref}>
                <Table.DataCell className="conflict-value">{write(entry.words)}</Table.DataCell>
                <Table.DataCell>{author(entry.author)}</Table.DataCell>
                <Table.DataCell>
                  <div className="row row-tight">
                    {formatInstant(entry.at)}
                    {entry.isConcurrent ? <ConcurrentTag /> : null}
                  </div>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Panel>
  );
}
