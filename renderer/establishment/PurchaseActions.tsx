import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { type FormEvent, useState } from 'react';
import type { EstablishmentPurchaseView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { addMonths, formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { personName, readKroner, sum } from './words.ts';

interface Props {
  readonly view: EstablishmentView;
  readonly purchase: EstablishmentPurchaseView;
}

/** What can be done with a purchase as it stands, and always the way out of it. */
export function PurchaseActions({ view, purchase }: Props) {
  const { state } = purchase;
  if (state === 'settled' || state === 'cancelled') return null;
  return (
    <>
      {state === 'wish' ? <SumForm kind="approve" view={view} purchase={purchase} /> : null}
      {state === 'approved' ? <OrderForm view={view} purchase={purchase} /> : null}
      {state === 'receipted' ? <SumForm kind="settle" view={view} purchase={purchase} /> : null}
      <CancelForm id={purchase.id} />
    </>
  );
}

/** Approving and settling ask the same: a day and a sum, and when it is too much, why and who approved it. */
function SumForm({ kind, view, purchase }: Props & { kind: 'approve' | 'settle' }) {
  const t = useText().establishment;
  const command = useCommand(`establishment.${kind}`);
  const [initial] = useState(() => ({
    date: formatDate(today()),
    amount: sum(kind === 'approve' ? purchase.amount : purchase.committed),
    reason: '',
    approver: '',
  }));
  const draft = useDraftForm(`establishment:${kind}:${purchase.id}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const date = readDate(form.date);
  const amount = readKroner(form.amount);
  const line = view.lines.find(({ id }) => id === purchase.lineId);
  const left = line?.left === undefined || line.left === null ? null : line.left + purchase.committed;
  const limit = kind === 'settle' ? Math.min(purchase.committed, left ?? purchase.committed) : left;
  const over = limit === null || amount === undefined ? 0 : amount - limit;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date === undefined || amount === undefined) return;
    const [reason, approver] = [form.reason, form.approver].map((each) => (each.trim() === '' ? null : each.trim()));
    const answer = await command.run({
      id: purchase.id,
      date,
      amount,
      reason: reason ?? null,
      approver: approver ?? null,
    });
    if (answer.ok) draft?.clear();
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <DateInput
          label={t.date}
          value={form.date}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
        <TextInput
          label={kind === 'approve' ? t.approvedSum : t.paidSum}
          value={form.amount}
          maxLength={14}
          htmlSize={14}
          error={tried && amount === undefined ? t.invalidSum : undefined}
          onChange={(typed) => change({ amount: typed })}
        />
        <Button size="small" type="submit" loading={command.busy}>
          {kind === 'approve' ? t.approve : t.settle}
        </Button>
      </div>
      {over > 0 ? (
        <>
          <p role="status">{t.over(sum(over))}</p>
          <TextArea
            label={t.overReason}
            value={form.reason}
            maxLength={2000}
            minRows={2}
            onChange={(reason) => change({ reason })}
          />
          <TextInput
            label={t.approver}
            value={form.approver}
            maxLength={200}
            onChange={(approver) => change({ approver })}
          />
        </>
      ) : null}
      <ErrorMessage error={command.error} />
    </form>
  );
}

/** Somebody with a protected address is not named to a shop unless a consultant writes the name. */
function OrderForm(props: Props) {
  const person = useApi('person.get', { id: props.view.personId });
  return (
    <QueryState query={person}>
      {({ values }) => <OrderFields {...props} isProtected={(values.protection ?? 'none') !== 'none'} />}
    </QueryState>
  );
}

function OrderFields({ view, purchase, isProtected }: Props & { isProtected: boolean }) {
  const t = useText().establishment;
  const command = useCommand('establishment.order');
  const [initial] = useState(() => startOf(view, isProtected));
  const draft = useDraftForm(`establishment:order:${purchase.id}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const date = readDate(form.date);
  const validUntil = readDate(form.validUntil);
  const byInvoice = form.way === 'invoice';
  const isMissing = (text: string) => tried && byInvoice && text.trim() === '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date === undefined) return;
    if (!byInvoice) {
      const answer = await command.run({ id: purchase.id, date, way: 'cash' });
      if (answer.ok) draft?.clear();
      return;
    }
    const { invoiceTo, contact, collector } = form;
    if (validUntil === undefined || invoiceTo.trim() === '' || contact.trim() === '') return;
    const order = { invoiceTo, contact, validUntil, collector: collector.trim() === '' ? null : collector };
    const answer = await command.run({ id: purchase.id, date, way: 'invoice', order });
    if (answer.ok) draft?.clear();
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <RadioGroup
        size="small"
        legend={t.way}
        value={form.way}
        onChange={(way) => change({ way: way === 'cash' ? 'cash' : 'invoice' })}
      >
        <Radio value="invoice">{t.ways.invoice}</Radio>
        <Radio value="cash">{t.ways.cash}</Radio>
      </RadioGroup>
      {byInvoice ? (
        <>
          <TextArea
            label={t.invoiceTo}
            value={form.invoiceTo}
            maxLength={500}
            minRows={2}
            error={isMissing(form.invoiceTo) ? t.needed : undefined}
            onChange={(invoiceTo) => change({ invoiceTo })}
          />
          <div className="row row-end">
            <TextInput
              label={t.contact}
              value={form.contact}
              maxLength={200}
              error={isMissing(form.contact) ? t.needed : undefined}
              onChange={(contact) => change({ contact })}
            />
            <TextInput
              label={t.collector}
              value={form.collector}
              maxLength={300}
              onChange={(collector) => change({ collector })}
            />
            <DateInput
              label={t.validUntil}
              value={form.validUntil}
              error={tried && validUntil === undefined ? t.invalidDate : undefined}
              onChange={(typed) => change({ validUntil: typed })}
            />
          </div>
        </>
      ) : null}
      <div className="row row-end">
        <DateInput
          label={t.date}
          value={form.date}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
        <Button size="small" type="submit" loading={command.busy}>
          {t.order}
        </Button>
      </div>
      <ErrorMessage error={command.error} />
    </form>
  );
}

/** Address and contact as the municipality wrote them last: they are its own and seldom change. */
function startOf(view: EstablishmentView, isProtected: boolean) {
  return {
    date: formatDate(today()),
    way: 'invoice',
    invoiceTo: view.last.invoiceTo,
    contact: view.last.contact,
    collector: isProtected ? '' : personName(view, view.personId),
    validUntil: formatDate(addMonths(today(), 1)),
  };
}

const emptyCancel = { reason: '' };

function CancelForm({ id }: { id: string }) {
  const t = useText().establishment;
  const command = useCommand('establishment.cancel');
  const draft = useDraftForm(`establishment:cancel:${id}`, emptyCancel);
  const [open, setOpen] = useState(false);
  if (!draft) return null;
  if (!open) {
    return (
      <div>
        <Button size="small" variant="tertiary" onClick={() => setOpen(true)}>
          {t.cancelPurchase}
        </Button>
      </div>
    );
  }
  const { form, change } = draft;
  return (
    <form
      className="stack-s"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ id, date: today(), reason: form.reason }).then((answer) => {
          if (answer.ok) draft.clear();
        });
      }}
    >
      <div className="row row-end">
        <TextInput
          label={t.cancelReason}
          value={form.reason}
          maxLength={2000}
          onChange={(reason) => change({ reason })}
        />
        <Button size="small" type="submit" data-color="danger" loading={command.busy}>
          {t.cancelPurchase}
        </Button>
      </div>
      <ErrorMessage error={command.error} />
    </form>
  );
}
