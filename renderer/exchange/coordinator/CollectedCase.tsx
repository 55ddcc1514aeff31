import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import type { CollectedPackage } from '#shared/api/methods/exchange/coordinator.ts';
import { useApi } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { municipalityName } from '../transfers/municipalityName.ts';
import type { PackageFile } from './types.ts';

/** One case of a package: how much of it changes, and every change when it is asked for. */
export function CollectedCase({ file, of }: { file: PackageFile; of: CollectedPackage['cases'][number] }) {
  const t = useText().exchange.coordinator.collect;
  const [open, setOpen] = useState(false);
  const name = of.name === '' ? t.aboutNobody : of.name;
  const counts = [
    [t.new, of.changes.new],
    [t.changed, (of.changes.changed ?? 0) + (of.changes.merged ?? 0) + (of.changes.removed ?? 0)],
    [t.conflicting, of.changes.conflicting],
  ] as const;
  return (
    <li className="stack-s">
      <div className="row">
        <strong>
          {name}
          <ProtectedShield of={of} />
        </strong>
        {of.isNew && of.name !== '' ? (
          <Tag size="xsmall" variant="moderate" data-color="info">
            {t.isNew}
          </Tag>
        ) : null}
        <span className="subtle">
          {counts
            .filter(([, count]) => count !== undefined && count > 0)
            .map(([label, count]) => `${label}: ${count}`)
            .join(', ')}
        </span>
        <Button
          size="xsmall"
          variant="tertiary"
          aria-expanded={open}
          aria-label={`${open ? t.hideDetails : t.details}: ${name}`}
          onClick={() => setOpen(!open)}
        >
          {open ? t.hideDetails : t.details}
        </Button>
      </div>
      {open ? <Changes file={file} caseId={of.caseId} name={name} /> : null}
    </li>
  );
}

function Changes({ file, caseId, name }: { file: PackageFile; caseId: string; name: string }) {
  const t = useText().exchange.coordinator.collect;
  const { language } = useLanguage();
  const preview = useApi('package.previewCase', { file, caseId, language }, { staleTime: 0 });
  return (
    <QueryState query={preview}>
      {({ case: found }) => (
        <div className="table-scroll">
          <Table size="small" aria-label={`${t.details}: ${name}`}>
            <Table.Header>
              <Table.Row>
                {[t.field, t.before, t.afterwards, t.by].map((head) => (
                  <Table.HeaderCell key={head} scope="col">
                    {head}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {found.rows.map((row) => (
                <Table.Row key={`${row.recordId} ${row.field}`}>
                  <Table.HeaderCell scope="row">
                    {row.label}
                    {row.kind === 'conflicting' ? (
                      <>
                        {' '}
                        <Tag size="xsmall" variant="moderate" data-color="warning">
                          {t.conflicting}
                        </Tag>
                      </>
                    ) : null}
                    <div className="subtle coordinator-note">{row.record}</div>
                  </Table.HeaderCell>
                  <Table.DataCell>{row.before ?? <span className="subtle">{t.empty}</span>}</Table.DataCell>
                  <Table.DataCell>
                    {row.incoming ?? row.after ?? <span className="subtle">{t.empty}</span>}
                  </Table.DataCell>
                  <Table.DataCell>
                    {row.by}, {municipalityName(row.municipality)}
                    <div className="subtle coordinator-note">{formatInstant(row.at)}</div>
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
          {found.rowsNotListed > 0 ? <p className="subtle">{t.notListed(found.rowsNotListed)}</p> : null}
        </div>
      )}
    </QueryState>
  );
}
