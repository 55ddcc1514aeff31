import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Link } from '@navikt/ds-react/Link';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import { addMonths } from '#shared/dates.ts';
import { useApi, useClient } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { today } from '../ui/today.ts';
import { kroner, showMonth } from './amounts.ts';
import { remarksOf } from './remarks.ts';

/** What is due to every participant for a month, and the file for payroll. */
export function PayrollPage() {
  const t = useText().benefits;
  const client = useClient();
  const mayWrite = useMayWrite();
  const thisMonth = `${today().slice(0, 7)}-01`;
  const offered = Array.from({ length: 26 }, (_, index) => addMonths(thisMonth, 1 - index).slice(0, 7));
  const [month, setMonth] = useState(thisMonth.slice(0, 7));
  const [withNationalId, setWithNationalId] = useState(false);
  const [error, setError] = useState<AppError>();
  const payroll = useApi('benefit.payroll', { month }, { keepPrevious: true });

  async function download() {
    const answer = await client('benefit.payrollCsv', { month, withNationalId });
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const url = URL.createObjectURL(new Blob([answer.value.csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = answer.value.fileName;
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <Page title={t.title} lead={t.lead}>
      <div className="row row-end">
        <Select size="small" label={t.month} value={month} onChange={(event) => setMonth(event.target.value)}>
          {offered.map((each) => (
            <option key={each} value={each}>
              {showMonth(each)}
            </option>
          ))}
        </Select>
        {mayWrite ? (
          <>
            <Checkbox
              size="small"
              checked={withNationalId}
              onChange={(event) => setWithNationalId(event.target.checked)}
            >
              {t.withNationalId}
            </Checkbox>
            <Button size="small" variant="secondary" onClick={() => void download()}>
              {t.csv}
            </Button>
          </>
        ) : null}
      </div>
      <ErrorMessage error={error} />
      <QueryState query={payroll}>{(found) => <Lines payroll={found} />}</QueryState>
    </Page>
  );
}

function Lines({ payroll }: { payroll: MethodOutput<'benefit.payroll'> }) {
  const t = useText().benefits;
  const { lines, totals, backPay } = payroll;
  return (
    <div className="stack">
      {backPay.length > 0 ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Content>
            <p>{t.backPay}</p>
            <ul>
              {backPay.map((item) => (
                <li key={item.statementId}>
                  {item.personName}, {showMonth(item.month)}: {kroner(item.difference)}
                </li>
              ))}
            </ul>
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {lines.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <div className="table-scroll">
          <Table size="small" aria-label={t.title}>
            <Table.Header>
              <Table.Row>
                {[t.participant, t.gross, t.deduction, t.net, t.paid, t.toPay, t.remarks].map((head, index) => (
                  <Table.HeaderCell key={head} scope="col" align={index > 0 && index < 6 ? 'right' : 'left'}>
                    {head}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {lines.map((line) => (
                <Table.Row key={line.personId}>
                  <Table.HeaderCell scope="row">
                    <Link as={RouterLink} to={paths.personTab(line.personId, 'benefit')}>
                      {line.personName}
                    </Link>
                  </Table.HeaderCell>
                  <Table.DataCell align="right">{kroner(line.computed?.gross ?? null)}</Table.DataCell>
                  <Table.DataCell align="right">{kroner(line.computed?.deduction ?? null)}</Table.DataCell>
                  <Table.DataCell align="right">{kroner(line.computed?.net ?? null)}</Table.DataCell>
                  <Table.DataCell align="right">{kroner(line.paid)}</Table.DataCell>
                  <Table.DataCell align="right">{kroner(line.toPay)}</Table.DataCell>
                  <Table.DataCell>
                    {[...remarksOf(line, t), ...(line.issued ? [] : [t.notIssued])].join(', ')}
                  </Table.DataCell>
                </Table.Row>
              ))}
              <Table.Row>
                <Table.HeaderCell scope="row">{t.sum}</Table.HeaderCell>
                {[totals.gross, totals.deduction, totals.net, totals.paid, totals.toPay].map((sum, index) => (
                  <Table.DataCell key={['gross', 'deduction', 'net', 'paid', 'toPay'][index]} align="right">
                    {kroner(sum)}
                  </Table.DataCell>
                ))}
                <Table.DataCell />
              </Table.Row>
            </Table.Body>
          </Table>
        </div>
      )}
    </div>
  );
}
