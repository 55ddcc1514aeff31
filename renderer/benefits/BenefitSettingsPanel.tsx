import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useMemo, useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { today } from '../ui/today.ts';

/** The municipality's own rules for the introduction benefit, for a coordinator. */
export function BenefitSettingsPanel() {
  const t = useText().benefits;
  const settings = useApi('benefit.settings', {});
  return (
    <Panel title={t.settings}>
      <QueryState query={settings}>{(found) => <Fields settings={found} />}</QueryState>
    </Panel>
  );
}

function Fields({ settings }: { settings: MethodOutput<'benefit.settings'> }) {
  const t = useText();
  const words = t.benefits;
  const save = useCommand('benefit.setSettings');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const { deductionBasis, coupleRuleFrom } = settings;
  const present = useMemo(
    () => ({
      basis: deductionBasis as string,
      couple: coupleRuleFrom === null ? '' : formatDate(coupleRuleFrom),
      from: formatDate(`${today().slice(0, 7)}-01`),
    }),
    [deductionBasis, coupleRuleFrom],
  );
  const draft = useDraftForm('benefit.settings', present);
  if (draft === undefined) return null;
  const { form, change, clear } = draft;
  const basis = form.basis === 'hours' ? 'hours' : 'days';
  const first = readDate(form.from);
  const coupleFrom = form.couple.trim() === '' ? null : readDate(form.couple);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setSaved(false);
    if (first === undefined || coupleFrom === undefined) return;
    const answer = await save.run({ fromMonth: first.slice(0, 7), deductionBasis: basis, coupleRuleFrom: coupleFrom });
    setSaved(answer.ok);
    if (!answer.ok) return;
    setTried(false);
    clear(form);
  }

  return (
    <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Select
        size="small"
        label={words.settingsBasis}
        value={basis}
        onChange={(event) => change({ basis: event.target.value })}
      >
        <option value="days">{words.settingsUnits.days}</option>
        <option value="hours">{words.settingsUnits.hours}</option>
      </Select>
      <DateInput
        label={words.settingsCouple}
        description={words.settingsCoupleHelp}
        value={form.couple}
        error={tried && coupleFrom === undefined ? words.invalidDate : undefined}
        onChange={(couple) => change({ couple })}
      />
      <DateInput
        label={words.settingsFrom}
        description={words.settingsFromHelp}
        value={form.from}
        error={tried && first === undefined ? words.invalidDate : undefined}
        onChange={(from) => change({ from })}
      />
      <ErrorMessage error={save.error} />
      <div className="row">
        <Button size="small" type="submit" loading={save.busy}>
          {t.common.save}
        </Button>
        <span role="status">{saved ? words.saved : ''}</span>
      </div>
    </form>
  );
}
