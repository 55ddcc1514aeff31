import { HandShakeHeartIcon, PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { ConsentListItem } from '#shared/api/methods/consents.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { ConsentDetails } from './ConsentDetails.tsx';

export const consentColors = {
  draft: 'warning',
  completed: 'warning',
  printed: 'warning',
  signed: 'success',
  partlyWithdrawn: 'info',
  withdrawn: 'neutral',
  expired: 'neutral',
} as const;

/** Every consent with where it stands, and the opened one in full. */
export function ConsentList({ personId }: { personId: string }) {
  const t = useText().consents;
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const list = useApi('consent.list', { personId }, { staleTime: 0 });
  const start = useCommand('form.start');
  const [open, setOpen] = useState<string>();
  const [discarding, setDiscarding] = useState<string>();

  async function startNew() {
    const answer = await start.run({ personId, form: 'consent' });
    if (answer.ok) return navigate(paths.form(personId, answer.value.id));
    if (answer.error.code === 'formDraftExists') navigate(paths.form(personId, answer.error.params.formId));
  }

  const startButton = mayWrite ? (
    <Button size="small" icon={<PlusIcon aria-hidden />} loading={start.busy} onClick={() => void startNew()}>
      {t.start}
    </Button>
  ) : null;

  return (
    <QueryState query={list}>
      {({ consents }) =>
        consents.length === 0 ? (
          <>
            <EmptyState
              icon={<HandShakeHeartIcon aria-hidden fontSize="2.5rem" />}
              title={t.empty}
              text={t.emptyText}
              action={startButton}
            />
            <ErrorMessage error={start.error} />
          </>
        ) : (
          <Panel title={t.title} actions={startButton}>
            <ErrorMessage error={start.error} />
            <div className="table-scroll">
              <Table size="small" aria-label={t.title}>
                <Table.Header>
                  <Table.Row>
                    <Table.HeaderCell scope="col">{t.document}</Table.HeaderCell>
                    <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
                    <Table.HeaderCell scope="col">{t.period}</Table.HeaderCell>
                    <Table.HeaderCell scope="col" align="right">
                      {t.recipients}
                    </Table.HeaderCell>
                    <Table.HeaderCell scope="col" align="right">
                      {t.actions}
                    </Table.HeaderCell>
                  </Table.Row>
                </Table.Header>
                <Table.Body>
                  {consents.map((consent) => (
                    <ConsentRow
                      key={consent.id}
                      consent={consent}
                      open={consent.id === open}
                      onOpen={() => setOpen(consent.id === open ? undefined : consent.id)}
                      onDiscard={() => setDiscarding(consent.id)}
                    />
                  ))}
                </Table.Body>
              </Table>
            </div>
            {open && consents.some(({ id }) => id === open) ? <ConsentDetails key={open} id={open} /> : null}
            {discarding ? <Discard id={discarding} onClose={() => setDiscarding(undefined)} /> : null}
          </Panel>
        )
      }
    </QueryState>
  );
}

function ConsentRow(props: { consent: ConsentListItem; open: boolean; onOpen: () => void; onDiscard: () => void }) {
  const t = useText().consents;
  const mayWrite = useMayWrite();
  const { consent } = props;
  const isDraft = consent.state === 'draft';
  return (
    <Table.Row selected={props.open}>
      <Table.HeaderCell scope="row" className="nowrap">
        {consent.documentId}
      </Table.HeaderCell>
      <Table.DataCell>
        <Tag size="xsmall" variant="moderate" data-color={consentColors[consent.state]}>
          {t.states[consent.state]}
        </Tag>{' '}
        {consent.daysLeft !== null && consent.daysLeft <= 30 ? (
          <span className="subtle">{t.daysLeft(consent.daysLeft)}</span>
        ) : null}
      </Table.DataCell>
      <Table.DataCell className="nowrap">
        {t.until(consent.from ? formatDate(consent.from) : '', consent.until ? formatDate(consent.until) : '')}
      </Table.DataCell>
      <Table.DataCell align="right">{consent.recipients}</Table.DataCell>
      <Table.DataCell align="right">
        {isDraft ? (
          mayWrite ? (
            <div className="row">
              <Button size="xsmall" as={RouterLink} to={paths.form(consent.personId, consent.id)}>
                {t.goOn}
              </Button>
              <Button size="xsmall" variant="tertiary" onClick={props.onDiscard}>
                {t.discard}
              </Button>
            </div>
          ) : null
        ) : (
          <Button
            size="xsmall"
            variant="secondary"
            aria-label={t.open(consent.documentId)}
            aria-expanded={props.open}
            onClick={props.onOpen}
          >
            {t.show}
          </Button>
        )}
      </Table.DataCell>
    </Table.Row>
  );
}

function Discard({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText().consents;
  const discard = useCommand('form.discard');
  return (
    <ConfirmDialog
      open
      danger
      title={t.discardTitle}
      confirm={t.discard}
      busy={discard.busy}
      onConfirm={() => void discard.run({ id }).then((answer) => answer.ok && onClose())}
      onClose={onClose}
    >
      <p>{t.discardText}</p>
      <ErrorMessage error={discard.error} />
    </ConfirmDialog>
  );
}
