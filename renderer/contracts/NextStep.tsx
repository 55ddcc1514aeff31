import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { Tag } from '@navikt/ds-react/Tag';
import { useEffect, useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { ContractView } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { CloseForm, closeDraft } from './CloseForm.tsx';
import { DiscardDraft } from './DiscardDraft.tsx';
import { useProblemText } from './useProblemText.ts';
import { stateColors } from './words.ts';

/** Where the contract stands, what to do next, and what to look at once more. */
export function NextStep({ contract }: { contract: ContractView }) {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const { state, waitingSince, breakOffReason, closedOn } = contract;
  const [newest] = contract.versions;
  const draft = newest?.stage === 'draft' ? newest : undefined;
  const isAmended = contract.pendingFormId !== null;
  return (
    <Panel
      className="contract-next"
      title={t.next}
      actions={
        <Tag size="small" variant="moderate" data-color={stateColors[state]}>
          {t.states[state]}
        </Tag>
      }
    >
      <p>{t.nextSteps[state]}</p>
      {isAmended && closedOn === null ? (
        <InlineMessage status="info" size="small">
          {t.pending}. {t.pendingText} {newest ? t.nextSteps[newest.stage] : ''}
        </InlineMessage>
      ) : null}
      {waitingSince ? <p>{t.waiting(formatDate(waitingSince))}</p> : null}
      {closedOn ? <p>{t.closedOn(formatDate(closedOn))}</p> : null}
      {breakOffReason ? <p>{t.broken(breakOffReason)}</p> : null}
      {closedOn === null ? <Problems contract={contract} /> : null}
      {mayWrite && closedOn === null ? <Actions contract={contract} draftId={draft?.formId} /> : null}
    </Panel>
  );
}

function Problems({ contract }: { contract: ContractView }) {
  const t = useText().contracts;
  const write = useProblemText();
  const problems = [...new Set(contract.problems.map(({ problem }) => write(problem)))];
  return (
    <>
      {problems.length > 0 ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.problems}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {contract.warnings.map((warning) => (
        <InlineMessage key={warning} status="warning" size="small">
          {t.warnings[warning]}
        </InlineMessage>
      ))}
    </>
  );
}

function Actions({ contract, draftId }: { contract: ContractView; draftId: string | undefined }) {
  const t = useText().contracts;
  const navigate = useNavigate();
  const amend = useCommand('contract.amend');
  const [closing, setClosing] = useState<'complete' | 'breakOff'>();
  const [discarding, setDiscarding] = useState(false);
  const completing = useDraft(closeDraft('complete', contract.id)).found;
  const breaking = useDraft(closeDraft('breakOff', contract.id)).found;
  useEffect(() => {
    if (breaking) setClosing('breakOff');
    else if (completing) setClosing('complete');
  }, [completing, breaking]);
  const { state, personId } = contract;
  const isSigned = state === 'signed' || state === 'running' || state === 'ended';

  async function startAmendment() {
    const answer = await amend.run({ id: contract.id });
    if (answer.ok) navigate(paths.form(personId, answer.value.formId));
  }

  return (
    <>
      <div className="row">
        {draftId ? (
          <>
            <Button size="small" as={RouterLink} to={paths.form(personId, draftId)}>
              {t.goOn}
            </Button>
            <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setDiscarding(true)}>
              {t.discard}
            </Button>
          </>
        ) : null}
        {state === 'running' || state === 'ended' ? (
          <Button
            size="small"
            variant={state === 'ended' ? 'primary' : 'secondary'}
            aria-expanded={closing === 'complete'}
            onClick={() => setClosing(closing === 'complete' ? undefined : 'complete')}
          >
            {t.complete}
          </Button>
        ) : null}
        {isSigned ? (
          <Button
            size="small"
            variant="secondary"
            aria-expanded={closing === 'breakOff'}
            onClick={() => setClosing(closing === 'breakOff' ? undefined : 'breakOff')}
          >
            {t.breakOff}
          </Button>
        ) : null}
        {draftId === undefined ? (
          <Button size="small" variant="tertiary" loading={amend.busy} onClick={() => void startAmendment()}>
            {t.amend}
          </Button>
        ) : null}
      </div>
      <ErrorMessage error={amend.error} />
      {closing && isSigned ? (
        <CloseForm key={closing} how={closing} contract={contract} onDone={() => setClosing(undefined)} />
      ) : null}
      {discarding && draftId ? (
        <DiscardDraft
          formId={draftId}
          onDiscarded={() => navigate(paths.personTab(personId, 'contracts'))}
          onClose={() => setDiscarding(false)}
        />
      ) : null}
    </>
  );
}
