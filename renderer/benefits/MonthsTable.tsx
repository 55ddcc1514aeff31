import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import type { BenefitMonthView, BenefitView } from '#shared/api/methods/benefits.ts';
import { useText } from '../i18n/useText.tsx';
import { kroner, showMonth } from './amounts.ts';
import { remarksOf } from './remarks.ts';

export function MonthsTable(props: {
  view: BenefitView;
  chosen: string | undefined;
  onChoose: (month: string) => void;
}) {
  const t = useText().benefits;
  const { months, totals } = props.view;
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={t.months}>
        <Table.Header>
          <Table.Row>
            {[t.month, t.share, t.gross, t.deduction, t.net, t.paid, t.difference, t.remarks].map((head, index) => (
              <Table.HeaderCell key={head} scope="col" align={index > 1 && index < 7 ? 'right' : 'left'}>
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {months.map((each) => (
            <Table.Row key={each.month} selected={each.month === props.chosen}>
              <Table.HeaderCell scope="row">
                <Button
                  size="xsmall"
                  variant="tertiary"
                  aria-label={t.show(showMonth(each.month))}
                  aria-pressed={each.month === props.chosen}
                  onClick={() => props.onChoose(each.month)}
                >
                  {showMonth(each.month)}
                </Button>
              </Table.HeaderCell>
              <Table.DataCell>{sharesOf(each)}</Table.DataCell>
              <Table.DataCell align="right">{kroner(each.computed?.gross ?? null)}</Table.DataCell>
              <Table.DataCell align="right">{kroner(each.computed?.deduction ?? null)}</Table.DataCell>
              <Table.DataCell align="right">{kroner(each.computed?.net ?? null)}</Table.DataCell>
              <Table.DataCell align="right">{kroner(each.paid)}</Table.DataCell>
              <Table.DataCell align="right">{kroner(each.difference)}</Table.DataCell>
              <Table.DataCell>{remarksOf(each, t).join(', ')}</Table.DataCell>
            </Table.Row>
          ))}
          <Table.Row>
            <Table.HeaderCell scope="row">{t.sum}</Table.HeaderCell>
            <Table.DataCell />
            <Table.DataCell align="right">{kroner(totals.gross)}</Table.DataCell>
            <Table.DataCell align="right">{kroner(totals.deduction)}</Table.DataCell>
            <Table.DataCell align="right">{kroner(totals.net)}</Table.DataCell>
            <Table.DataCell align="right">{kroner(totals.paid)}</Table.DataCell>
            <Table.DataCell />
            <Table.DataCell />
          </Table.Row>
        </Table.Body>
      </Table>
    </div>
  );
}

const sharesOf = ({ computed }: BenefitMonthView): string =>
  [...new Set((computed?.parts ?? []).map((part) => part.share))].join(' · ');
