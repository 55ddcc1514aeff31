import { type AppError, appError } from '#shared/api/errors.ts';
import type { ContractListItem, ContractView } from '#shared/api/methods/contracts.ts';
import { isEndingSoon, isUnsignedLong } from '#shared/contracts/lifeCycle.ts';
import type { PaperEventDetail } from '#shared/papers/paperEvent.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { employerHandlers } from '../employers/handlers.ts';
import { formHandlers } from '../forms/handlers.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { addPaperEvent } from '../papers/paperEvents.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord } from '../people/personRecord.ts';
import { allContracts, type Contract, contractOf, contractsOfPerson } from './contractRecord.ts';
import { contractListItem, contractView, withoutPlace } from './contractView.ts';
import { talksOf } from './notes.ts';
import { statementHandlers } from './statements.ts';

const notFound = () => err(appError('notFound', {}));

/** Practice contracts (guidelines, vedlegg 1): what happens to them once they are written, and who has practice where. */
export const contractsHandlers = {
  ...employerHandlers,
  ...statementHandlers,

  'contract.list': ({ filter, personId, employerId }, context) => {
    const { store } = context;
    const today = context.today();
    if (personId !== undefined && personRecord(store, personId) === undefined) return notFound();
    const contracts =
      personId === undefined ? allContracts(store, today) : contractsOfPerson(store, keptId(store, personId), today);
    const items = contracts.flatMap((contract) => {
      const item = contractListItem(store, contract);
      const shown = personId === undefined ? withoutPlace(item) : item;
      if (employerId !== undefined && shown.employerId !== employerId) return [];
      return filters[filter](contract, shown, today) ? [shown] : [];
    });
    return ok({ contracts: items.toSorted(orders[filter]) });
  },

  'contract.get': ({ id }, context) => {
    const contract = contractOf(context.store, id, context.today());
    if (contract === undefined) return notFound();
    logRead(context, 'contract.get', contract.personId);
    return ok(contractView(context.store, contract, context.today()));
  },

  'contract.complete': ({ id, date, note }, context) => {
    const contract = contractOf(context.store, id, context.today());
    if (contract === undefined) return notFound();
    const { from } = contract.terms;
    if (contract.life.state === 'signed' && from !== null) return err(appError('contractNotBegun', { from }));
    return close(contract, { date, detail: { kind: 'completed' }, note }, from, 'contract.complete', context);
  },

  'contract.breakOff': ({ id, date, reason }, context) => {
    const contract = contractOf(context.store, id, context.today());
    if (contract === undefined) return notFound();
    if (reason.trim() === '') return err(appError('breakOffReasonMissing', {}));
    const detail = { kind: 'brokenOff', reason: reason.trim() } as const;
    // It may be broken off before it has begun: from the day on which it was signed.
    const { signedOn } = contract.life;
    const { from } = contract.terms;
    const first = signedOn !== null && from !== null && from < signedOn ? from : signedOn;
    return close(contract, { date, detail, note: null }, first, 'contract.breakOff', context);
  },

  'contract.amend': ({ id }, context) => {
    const contract = contractOf(context.store, id, context.today());
    if (contract === undefined) return notFound();
    if (contract.life.closedOn !== null) return err(appError('contractClosed', {}));
    const [newest] = contract.versions;
    if (newest.completedOn === null) return err(appError('contractVersionPending', { formId: newest.id }));
    const started = formHandlers['form.start'](
      { personId: contract.personId, form: 'practiceContract', amends: newest.id },
      context,
    );
    if (!started.ok) return started;
    logAction(context, 'contract.amend', contract.personId);
    return ok({ formId: started.value.id });
  },

  'contract.talks': ({ id }, context) => {
    const contract = contractOf(context.store, id, context.today());
    if (contract === undefined) return notFound();
    logRead(context, 'contract.talks', contract.personId);
    return ok({ talks: [...talksOf(context.store, contract.id)] });
  },

  'contract.addTalk': ({ id, date, who, text }, context) => {
    const { store } = context;
    const contract = contractOf(store, id, context.today());
    if (contract === undefined) return notFound();
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'followUpTalk', id: context.newId(), caseId: contract.caseId },
        {
          contractId: contract.id,
          personId: contract.personId,
          date,
          who: who.trim(),
          text: text.trim(),
          recordedBy: context.user.name,
        },
      ),
    );
    logAction(context, 'contract.addTalk', contract.personId);
    return ok({ talks: [...talksOf(store, contract.id)] });
  },
} satisfies Handlers<
  | `contract.${'list' | 'get' | 'complete' | 'breakOff' | 'amend' | 'talks' | 'addTalk'}`
  | `employer.${'list' | 'search' | 'get' | 'create' | 'update'}`
  | `${'attest' | 'reference'}.${'save' | 'pdf'}`
>;

type Filter = 'all' | 'running' | 'endingSoon' | 'unsignedLong' | 'withoutAttest' | 'byEmployer';

const filters: Record<Filter, (contract: Contract, item: ContractListItem, today: string) => boolean> = {
  all: () => true,
  running: ({ life }) => life.state === 'running',
  endingSoon: ({ life, terms }, _item, today) => isEndingSoon(life, terms.until, today),
  unsignedLong: ({ life }, _item, today) => isUnsignedLong(life, today),
  withoutAttest: (_contract, item) => item.lacksAttest,
  byEmployer: (_contract, item) => item.employerName !== null,
};

const collator = new Intl.Collator(['nb-NO', 'no'], { numeric: true });
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
type Order = (a: ContractListItem, b: ContractListItem) => number;
const byUntil: Order = (a, b) => compare(a.until ?? '9999', b.until ?? '9999') || compare(a.id, b.id);
const byFromNewest: Order = (a, b) => compare(b.from ?? '9999', a.from ?? '9999') || compare(b.id, a.id);

/** What to look at first stands first. */
const orders: Record<Filter, Order> = {
  all: byFromNewest,
  running: byUntil,
  endingSoon: byUntil,
  unsignedLong: (a, b) => compare(a.waitingSince ?? '9999', b.waitingSince ?? '9999') || compare(a.id, b.id),
  withoutAttest: byUntil,
  byEmployer: (a, b) => collator.compare(a.employerName ?? '', b.employerName ?? '') || byFromNewest(a, b),
};

/** Notes how the practice came to its end, on the version that holds. */
function close(
  contract: Contract,
  event: { readonly date: string; readonly detail: PaperEventDetail; readonly note: string | null },
  first: string | null,
  action: 'contract.complete' | 'contract.breakOff',
  context: HandlerContext,
): Result<ContractView, AppError> {
  const { store } = context;
  const { life, inForce, personId } = contract;
  if (life.closedOn !== null) return err(appError('contractClosed', {}));
  if (life.signedOn === null) return err(appError('contractNotSigned', {}));
  const last = context.today();
  if (event.date > last || (first !== null && event.date < first)) {
    return err(appError('contractDateOutside', { first: first ?? last, last }));
  }
  addPaperEvent(context, { id: inForce.id, caseId: inForce.filled.record.ref.caseId }, event);
  logAction(context, action, personId);
  const closed = contractOf(store, contract.id, last);
  return closed === undefined ? notFound() : ok(contractView(store, closed, last));
}
