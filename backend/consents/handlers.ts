import { appError } from '#shared/api/errors.ts';
import { readConsent } from '#shared/consent/consentPaper.ts';
import { type Disclosed, type DisclosureAnswer, mayDisclose } from '#shared/consent/mayDisclose.ts';
import { checkWithdrawal } from '#shared/consent/withdrawal.ts';
import { addDays } from '#shared/dates.ts';
import { isFormId } from '#shared/forms/registry.ts';
import { displayName } from '#shared/people/names.ts';
import { err, ok } from '#shared/result.ts';
import { exportHandlers } from '../disclosures/exportHandlers.ts';
import { disclosureHandlers } from '../disclosures/handlers.ts';
import { formsOf, toFilledForm } from '../forms/formRecord.ts';
import type { Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { addPaperEvent } from '../papers/paperEvents.ts';
import { isProtected } from '../people/householdView.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import {
  consentDetail,
  consentFormOf,
  consentListItem,
  consentPapersOf,
  overridesOf,
  toOverride,
  toPaper,
} from './consentRecords.ts';

const notFound = () => err(appError('notFound', {}));

/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
export const consentsHandlers = {
  ...disclosureHandlers,
  ...exportHandlers,

  'consent.list': ({ personId }, context) => {
    const { store } = context;
    if (personRecord(store, personId) === undefined) return notFound();
    logRead(context, 'consent.list', personId);
    const today = context.today();
    return ok({ consents: formsOf(store, personId, 'consent').map((filled) => consentListItem(store, filled, today)) });
  },

  'consent.get': ({ id }, context) => {
    const filled = consentFormOf(context.store, id);
    if (filled === undefined) return notFound();
    logRead(context, 'consent.get', filled.personId);
    return ok(consentDetail(context.store, filled, context.today()));
  },

  'consent.withdraw': ({ id, rows, date, toldBy, toldTo, note }, context) => {
    const { store } = context;
    const filled = consentFormOf(store, id);
    if (filled === undefined) return notFound();
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const checked = checkWithdrawal(readConsent(toPaper(store, filled, context.today())), rows, date);
    if (!checked.ok) return err(appError(checked.error, {}));
    addPaperEvent(
      context,
      { id, caseId: filled.record.ref.caseId },
      { date, detail: { kind: 'withdrawn', rows, toldBy, toldTo }, note },
    );
    logAction(context, 'consent.withdraw', filled.personId);
    return ok(consentDetail(store, filled, context.today()));
  },

  'consent.ending': ({ withinDays }, context) => {
    const { store } = context;
    const today = context.today();
    const last = addDays(today, withinDays);
    const ending = store.recordsWhere('form', '$form', 'consent').flatMap((record) => {
      const filled = toFilledForm(store, record);
      if (filled === undefined) return [];
      const { id, personId, documentId, lastDay, daysLeft } = consentListItem(store, filled, today);
      // What a newer version takes over from is followed by it.
      if (toPaper(store, filled, today).replacedOn !== null) return [];
      if (lastDay === null || daysLeft === null || lastDay < today || lastDay > last) return [];
      const person = personRecord(store, personId);
      if (person === undefined) return [];
      const values = personValuesOf(person.fields);
      const about = { displayName: displayName(values), isProtected: isProtected(values) };
      return [{ id, personId, ...about, documentId, lastDay, daysLeft }];
    });
    return ok({ ending: ending.toSorted((a, b) => a.daysLeft - b.daysLeft || (a.id < b.id ? -1 : 1)) });
  },

  'consent.check': ({ personId, recipient, scopes, fields, purpose, date }, context) => {
    const { store } = context;
    if (personRecord(store, personId) === undefined) return notFound();
    const what: Disclosed[] = [
      ...scopes.map((scope) => ({ scope })),
      ...fields.map(({ of, path }) => (isFormId(of) ? { form: of, path } : { record: of, field: path })),
    ];
    logRead(context, 'consent.check', personId);
    return ok(
      answerView(
        mayDisclose({
          consents: consentPapersOf(store, personId, context.today()),
          overrides: overridesOf(store, personId),
          recipient,
          what,
          purpose,
          date: date ?? context.today(),
        }),
      ),
    );
  },

  'consent.override': ({ personId: asked, from, until, ...fields }, context) => {
    const { store } = context;
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined) return notFound();
    const first = from ?? context.today();
    const last = until ?? first;
    if (last < first) return err(appError('overrideUntilBeforeFrom', {}));
    const id = context.newId();
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'override', id, caseId: personId },
        { ...fields, from: first, until: last, recordedBy: context.user.name },
      ),
    );
    logAction(context, 'consent.override', personId);
    const record = store.record(id);
    return record === undefined ? notFound() : ok(overrideView(toOverride(record)));
  },

  'consent.overrides': ({ personId }, context) => {
    const { store } = context;
    if (personRecord(store, personId) === undefined) return notFound();
    logRead(context, 'consent.overrides', personId);
    return ok({ overrides: overridesOf(store, personId).map(overrideView) });
  },
} satisfies Handlers<
  | `consent.${'list' | 'get' | 'withdraw' | 'ending' | 'check' | 'override' | 'overrides'}`
  | `disclosure.${'add' | 'list' | 'pdf'}`
  | 'person.export'
>;

/** Lists that the contract's reader may change. */
export const overrideView = <T extends { readonly scopes: readonly unknown[] }>(override: T) => ({
  ...override,
  scopes: [...override.scopes] as T['scopes'][number][],
});

function answerView(answer: DisclosureAnswer) {
  return {
    allowed: answer.allowed,
    reason: answer.allowed ? null : answer.reason,
    parts: answer.parts.map((part) => ({
      scope: part.scope,
      allowed: part.allowed,
      reason: part.allowed ? null : part.reason,
      basis: part.allowed ? part.basis : null,
    })),
  };
}
