import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { CollectedPackage } from '#shared/api/methods/exchange/coordinator.ts';
import { formatInstantDay, formatNumber } from '../../i18n/format.ts';
import { useErrorText, useText } from '../../i18n/useText.tsx';
import { municipalityName } from '../transfers/municipalityName.ts';
import { CollectedCase } from './CollectedCase.tsx';
import type { PackageFile } from './types.ts';

const colors = {
  fresh: 'success',
  alreadyRead: 'neutral',
  older: 'neutral',
  waiting: 'warning',
  ownFork: 'danger',
  theirFork: 'danger',
  refused: 'danger',
} as const;

/** All the packages with what each brings, in the order in which they go; the cases of each on demand. */
export function CollectedTable(props: {
  preview: MethodOutput<'coordinator.collectPreview'>;
  onRemove: (file: PackageFile) => void;
}) {
  const texts = useText().exchange.coordinator;
  const t = texts.collect;
  const { packages, totals } = props.preview;
  return (
    <>
      <p>
        <strong>{t.found(packages.length)}</strong>:{' '}
        {t.total(totals.cases, totals.newPeople, totals.changes.conflicting)}
      </p>
      <div className="table-scroll">
        <Table size="small" aria-label={t.title}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{texts.municipality}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.package}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
              {[t.newPeople, t.new, t.changed, t.conflicting].map((head) => (
                <Table.HeaderCell key={head} scope="col" align="right">
                  {head}
                </Table.HeaderCell>
              ))}
              <Table.DataCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {packages.map((each, index) => (
              <Row key={each.fileHash ?? index} of={each} onRemove={() => props.onRemove(each.file)} />
            ))}
          </Table.Body>
        </Table>
      </div>
    </>
  );
}

function Row({ of, onRemove }: { of: CollectedPackage; onRemove: () => void }) {
  const t = useText().exchange.coordinator.collect;
  const write = useErrorText();
  const [open, setOpen] = useState(false);
  const { about, totals, state } = of;
  const count = of.cases.length + of.casesNotListed;
  const named = about === null ? t.unknownFile : `${municipalityName(about.municipality)} ${about.number}`;
  const numbers = [
    totals?.newPeople,
    totals?.changes.new,
    totals === null ? undefined : totals.changes.changed + totals.changes.merged + totals.changes.removed,
    totals?.changes.conflicting,
  ];
  return (
    <>
      <Table.Row>
        <Table.HeaderCell scope="row">
          {about === null ? t.unknownFile : municipalityName(about.municipality)}
        </Table.HeaderCell>
        <Table.DataCell>
          {about === null ? null : (
            <>
              <span className="nowrap">{t.numbered(about.number, formatInstantDay(about.createdAt))}</span>
              <div className="subtle coordinator-note">{about.from}</div>
            </>
          )}
        </Table.DataCell>
        <Table.DataCell>
          <Tag size="xsmall" variant="moderate" data-color={colors[state]}>
            {t.states[state]}
          </Tag>
          {of.error === null ? null : <div className="coordinator-note">{write(of.error as AppError)}</div>}
          {of.after.length > 0 ? <div className="coordinator-note">{t.after(of.after.join(', '))}</div> : null}
          {of.lacks.length > 0 ? <div className="coordinator-note">{t.lacks(of.lacks.join(', '))}</div> : null}
          {state === 'ownFork' || state === 'theirFork' ? <div className="coordinator-note">{t.forkText}</div> : null}
          {totals !== null && totals.revoked > 0 ? (
            <div className="coordinator-note">{t.revoked(totals.revoked)}</div>
          ) : null}
        </Table.DataCell>
        {numbers.map((number, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns are always the same
          <Table.DataCell key={index} align="right" className="numeric">
            {number === undefined ? '' : formatNumber(number)}
          </Table.DataCell>
        ))}
        <Table.DataCell>
          <div className="row row-tight coordinator-actions">
            {count > 0 ? (
              <Button
                size="xsmall"
                variant="tertiary"
                aria-expanded={open}
                aria-label={`${open ? t.hideCases : t.cases(count)}: ${named}`}
                onClick={() => setOpen(!open)}
              >
                {open ? t.hideCases : t.cases(count)}
              </Button>
            ) : null}
            <Button size="xsmall" variant="tertiary" aria-label={`${t.remove}: ${named}`} onClick={onRemove}>
              {t.remove}
            </Button>
          </div>
        </Table.DataCell>
      </Table.Row>
      {open ? (
        <Table.Row>
          <Table.DataCell colSpan={8}>
            <ul className="stack-s coordinator-list">
              {of.cases.map((each) => (
                <CollectedCase key={each.caseId} file={of.file} of={each} />
              ))}
              {of.casesNotListed > 0 ? <li className="subtle">{t.notListed(of.casesNotListed)}</li> : null}
            </ul>
          </Table.DataCell>
        </Table.Row>
      ) : null}
    </>
  );
}
