import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { CollectResult } from '#shared/api/methods/exchange/coordinator.ts';
import { useErrorText, useText } from '../../i18n/useText.tsx';
import { municipalityName } from '../transfers/municipalityName.ts';

const colors = {
  imported: 'success',
  alreadyRead: 'neutral',
  waiting: 'warning',
  refused: 'danger',
  notStarted: 'neutral',
} as const;

/** How it went with each package, in the order in which they were read. */
export function CollectResults(props: {
  results: readonly CollectResult[];
  stopped: boolean;
  of: MethodOutput<'coordinator.collectPreview'>;
}) {
  const texts = useText().exchange.coordinator;
  const t = texts.collect;
  const write = useErrorText();
  const aboutOf = (file: CollectResult['file']) =>
    props.of.packages.find((each) => JSON.stringify(each.file) === JSON.stringify(file))?.about ?? null;
  return (
    <div className="stack-s" role="status">
      <h3>{t.results}</h3>
      {props.stopped ? <p>{t.stopped}</p> : null}
      <div className="table-scroll">
        <Table size="small" aria-label={t.results}>
          <Table.Body>
            {props.results.map((result) => {
              const about = aboutOf(result.file);
              return (
                <Table.Row key={JSON.stringify(result.file)}>
                  <Table.HeaderCell scope="row">
                    {about === null ? t.unknownFile : `${municipalityName(about.municipality)}, nr. ${about.number}`}
                  </Table.HeaderCell>
                  <Table.DataCell>
                    <Tag size="xsmall" variant="moderate" data-color={colors[result.outcome]}>
                      {t.outcomes[result.outcome]}
                    </Tag>
                  </Table.DataCell>
                  <Table.DataCell>
                    {result.outcome === 'imported'
                      ? t.brought(result.newOps, result.newPeople, result.conflicting)
                      : null}
                    {result.missingNumbers.length > 0 ? t.lacks(result.missingNumbers.join(', ')) : null}
                    {result.error === null ? null : write(result.error as AppError)}
                  </Table.DataCell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </div>
    </div>
  );
}
