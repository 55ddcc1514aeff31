import { Button } from '@navikt/ds-react/Button';
import { type FormEvent, useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
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
  const [deadline, setDeadline] = useState(String(settings.deadlineMonths));
  const [later, setLater] = useState(settings.laterMonths === null ? '' : String(settings.laterMonths));
  const [age, setAge] = useState(String(settings.elderlyFromAge));
  const [from, setFrom] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const validFrom = readDate(from);
  const deadlineMonths = readWhole(deadline, 1, 36);
  const laterMonths = later.trim() === '' ? null : readWhole(later, 0, 36);
  const elderlyFromAge = readWhole(age, 55, 70);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setSaved(false);
    if (validFrom === undefined || deadlineMonths === undefined || laterMonths === undefined) return;
    if (elderlyFromAge === undefined || source.trim() === '') return;
    const answer = await save.run({ validFrom, deadlineMonths, laterMonths, elderlyFromAge, source: source.trim() });
    setSaved(answer.ok);
    if (answer.ok) setTried(false);
  }

  return (
    <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p className="subtle">{t.settingsHelp}</p>
      <TextInput
        label={t.deadlineMonths}
        inputMode="numeric"
        maxLength={2}
        htmlSize={6}
        value={deadline}
        error={tried && deadlineMonths === undefined ? t.invalidMonths : undefined}
        onChange={setDeadline}
      />
      <TextInput
        label={t.laterMonths}
        description={t.laterMonthsHelp}
        inputMode="numeric"
        maxLength={2}
        htmlSize={6}
        value={later}
        error={tried && laterMonths === undefined ? t.invalidMonths : undefined}
        onChange={setLater}
      />
      <TextInput
        label={t.elderlyFromAge}
        inputMode="numeric"
        maxLength={2}
        htmlSize={6}
        value={age}
        error={tried && elderlyFromAge === undefined ? t.invalidAge : undefined}
        onChange={setAge}
      />
      <DateInput
        label={t.settingsFrom}
        value={from}
        error={tried && validFrom === undefined ? t.invalidDate : undefined}
        onChange={setFrom}
      />
      <TextInput
        label={t.settingsSource}
        maxLength={300}
        value={source}
        error={tried && source.trim() === '' ? t.settingsSourceMissing : undefined}
        onChange={setSource}
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
