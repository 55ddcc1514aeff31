import { Button } from '@navikt/ds-react/Button';
import { type FormEvent, useState } from 'react';
import { appError } from '#shared/api/errors.ts';
import type { ContractView } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useErrorText, useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextArea } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';

export const closeDraft = (how: 'complete' | 'breakOff', contractId: string) => `contract:${how}:${contractId}`;

/** Notes that the practice was done, or that it was broken off and why. */
export function CloseForm(props: { how: 'complete' | 'breakOff'; contract: ContractView; onDone: () => void }) {
  const t = useText().contracts;
  const writeError = useErrorText();
  const complete = useCommand('contract.complete');
  const breakOff = useCommand('contract.breakOff');
  const { how, contract } = props;
  const [initial] = useState(() => ({ date: formatDate(lastDay(contract)), text: '' }));
  const draft = useDraftForm(closeDraft(how, contract.id), initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const date = readDate(form.date);
  const text = form.text.trim();
  const lacksReason = how === 'breakOff' && text === '';
  const command = how === 'complete' ? complete : breakOff;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date === undefined || lacksReason) return;
    const { id } = contract;
    const answer =
      how === 'complete'
        ? await complete.run({ id, date, note: text === '' ? null : text })
        : await breakOff.run({ id, date, reason: text });
    if (!answer.ok) return;
    draft?.clear();
    props.onDone();
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t[how]}</h3>
      <DateInput
        label={t.lastDay}
        value={form.date}
        error={tried && date === undefined ? t.invalidDate : undefined}
        onChange={(typed) => change({ date: typed })}
      />
      <TextArea
        label={how === 'breakOff' ? t.breakOffReason : t.note}
        value={form.text}
        maxLength={2000}
        minRows={2}
        error={tried && lacksReason ? writeError(appError('breakOffReasonMissing', {})) : undefined}
        onChange={(typed) => change({ text: typed })}
      />
      <ErrorMessage error={command.error} />
      <div>
        <Button size="small" type="submit" loading={command.busy}>
          {t.employers.save}
        </Button>
      </div>
    </form>
  );
}

/** The agreed last day where it has passed, else today. */
function lastDay({ until }: ContractView): string {
  const now = today();
  return until !== null && until < now ? until : now;
}
