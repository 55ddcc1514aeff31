import { Button } from '@navikt/ds-react/Button';
import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { Tag } from '@navikt/ds-react/Tag';
import { useMemo, useState } from 'react';
import type { ImpairmentApplication } from '#shared/api/methods/stateGrants.ts';
import { formatDate } from '#shared/dates.ts';
import {
  attachmentLabels,
  attachmentSources,
  grantKindLabels,
  impairmentAttachments,
  refusalLabels,
} from '#shared/grants/words.ts';
import { showKroner } from '#shared/money/ore.ts';
import { useCommand } from '../client/hooks.ts';
import { readKroner } from '../establishment/words.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';

const colors = { preparing: 'neutral', sent: 'info', granted: 'success', refused: 'warning' } as const;

/** One application: the attachments that must be in place, the day it was sent, and the answer. */
export function ApplicationCard({ application }: { application: ImpairmentApplication }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const mayWrite = useMayWrite();
  const { grant, year, state, deadline, sentOn, decidedOn, granted, refusedBy } = application;
  const open = state === 'preparing' || state === 'sent';
  const name = t.applicationOf(grantKindLabels[grant][language], year);
  return (
    <section className="grant-card stack" aria-label={name}>
      <div className="row row-between">
        <div className="row">
          <h4 className="grant-heading">{name}</h4>
          <Tag size="xsmall" variant="moderate" data-color={colors[state]}>
            {t.applicationState[state]}
          </Tag>
          <span className="subtle">
            {[
              deadline === null ? null : `${t.deadline}: ${formatDate(deadline)}`,
              sentOn === null ? null : t.sent(sentOn),
              decidedOn === null ? null : t.decided(decidedOn),
              granted === null ? null : `${showKroner(granted)} kr`,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </div>
        {mayWrite ? <RemoveButton id={application.id} name={name} /> : null}
      </div>
      {refusedBy.map((rule) => (
        <p key={rule}>
          {refusalLabels[rule].rule[language]} ({refusalLabels[rule].source[language]})
        </p>
      ))}
      {mayWrite && open ? <Attachments application={application} /> : <ReadyList application={application} />}
      {mayWrite && state === 'preparing' ? <SendForm id={application.id} /> : null}
      {mayWrite && state === 'sent' ? <DecideForm id={application.id} /> : null}
    </section>
  );
}

function ReadyList({ application: { attachmentsReady, note } }: { application: ImpairmentApplication }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  return (
    <>
      <p>
        {t.attachments}: {attachmentsReady.map((each) => attachmentLabels[each][language]).join(', ')}
      </p>
      {note === null ? null : <p>{note}</p>}
    </>
  );
}

function Attachments({ application }: { application: ImpairmentApplication }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const update = useCommand('stateGrants.updateApplication');
  const { id } = application;
  // Shown at once: whoever ticks two in a row must not lose the first.
  const [attachmentsReady, setReady] = useState(application.attachmentsReady);
  const initial = useMemo(() => ({ note: application.note ?? '' }), [application.note]);
  const draft = useDraftForm(`stateGrants:note:${id}`, initial);
  const missing = impairmentAttachments.length - attachmentsReady.length;
  if (!draft) return null;
  const note = draft.form.note;

  async function tick(next: typeof attachmentsReady) {
    setReady(next);
    const answer = await update.run({ id, attachmentsReady: next, note: application.note });
    if (!answer.ok) setReady(application.attachmentsReady);
  }

  return (
    <>
      <CheckboxGroup
        size="small"
        legend={t.attachments}
        description={t.attachmentsMissing(missing)}
        value={attachmentsReady}
        onChange={(values: string[]) => void tick(impairmentAttachments.filter((each) => values.includes(each)))}
      >
        {impairmentAttachments.map((each) => (
          <Checkbox key={each} value={each} description={attachmentSources[each][language]}>
            {attachmentLabels[each][language]}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <TextArea
        label={t.note}
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(typed) => draft.change({ note: typed })}
      />
      <ErrorMessage error={update.error} />
      <div>
        <Button
          size="small"
          variant="secondary"
          loading={update.busy}
          disabled={note.trim() === (application.note ?? '')}
          onClick={() => void update.run({ id, attachmentsReady, note: note.trim() || null })}
        >
          {t.save}
        </Button>
      </div>
    </>
  );
}

const noDate = { date: '' };

function SendForm({ id }: { id: string }) {
  const t = useText().stateGrants;
  const send = useCommand('stateGrants.sendApplication');
  const draft = useDraftForm(`stateGrants:send:${id}`, noDate);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const typed = draft.form.date;
  const date = readDate(typed);
  return (
    <form
      autoComplete="off"
      className="stack-s"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (date !== undefined) void send.run({ id, date }).then((answer) => answer.ok && draft.clear());
      }}
    >
      <div className="row row-end">
        <DateInput
          label={t.sentOn}
          value={typed}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(next) => draft.change({ date: next })}
        />
        <Button size="small" type="submit" loading={send.busy}>
          {t.send}
        </Button>
      </div>
      <ErrorMessage error={send.error} />
    </form>
  );
}

const noAnswer = { date: '', amount: '' };

function DecideForm({ id }: { id: string }) {
  const t = useText().stateGrants;
  const decide = useCommand('stateGrants.decideApplication');
  const draft = useDraftForm(`stateGrants:decide:${id}`, noAnswer);
  const [tried, setTried] = useState<'granted' | 'refused'>();
  if (!draft) return null;
  const { date: typed, amount } = draft.form;
  const date = readDate(typed);
  const granted = readKroner(amount);
  const run = (outcome: 'granted' | 'refused') => {
    setTried(outcome);
    if (date === undefined || (outcome === 'granted' && granted === undefined)) return;
    void decide
      .run({ id, date, granted: outcome === 'refused' ? null : (granted ?? null) })
      .then((answer) => answer.ok && draft.clear());
  };
  return (
    <form
      autoComplete="off"
      className="stack-s"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run('granted');
      }}
    >
      <div className="row row-end">
        <DateInput
          label={t.decidedOn}
          value={typed}
          error={tried !== undefined && date === undefined ? t.invalidDate : undefined}
          onChange={(next) => draft.change({ date: next })}
        />
        <TextInput
          label={t.granted}
          inputMode="decimal"
          maxLength={16}
          htmlSize={14}
          value={amount}
          error={tried === 'granted' && granted === undefined ? t.invalidAmount : undefined}
          onChange={(next) => draft.change({ amount: next })}
        />
        <Button size="small" type="submit" loading={decide.busy}>
          {t.grantIt}
        </Button>
        <Button size="small" variant="secondary" disabled={decide.busy} onClick={() => run('refused')} type="button">
          {t.refuse}
        </Button>
      </div>
      <ErrorMessage error={decide.error} />
    </form>
  );
}

function RemoveButton({ id, name }: { id: string; name: string }) {
  const t = useText().stateGrants;
  const remove = useCommand('stateGrants.removeApplication');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="xsmall" variant="tertiary" aria-label={t.removeOf(name)} onClick={() => setAsking(true)}>
        {t.remove}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.removeOf(name)}
        confirm={t.remove}
        danger
        busy={remove.busy}
        onConfirm={() => void remove.run({ id }).then((answer) => answer.ok && setAsking(false))}
        onClose={() => setAsking(false)}
      >
        <p>{t.removeHelp}</p>
        <ErrorMessage error={remove.error} />
      </ConfirmDialog>
    </>
  );
}
