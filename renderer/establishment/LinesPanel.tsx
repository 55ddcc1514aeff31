import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import type { EstablishmentLineView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { formatDate } from '#shared/dates.ts';
import { kroner } from '../benefits/amounts.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { Panel } from '../ui/Page.tsx';
import { AssessForm } from './AssessForm.tsx';
import { lineName, personName } from './words.ts';

/** Ceilings line by line with what is used, held and left, and the rates that they come from. */
export function LinesPanel({ view }: { view: EstablishmentView }) {
  const t = useText().establishment;
  const mayWrite = useMayWrite();
  const [assessing, setAssessing] = useState<string>();
  const chosen = view.lines.find(({ id }) => id === assessing);
  return (
    <Panel title={t.linesTitle}>
      <p className="subtle">{t.linesHelp}</p>
      <div className="table-scroll">
        <Table size="small" aria-label={t.linesTitle}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.line}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.forWhom}</Table.HeaderCell>
              {[t.ceiling, t.used, t.reserved, t.left].map((head) => (
                <Table.HeaderCell key={head} scope="col" align="right">
                  {head}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell scope="col">{t.period}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {view.lines.map((line) => (
              <Table.Row key={line.id}>
                <Table.HeaderCell scope="row">{t.rules[line.rule]}</Table.HeaderCell>
                <Table.DataCell>{line.members.map((id) => personName(view, id)).join(', ')}</Table.DataCell>
                <Table.DataCell align="right" className="nowrap">
                  {line.ceiling === null ? (line.rule === 'familyTooLate' ? '–' : t.noSum) : kroner(line.ceiling)}
                </Table.DataCell>
                <Table.DataCell align="right" className="nowrap">
                  {kroner(line.used)}
                </Table.DataCell>
                <Table.DataCell align="right" className="nowrap">
                  {kroner(line.reserved)}
                </Table.DataCell>
                <Table.DataCell align="right" className="nowrap">
                  {kroner(line.left)}
                </Table.DataCell>
                <Table.DataCell className="nowrap">
                  {t.until(formatDate(line.from), line.until === null ? null : formatDate(line.until))}
                </Table.DataCell>
                <Table.DataCell>
                  <div className="row">
                    <LineState line={line} asOf={view.asOf} />
                    {mayWrite && canAssess(line) ? (
                      <Button
                        size="xsmall"
                        variant="tertiary"
                        aria-label={t.assessOf(lineName(view, line, t))}
                        aria-expanded={line.id === assessing}
                        onClick={() => setAssessing(line.id === assessing ? undefined : line.id)}
                      >
                        {t.assess}
                      </Button>
                    ) : null}
                  </div>
                </Table.DataCell>
              </Table.Row>
            ))}
            <Table.Row>
              <Table.HeaderCell scope="row" colSpan={2}>
                {view.lines.some(isWaiting) ? t.totalAssessed : t.total}
              </Table.HeaderCell>
              {[view.totals.ceiling, view.totals.used, view.totals.reserved].map((ore, index) => (
                <Table.DataCell key={['ceiling', 'used', 'reserved'][index]} align="right" className="nowrap">
                  <strong>{kroner(ore)}</strong>
                </Table.DataCell>
              ))}
              <Table.DataCell colSpan={3} />
            </Table.Row>
          </Table.Body>
        </Table>
      </div>
      {view.rates.map(({ id, validFrom, source }) => (
        <p key={id} className="subtle">
          {t.rate(formatDate(validFrom), source)}
        </p>
      ))}
      {chosen ? <AssessForm key={chosen.id} view={view} line={chosen} onDone={() => setAssessing(undefined)} /> : null}
    </Panel>
  );
}

/** Its sum stands in the column, and is not in the column's total. */
const isWaiting = ({ needsAssessment, assessment, ceiling, used, reserved }: EstablishmentLineView): boolean =>
  needsAssessment && assessment?.granted !== true && ceiling !== null && used + reserved === 0;

const canAssess = (line: EstablishmentLineView): boolean =>
  line.rule !== 'familyTooLate' && (line.needsAssessment || line.extendableUntil !== null);

function LineState({ line, asOf }: { line: EstablishmentLineView; asOf: string }) {
  const t = useText().establishment;
  if (line.rule === 'familyTooLate') return null;
  if (line.until !== null && asOf > line.until) {
    return (
      <Tag size="xsmall" variant="moderate" data-color="neutral">
        {t.closed}
      </Tag>
    );
  }
  if (!line.needsAssessment && line.assessment === null) return null;
  const { assessment } = line;
  return (
    <Tag
      size="xsmall"
      variant="moderate"
      data-color={assessment === null ? 'warning' : assessment.granted ? 'success' : 'neutral'}
      title={assessment === null ? undefined : t.assessedBy(assessment.assessedBy, formatDate(assessment.date))}
    >
      {assessment === null ? t.toAssess : assessment.granted ? t.granted : t.notGranted}
    </Tag>
  );
}
