import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { type ReactNode, useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { formatBytes, formatInstantDay } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/nb.ts';
import { useText } from '../../i18n/useText.tsx';
import { Panel } from '../../ui/Page.tsx';
import { holderName, senderName } from './holderName.ts';
import { UndoImport } from './UndoImport.tsx';

type Lists = MethodOutput<'package.list'>;

const shownAtFirst = 8;

type Texts = Messages['exchange']['packages'];

function contentOf(
  t: Texts,
  { cases, streams, attachments, revoked, receipts }: NonNullable<Lists['sent'][number]['summary']>,
) {
  const parts = [
    ...(streams > 0 ? [t.people(cases), t.areas(streams)] : []),
    ...(attachments > 0 ? [t.files(attachments)] : []),
    ...(revoked > 0 ? [t.erasures(revoked)] : []),
    ...(receipts > 0 ? [t.receipts(receipts)] : []),
  ];
  return parts.join(' · ');
}

export function SentTable({ sent }: { sent: Lists['sent'] }) {
  const t = useText().exchange.packages;
  return (
    <Listed
      title={t.overview.sentTitle}
      none={t.overview.noneSent}
      heads={[
        t.overview.to,
        t.overview.numberHead,
        t.overview.kind,
        t.overview.content,
        t.overview.size,
        t.overview.madeAt,
        t.overview.by,
      ]}
      rows={sent.map((each) => ({
        key: each.id,
        cells: [
          holderName(t, each.channel),
          each.number,
          t.kinds[each.kind],
          each.summary === null ? '' : contentOf(t, each.summary),
          formatBytes(each.bytes),
          formatInstantDay(each.createdAt),
          each.createdBy,
        ],
      }))}
    />
  );
}

export function ReadTable({ read }: { read: Lists['read'] }) {
  const t = useText().exchange.packages;
  const changesIn = (summary: Lists['read'][number]['summary']) =>
    summary === null ? 0 : Object.values(summary.changes).reduce((sum, count) => sum + count, 0);
  return (
    <Listed
      title={t.overview.readTitle}
      none={t.overview.noneRead}
      heads={[
        t.overview.from,
        t.overview.numberHead,
        t.overview.kind,
        t.overview.content,
        t.overview.madeAt,
        t.overview.readAt,
        '',
      ]}
      rows={read.map((each) => ({
        key: String(each.n),
        cells: [
          senderName(t, each.sender),
          each.number,
          t.kinds[each.kind],
          each.summary === null ? '' : `${t.people(each.summary.cases)} · ${t.changes(changesIn(each.summary))}`,
          formatInstantDay(each.createdAt),
          `${formatInstantDay(each.readAt)} ${each.readBy}`,
          each.undoneAt === null ? (
            <UndoImport
              key="undo"
              n={each.n}
              label={`${t.reading.undo}: ${t.title(each.number, senderName(t, each.sender))}`}
            />
          ) : (
            <span key="undone" className="subtle">
              {t.overview.undone(formatInstantDay(each.undoneAt))}
            </span>
          ),
        ],
      }))}
    />
  );
}

/** The newest ones, and the others when they are asked for. */
function Listed(props: {
  title: string;
  none: string;
  heads: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}) {
  const text = useText();
  const t = text.exchange.packages.overview;
  const [all, setAll] = useState(false);
  const { rows, heads } = props;
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <Panel title={props.title}>
      {rows.length === 0 ? (
        <p className="subtle">{props.none}</p>
      ) : (
        <div className="table-scroll">
          <Table size="small" aria-label={props.title}>
            <Table.Header>
              <Table.Row>
                {heads.map((head) =>
                  head === '' ? (
                    <Table.DataCell key="actions" />
                  ) : (
                    <Table.HeaderCell key={head} scope="col">
                      {head}
                    </Table.HeaderCell>
                  ),
                )}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {shown.map(({ key, cells: [first, ...others] }) => (
                <Table.Row key={key}>
                  <Table.HeaderCell scope="row">{first}</Table.HeaderCell>
                  {others.map((cell, index) => (
                    <Table.DataCell key={heads[index + 1] ?? ''} className="numeric">
                      {cell}
                    </Table.DataCell>
                  ))}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      {rows.length > shown.length ? (
        <div>
          <Button size="small" variant="tertiary" onClick={() => setAll(true)}>
            {t.all(rows.length)}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
