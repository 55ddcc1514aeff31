import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ConflictItem } from '#shared/api/methods/exchange/conflicts.ts';
import { useApi } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { NoteList } from './Notes.tsx';
import './conflicts.css';

const page = 25;

/** Fields that two have set differently, by case (docs/exchange.md, Conflicts). */
export function ConflictsTab() {
  const t = useText().exchange.conflicts;
  const [limit, setLimit] = useState(page);
  const list = useApi('conflict.list', { limit }, { keepPrevious: true });
  return (
    <div className="stack">
      <QueryState query={list}>
        {({ cases, total }) =>
          total === 0 ? (
            <EmptyState title={t.none} text={t.noneText} />
          ) : (
            <>
              <p className="conflict-lead">{t.lead}</p>
              {cases.map(({ personId, name, isProtected, conflicts }) => (
                <Panel
                  key={personId ?? ''}
                  title={
                    personId === null ? (
                      t.aboutNobody
                    ) : (
                      <>
                        <Link as={RouterLink} to={paths.person(personId)}>
                          {name}
                        </Link>
                        <ProtectedShield of={{ isProtected }} />
                      </>
                    )
                  }
                  actions={<span className="subtle">{t.count(conflicts.length)}</span>}
                >
                  <Conflicts items={conflicts} />
                </Panel>
              ))}
              {cases.length < total ? (
                <div className="row">
                  <span className="subtle">{t.shown(cases.length, total)}</span>
                  <Button size="small" variant="secondary" onClick={() => setLimit(Math.min(limit + page, 200))}>
                    {t.more}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </QueryState>
      <QuestionsToUs />
    </div>
  );
}

function Conflicts({ items }: { items: readonly ConflictItem[] }) {
  const t = useText().exchange.conflicts;
  const write = useLocal();
  return (
    <div className="table-scroll">
      <Table size="small" className="conflict-table">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t.field}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.place}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.newest}</Table.HeaderCell>
            <Table.DataCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {items.map((item) => (
            <Table.Row key={`${item.recordId} ${item.field}`}>
              <Table.HeaderCell scope="row">
                <Link as={RouterLink} to={paths.conflict(item.recordId, item.field)}>
                  {item.kind === 'removal' ? t.removal : write(item.label)}
                </Link>
              </Table.HeaderCell>
              <Table.DataCell>{write(item.place)}</Table.DataCell>
              <Table.DataCell>{formatInstant(item.at)}</Table.DataCell>
              <Table.DataCell align="right">
                {item.notes > 0 ? (
                  <Tag size="small" variant="moderate" data-color="info">
                    {t.notes(item.notes)}
                  </Tag>
                ) : null}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function QuestionsToUs() {
  const t = useText().exchange.conflicts;
  const notes = useApi('conflict.notes', {}).data?.notes ?? [];
  const theirs = notes.filter(({ isOpen, author }) => isOpen && !author.isOurs);
  if (theirs.length === 0) return null;
  return (
    <Panel title={t.questionsToUs}>
      <NoteList notes={theirs} withSubject />
    </Panel>
  );
}
