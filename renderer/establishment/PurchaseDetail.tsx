import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { EstablishmentPurchaseView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { AttachmentList } from '../papers/AttachmentList.tsx';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { PurchaseActions } from './PurchaseActions.tsx';
import { sum } from './words.ts';

/** One purchase: what has happened to it, its receipts, and what can be done next. */
export function PurchaseDetail({ view, purchase }: { view: EstablishmentView; purchase: EstablishmentPurchaseView }) {
  const t = useText().establishment;
  const mayWrite = useMayWrite();
  const undo = useCommand('establishment.undoStep');
  const [printing, setPrinting] = useState(false);
  const newest = purchase.steps.at(-1);
  const byInvoice = purchase.steps.some(({ kind, way }) => kind === 'ordered' && way === 'invoice');
  const hasReceipts = purchase.state === 'ordered' || purchase.receipts.length > 0;
  return (
    <section className="stack" aria-label={purchase.what}>
      <h3>{purchase.what}</h3>
      <ul aria-label={t.steps}>
        <li>{t.wished(formatDate(purchase.wishedOn), sum(purchase.amount), purchase.recordedBy)}</li>
        {purchase.steps.map((step) => (
          <li key={step.id}>
            {formatDate(step.date)}: {stepText(step, t)} ({step.recordedBy})
            {step.approver ? <div className="subtle">{t.approvedOver(step.approver, step.reason ?? '')}</div> : null}
            {step.kind === 'cancelled' && step.reason ? <div className="subtle">{step.reason}</div> : null}
          </li>
        ))}
      </ul>
      <div className="row">
        {byInvoice ? (
          <Button size="small" variant="secondary" aria-expanded={printing} onClick={() => setPrinting(!printing)}>
            {t.printOrder}
          </Button>
        ) : null}
        {mayWrite && newest ? (
          <Button
            size="small"
            variant="tertiary"
            loading={undo.busy}
            onClick={() => void undo.run({ stepId: newest.id })}
          >
            {t.undo}
          </Button>
        ) : null}
      </div>
      <ErrorMessage error={undo.error} />
      {printing ? <Order id={purchase.id} /> : null}
      {hasReceipts ? (
        <>
          {purchase.state === 'ordered' ? <p>{t.receiptNeeded}</p> : null}
          <AttachmentList
            subjectId={purchase.id}
            personId={view.casePersonId ?? view.personId}
            purpose="receipt"
            label={t.receipts}
          />
        </>
      ) : null}
      {mayWrite ? <PurchaseActions key={purchase.state} view={view} purchase={purchase} /> : null}
    </section>
  );
}

function stepText(
  { kind, amount, number, way }: EstablishmentPurchaseView['steps'][number],
  t: ReturnType<typeof useText>['establishment'],
): string {
  if (kind === 'approved') return t.step.approved(sum(amount ?? 0));
  if (kind === 'ordered') return t.step.ordered(number ?? 0, way === 'cash');
  if (kind === 'settled') return t.step.settled(sum(amount ?? 0));
  return t.step.cancelled();
}

function Order({ id }: { id: string }) {
  const t = useText().establishment;
  const { language } = useLanguage();
  const pdf = useApi('establishment.orderPdf', { id, language });
  return <QueryState query={pdf}>{(document) => <PdfPreview document={document} title={t.orderTitle} />}</QueryState>;
}
