import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useMemo, useState } from 'react';
import type { PersonGrantsView } from '#shared/api/methods/stateGrants.ts';
import { formatDate } from '#shared/dates.ts';
import { norwegianRateLabels, norwegianRates } from '#shared/grants/words.ts';
import { useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextArea } from '../ui/TextInput.tsx';

/** The time with a right, or a right and duty, to teaching, and which rate is paid: the register does not know it. */
export function NorwegianPanel({ view }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const mayWrite = useMayWrite();
  const [saved, setSaved] = useState(false);
  const { period, reason } = view.norwegian;
  return (
    <Panel title={t.norwegian}>
      <p className="subtle">{t.norwegianHelp}</p>
      {mayWrite ? (
        <NorwegianForm key={JSON.stringify([period, reason])} view={view} saved={saved} onSaved={setSaved} />
      ) : (
        <Facts
          hideMissing
          facts={[
            { label: t.norwegianRate, value: period === null ? t.noRate : norwegianRateLabels[period.rate][language] },
            { label: t.norwegianFrom, value: period === null ? null : formatDate(period.from) },
            { label: t.norwegianUntil, value: period?.until == null ? null : formatDate(period.until) },
            { label: t.reason, value: reason },
          ]}
        />
      )}
    </Panel>
  );
}

function NorwegianForm(props: { view: PersonGrantsView; saved: boolean; onSaved: (saved: boolean) => void }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const { personId, norwegian } = props.view;
  const save = useCommand('stateGrants.setNorwegian');
  const initial = useMemo(() => formOf(norwegian), [norwegian]);
  const draft = useDraftForm(`stateGrants:norwegian:${personId}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const rate = norwegianRates.find((known) => known === form.rate) ?? null;
  const bad = (typed: string) => typed.trim() !== '' && readDate(typed) === undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    props.onSaved(false);
    if (bad(form.from) || bad(form.until)) return;
    const answer = await save.run({
      personId,
      rate,
      from: readDate(form.from) ?? null,
      until: readDate(form.until) ?? null,
      reason: form.reason.trim() || null,
    });
    if (!answer.ok) return;
    setTried(false);
    draft?.clear();
    props.onSaved(true);
  }

  return (
    <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <Select
          size="small"
          label={t.norwegianRate}
          value={rate ?? ''}
          onChange={(event) => change({ rate: event.target.value })}
        >
          <option value="">{t.noRate}</option>
          {norwegianRates.map((each) => (
            <option key={each} value={each}>
              {norwegianRateLabels[each][language]}
            </option>
          ))}
        </Select>
        <DateInput
          label={t.norwegianFrom}
          value={form.from}
          error={tried && bad(form.from) ? t.invalidDate : undefined}
          onChange={(from) => change({ from })}
        />
        <DateInput
          label={t.norwegianUntil}
          description={t.norwegianUntilHelp}
          value={form.until}
          error={tried && bad(form.until) ? t.invalidDate : undefined}
          onChange={(until) => change({ until })}
        />
      </div>
      <TextArea
        label={t.reason}
        minRows={2}
        maxLength={1000}
        value={form.reason}
        onChange={(reason) => change({ reason })}
      />
      <ErrorMessage error={save.error} />
      <div className="row">
        <Button size="small" type="submit" loading={save.busy}>
          {t.save}
        </Button>
        <span role="status">{props.saved ? t.saved : ''}</span>
      </div>
    </form>
  );
}

const formOf = ({ period, reason }: PersonGrantsView['norwegian']) => ({
  rate: period?.rate ?? '',
  from: period === null ? '' : formatDate(period.from),
  until: period?.until == null ? '' : formatDate(period.until),
  reason: reason ?? '',
});
