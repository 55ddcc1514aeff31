import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { type FormEvent, useState } from 'react';
import type { GrantForecast } from '#shared/api/methods/stateGrants.ts';
import { norwegianRateLabels } from '#shared/grants/words.ts';
import { kroner } from '../benefits/amounts.ts';
import { useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PaymentFields, ReceivedList, readPayment } from './ReceivedPanel.tsx';

/** Norsktilskudd by year: people by rate and year, the basic grant by people on 15 January, and what was received of it. */
export function NorwegianTable({ forecast }: { forecast: GrantForecast }) {
  const t = useText().stateGrants;
  const mayWrite = useMayWrite();
  const { norwegian, norwegianUnanswered, basicReceived, municipality } = forecast;
  return (
    <Panel title={t.norwegianTable}>
      {norwegianUnanswered > 0 ? <p>{t.norwegianUnanswered(norwegianUnanswered)}</p> : null}
      {norwegian.length > 0 ? <Years years={norwegian} /> : null}
      <h3 className="grant-heading">{t.basicReceived}</h3>
      <ReceivedList received={basicReceived} />
      {mayWrite ? <BasicForm key={municipality} municipality={municipality} /> : null}
    </Panel>
  );
}

function Years({ years }: { years: GrantForecast['norwegian'] }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={t.norwegianTable}>
        <Table.Header>
          <Table.Row>
            {[t.year, t.kind, t.people, t.each, t.expected].map((head, index) => (
              <Table.HeaderCell key={head} scope="col" align={index > 1 ? 'right' : 'left'}>
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {years.flatMap((year) => [
            ...year.people.map((group) => (
              <Table.Row key={`${year.budgetYear} ${group.rate} ${group.year}`}>
                <Table.HeaderCell scope="row">{year.budgetYear}</Table.HeaderCell>
                <Table.DataCell>
                  {norwegianRateLabels[group.rate][language]}, {t.norwegianYear(group.year).toLowerCase()}
                </Table.DataCell>
                <Table.DataCell align="right">{group.people}</Table.DataCell>
                <Table.DataCell align="right" className="numeric nowrap">
                  {group.each === null ? t.rateMissing : kroner(group.each)}
                </Table.DataCell>
                <Table.DataCell align="right" className="numeric nowrap">
                  {group.sum === null ? t.rateMissing : kroner(group.sum)}
                </Table.DataCell>
              </Table.Row>
            )),
            <Table.Row key={`${year.budgetYear} basic`}>
              <Table.HeaderCell scope="row">{year.budgetYear}</Table.HeaderCell>
              <Table.DataCell>
                {t.basic} ({t.basicSteps[year.step]})
              </Table.DataCell>
              <Table.DataCell align="right">{year.personsOn15January}</Table.DataCell>
              <Table.DataCell />
              <Table.DataCell align="right" className="numeric nowrap">
                {year.basic === null ? t.rateMissing : kroner(year.basic)}
              </Table.DataCell>
            </Table.Row>,
          ])}
        </Table.Body>
      </Table>
    </div>
  );
}

const empty = { year: '', amount: '', date: '', reference: '' };

function BasicForm({ municipality }: { municipality: GrantForecast['municipality'] }) {
  const t = useText().stateGrants;
  const record = useCommand('stateGrants.recordBasic');
  const draft = useDraftForm(`stateGrants:basic:${municipality}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const { budgetYear, amount, date } = readPayment(form);
    if (budgetYear === undefined || amount === undefined || date === undefined) return;
    const answer = await record.run({ municipality, budgetYear, amount, date, reference: form.reference.trim() });
    if (!answer.ok) return;
    setTried(false);
    draft?.clear();
  }

  return (
    <form autoComplete="off" className="stack-s" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <PaymentFields form={form} tried={tried} onChange={change} />
        <Button size="small" variant="secondary" type="submit" loading={record.busy}>
          {t.recordBasic}
        </Button>
      </div>
      <ErrorMessage error={record.error} />
    </form>
  );
}
