import { Link } from '@navikt/ds-react/Link';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import type { ContractView } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { PaperPanel } from '../papers/PaperPanel.tsx';
import { paths } from '../paths.ts';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { NextStep } from './NextStep.tsx';
import { StatementPanel } from './StatementPanel.tsx';
import { TalksPanel } from './TalksPanel.tsx';
import { VersionsPanel } from './VersionsPanel.tsx';
import { hours, period } from './words.ts';
import './contracts.css';

/** One practice contract: versions, signatures, talks, attest and reference. */
export function ContractPage() {
  const t = useText();
  const { id = '' } = useParams();
  const contract = useApi('contract.get', { id }, { staleTime: 0 });
  const found = contract.data;
  return (
    <Page
      title={found ? <bdi>{found.personName}</bdi> : t.common.loading}
      windowTitle={t.contracts.page}
      lead={found ? [t.contracts.page, found.employerName].filter(Boolean).join(' · ') : undefined}
      back={
        found
          ? { to: paths.personTab(found.personId, 'contracts'), label: t.contracts.toPerson }
          : { to: paths.contracts, label: t.contracts.title }
      }
    >
      <QueryState query={contract}>{(view) => <Content key={view.id} contract={view} />}</QueryState>
    </Page>
  );
}

const begun: ReadonlySet<ContractView['state']> = new Set(['running', 'ended', 'completed', 'brokenOff']);

function Content({ contract }: { contract: ContractView }) {
  const [chosen, setChosen] = useState<string>();
  const papers = contract.versions.filter(({ stage }) => stage !== 'draft');
  // What has to be printed and signed stands before all else; the others are taken out of the list of versions.
  const waiting = contract.closedOn === null ? papers.find(({ stage }) => stage !== 'signed') : undefined;
  const opened = papers.find(({ formId }) => formId === chosen && formId !== waiting?.formId);
  const paper = opened ?? (waiting ? undefined : (papers.find(({ inForce }) => inForce) ?? papers[0]));
  const shown = [waiting, paper].flatMap((version) => version?.formId ?? []);
  const isClosed = contract.closedOn !== null;
  const statements = begun.has(contract.state) ? (
    <>
      <StatementPanel kind="attest" contract={contract} />
      <StatementPanel kind="reference" contract={contract} />
    </>
  ) : null;
  return (
    <>
      <NextStep contract={contract} />
      {waiting ? <PaperPanel key={waiting.formId} paperId={waiting.formId} /> : null}
      {isClosed ? statements : null}
      <FactsPanel contract={contract} />
      <TalksPanel contract={contract} />
      <VersionsPanel contract={contract} shown={shown} onShow={setChosen} />
      {paper ? <PaperPanel key={paper.formId} paperId={paper.formId} /> : null}
      {isClosed ? null : statements}
    </>
  );
}

function FactsPanel({ contract }: { contract: ContractView }) {
  const t = useText().contracts;
  const { employerId, employerName, employer, placementType, hoursWeek } = contract;
  const contact = employer ? [employer.contactName, employer.contactPhone].filter(Boolean).join(', ') : '';
  return (
    <Panel title={t.facts}>
      <Facts
        facts={[
          {
            label: t.employer,
            value:
              employerId && employer ? (
                <Link as={RouterLink} to={paths.employer(employerId)}>
                  {employerName ?? employer.name}
                </Link>
              ) : (
                employerName
              ),
          },
          { label: t.employers.contactName, value: contact },
          { label: t.type, value: placementType === null ? '' : t.types[placementType] },
          { label: t.period, value: period(contract) },
          { label: t.hours, value: hours(hoursWeek) },
          { label: t.lastDay, value: contract.closedOn === null ? '' : formatDate(contract.closedOn) },
        ]}
        hideMissing
      />
    </Panel>
  );
}
