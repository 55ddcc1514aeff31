import { DocPencilIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { useApi, useCommand } from '../client/hooks.ts';
import { ReadPdfLink } from '../fillable/ReadPdfLink.tsx';
import { formatInstant } from '../i18n/format.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { intakeTexts } from './texts.ts';

const form = 'intakeMapping';

/** The versions of a person's intake mapping: start, go on, read, print, make a new one. */
export function PersonIntake({ personId }: { personId: string }) {
  const t = useCatalogue(intakeTexts).list;
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const list = useApi('form.list', { personId, form }, { staleTime: 0 });
  const start = useCommand('form.start');
  const discard = useCommand('form.discard');
  const [discarding, setDiscarding] = useState<string>();

  async function startNew() {
    const answer = await start.run({ personId, form });
    if (answer.ok) return navigate(paths.intake(personId, answer.value.id));
    // Somebody started one meanwhile: that is the one to go on with.
    if (answer.error.code === 'formDraftExists') navigate(paths.intake(personId, answer.error.params.formId));
  }

  async function throwAway() {
    if (!discarding) return;
    const answer = await discard.run({ id: discarding });
    if (answer.ok) setDiscarding(undefined);
  }

  return (
    <QueryState query={list}>
      {({ forms }) =>
        forms.length === 0 ? (
          <>
            <EmptyState
              icon={<DocPencilIcon aria-hidden fontSize="2.5rem" />}
              title={t.empty}
              text={t.emptyText}
              action={
                mayWrite ? (
                  <div className="row">
                    <Button size="small" loading={start.busy} onClick={() => void startNew()}>
                      {t.start}
                    </Button>
                    <ReadPdfLink personId={personId} />
                  </div>
                ) : null
              }
            />
            <ErrorMessage error={start.error} />
          </>
        ) : (
          <div className="stack">
            <Table size="small">
              <Table.Header>
                <Table.Row>
                  <Table.HeaderCell scope="col">{t.version}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t.answered}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t.document}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t.actions}</Table.HeaderCell>
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {forms.map((version) => {
                  const address = paths.intake(personId, version.id);
                  const draft = version.state === 'draft';
                  return (
                    <Table.Row key={version.id}>
                      <Table.HeaderCell scope="row">{version.version}</Table.HeaderCell>
                      <Table.DataCell>
                        <Tag size="small" variant="moderate" data-color={draft ? 'warning' : 'success'}>
                          {draft ? t.draft : t.completed}
                        </Tag>{' '}
                        <span className="subtle">{t.changed(formatInstant(version.changedAt))}</span>
                      </Table.DataCell>
                      <Table.DataCell className="numeric">{`${version.answered} / ${version.total}`}</Table.DataCell>
                      <Table.DataCell className="nowrap">{version.documentId}</Table.DataCell>
                      <Table.DataCell>
                        <div className="row">
                          <Button
                            as={RouterLink}
                            to={address}
                            size="xsmall"
                            variant={draft && mayWrite ? 'primary' : 'secondary'}
                          >
                            {draft && mayWrite ? t.continue : t.read}
                          </Button>
                          <Button as={RouterLink} to={`${address}?vis=utskrift`} size="xsmall" variant="tertiary">
                            {t.print}
                          </Button>
                          {draft && mayWrite ? (
                            <Button
                              size="xsmall"
                              variant="tertiary"
                              data-color="neutral"
                              onClick={() => setDiscarding(version.id)}
                            >
                              {t.discard}
                            </Button>
                          ) : null}
                        </div>
                      </Table.DataCell>
                    </Table.Row>
                  );
                })}
              </Table.Body>
            </Table>
            {mayWrite ? (
              <div className="row">
                {forms[0]?.state === 'completed' ? (
                  <>
                    <Button size="small" variant="secondary" loading={start.busy} onClick={() => void startNew()}>
                      {t.newVersion}
                    </Button>
                    <span className="subtle">{t.newVersionLead}</span>
                  </>
                ) : null}
                <ReadPdfLink personId={personId} />
              </div>
            ) : null}
            <ErrorMessage error={start.error} />
            <ConfirmDialog
              open={discarding !== undefined}
              title={t.discardTitle}
              confirm={t.discard}
              danger
              busy={discard.busy}
              onConfirm={() => void throwAway()}
              onClose={() => setDiscarding(undefined)}
            >
              <p>{t.discardText}</p>
              <ErrorMessage error={discard.error} />
            </ConfirmDialog>
          </div>
        )
      }
    </QueryState>
  );
}
