import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { type Disclosed, DisclosureFields, scopesOf } from './DisclosureFields.tsx';
import { useRefusalText } from './useRefusalText.ts';
import './consents.css';

const empty = { recipient: '', purpose: '', scopes: '' };

/** Asks the one function that knows: may this go to this recipient for this purpose today, and by what? */
export function CheckDisclosure({ personId }: { personId: string }) {
  const t = useText().consents;
  const mayWrite = useMayWrite();
  const draft = useDraftForm<Disclosed & Record<string, string>>(`disclosure:check:${personId}`, empty);
  const [asked, setAsked] = useState<Disclosed>();
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  return (
    <Panel title={t.checkTitle}>
      <p className="subtle">{t.checkLead}</p>
      <form
        className="stack-s"
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const { recipient, purpose, scopes } = form;
          if (recipient.trim() === '' || purpose.trim() === '' || scopesOf(scopes).length === 0) return;
          setAsked({ recipient, purpose, scopes });
        }}
      >
        <DisclosureFields
          id="check"
          value={form}
          tried={tried}
          onChange={(part) => {
            change(part);
            setAsked(undefined);
          }}
        />
        <div>
          <Button size="small" type="submit">
            {t.check}
          </Button>
        </div>
      </form>
      {asked ? <Answer personId={personId} asked={asked} mayWrite={mayWrite} /> : null}
      <Overrides personId={personId} />
    </Panel>
  );
}

function Answer({ personId, asked, mayWrite }: { personId: string; asked: Disclosed; mayWrite: boolean }) {
  const { recipient, purpose } = asked;
  const scopes = scopesOf(asked.scopes);
  const check = useApi('consent.check', { personId, recipient, purpose, scopes }, { staleTime: 0 });
  return (
    <QueryState query={check}>
      {(answer) => (
        <div className="stack-s">
          <Verdict personId={personId} answer={answer} />
          {!answer.allowed && mayWrite ? <OverrideForm personId={personId} asked={asked} /> : null}
        </div>
      )}
    </QueryState>
  );
}

function Verdict({ personId, answer }: { personId: string; answer: MethodOutput<'consent.check'> }) {
  const t = useText().consents;
  const write = useLocal();
  const refusalText = useRefusalText();
  const consents = useApi('consent.list', { personId });
  const documentOf = (id: string) => consents.data?.consents.find((each) => each.id === id)?.documentId ?? '';
  return (
    <LocalAlert status={answer.allowed ? 'success' : 'error'} size="small" role="status">
      <LocalAlert.Header>
        <LocalAlert.Title as="h3">{answer.allowed ? t.yes : t.no}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul>
          {answer.parts.map((part) => (
            <li key={part.scope ?? ''}>
              {part.scope === null ? '' : write(consentScopes[part.scope])}: {partText(part)}
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );

  function partText({ basis, reason }: (typeof answer)['parts'][number]): string {
    if (basis === null) return reason === null ? '' : refusalText(reason);
    if (basis.kind === 'override') return t.byOverride(basis.legalBasis);
    if (basis.kind === 'aboutNobody') return t.aboutNobody;
    const limits = basis.limits === null ? '' : `. ${t.limitsNote(basis.limits)}`;
    return `${t.byConsent(documentOf(basis.consentId))}${limits}`;
  }
}

function OverrideForm({ personId, asked }: { personId: string; asked: Disclosed }) {
  const t = useText().consents;
  const override = useCommand('consent.override');
  const [initial] = useState(() => ({ legalBasis: '', reason: '', until: formatDate(today()) }));
  const draft = useDraftForm(`consent:override:${personId}`, initial);
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const until = readDate(form.until);
  // What was begun is not hidden.
  const isOpen = open || form.legalBasis !== '' || form.reason !== '';

  async function save() {
    setTried(true);
    if (until === undefined || form.legalBasis.trim() === '' || form.reason.trim() === '') return;
    const { recipient, purpose } = asked;
    const { legalBasis, reason } = form;
    const scopes = scopesOf(asked.scopes);
    const answer = await override.run({ personId, recipient, purpose, scopes, legalBasis, reason, until });
    if (answer.ok) draft?.clear();
  }

  return (
    <div className="stack-s">
      <p>{t.overrideOffer}</p>
      <div>
        <Button size="small" variant="secondary" aria-expanded={isOpen} onClick={() => setOpen(!open)}>
          {t.override}
        </Button>
      </div>
      {isOpen ? (
        <form
          className="stack-s"
          autoComplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            label={t.legalBasis}
            description={t.legalBasisHelp}
            value={form.legalBasis}
            maxLength={300}
            error={tried && form.legalBasis.trim() === '' ? t.needed : undefined}
            onChange={(legalBasis) => change({ legalBasis })}
          />
          <TextArea
            label={t.reason}
            value={form.reason}
            maxLength={2000}
            error={tried && form.reason.trim() === '' ? t.needed : undefined}
            onChange={(reason) => change({ reason })}
          />
          <DateInput
            label={t.overrideUntil}
            value={form.until}
            error={tried && until === undefined ? t.invalidDate : undefined}
            onChange={(typed) => change({ until: typed })}
          />
          <ErrorMessage error={override.error} />
          <div>
            <Button size="small" type="submit" loading={override.busy}>
              {t.saveOverride}
            </Button>
          </div>
        </form>
      ) : null}
    </div>
  );
}

function Overrides({ personId }: { personId: string }) {
  const t = useText().consents;
  const list = useApi('consent.overrides', { personId });
  if (!list.data || list.data.overrides.length === 0) return null;
  return (
    <section aria-label={t.overrides}>
      <h3>{t.overrides}</h3>
      <ul>
        {list.data.overrides.map(({ id, from, until, recipient, legalBasis, reason }) => (
          <li key={id}>
            {t.overrideLine(formatDate(from), formatDate(until), recipient, legalBasis)}
            <div className="subtle">{reason}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
