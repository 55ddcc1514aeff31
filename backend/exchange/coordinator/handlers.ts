import { commonCase } from '#shared/records/fieldSpec.ts';
import { ok } from '#shared/result.ts';
import type { Handlers } from '../../handler.ts';
import { logAction } from '../../overview/accessLog.ts';
import { memberBook } from '../members/memberBook.ts';
import { isProtected } from '../packages/facts.ts';
import { packageContext } from '../packages/handlers.ts';
import { watched } from '../packages/running.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import { importCollection, previewCollection } from './collect.ts';
import { atCoordinator } from './sentOut.ts';
import { sentOutHandlers } from './sentOutHandlers.ts';
import { memberStandings } from './standing.ts';
import { protectionOn, totals, totalsCsv, totalsExcel } from './totals.ts';

/** What the coordinator sees of all, reads in together, and sends out (guidelines 2.1, 2.3). */
export const coordinatorHandlers = {
  ...sentOutHandlers,

  'coordinator.totals': (_input, context) => {
    const allowed = atCoordinator(context);
    if (!allowed.ok) return allowed;
    return ok({ ...totals(context), protection: protectionOn(context.store, context.today()) });
  },

  'coordinator.totalsCsv': ({ language }, context) => {
    const allowed = atCoordinator(context);
    if (!allowed.ok) return allowed;
    logAction(context, 'coordinator.totalsCsv', null);
    return ok(totalsCsv(context, language));
  },

  'coordinator.totalsExcel': async ({ language }, context) => {
    const allowed = atCoordinator(context);
    if (!allowed.ok) return allowed;
    logAction(context, 'coordinator.totalsExcel', null);
    return ok(await totalsExcel(context, language));
  },

  'coordinator.setProtection': ({ fewerThan, validFrom }, context) => {
    const allowed = atCoordinator(context);
    if (!allowed.ok) return allowed;
    context.store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'coordinatorSettings', id: context.newId(), caseId: commonCase },
        { validFrom, fewerThan, recordedBy: context.user.name },
      ),
    );
    logAction(context, 'coordinator.setProtection', null);
    return ok({});
  },

  'coordinator.members': (_input, context) => {
    const allowed = atCoordinator(context);
    if (!allowed.ok) return allowed;
    return ok({
      members: memberStandings(packageContext(context)),
      ownMembersVersion: memberBook(context).version,
    });
  },

  'coordinator.owners': ({ personIds }, context) => {
    if (!atCoordinator(context).ok) return ok({ isCoordinator: false, owners: [] });
    const { store, municipality } = context;
    // Of a protected person a list tells no municipality: the owner is where the person lives.
    const told = personIds.filter((personId) => !isProtected(store, personId));
    return ok({
      isCoordinator: true,
      owners: told.map((personId) => ({ personId, municipality: ownerOf(store, municipality, personId).owner })),
    });
  },

  'coordinator.collectPreview': ({ files, includeWaiting, language, operation }, context) =>
    watched(context.directory, operation, (watch) =>
      previewCollection(packageContext(context), { files, includeWaiting, language, watch }),
    ),

  'coordinator.collectImport': ({ files, operation }, context) =>
    watched(context.directory, operation, (watch) => importCollection(packageContext(context), files, watch)),
} satisfies Handlers<
  | keyof typeof sentOutHandlers
  | `coordinator.${'totals' | 'totalsCsv' | 'totalsExcel' | 'setProtection' | 'members' | 'owners' | 'collectPreview' | 'collectImport'}`
>;
