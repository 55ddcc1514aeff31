import type { RecordRow, Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { lineFor } from '#shared/establishment/placing.ts';
import { inOrder, nextSteps, type ShopOrder } from '#shared/establishment/purchase.ts';
import { maxPurchase, type StepKind } from '#shared/establishment/words.ts';
import type { EstablishmentLine, EstablishmentRule } from '#shared/grants/establishmentGrant.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { liveRecord, textOf } from '../people/personRecord.ts';
import { allRates } from '../rates/allRates.ts';
import { type Establishment, establishmentOf, type Purchase, toPurchase } from './cases.ts';
import { assessmentOf, ceilingOf, committedOn, lastDayOf, statementOf } from './lines.ts';

const notFound = () => err(appError('notFound', {}));

type PurchaseMethod = `establishment.${'wish' | 'changeWish' | 'approve' | 'order' | 'settle' | 'cancel' | 'undoStep'}`;

/** From a wish to a settled purchase: approved beforehand, always (guidelines 3.2). */
export const purchaseHandlers = {
  'establishment.wish': ({ personId: asked, lineId, what, shop, amount }, context) => {
    const establishment = establishmentOf(context.store, asked, context.today());
    if (establishment === undefined) return notFound();
    if (establishment.record === null) return err(appError('establishmentNotSetUp', {}));
    const line = lineOf(establishment, lineId, context);
    const wrong = amountIssue(amount) ?? lineIssue(line);
    if (wrong !== undefined) return err(wrong);
    const { id: establishmentId, caseId } = establishment.record.ref;
    const id = context.newId();
    context.store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'establishmentPurchase', id, caseId },
        {
          establishmentId,
          lineId: line?.id ?? lineId,
          what,
          shop: blank(shop),
          amount,
          wishedOn: context.today(),
          recordedBy: context.user.name,
        },
      ),
    );
    logAction(context, 'establishment.wish', keptId(context.store, caseId));
    return ok({ id });
  },

  'establishment.changeWish': ({ id, what, shop, amount }, context) => {
    const found = purchaseOf(context.store, id);
    if (found === undefined) return notFound();
    const wrong = amountIssue(amount) ?? (found.state === 'wish' ? undefined : outOfOrder(found));
    if (wrong !== undefined) return err(wrong);
    context.store.write(context.writeContext(), (writer) => writer.set(found.ref, { what, shop: blank(shop), amount }));
    logAction(context, 'establishment.changeWish', keptId(context.store, found.ref.caseId));
    return ok({});
  },

  'establishment.approve': ({ id, date, amount, reason, approver }, context) => {
    const at = standing(id, 'approved', date, context);
    if (!at.ok) return at;
    const { purchase, establishment } = at.value;
    const line = lineOf(establishment, purchase.lineId, context);
    const wrong = amountIssue(amount) ?? lineIssue(line) ?? periodIssue(establishment, line, date);
    if (wrong !== undefined) return err(wrong);
    const over = ceilingIssue(establishment, line, purchase, amount, { reason, approver }, context);
    if (over !== undefined) return err(over);
    addStep(context, purchase, 'approved', { date, amount, reason: blank(reason), approver: blank(approver) });
    return ok({});
  },

  'establishment.order': ({ id, date, way, order }, context) => {
    const at = standing(id, 'ordered', date, context);
    if (!at.ok) return at;
    if ((way === 'invoice') !== (order !== null)) {
      return err(appError('invalidInput', { issues: [{ path: 'order', reason: 'custom' }] }));
    }
    const { purchase, establishment } = at.value;
    const line = lineOf(establishment, purchase.lineId, context);
    const wrong =
      lineIssue(line) ?? periodIssue(establishment, line, date) ?? expiryIssue(establishment, line, date, order);
    if (wrong !== undefined) return err(wrong);
    const number = nextOrderNumber(context.store);
    addStep(context, purchase, 'ordered', { date, way, number, ...order });
    return ok({ number });
  },

  'establishment.settle': ({ id, date, amount, reason, approver }, context) => {
    const found = purchaseOf(context.store, id);
    if (found?.state === 'ordered') return err(appError('establishmentReceiptMissing', {}));
    const at = standing(id, 'settled', date, context);
    if (!at.ok) return at;
    const { purchase, establishment } = at.value;
    const wrong = amountIssue(amount);
    if (wrong !== undefined) return err(wrong);
    const line = lineOf(establishment, purchase.lineId, context);
    // What was approved over the ceiling has its approver already; only what goes beyond that needs one again.
    const approved = purchase.committed;
    if (amount > approved) {
      const vouched = { reason, approver };
      const over = ceilingIssue(establishment, line, purchase, amount, vouched, context);
      if (over !== undefined) return err(over);
      // Everything is approved beforehand (guidelines 3.2), also what fits under the ceiling.
      if (!isVouched(vouched)) return err(appError('establishmentOverApproved', { over: amount - approved, approved }));
    }
    addStep(context, purchase, 'settled', { date, amount, reason: blank(reason), approver: blank(approver) });
    return ok({});
  },

  'establishment.cancel': ({ id, date, reason }, context) => {
    const at = standing(id, 'cancelled', date, context);
    if (!at.ok) return at;
    if (reason.trim() === '') return err(appError('reasonMissing', {}));
    addStep(context, at.value.purchase, 'cancelled', { date, reason: reason.trim() });
    return ok({});
  },

  'establishment.undoStep': ({ stepId }, context) => {
    const { store } = context;
    const step = liveRecord(store, 'establishmentStep', stepId);
    const purchase = step === undefined ? undefined : purchaseOf(store, textOf(step.fields.purchaseId) ?? '');
    if (step === undefined || purchase === undefined) return notFound();
    if (inOrder(purchase.steps).at(-1)?.id !== stepId) return err(appError('establishmentStepStands', {}));
    store.write(context.writeContext(), (writer) => writer.set(step.ref, { $removed: true }));
    logAction(context, 'establishment.undoStep', keptId(store, step.ref.caseId));
    return ok({});
  },
} satisfies Handlers<PurchaseMethod>;

const blank = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

export function purchaseOf(store: Store, id: string): Purchase | undefined {
  const record = liveRecord(store, 'establishmentPurchase', id);
  return record === undefined ? undefined : toPurchase(store, record);
}

/** The purchase and its case, when this step may come now and not on a day to come. */
function standing(
  id: string,
  step: StepKind,
  date: string,
  context: HandlerContext,
): Result<{ purchase: Purchase; establishment: Establishment }, AppError> {
  const purchase = purchaseOf(context.store, id);
  const establishment =
    purchase === undefined ? undefined : establishmentOf(context.store, purchase.ref.caseId, context.today());
  if (purchase === undefined || establishment === undefined) return notFound();
  if (!nextSteps[purchase.state].includes(step)) return err(outOfOrder(purchase));
  if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
  const after = purchase.steps.reduce((latest, each) => (each.date > latest ? each.date : latest), '');
  if (date < after) return err(appError('establishmentStepTooEarly', { after }));
  return ok({ purchase, establishment });
}

const outOfOrder = ({ state }: Purchase) => appError('establishmentStepOutOfOrder', { state });

export function amountIssue(amount: number): AppError | undefined {
  const why = amount === 0 ? 'zero' : amount < 0 ? 'negative' : amount > maxPurchase ? 'absurd' : undefined;
  return why === undefined ? undefined : appError('establishmentAmount', { why, most: maxPurchase });
}

export function lineOf(
  establishment: Establishment,
  lineId: string,
  context: HandlerContext,
): EstablishmentLine | undefined {
  return lineFor(lineId, linesOf(establishment, context)) ?? undefined;
}

function linesOf(establishment: Establishment, context: HandlerContext): readonly EstablishmentLine[] {
  const statement = statementOf(establishment, allRates(context.store), context.today());
  return statement.ok ? statement.value.lines : [];
}

export function lineIssue(line: EstablishmentLine | undefined): AppError | undefined {
  if (line === undefined) return appError('establishmentLineUnknown', {});
  return line.rule === 'familyTooLate' ? appError('establishmentLineClosed', {}) : undefined;
}

/** A line that is assessed needs its assessment first; and each has its days. */
function periodIssue(
  establishment: Establishment,
  line: EstablishmentLine | undefined,
  date: string,
): AppError | undefined {
  if (line === undefined) return undefined;
  const assessment = assessmentOf(establishment, line.id);
  if (line.needsAssessment && assessment?.granted !== true) return appError('establishmentNotAssessed', {});
  const until = lastDayOf(line, assessment);
  // Furniture may have to be bought before the settlement (guidelines 3.2); nothing else is.
  const from = beforeSettlement.has(line.rule) ? null : line.from;
  return (from !== null && date < from) || (until !== null && date > until)
    ? appError('establishmentOutsidePeriod', { from, until })
    : undefined;
}

const beforeSettlement: ReadonlySet<EstablishmentRule> = new Set<EstablishmentRule>([
  'furnitureSingle',
  'furnitureCouple',
  'furnitureSharing',
  'furnitureChild',
]);

/** The shop can not be asked to deliver after the line has ended. */
function expiryIssue(
  establishment: Establishment,
  line: EstablishmentLine | undefined,
  date: string,
  order: ShopOrder | null,
): AppError | undefined {
  if (line === undefined || order === null) return undefined;
  const until = lastDayOf(line, assessmentOf(establishment, line.id));
  return order.validUntil < date || (until !== null && order.validUntil > until)
    ? appError('establishmentOrderExpires', { from: date, until })
    : undefined;
}

interface Vouched {
  readonly reason: string | null;
  readonly approver: string | null;
}
const isVouched = ({ reason, approver }: Vouched): boolean => blank(reason) !== null && blank(approver) !== null;

function ceilingIssue(
  establishment: Establishment,
  line: EstablishmentLine | undefined,
  purchase: Purchase,
  amount: number,
  vouched: Vouched,
  context: HandlerContext,
): AppError | undefined {
  if (line === undefined) return appError('establishmentLineUnknown', {});
  const ceiling = ceilingOf(line, assessmentOf(establishment, line.id));
  if (ceiling === null) return undefined;
  const taken = committedOn(establishment.purchases, line, linesOf(establishment, context), purchase.id);
  const left = Math.max(0, ceiling - taken);
  if (amount <= left || isVouched(vouched)) return undefined;
  return appError('establishmentOverCeiling', { over: amount - left, left });
}

function addStep(
  context: HandlerContext,
  purchase: Purchase,
  kind: StepKind,
  fields: Readonly<Record<string, string | number | null>>,
): void {
  const { caseId } = purchase.ref;
  context.store.write(context.writeContext(), (writer) =>
    writer.set(
      { type: 'establishmentStep', id: context.newId(), caseId },
      { purchaseId: purchase.id, kind, ...fields, recordedBy: context.user.name },
    ),
  );
  const method = { approved: 'approve', ordered: 'order', settled: 'settle', cancelled: 'cancel' } as const;
  logAction(context, `establishment.${method[kind]}`, keptId(context.store, caseId));
}

/** Purchase orders are numbered through the municipality; an undone order leaves its number unused. */
function nextOrderNumber(store: Store): number {
  const numbers = store
    .recordsOfType('establishmentStep', { removedToo: true })
    .map(({ fields }: RecordRow) => (typeof fields.number === 'number' ? fields.number : 0));
  return Math.max(0, ...numbers) + 1;
}
