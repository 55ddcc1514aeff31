import { Table } from '@navikt/ds-react/Table';
import type { ReactNode } from 'react';
import type { BackupEntry } from '#shared/api/methods/vault.ts';
import { formatBytes, formatInstant } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';

/** Backups, newest first, told apart by date, size and why they were made. */
export function BackupTable(props: { backups: readonly BackupEntry[]; action?: (backup: BackupEntry) => ReactNode }) {
  const texts = useText();
  const t = texts.vault.restore;
  return (
    <Table size="small">
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t.time}</Table.HeaderCell>
          <Table.HeaderCell scope="col" align="right" className="backup-size">
            {t.size}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.reason}</Table.HeaderCell>
          {props.action ? <Table.HeaderCell scope="col">{texts.common.actions}</Table.HeaderCell> : null}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {props.backups.map((backup) => (
          <Table.Row key={backup.name}>
            <Table.HeaderCell scope="row" className="numeric nowrap">
              {formatInstant(backup.createdAt)}
            </Table.HeaderCell>
            <Table.DataCell align="right" className="backup-size numeric nowrap">
              {formatBytes(backup.bytes)}
            </Table.DataCell>
            <Table.DataCell>{t.reasons[backup.reason]}</Table.DataCell>
            {props.action ? <Table.DataCell>{props.action(backup)}</Table.DataCell> : null}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
