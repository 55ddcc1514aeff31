import type { RecordRow } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { maxPayment } from '#shared/grants/words.ts';
import { rateSetAt } from '#shared/rates/rateSet.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { liveRecord } from '../people/personRecord.ts';
import { grantBasis } from './basis.ts';
import { type Application, toApplication } from './grantRecords.ts';
import { budgetYearOf, firstSettlementOf, impairmentFor, type PersonGrants, personGrants } from './personGrants.ts';

const notFound = () => err(appError('notFound', {}));
const outOfOrder = ({ state }: Application) => err(appError('impairmentStepOutOfOrder', { state }));

/** Applications for Tilskudd 1 and 2 (guidelines 3.1): prepared, sent, and answered. */
export const applicationHandlers = {
  'stateGrants.prepareApplication': ({ personId: asked, grant, year, aroseBeforeSettlement }, context) => {
    const { store } = context;
    const found = personGrants(grantBasis(context), asked);
    if (found === undefined) return notFound();
    const allowed = checkRules(found, { grant, year, aroseBeforeSettlement }, context.today(), null, context);
    if (!allowed.ok) return allowed;
    const running = found.applications.some(
      (one) => one.grant === grant && one.year === year && one.state !== 'refused',
    );
    if (running) return err(appError('impairmentApplicationExists', { grant, year }));
    const id = context.newId();
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'impairmentApplication', id, caseId: found.personId },
        {
          impairmentGrant: grant,
          impairmentYear: year,
          aroseBeforeSettlement,
          preparedOn: context.today(),
          recordedBy: context.user.name,
        },
      ),
    );
    logAction(context, 'stateGrants.prepareApplication', found.personId);
    return ok({ id });
  },

  'stateGrants.updateApplication': ({ id, attachmentsReady, note }, context) => {
    const found = applicationOf(context, id);
    if (found === undefined) return notFound();
    const { application, record, personId } = found;
    if (application.state === 'granted' || application.state === 'refused') return outOfOrder(application);
    context.store.write(context.writeContext(), (writer) =>
      writer.set(record.ref, {
        attachmentsReady: attachmentsReady.length === 0 ? null : [...new Set(attachmentsReady)],
        note: note?.trim() || null,
      }),
    );
    logAction(context, 'stateGrants.updateApplication', personId);
    return ok({});
  },

  'stateGrants.sendApplication': ({ id, date }, context) => {
    const found = applicationOf(context, id);
    if (found === undefined) return notFound();
    const { application, record, personId } = found;
    if (application.state !== 'preparing') return outOfOrder(application);
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const grants = personGrants(grantBasis(context), personId);
    if (grants === undefined) return notFound();
    const allowed = checkRules(grants, application, date, id, context);
    if (!allowed.ok) return allowed;
    context.store.write(context.writeContext(), (writer) => writer.set(record.ref, { sentOn: date }));
    logAction(context, 'stateGrants.sendApplication', personId);
    return ok({});
  },

  'stateGrants.decideApplication': ({ id, date, granted }, context) => {
    const found = applicationOf(context, id);
    if (found === undefined) return notFound();
    const { application, record, personId } = found;
    if (application.state !== 'sent' || application.sentOn === null) return outOfOrder(application);
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    if (date < application.sentOn) return err(appError('impairmentStepTooEarly', { after: application.sentOn }));
    if (granted !== null) {
      const grants = personGrants(grantBasis(context), personId);
      if (grants === undefined) return notFound();
      const most = ceilingFor(grants, application, context);
      if (granted <= 0) return err(appError('stateGrantAmount', { why: 'zero', most }));
      if (granted > most) return err(appError('impairmentOverCeiling', { most }));
    }
    context.store.write(context.writeContext(), (writer) =>
      writer.set(record.ref, {
        impairmentOutcome: granted === null ? 'refused' : 'granted',
        decidedOn: date,
        grantedAmount: granted,
      }),
    );
    logAction(context, 'stateGrants.decideApplication', personId);
    return ok({});
  },

  'stateGrants.removeApplication': ({ id }, context) => {
    const found = applicationOf(context, id);
    if (found === undefined) return notFound();
    context.store.write(context.writeContext(), (writer) => writer.set(found.record.ref, { $removed: true }));
    logAction(context, 'stateGrants.removeApplication', found.personId);
    return ok({});
  },
} satisfies Handlers<`stateGrants.${'prepare' | 'update' | 'send' | 'decide' | 'remove'}Application`>;

function applicationOf(
  { store }: HandlerContext,
  id: string,
): { application: Application; record: RecordRow; personId: string } | undefined {
  const record = liveRecord(store, 'impairmentApplication', id);
  const application = record === undefined ? undefined : toApplication(record);
  if (record === undefined || application === undefined) return undefined;
  return { application, record, personId: keptId(store, record.ref.caseId) };
}

/** Whether the rules let an application be made on a date; every rule that does not is named. */
function checkRules(
  grants: PersonGrants,
  application: Pick<Application, 'grant' | 'year' | 'aroseBeforeSettlement'>,
  appliedOn: string,
  except: string | null,
  context: HandlerContext,
): Result<null, AppError> {
  if (firstSettlementOf(grants.kept, grants.values) === null) return err(appError('stateGrantSettlementMissing', {}));
  const { grant, year, aroseBeforeSettlement } = application;
  const { rates } = grantBasis(context);
  const answer = impairmentFor(grants, { grant, year, aroseBeforeSettlement, appliedOn }, rates, except);
  if (answer === undefined) return err(appError('impairmentWayMissing', {}));
  const { refusedBy, deadline, eligible } = answer;
  return eligible ? ok(null) : err(appError('impairmentExcluded', { grant, rules: [...refusedBy], deadline }));
}

/** The rate of the year, or where it is not known the limit of a slip. */
function ceilingFor({ kept, values }: PersonGrants, { grant, year }: Application, context: HandlerContext): number {
  const first = firstSettlementOf(kept, values);
  if (first === null) return maxPayment;
  const set = rateSetAt(grantBasis(context).rates, 'impairment', `${budgetYearOf(first, year)}-12-31`);
  const found = set.ok ? (grant === 'grant1' ? set.value.values.grant1 : set.value.values.grant2Ceiling) : null;
  return found ?? maxPayment;
}
