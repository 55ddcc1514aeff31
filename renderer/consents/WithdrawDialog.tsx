import { useState } from 'react';
import type { ConsentDetail } from '#shared/api/methods/consents.ts';
import { type ConsentScope, consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';

/** What is taken back: all, everything to one recipient, or one scope to one recipient. */
export type Withdrawn =
  | { readonly kind: 'all' }
  | { readonly kind: 'row'; readonly row: string; readonly recipient: string }
  | { readonly kind: 'cell'; readonly row: string; readonly recipient: string; readonly scope: ConsentScope };

interface Props {
  readonly consent: ConsentDetail;
  readonly what: Withdrawn;
  readonly onClose: () => void;
}

/** Two clicks when the person itself says so today: everything is filled in beforehand. */
export function WithdrawDialog(props: Props) {
  const person = useApi('person.get', { id: props.consent.personId });
  return <QueryState query={person}>{({ displayName }) => <Dialog {...props} personName={displayName} />}</QueryState>;
}

function Dialog({ consent, what, onClose, personName }: Props & { personName: string }) {
  const t = useText().consents;
  const write = useLocal();
  const { user } = useVault();
  const withdraw = useCommand('consent.withdraw');
  const [initial] = useState(() => ({ toldBy: personName, toldTo: user.name, date: formatDate(today()), note: '' }));
  const draft = useDraftForm(`consent:withdraw:${consent.id}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const date = readDate(form.date);

  async function run() {
    setTried(true);
    if (date === undefined || form.toldBy.trim() === '' || form.toldTo.trim() === '') return;
    const rows = what.kind === 'all' ? null : [{ row: what.row, scopes: what.kind === 'cell' ? [what.scope] : null }];
    const note = form.note.trim() === '' ? null : form.note;
    const { toldBy, toldTo } = form;
    const answer = await withdraw.run({ id: consent.id, rows, date, toldBy, toldTo, note });
    if (!answer.ok) return;
    draft?.clear();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      danger
      title={t.withdrawTitle}
      confirm={t.withdraw}
      busy={withdraw.busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>
        {what.kind === 'all'
          ? t.withdrawWhat.all
          : what.kind === 'row'
            ? t.withdrawWhat.row(what.recipient)
            : t.withdrawWhat.cell(write(consentScopes[what.scope]), what.recipient)}
      </p>
      <p>{t.withdrawNow}</p>
      <p>{t.withdrawGone}</p>
      <TextInput
        label={t.toldBy}
        value={form.toldBy}
        maxLength={200}
        error={tried && form.toldBy.trim() === '' ? t.needed : undefined}
        onChange={(toldBy) => change({ toldBy })}
      />
      <TextInput
        label={t.toldTo}
        value={form.toldTo}
        maxLength={200}
        error={tried && form.toldTo.trim() === '' ? t.needed : undefined}
        onChange={(toldTo) => change({ toldTo })}
      />
      <DateInput
        label={t.date}
        value={form.date}
        error={tried && date === undefined ? t.invalidDate : undefined}
        onChange={(typed) => change({ date: typed })}
      />
      <TextArea label={t.note} value={form.note} maxLength={2000} minRows={1} onChange={(note) => change({ note })} />
      <ErrorMessage error={withdraw.error} />
    </ConfirmDialog>
  );
}
