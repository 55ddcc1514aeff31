import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { type FormEvent, useState } from 'react';
import type { ImpairmentOption, PersonGrantsView } from '#shared/api/methods/stateGrants.ts';
import { formatDate } from '#shared/dates.ts';
import { grantKindLabels, refusalLabels } from '#shared/grants/words.ts';
import { kroner } from '../benefits/amounts.ts';
import { useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { ApplicationCard } from './ApplicationCard.tsx';

/** Tilskudd 1 and 2: what can be applied for by when, which rule refuses the rest, and the applications. */
export function ImpairmentPanel({ view }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  const mayWrite = useMayWrite();
  const { firstSettlement, wayKnown, options, applications } = view.impairment;
  return (
    <Panel title={t.impairment}>
      <p className="subtle">{t.impairmentHelp}</p>
      {firstSettlement === null ? <p>{t.firstSettlementMissing}</p> : null}
      {wayKnown ? null : <p>{t.wayMissing}</p>}
      {options.length > 0 ? <Options options={options} /> : null}
      {mayWrite && options.length > 0 ? <PrepareForm personId={view.personId} options={options} /> : null}
      <h3 className="grant-heading">{t.applications}</h3>
      {applications.length === 0 ? <p className="subtle">{t.noApplications}</p> : null}
      {applications.map((application) => (
        <ApplicationCard key={application.id} application={application} />
      ))}
    </Panel>
  );
}

function Options({ options }: { options: readonly ImpairmentOption[] }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={t.impairment}>
        <Table.Header>
          <Table.Row>
            {[t.grant, t.forYear, t.amount, t.deadline, t.state, t.rule].map((head, index) => (
              <Table.HeaderCell key={head} scope="col" align={index === 2 ? 'right' : 'left'}>
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {options.map((option) => (
            <Table.Row key={`${option.grant} ${option.year}`}>
              <Table.HeaderCell scope="row">{grantKindLabels[option.grant][language]}</Table.HeaderCell>
              <Table.DataCell>{option.year}</Table.DataCell>
              <Table.DataCell align="right" className="numeric nowrap">
                {option.amount === null
                  ? t.rateMissing
                  : option.isCeiling
                    ? t.upTo(kroner(option.amount))
                    : kroner(option.amount)}
              </Table.DataCell>
              <Table.DataCell className="nowrap">
                {option.deadline === null ? t.noDeadline : formatDate(option.deadline)}
              </Table.DataCell>
              <Table.DataCell>
                <Tag
                  size="xsmall"
                  variant="moderate"
                  className="nowrap"
                  data-color={option.eligible ? 'success' : 'neutral'}
                >
                  {option.eligible ? t.canApply : t.cannotApply}
                </Tag>
              </Table.DataCell>
              <Table.DataCell className="grant-source">
                {option.refusedBy.map((rule) => (
                  <div key={rule}>
                    {refusalLabels[rule].rule[language]} ({refusalLabels[rule].source[language]})
                  </div>
                ))}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function PrepareForm({ personId, options }: { personId: string; options: readonly ImpairmentOption[] }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const prepare = useCommand('stateGrants.prepareApplication');
  const [chosen, setChosen] = useState(0);
  const [arose, setArose] = useState(false);
  const option = options[chosen];

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (option === undefined) return;
    const { grant, year } = option;
    const answer = await prepare.run({ personId, grant, year, aroseBeforeSettlement: arose });
    if (answer.ok) setArose(false);
  }

  return (
    <form autoComplete="off" className="stack-s" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <Select
          size="small"
          label={t.grant}
          value={String(chosen)}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {options.map(({ grant, year }, index) => (
            <option key={`${grant} ${year}`} value={String(index)}>
              {t.applicationOf(grantKindLabels[grant][language], year)}
            </option>
          ))}
        </Select>
        <Checkbox size="small" checked={arose} onChange={(event) => setArose(event.target.checked)}>
          {t.aroseBefore}
        </Checkbox>
        <Button size="small" variant="secondary" type="submit" loading={prepare.busy}>
          {t.prepare}
        </Button>
      </div>
      <ErrorMessage error={prepare.error} />
    </form>
  );
}
