import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useMemo, useState } from 'react';
import type { PersonGrantsView } from '#shared/api/methods/stateGrants.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextArea } from '../ui/TextInput.tsx';

const dates = ['firstSettlement', 'residentSettled', 'familyApplied', 'movedAway'] as const;
const choices = ['singleAdult', 'familyOfHumanitarian', 'entitled'] as const;
type Choice = (typeof choices)[number];

/** What the register does not say, or says otherwise than it is: each with the register's own answer beside it. */
export function FactsPanel({ view }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  const mayWrite = useMayWrite();
  const [saved, setSaved] = useState(false);
  const { motherSettled } = view.register;
  return (
    <Panel title={t.facts}>
      {motherSettled === null ? null : <p>{t.motherSettled(motherSettled)}</p>}
      {mayWrite ? (
        <FactsForm key={JSON.stringify(view.stated)} view={view} saved={saved} onSaved={setSaved} />
      ) : (
        <Stated view={view} />
      )}
    </Panel>
  );
}

function Stated({ view: { stated } }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  const shown = (value: boolean | null) => (value === null ? null : value ? t.yes : t.no);
  return (
    <Facts
      hideMissing
      facts={[
        ...choices.map((name) => ({ label: t[name], value: shown(stated[name]) })),
        ...dates.map((name) => ({ label: t[name], value: stated[name] === null ? null : formatDate(stated[name]) })),
        { label: t.reason, value: stated.reason },
      ]}
    />
  );
}

function FactsForm(props: { view: PersonGrantsView; saved: boolean; onSaved: (saved: boolean) => void }) {
  const t = useText().stateGrants;
  const { view } = props;
  const save = useCommand('stateGrants.setFacts');
  const initial = useMemo(() => formOf(view.stated), [view.stated]);
  const draft = useDraftForm(`stateGrants:facts:${view.personId}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const bad = (typed: string) => typed.trim() !== '' && readDate(typed) === undefined;
  // Asked for where it matters, and wherever it has been answered.
  const asked: readonly Choice[] = choices.filter((name) => {
    if (name === 'entitled') return view.stated.entitled !== null || view.problems.includes('agreementUnclear');
    return name === 'singleAdult' || view.register.cameByFamily || view.stated[name] !== null;
  });
  const askedDates = dates.filter(
    (name) =>
      name === 'firstSettlement' || name === 'movedAway' || view.register.cameByFamily || view.stated[name] !== null,
  );
  const registered = (name: Choice): boolean | null => (name === 'entitled' ? null : view.register[name]);
  const word = (value: boolean | null) => (value === null ? t.unknown : value ? t.yes : t.no);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    props.onSaved(false);
    if (dates.some((name) => bad(form[name]))) return;
    const answer = await save.run({
      personId: view.personId,
      singleAdult: readChoice(form.singleAdult),
      familyOfHumanitarian: readChoice(form.familyOfHumanitarian),
      entitled: readChoice(form.entitled),
      firstSettlement: readDate(form.firstSettlement) ?? null,
      residentSettled: readDate(form.residentSettled) ?? null,
      familyApplied: readDate(form.familyApplied) ?? null,
      movedAway: readDate(form.movedAway) ?? null,
      reason: form.reason.trim() || null,
    });
    if (!answer.ok) return;
    setTried(false);
    draft?.clear();
    props.onSaved(true);
  }

  return (
    <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p className="subtle">{t.factsHelp}</p>
      <div className="grant-fields">
        {asked.map((name) => (
          <Select
            key={name}
            size="small"
            label={t[name]}
            value={form[name]}
            onChange={(event) => change({ [name]: event.target.value })}
          >
            <option value="">{name === 'entitled' ? t.notStated : t.followRegister(word(registered(name)))}</option>
            <option value="yes">{t.yes}</option>
            <option value="no">{t.no}</option>
          </Select>
        ))}
        {askedDates.map((name) => (
          <DateInput
            key={name}
            label={t[name]}
            description={name === 'firstSettlement' ? t.firstSettlementHelp : residentHelp(name, view, t)}
            value={form[name]}
            error={tried && bad(form[name]) ? t.invalidDate : undefined}
            onChange={(typed) => change({ [name]: typed })}
          />
        ))}
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

function residentHelp(
  name: (typeof dates)[number],
  { register }: PersonGrantsView,
  t: ReturnType<typeof useText>['stateGrants'],
): string | undefined {
  if (name !== 'residentSettled') return undefined;
  const { residentSettled } = register;
  return t.followRegister(residentSettled === null ? t.unknown : formatDate(residentSettled));
}

const writeChoice = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');
const readChoice = (value: string): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null);

function formOf(stated: PersonGrantsView['stated']) {
  const date = (value: string | null) => (value === null ? '' : formatDate(value));
  return {
    singleAdult: writeChoice(stated.singleAdult),
    familyOfHumanitarian: writeChoice(stated.familyOfHumanitarian),
    entitled: writeChoice(stated.entitled),
    firstSettlement: date(stated.firstSettlement),
    residentSettled: date(stated.residentSettled),
    familyApplied: date(stated.familyApplied),
    movedAway: date(stated.movedAway),
    reason: stated.reason ?? '',
  };
}
