import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useState } from 'react';
import type { PersonGrantsView, ReceivedGrant } from '#shared/api/methods/stateGrants.ts';
import { grantKindLabels, personGrantKinds } from '#shared/grants/words.ts';
import { showKroner } from '#shared/money/ore.ts';
import { useCommand } from '../client/hooks.ts';
import { readKroner } from '../establishment/words.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';

/** What the state has paid for the person, and a place to note a payment. */
export function ReceivedPanel({ view }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  const mayWrite = useMayWrite();
  return (
    <Panel title={t.receivedTitle}>
      <ReceivedList received={view.received} />
      {mayWrite ? <ReceivedForm personId={view.personId} /> : null}
    </Panel>
  );
}

export function ReceivedList({ received }: { received: readonly ReceivedGrant[] }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const mayWrite = useMayWrite();
  const remove = useCommand('stateGrants.removeReceived');
  if (received.length === 0) return <p className="subtle">{t.noneReceived}</p>;
  return (
    <>
      <ErrorMessage error={remove.error} />
      <ul>
        {received.map(({ id, kind, budgetYear, amount, date, reference, recordedBy }) => {
          const entry = t.entryOf(grantKindLabels[kind][language], budgetYear, showKroner(amount), date);
          return (
            <li key={id}>
              {entry}
              {reference === '' ? '' : `, ${reference}`} <span className="subtle">({t.recordedBy(recordedBy)})</span>{' '}
              {mayWrite ? (
                <Button
                  size="xsmall"
                  variant="tertiary"
                  aria-label={t.removeOf(entry)}
                  onClick={() => void remove.run({ id })}
                >
                  {t.remove}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const empty = { kind: 'integration', year: '', amount: '', date: '', reference: '' };

function ReceivedForm({ personId }: { personId: string }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const record = useCommand('stateGrants.recordReceived');
  const draft = useDraftForm(`stateGrants:received:${personId}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const read = readPayment(form);
  const kind = personGrantKinds.find((known) => known === form.kind) ?? 'integration';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const { budgetYear, amount, date } = read;
    if (budgetYear === undefined || amount === undefined || date === undefined) return;
    const payments = [{ personId, amount }];
    const answer = await record.run({ budgetYear, kind, date, reference: form.reference.trim(), payments });
    if (!answer.ok) return;
    setTried(false);
    draft?.clear();
  }

  return (
    <form autoComplete="off" className="stack-s" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <Select size="small" label={t.kind} value={kind} onChange={(event) => change({ kind: event.target.value })}>
          {personGrantKinds.map((each) => (
            <option key={each} value={each}>
              {grantKindLabels[each][language]}
            </option>
          ))}
        </Select>
        <PaymentFields form={form} tried={tried} onChange={change} />
        <Button size="small" variant="secondary" type="submit" loading={record.busy}>
          {t.recordReceived}
        </Button>
      </div>
      <ErrorMessage error={record.error} />
    </form>
  );
}

interface PaymentForm {
  readonly year: string;
  readonly amount: string;
  readonly date: string;
  readonly reference: string;
}

/** Year, amount, date and reference: the same for every payment. */
export function PaymentFields(props: {
  form: PaymentForm;
  tried: boolean;
  onChange: (part: Partial<PaymentForm>) => void;
}) {
  const t = useText().stateGrants;
  const { form, tried, onChange } = props;
  const { budgetYear, amount, date } = readPayment(form);
  return (
    <>
      <TextInput
        label={t.budgetYear}
        inputMode="numeric"
        maxLength={4}
        htmlSize={6}
        value={form.year}
        error={tried && budgetYear === undefined ? t.invalidYear : undefined}
        onChange={(year) => onChange({ year })}
      />
      <TextInput
        label={t.kroner}
        inputMode="decimal"
        maxLength={16}
        htmlSize={12}
        value={form.amount}
        error={tried && amount === undefined ? t.invalidAmount : undefined}
        onChange={(typed) => onChange({ amount: typed })}
      />
      <DateInput
        label={t.receivedDate}
        value={form.date}
        error={tried && date === undefined ? t.invalidDate : undefined}
        onChange={(typed) => onChange({ date: typed })}
      />
      <TextInput
        label={t.reference}
        maxLength={60}
        htmlSize={14}
        value={form.reference}
        onChange={(reference) => onChange({ reference })}
      />
    </>
  );
}

export const readPayment = (form: PaymentForm) => ({
  budgetYear: /^(19|20|21)\d{2}$/.test(form.year.trim()) ? Number(form.year) : undefined,
  amount: readKroner(form.amount),
  date: readDate(form.date),
});
