import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { Select } from '@navikt/ds-react/Select';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { type ConsentScope, consentScopes } from '#shared/consent/scopes.ts';
import { type MunicipalityNumber, municipalities } from '#shared/municipalities.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useRefusalText } from '../../consents/useRefusalText.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useVault } from '../../session/session.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage, QueryState } from '../../ui/ErrorMessage.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { municipalityName } from './municipalityName.ts';
import './transfers.css';

/** Offers a case to another municipality: where to, what goes along, and a message (guidelines 2.1). */
export function MoveCase({ personId }: { personId: string }) {
  const t = useText().exchange.transfers;
  const [open, setOpen] = useState(false);
  const { ownership, transfers } = useApi('transfer.list', { personId }).data ?? {};
  // The one that waits is told of above, where it can be taken back.
  if (ownership?.isOurs !== true || transfers?.some(({ state }) => state === 'offered')) return null;
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t.move}
      </Button>
      {open ? <MoveDialog personId={personId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const empty = { to: '', message: '' };

function MoveDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useText().exchange.transfers;
  const { municipality: own } = useVault();
  const offer = useCommand('transfer.offer');
  const draft = useDraftForm(`transfer:offer:${personId}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const to = municipalities.find(({ number }) => number === form.to && number !== own)?.number;

  async function run() {
    setTried(true);
    if (to === undefined) return;
    const answer = await offer.run({ personId, to, message: form.message.trim() === '' ? null : form.message });
    if (!answer.ok) return;
    draft?.clear();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      title={t.moveTitle}
      confirm={t.offer}
      busy={offer.busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>{t.moveText}</p>
      <Select
        size="small"
        label={t.chooseMunicipality}
        value={to ?? ''}
        error={tried && to === undefined ? t.missingMunicipality : undefined}
        onChange={(event) => {
          offer.reset();
          change({ to: event.target.value });
        }}
      >
        <option value="">{t.choose}</option>
        {municipalities
          .filter(({ number }) => number !== own)
          .map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
      </Select>
      {to === undefined ? null : <WhatGoes personId={personId} to={to} />}
      <TextArea
        label={t.offerMessage}
        description={t.offerMessageHelp}
        value={form.message}
        maxLength={2000}
        onChange={(message) => change({ message })}
      />
      <ErrorMessage error={offer.error} />
    </ConfirmDialog>
  );
}

function WhatGoes({ personId, to }: { personId: string; to: MunicipalityNumber }) {
  const t = useText().exchange.transfers;
  const refusalText = useRefusalText();
  const check = useApi('transfer.check', { personId, to });
  return (
    <QueryState query={check}>
      {({ allowed, scopes }) => {
        if (!allowed) {
          const reason = scopes.find(({ scope }) => scope === 'identity')?.reason;
          return (
            <LocalAlert status="warning" size="small">
              <LocalAlert.Header>
                <LocalAlert.Title as="h2">{t.notAllowed}</LocalAlert.Title>
              </LocalAlert.Header>
              <LocalAlert.Content>
                <div className="stack-s">
                  {reason ? <p>{refusalText(reason)}</p> : null}
                  <p>{t.notAllowedText(municipalityName(to))}</p>
                  <div>
                    <Button size="small" variant="secondary" as={RouterLink} to={paths.personTab(personId, 'consents')}>
                      {t.toConsents}
                    </Button>
                  </div>
                </div>
              </LocalAlert.Content>
            </LocalAlert>
          );
        }
        return (
          <div className="stack-s">
            <Scopes title={t.goes} scopes={scopes.filter((part) => part.allowed)} colour="success" />
            <Scopes title={t.staysUntil} scopes={scopes.filter((part) => !part.allowed)} colour="neutral" />
          </div>
        );
      }}
    </QueryState>
  );
}

function Scopes(props: {
  title: string;
  scopes: readonly { readonly scope: ConsentScope }[];
  colour: 'success' | 'neutral';
}) {
  const write = useLocal();
  if (props.scopes.length === 0) return null;
  return (
    <section>
      <h2 className="transfer-subtitle">{props.title}</h2>
      <ul className="transfer-scopes">
        {props.scopes.map(({ scope }) => (
          <li key={scope}>
            <Tag size="small" variant="moderate" data-color={props.colour}>
              {write(consentScopes[scope])}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
