import { type AppError, appError } from '#shared/api/errors.ts';
import type { ReceivedGrant } from '#shared/api/methods/stateGrants.ts';
import { impairmentGrants, maxPayment } from '#shared/grants/words.ts';
import { err, ok } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { liveRecord, personRecord, personValuesOf } from '../people/personRecord.ts';
import { basicReceived, receivedFor } from './grantRecords.ts';

const notFound = () => err(appError('notFound', {}));
const receivedTypes = ['stateGrantReceived', 'impairmentReceived', 'basicGrantReceived'] as const;
/** The kinds whose payments tell of health, and are records of another scope. */
const isImpairment = (kind: ReceivedGrant['kind']) => impairmentGrants.some((known) => known === kind);

/** What the state has paid. A payment never changes: a slip is taken away and entered again. */
export const receivedHandlers = {
  'stateGrants.recordReceived': ({ budgetYear, kind, date, reference, payments }, context) => {
    const { store } = context;
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const cases: string[] = [];
    for (const { personId: asked, amount } of payments) {
      const personId = keptId(store, asked);
      const person = personRecord(store, personId);
      if (person === undefined) return notFound();
      const { settlementDate, birthDate } = personValuesOf(person.fields);
      // A child born here is paid for from the year of its birth.
      const start = settlementDate ?? birthDate;
      if (start === null || start === undefined) return err(appError('stateGrantSettlementMissing', {}));
      const refused = refusedPayment({ budgetYear, amount }, Number(start.slice(0, 4)), context);
      if (refused !== undefined) return err(refused);
      const found = { budgetYear, kind, amount, date };
      if (cases.includes(personId) || isThere(receivedFor(store, personId), found)) {
        return err(appError('stateGrantAlreadyRecorded', {}));
      }
      cases.push(personId);
    }
    const common = { budgetYear, date, paymentReference: reference.trim() || null, recordedBy: context.user.name };
    const ids = store.write(context.writeContext(), (writer) =>
      payments.map(({ amount }, index) => {
        const id = context.newId();
        const caseId = cases[index] ?? '';
        const fields = { ...common, receivedAmount: amount };
        if (isImpairment(kind))
          writer.set({ type: 'impairmentReceived', id, caseId }, { ...fields, impairmentGrant: kind });
        else writer.set({ type: 'stateGrantReceived', id, caseId }, { ...fields, grantKind: kind });
        return id;
      }),
    );
    for (const personId of cases) logAction(context, 'stateGrants.recordReceived', personId);
    return ok({ ids });
  },

  'stateGrants.recordBasic': ({ municipality, budgetYear, amount, date, reference }, context) => {
    const { store } = context;
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const refused = refusedPayment({ budgetYear, amount }, 1990, context);
    if (refused !== undefined) return err(refused);
    const found = { budgetYear, kind: 'norwegianBasic' as const, amount, date };
    if (isThere(basicReceived(store, municipality), found)) return err(appError('stateGrantAlreadyRecorded', {}));
    const id = context.newId();
    const paymentReference = reference.trim() || null;
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'basicGrantReceived', id, caseId: 'local' },
        { municipality, budgetYear, receivedAmount: amount, date, paymentReference, recordedBy: context.user.name },
      ),
    );
    logAction(context, 'stateGrants.recordBasic', null);
    return ok({ id });
  },

  'stateGrants.removeReceived': ({ id }, context) => {
    const { store } = context;
    const record = receivedTypes.map((type) => liveRecord(store, type, id)).find((found) => found !== undefined);
    if (record === undefined) return notFound();
    store.write(context.writeContext(), (writer) => writer.set(record.ref, { $removed: true }));
    const personId = record.ref.caseId === 'local' ? null : keptId(store, record.ref.caseId);
    logAction(context, 'stateGrants.removeReceived', personId);
    return ok({});
  },
} satisfies Handlers<`stateGrants.${'recordReceived' | 'recordBasic' | 'removeReceived'}`>;

function refusedPayment(
  { budgetYear, amount }: { budgetYear: number; amount: number },
  firstYear: number,
  context: HandlerContext,
): AppError | undefined {
  const lastYear = Number(context.today().slice(0, 4));
  if (budgetYear < firstYear || budgetYear > lastYear) return appError('stateGrantYearWrong', { firstYear, lastYear });
  if (amount <= 0) return appError('stateGrantAmount', { why: 'zero', most: maxPayment });
  return amount > maxPayment ? appError('stateGrantAmount', { why: 'absurd', most: maxPayment }) : undefined;
}

const isThere = (
  received: readonly ReceivedGrant[],
  { budgetYear, kind, amount, date }: Pick<ReceivedGrant, 'budgetYear' | 'kind' | 'amount' | 'date'>,
): boolean =>
  received.some(
    (one) => one.budgetYear === budgetYear && one.kind === kind && one.amount === amount && one.date === date,
  );
