import { Button } from '@navikt/ds-react/Button';
import { type FormEvent, useMemo, useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';

/** The rules of state grants that the sources disagree on, for a coordinator. */
export function GrantSettingsPanel() {
  const t = useText().stateGrants;
  const settings = useApi('stateGrants.settings', {});
  return (
    <Panel title={t.settings}>
      <QueryState query={settings}>{(found) => <Fields settings={found} />}</QueryState>
    </Panel>
  );
}

function Fields({ settings }: { settings: MethodOutput<'stateGrants.settings'> }) {
  const t = useText().stateGrants;
  const save = useCommand('stateGrants.setSettings');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const { deadlineMonths: months, laterMonths: more, elderlyFromAge: years } = settings;
  const present = useMemo(
    () => ({
      deadline: String(months),
      later: more === null ? '' : String(more),
      age: String(years),
      from: '',
      source: '',
    }),
    [months, more, years],
  );
  const draft = useDraftForm('stateGrants.settings', present);
  if (draft === undefined) return null;
  const { form, change, clear } = draft;
  const validFrom = readDate(form.from);
  const deadlineMonths = readWhole(form.deadline, 1, 36);
  const laterMonths = form.later.trim() === '' ? null : readWhole(form.later, 0, 36);
  const elderlyFromAge = readWhole(form.age, 55, 70);
  const source = form.source.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setSaved(false);
    if (validFrom === undefined || deadlineMonths === undefined || laterMonths === undefined) return;
    if (elderlyFromAge === undefined || source === '') return;
    const answer = await save.run({ validFrom, deadlineMonths, laterMonths, elderlyFromAge, source });
    setSaved(answer.ok);
    if (!answer.ok) return;
    setTried(false);
    clear({ ...form, from: '', source: '' });
  }

  return (
    <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p className="subtle">{t.settingsHelp}</p>
      <TextInput
        label={t.deadlineMonths}
        inputMode="numeric"
        maxLength={2}
        htmlSize={6}
        value={form.deadline}
        error={tried && deadlineMonths === undefined ? t.invalidMonths : undefined}
        onChange={(deadline) => change({ deadline })}
      />
      <TextInput
        label={t.laterMonths}
        description={t.laterMonthsHelp}
        inputMode="numeric"
        maxLength={2}
        htmlSize={6}
        value={form.later}
        error={tried && laterMonths === undefined ? t.invalidMonths : undefined}
        onChange={(later) => change({ later })}
      />
      <TextInput
        label={t.elderlyFromAge}
        inputMode="numeric"
        maxLength={2}
        htmlSize={6}
        value={form.age}
        error={tried && elderlyFromAge === undefined ? t.invalidAge : undefined}
        onChange={(age) => change({ age })}
      />
      <DateInput
        label={t.settingsFrom}
        value={form.from}
        error={tried && validFrom === undefined ? t.invalidDate : undefined}
        onChange={(from) => change({ from })}
      />
      <TextInput
        label={t.settingsSource}
        maxLength={300}
        value={form.source}
        error={tried && source === '' ? t.settingsSourceMissing : undefined}
        onChange={(source) => change({ source })}
      />
      <ErrorMessage error={save.error} />
      <div className="row">
        <Button size="small" type="submit" loading={save.busy}>
          {t.save}
        </Button>
        <span role="status">{saved ? t.saved : ''}</span>
      </div>
    </form>
  );
}

function readWhole(typed: string, least: number, most: number): number | undefined {
  const value = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
