import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { useState } from 'react';
import type { Disclosure } from '#shared/api/methods/consents.ts';
import { disclosureWayLabels, disclosureWays } from '#shared/consent/disclosureLabels.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLanguage, useLocal, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { DisclosureFields, scopesOf } from './DisclosureFields.tsx';
import './consents.css';

/** What went to whom, when and by which basis; and the noting of another. */
export function DisclosuresPanel({ personId }: { personId: string }) {
  const t = useText().consents;
  const mayWrite = useMayWrite();
  const list = useApi('disclosure.list', { personId });
  const [adding, setAdding] = useState(false);
  const [printing, setPrinting] = useState(false);
  return (
    <Panel
      title={t.disclosures}
      actions={
        <div className="row">
          <Button size="small" variant="tertiary" aria-expanded={printing} onClick={() => setPrinting(!printing)}>
            {t.print}
          </Button>
          {mayWrite ? (
            <Button size="small" variant="secondary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              {t.addDisclosure}
            </Button>
          ) : null}
        </div>
      }
    >
      {adding ? <DisclosureForm personId={personId} onDone={() => setAdding(false)} /> : null}
      {printing ? <Print personId={personId} /> : null}
      <QueryState query={list}>
        {({ disclosures }) =>
          disclosures.length === 0 ? (
            <p className="subtle">{t.noDisclosures}</p>
          ) : (
            <ul>
              {disclosures.map((each) => (
                <DisclosureLine key={each.id} disclosure={each} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}

function DisclosureLine({ disclosure }: { disclosure: Disclosure }) {
  const t = useText().consents;
  const write = useLocal();
  const { date, recipient, receivedBy, what, scopes, purpose, how, consents, override } = disclosure;
  const bases = [
    ...consents.map(({ documentId }) => t.byConsent(documentId)),
    ...(override === null ? [] : [t.byOverride(override.legalBasis)]),
  ];
  return (
    <li>
      {formatDate(date)}: {recipient}
      {receivedBy ? ` (${receivedBy})` : ''}, {purpose}, {write(disclosureWayLabels[how]).toLowerCase()};{' '}
      {t.by(bases.join(', '))}
      <div>{what}</div>
      <div className="subtle">{scopes.map((scope) => write(consentScopes[scope])).join(', ')}</div>
    </li>
  );
}

function Print({ personId }: { personId: string }) {
  const t = useText().consents;
  const { language } = useLanguage();
  const pdf = useApi('disclosure.pdf', { personId, language }, { staleTime: 0 });
  return (
    <QueryState query={pdf}>
      {({ content, fileName, pages }) => (
        <PdfPreview document={{ pdf: content, fileName, ...(pages === null ? {} : { pages }) }} title={t.disclosures} />
      )}
    </QueryState>
  );
}

const empty = {
  recipient: '',
  purpose: '',
  scopes: '',
  receivedBy: '',
  what: '',
  how: 'paper',
  date: '',
  overrideId: '',
};

function DisclosureForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useText().consents;
  const write = useLocal();
  const add = useCommand('disclosure.add');
  const overrides = useApi('consent.overrides', { personId });
  const draft = useDraftForm<typeof empty>(`disclosure:add:${personId}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const typedDate = form.date === '' ? formatDate(today()) : form.date;
  const date = readDate(typedDate);
  const scopes = scopesOf(form.scopes);

  async function save() {
    setTried(true);
    const { recipient, purpose, what } = form;
    if ([recipient, purpose, what].some((each) => each.trim() === '') || scopes.length === 0) return;
    if (date === undefined) return;
    const answer = await add.run({
      personId,
      recipient,
      purpose,
      what,
      scopes,
      date,
      receivedBy: form.receivedBy.trim() === '' ? null : form.receivedBy,
      how: disclosureWays.find((way) => way === form.how) ?? 'paper',
      overrideId: form.overrideId === '' ? null : form.overrideId,
    });
    if (!answer.ok) return;
    draft?.clear();
    onDone();
  }

  return (
    <form
      className="stack-s"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <DisclosureFields id="disclosure" value={form} tried={tried} onChange={(part) => change(part)} />
      <TextArea
        label={t.what}
        value={form.what}
        maxLength={2000}
        minRows={2}
        error={tried && form.what.trim() === '' ? t.needed : undefined}
        onChange={(what) => change({ what })}
      />
      <div className="row row-end">
        <TextInput
          label={t.receivedBy}
          value={form.receivedBy}
          maxLength={200}
          onChange={(receivedBy) => change({ receivedBy })}
        />
        <Select size="small" label={t.how} value={form.how} onChange={(event) => change({ how: event.target.value })}>
          {disclosureWays
            .filter((way) => way !== 'package')
            .map((way) => (
              <option key={way} value={way}>
                {write(disclosureWayLabels[way])}
              </option>
            ))}
        </Select>
        <DateInput
          label={t.date}
          value={typedDate}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
        <Select
          size="small"
          label={t.usedOverride}
          value={form.overrideId}
          onChange={(event) => change({ overrideId: event.target.value })}
        >
          <option value="">{t.consentAsBasis}</option>
          {(overrides.data?.overrides ?? []).map(({ id, recipient, legalBasis }) => (
            <option key={id} value={id}>
              {`${recipient}: ${legalBasis}`}
            </option>
          ))}
        </Select>
        <Button size="small" type="submit" loading={add.busy}>
          {t.addDisclosure}
        </Button>
      </div>
      <ErrorMessage error={add.error} />
    </form>
  );
}
