import { Button } from '@navikt/ds-react/Button';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { type FormEvent, useState } from 'react';
import type { ContractView, Statement, StatementKind } from '#shared/api/methods/contracts.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { formatDate } from '#shared/dates.ts';
import type { Language } from '#shared/text/localText.ts';
import { useCommand } from '../client/hooks.ts';
import { contracts as nb } from '../i18n/nb/contractsScreen.ts';
import { contracts as nn } from '../i18n/nn/contractsScreen.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { hours } from './words.ts';

export const statementDraft = (kind: StatementKind, contractId: string) => `contract:${kind}:${contractId}`;

type Values = FormInstance['values'];

/** Writes a version: from the latest one, or from what the contract says. */
export function StatementForm(props: {
  kind: StatementKind;
  contract: ContractView;
  values: Values;
  latest: Statement | undefined;
  onSaved: (id: string) => void;
}) {
  const t = useText().contracts;
  const { user } = useVault();
  const own = useLanguage().language;
  const attest = useCommand('attest.save');
  const reference = useCommand('reference.save');
  const { kind, contract, values, latest } = props;
  const [initial] = useState(() => ({
    language: latest?.language ?? own,
    text: latest?.text ?? suggestion(kind, contract, values, own),
    author: latest?.author ?? user.name,
    date: formatDate(today()),
  }));
  const draft = useDraftForm<Record<keyof typeof initial, string>>(statementDraft(kind, contract.id), initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const language: Language = form.language === 'nn' ? 'nn' : 'nb';
  const date = readDate(form.date);
  const save = kind === 'attest' ? attest : reference;
  const missing = (typed: string) => (tried && typed.trim() === '' ? t.needed : undefined);

  /** A suggestion that nobody has touched follows the language; what somebody has written stays. */
  function turnTo(next: Language) {
    const untouched = form.text === suggestion(kind, contract, values, language);
    change({ language: next, ...(untouched ? { text: suggestion(kind, contract, values, next) } : {}) });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date === undefined || form.text.trim() === '' || form.author.trim() === '') return;
    const answer = await save.run({
      contractId: contract.id,
      language,
      text: form.text,
      author: form.author.trim(),
      date,
    });
    if (!answer.ok) return;
    draft?.clear();
    props.onSaved(answer.value.id);
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <ToggleGroup
        size="small"
        label={t.statementLanguage}
        value={language}
        onChange={(value) => turnTo(value === 'nn' ? 'nn' : 'nb')}
      >
        <ToggleGroup.Item value="nb">Bokmål</ToggleGroup.Item>
        <ToggleGroup.Item value="nn">Nynorsk</ToggleGroup.Item>
      </ToggleGroup>
      <TextArea
        label={t.statementText}
        value={form.text}
        maxLength={10_000}
        minRows={6}
        error={missing(form.text)}
        onChange={(text) => change({ text })}
      />
      <div className="row contract-line">
        <div className="grow">
          <TextInput
            label={t.author}
            value={form.author}
            maxLength={200}
            error={missing(form.author)}
            onChange={(author) => change({ author })}
          />
        </div>
        <DateInput
          label={t.date}
          value={form.date}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
      </div>
      <ErrorMessage error={save.error} />
      <div>
        <Button size="small" type="submit" loading={save.busy}>
          {t.saveStatement[kind]}
        </Button>
      </div>
    </form>
  );
}

/** What the contract says of the practice; how it went, nobody but those who were there can say. */
function suggestion(kind: StatementKind, contract: ContractView, values: Values, language: Language): string {
  if (kind === 'reference') return '';
  const t = language === 'nn' ? nn : nb;
  const { from, until, closedOn, employerName, placementType, hoursWeek } = contract;
  const name = typeof values.participantName === 'string' ? values.participantName : '';
  const last = closedOn !== null && (until === null || closedOn < until) ? closedOn : until;
  const practice = t.suggestion(
    name,
    employerName ?? '',
    placementType === null ? '' : t.types[placementType].toLowerCase(),
    from === null ? '' : formatDate(from),
    last === null ? '' : formatDate(last),
    hours(hoursWeek),
  );
  const tasks = typeof values.tasks === 'string' ? values.tasks.trim() : '';
  return tasks === '' ? practice : `${practice}\n\n${t.tasks(tasks)}`;
}
