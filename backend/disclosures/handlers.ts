import { appError } from '#shared/api/errors.ts';
import { mayDisclose } from '#shared/consent/mayDisclose.ts';
import { err, ok } from '#shared/result.ts';
import { consentPapersOf, overridesOf } from '../consents/consentRecords.ts';
import type { Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord } from '../people/personRecord.ts';
import { disclosuresOf, toDisclosure } from './disclosureRecords.ts';
import { disclosuresPdf } from './disclosuresPdf.ts';

const notFound = () => err(appError('notFound', {}));

/** The log of what went to whom, by which consent or other legal basis. */
export const disclosureHandlers = {
  'disclosure.add': ({ personId: asked, overrideId, ...input }, context) => {
    const { store } = context;
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined) return notFound();
    if (input.date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const overrides = overridesOf(store, personId).filter(({ id }) => id === overrideId);
    if (overrideId !== null && overrides.length === 0) return notFound();
    const answer = mayDisclose({
      consents: consentPapersOf(store, personId, context.today()),
      overrides,
      recipient: input.recipient,
      what: input.scopes.map((scope) => ({ scope })),
      purpose: input.purpose,
      date: input.date,
    });
    if (!answer.allowed) {
      if (overrideId !== null) return err(appError('overrideDoesNotCover', {}));
      return err(appError('disclosureNotAllowed', { reason: answer.reason }));
    }
    const bases = answer.parts.flatMap((part) => (part.allowed ? [part.basis] : []));
    const consents = bases.flatMap((basis) => (basis.kind === 'consent' ? [basis.consentId] : []));
    const id = context.newId();
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'disclosure', id, caseId: personId },
        {
          ...input,
          consents: [...new Set(consents)],
          override: bases.some((basis) => basis.kind === 'override') ? overrideId : null,
          recordedBy: context.user.name,
        },
      ),
    );
    logAction(context, 'disclosure.add', personId);
    const record = store.record(id);
    return record === undefined ? notFound() : ok(toDisclosure(store, record));
  },

  'disclosure.list': ({ personId }, context) => {
    const { store } = context;
    if (personRecord(store, personId) === undefined) return notFound();
    logRead(context, 'disclosure.list', personId);
    return ok({ disclosures: disclosuresOf(store, personId) });
  },

  'disclosure.pdf': async ({ personId, language }, context) => {
    if (personRecord(context.store, personId) === undefined) return notFound();
    logAction(context, 'disclosure.pdf', personId);
    return ok(await disclosuresPdf(context, personId, language));
  },
} satisfies Handlers<`disclosure.${'add' | 'list' | 'pdf'}`>;
