import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useState } from 'react';
import type { BenefitView } from '#shared/api/methods/benefits.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';

const shown = (date: string | null | undefined): string => (date ? formatDate(date) : '');

const acts = ['introduction2003', 'integration2021'] as const;

/** When the programme runs, and by which act. */
export function SetUpPanel({ view }: { view: BenefitView }) {
  const t = useText().benefits;
  const save = useCommand('benefit.setUp');
  const { setUp, derived } = view;
  const [initial] = useState(() => ({
    from: shown(setUp?.programmeFrom),
    until: shown(setUp?.programmeUntil),
    applied: shown(setUp?.appliedOn),
    act: setUp?.regelverkOverride ?? '',
    reason: setUp?.regelverkReason ?? '',
    reference: setUp?.payrollReference ?? '',
  }));
  const draft = useDraftForm(`benefit:setUp:${view.personId}`, initial);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const words = useText().common;
  if (!draft) return null;
  const { form, change } = draft;
  const { from, until, applied, reason, reference } = form;
  const act = acts.find((each) => each === form.act) ?? '';
  const first = readDate(from);
  const bad = (typed: string) => typed.trim() !== '' && readDate(typed) === undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setSaved(false);
    if (first === undefined || bad(until) || bad(applied)) return;
    const answer = await save.run({
      personId: view.personId,
      programmeFrom: first,
      programmeUntil: readDate(until) ?? null,
      appliedOn: readDate(applied) ?? null,
      regelverkOverride: act === '' ? null : act,
      regelverkReason: reason.trim() || null,
      payrollReference: reference.trim() || null,
    });
    if (answer.ok) draft?.clear(form);
    setSaved(answer.ok);
  }

  return (
    <Panel title={t.setUp}>
      {setUp ? null : <p>{t.notSetUp}</p>}
      <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <div className="row row-end">
          <DateInput
            label={t.from}
            value={from}
            error={tried && first === undefined ? t.invalidDate : undefined}
            onChange={(typed) => change({ from: typed })}
          />
          <DateInput
            label={t.until}
            description={t.untilHelp}
            value={until}
            error={tried && bad(until) ? t.invalidDate : undefined}
            onChange={(typed) => change({ until: typed })}
          />
          <DateInput
            label={t.appliedOn}
            description={t.appliedOnHelp}
            value={applied}
            error={tried && bad(applied) ? t.invalidDate : undefined}
            onChange={(typed) => change({ applied: typed })}
          />
        </div>
        <Select size="small" label={t.act} value={act} onChange={(event) => change({ act: event.target.value })}>
          <option value="">
            {t.actDerived}: {derived.regelverk ? t.acts[derived.regelverk] : '–'} ({t.actWhy[derived.reason]})
          </option>
          <option value="introduction2003">{t.acts.introduction2003}</option>
          <option value="integration2021">{t.acts.integration2021}</option>
        </Select>
        {act === '' ? null : (
          <TextArea
            label={t.actReason}
            value={reason}
            maxLength={1000}
            onChange={(typed) => change({ reason: typed })}
          />
        )}
        <TextInput
          label={t.reference}
          value={reference}
          maxLength={40}
          htmlSize={24}
          onChange={(typed) => change({ reference: typed })}
        />
        <ErrorMessage error={save.error} />
        <div className="row">
          <Button size="small" type="submit" loading={save.busy}>
            {words.save}
          </Button>
          <span role="status">{saved ? t.saved : ''}</span>
        </div>
      </form>
    </Panel>
  );
}
