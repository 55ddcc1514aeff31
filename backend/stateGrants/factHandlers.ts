import { type AppError, appError } from '#shared/api/errors.ts';
import type { StatedFacts } from '#shared/grants/stateGrantFacts.ts';
import { err, ok } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { grantCaseOf } from './grantRecords.ts';

const notFound = () => err(appError('notFound', {}));

/** What a person's grants rest on where the register does not say it. */
export const factHandlers = {
  'stateGrants.setFacts': ({ personId: asked, reason, ...stated }, context) => {
    const { store } = context;
    const personId = keptId(store, asked);
    const person = personRecord(store, personId);
    if (person === undefined) return notFound();
    const states = Object.values(stated).some((value) => value !== null);
    const why = reason?.trim() || null;
    if (states && why === null) return err(appError('stateGrantReasonMissing', {}));
    const wrong = wrongDate(stated, personValuesOf(person.fields).settlementDate ?? null);
    if (wrong !== undefined) return err(wrong);
    write(context, personId, { ...stated, factsReason: states ? why : null });
    logAction(context, 'stateGrants.setFacts', personId);
    return ok({});
  },

  'stateGrants.setNorwegian': ({ personId: asked, rate, from, until, reason }, context) => {
    const { store } = context;
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined) return notFound();
    if ((rate === null) !== (from === null) || (from === null && until !== null)) {
      return err(appError('stateGrantNorwegianIncomplete', {}));
    }
    if (from !== null && until !== null && until < from) {
      return err(appError('stateGrantDateWrong', { which: 'norwegianUntil', limit: from }));
    }
    const why = reason?.trim() || null;
    if (from !== null && why === null) return err(appError('stateGrantReasonMissing', {}));
    write(context, personId, {
      norwegianRate: rate,
      norwegianFrom: from,
      norwegianUntil: until,
      // Without a period a reason is an answer too: there is no teaching, and why.
      norwegianReason: why,
    });
    logAction(context, 'stateGrants.setNorwegian', personId);
    return ok({});
  },
} satisfies Handlers<'stateGrants.setFacts' | 'stateGrants.setNorwegian'>;

function write(context: HandlerContext, personId: string, fields: Record<string, string | boolean | null>): void {
  const { record } = grantCaseOf(context.store, personId);
  // A record stays in the case in which it was made, also after its person was found to be another.
  const ref = record?.ref ?? { type: 'stateGrantCase' as const, id: context.newId(), caseId: personId };
  context.store.write(context.writeContext(), (writer) => writer.set(ref, fields));
}

function wrongDate(stated: StatedFacts, settlementDate: string | null): AppError | undefined {
  const { firstSettlement, residentSettled, familyApplied, movedAway } = stated;
  const wrong = (which: 'firstSettlement' | 'residentSettled' | 'familyApplied' | 'movedAway', limit: string) =>
    appError('stateGrantDateWrong', { which, limit });
  if (residentSettled !== null && familyApplied !== null && familyApplied < residentSettled) {
    return wrong('familyApplied', residentSettled);
  }
  if (settlementDate === null) return undefined;
  if (firstSettlement !== null && firstSettlement > settlementDate) return wrong('firstSettlement', settlementDate);
  if (residentSettled !== null && residentSettled > settlementDate) return wrong('residentSettled', settlementDate);
  if (familyApplied !== null && familyApplied > settlementDate) return wrong('familyApplied', settlementDate);
  if (movedAway !== null && movedAway < settlementDate) return wrong('movedAway', settlementDate);
  return undefined;
}
