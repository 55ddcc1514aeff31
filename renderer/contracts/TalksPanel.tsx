import { Button } from '@navikt/ds-react/Button';
import { type FormEvent, useEffect, useState } from 'react';
import type { ContractView } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';

const draftKey = (contractId: string) => `contract:talk:${contractId}`;

/** Follow-up talks with the employer, and the noting of another. */
export function TalksPanel({ contract }: { contract: ContractView }) {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const [adding, setAdding] = useState(false);
  const interrupted = useDraft(draftKey(contract.id)).found;
  useEffect(() => {
    if (interrupted) setAdding(true);
  }, [interrupted]);
  return (
    <Panel
      title={t.talks}
      actions={
        mayWrite ? (
          <Button size="small" variant="secondary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t.addTalk}
          </Button>
        ) : null
      }
    >
      {adding && mayWrite ? <TalkForm contract={contract} onDone={() => setAdding(false)} /> : null}
      {contract.talks.length === 0 ? (
        <p className="subtle">{t.noTalks}</p>
      ) : (
        <ul aria-label={t.talks}>
          {contract.talks.map(({ id, date, who, text, recordedBy }) => (
            <li key={id}>
              {t.talk(formatDate(date), who)} <span className="subtle">({recordedBy})</span>
              <p className="contract-text">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function TalkForm({ contract, onDone }: { contract: ContractView; onDone: () => void }) {
  const t = useText().contracts;
  const add = useCommand('contract.addTalk');
  const [initial] = useState(() => ({ date: formatDate(today()), who: '', text: '' }));
  const draft = useDraftForm(draftKey(contract.id), initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const date = readDate(form.date);
  const missing = (typed: string) => (tried && typed.trim() === '' ? t.needed : undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date === undefined || form.who.trim() === '' || form.text.trim() === '') return;
    const answer = await add.run({ id: contract.id, date, who: form.who.trim(), text: form.text });
    if (!answer.ok) return;
    draft?.clear();
    onDone();
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row contract-line">
        <DateInput
          label={t.date}
          value={form.date}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
        <div className="grow">
          <TextInput
            label={t.who}
            value={form.who}
            maxLength={300}
            error={missing(form.who)}
            onChange={(who) => change({ who })}
          />
        </div>
      </div>
      <TextArea
        label={t.talkText}
        description={t.talkKept}
        value={form.text}
        maxLength={5000}
        error={missing(form.text)}
        onChange={(text) => change({ text })}
      />
      <ErrorMessage error={add.error} />
      <div>
        <Button size="small" type="submit" loading={add.busy}>
          {t.saveTalk}
        </Button>
      </div>
    </form>
  );
}
