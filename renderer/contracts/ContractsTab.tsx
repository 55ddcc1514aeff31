import { BriefcaseIcon, PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { ContractListItem } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { formatInstantDay } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { DiscardDraft } from './DiscardDraft.tsx';
import { useStartContract } from './useStartContract.ts';
import { hours, period, stateColors } from './words.ts';

type Version = MethodOutput<'form.list'>['forms'][number];

/** A person's practice contracts: each with the chain of its versions, and a new one. */
export function ContractsTab({ personId }: { personId: string }) {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const list = useApi('contract.list', { personId }, { staleTime: 0 });
  const forms = useApi('form.list', { personId, form: 'practiceContract' }, { staleTime: 0 });
  const start = useStartContract();
  const [discarding, setDiscarding] = useState<string>();
  const startButton = mayWrite ? (
    <Button size="small" icon={<PlusIcon aria-hidden />} loading={start.busy} onClick={() => void start.run(personId)}>
      {t.start}
    </Button>
  ) : null;

  return (
    <QueryState query={list}>
      {({ contracts }) => (
        <div className="stack">
          {contracts.length === 0 ? (
            <EmptyState
              icon={<BriefcaseIcon aria-hidden fontSize="2.5rem" />}
              title={t.empty}
              text={t.emptyText}
              action={startButton}
            />
          ) : (
            <div className="row row-between">
              <h2 className="panel-title">{t.title}</h2>
              {startButton}
            </div>
          )}
          <ErrorMessage error={start.error} />
          {contracts.map((contract) => (
            <ContractPanel
              key={contract.id}
              contract={contract}
              versions={forms.data?.forms.filter(({ series }) => series === contract.id) ?? []}
              onDiscard={setDiscarding}
            />
          ))}
          {discarding ? (
            <DiscardDraft
              formId={discarding}
              onDiscarded={() => {
                setDiscarding(undefined);
                void list.refetch();
                void forms.refetch();
              }}
              onClose={() => setDiscarding(undefined)}
            />
          ) : null}
        </div>
      )}
    </QueryState>
  );
}

function ContractPanel(props: {
  contract: ContractListItem;
  versions: readonly Version[];
  onDiscard: (formId: string) => void;
}) {
  const t = useText().contracts;
  const { contract, versions } = props;
  const { employerName, placementType, hoursWeek, waitingSince, state } = contract;
  const facts = [
    placementType === null ? '' : t.types[placementType],
    period(contract),
    hoursWeek === null ? '' : `${hours(hoursWeek)} ${t.hours.toLowerCase()}`,
  ].filter((fact) => fact !== '');
  return (
    <Panel
      title={
        <Link as={RouterLink} to={paths.contract(contract.id)}>
          {employerName ?? t.noEmployer}
        </Link>
      }
      actions={
        <Tag size="small" variant="moderate" data-color={stateColors[state]}>
          {t.states[state]}
        </Tag>
      }
    >
      {facts.length > 0 ? <p>{facts.join(' · ')}</p> : null}
      {waitingSince ? <p className="subtle">{t.waiting(formatDate(waitingSince))}</p> : null}
      <ul aria-label={t.versions}>
        {versions.map((version) => (
          <VersionLine key={version.id} contract={contract} version={version} onDiscard={props.onDiscard} />
        ))}
      </ul>
    </Panel>
  );
}

function VersionLine(props: { contract: ContractListItem; version: Version; onDiscard: (formId: string) => void }) {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const { contract, version } = props;
  const isDraft = version.state === 'draft';
  const inForce = version.id === contract.formId && contract.state !== 'draft' && contract.state !== 'ready';
  return (
    <li>
      {t.version(version.version)}, {version.documentId}
      {': '}
      {isDraft ? t.stages.draft : `${t.stages.ready} ${formatInstantDay(version.completedAt ?? version.changedAt)}`}
      {inForce && contract.state !== 'printed' ? ` (${t.inForce})` : ''}{' '}
      {isDraft && mayWrite ? (
        <>
          <Button size="xsmall" as={RouterLink} to={paths.form(contract.personId, version.id)}>
            {t.goOn}
          </Button>{' '}
          <Button
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            aria-label={`${t.discard}: ${version.documentId}`}
            onClick={() => props.onDiscard(version.id)}
          >
            {t.discard}
          </Button>
        </>
      ) : (
        <Button
          size="xsmall"
          variant="tertiary"
          as={RouterLink}
          to={paths.form(contract.personId, version.id)}
          aria-label={`${t.readVersion(version.version)}: ${version.documentId}`}
        >
          {t.read}
        </Button>
      )}
    </li>
  );
}
