import type { Writer } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { TransferDetail } from '#shared/api/methods/exchange/transfers.ts';
import { type DisclosureAnswer, mayDisclose } from '#shared/consent/mayDisclose.ts';
import { movePurpose, municipalityRecipient } from '#shared/consent/recipients.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { type MunicipalityNumber, municipalityNumbers } from '#shared/municipalities.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { consentPapersOf, overridesOf } from '../../consents/consentRecords.ts';
import type { HandlerContext, Handlers } from '../../handler.ts';
import { logAction, logRead } from '../../overview/accessLog.ts';
import { keptId, withAbsorbed } from '../../people/mergeRecords.ts';
import { personRecord, personRef } from '../../people/personRecord.ts';
import { type CaseOwner, ensureOwnership, speaksForMunicipality } from './ownerOf.ts';
import { readOnlyError } from './readOnly.ts';
import {
  caseOwner,
  duplicatesOf,
  inOrder,
  ownershipView,
  sameOffer,
  type Transfer,
  transferById,
  transferDetail,
  transferItem,
  transferRef,
  transfersOfCase,
} from './transferRecords.ts';

const notFound = () => err(appError('notFound', {}));

/** Moving of cases (guidelines 2.1). */
export const transfersHandlers = {
  'transfer.check': ({ personId: asked, to }, context) => {
    const personId = keptId(context.store, asked);
    if (personRecord(context.store, personId) === undefined) return notFound();
    if (to === context.municipality) return err(appError('transferToSelf', {}));
    logRead(context, 'transfer.check', personId);
    const { parts } = mayMove(context, personId, to);
    const scopes = consentScopeIds.map((scope) => {
      const part = parts.find((each) => each.scope === scope);
      const reason = part === undefined ? 'noConsent' : part.allowed ? null : part.reason;
      return { scope, allowed: reason === null, reason };
    });
    return ok({ allowed: scopes.some(({ scope, allowed }) => scope === 'identity' && allowed), scopes });
  },

  'transfer.offer': ({ personId: asked, to, message }, context) => {
    const { store, municipality } = context;
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined) return notFound();
    if (to === municipality) return err(appError('transferToSelf', {}));
    const owner = caseOwner(context, personId);
    const refusal = notOurs(owner, municipality) ?? pendingOffer(context, personId, owner);
    if (refusal !== undefined) return err(refusal);
    const identity = mayMove(context, personId, to).parts.find(({ scope }) => scope === 'identity');
    if (identity?.allowed !== true) {
      return err(appError('transferNotAllowed', { to, reason: identity?.reason ?? 'noConsent' }));
    }

    const written = context.writeContext();
    const id = context.newId();
    store.write(written, (writer) => {
      for (const caseId of withAbsorbed(store, personId)) {
        const ofCase = caseOwner(context, caseId);
        if (!ofCase.isOurs || ofCase.pending.length > 0) continue;
        ensureOwnership(writer, { store, ownMunicipality: municipality, caseId, newId: context.newId });
        writer.set(transferRef(caseId === personId ? id : context.newId(), caseId), {
          from: municipality,
          to,
          after: ofCase.moves.at(-1)?.transfer ?? null,
          message: message === '' ? null : message,
          offeredAt: written.at,
          offeredBy: context.user.name,
          state: 'offered',
        });
      }
    });
    logAction(context, 'transfer.offer', personId);
    return answer(context, id);
  },

  'transfer.withdraw': ({ id }, context) => {
    const transfer = transferById(context, id);
    if (transfer === undefined) return notFound();
    const { municipality } = context;
    if (transfer.from !== municipality || !speaksForMunicipality(context.store))
      return err(appError('transferNotOurs', { municipality: transfer.from }));
    const { state } = transfer.view;
    if (state !== 'offered') return err(appError('transferClosed', { state }));
    context.store.write(context.writeContext(), (writer) => settle(context, writer, transfer, 'withdrawn', null));
    logAction(context, 'transfer.withdraw', keptId(context.store, transfer.record.ref.caseId));
    return answer(context, id);
  },

  'transfer.answer': ({ id, answer: given, message, seenDuplicates }, context) => {
    const { store, municipality } = context;
    const transfer = transferById(context, id);
    if (transfer === undefined) return notFound();
    if (transfer.to !== municipality || !speaksForMunicipality(store))
      return err(appError('transferNotOurs', { municipality: transfer.to }));
    const { state } = transfer.view;
    if (state !== 'offered') return err(appError('transferClosed', { state }));
    const personId = keptId(store, transfer.record.ref.caseId);
    const written = message === '' ? null : message;
    if (given === 'reject') {
      if (written === null) return err(appError('transferNeedsMessage', {}));
      store.write(context.writeContext(), (writer) => settle(context, writer, transfer, 'rejected', written));
    } else {
      // A case that comes in beside another of the same person is the worst mix-up: nobody accepts without having seen both.
      const unseen = duplicatesOf(store, personId).filter(({ person }) => !seenDuplicates.includes(person.id));
      if (unseen.length > 0) {
        return err(appError('transferDuplicates', { personIds: unseen.map(({ person }) => person.id) }));
      }
      store.write(context.writeContext(), (writer) => {
        for (const caseId of settle(context, writer, transfer, 'accepted', written)) {
          if (personRecord(store, caseId) !== undefined) writer.set(personRef(caseId), { municipality });
        }
      });
    }
    logAction(context, 'transfer.answer', personId);
    return answer(context, id);
  },

  'transfer.list': ({ personId: asked }, context) => {
    const { store } = context;
    if (asked === undefined) {
      const cases = new Set(store.recordsOfType('transfer').map(({ ref }) => ref.caseId));
      // Of somebody who was merged into another, the other's case tells it.
      const shown = [...cases].filter((caseId) => keptId(store, caseId) === caseId);
      return ok({ transfers: itemsOf(context, shown), ownership: null });
    }
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined) return notFound();
    logRead(context, 'transfer.list', personId);
    return ok({
      transfers: itemsOf(context, [personId]),
      ownership: ownershipView(context, caseOwner(context, personId)),
    });
  },

  'transfer.get': ({ id }, context) => {
    const transfer = transferById(context, id);
    if (transfer === undefined) return notFound();
    logRead(context, 'transfer.get', keptId(context.store, transfer.record.ref.caseId));
    return ok(transferDetail(context, transfer));
  },
} satisfies Handlers<`transfer.${'check' | 'offer' | 'withdraw' | 'answer' | 'list' | 'get'}`>;

function answer(context: HandlerContext, id: string): Result<{ transfer: TransferDetail }, AppError> {
  const transfer = transferById(context, id);
  return transfer === undefined ? notFound() : ok({ transfer: transferDetail(context, transfer) });
}

/** What may go to a municipality when somebody moves there, scope by scope. */
function mayMove({ store, today }: HandlerContext, personId: string, to: MunicipalityNumber): DisclosureAnswer {
  return mayDisclose({
    consents: consentPapersOf(store, personId, today()),
    overrides: overridesOf(store, personId),
    recipient: municipalityRecipient(to),
    what: consentScopeIds.map((scope) => ({ scope })),
    purpose: movePurpose,
    date: today(),
  });
}

function notOurs(owner: CaseOwner, own: MunicipalityNumber): AppError | undefined {
  if (owner.isOurs) return undefined;
  const number = municipalityNumbers.find((known) => known === owner.owner) ?? own;
  return readOnlyError(owner, own) ?? appError('transferNotOwner', { owner: number });
}

function pendingOffer(context: HandlerContext, caseId: string, owner: CaseOwner): AppError | undefined {
  const waiting = transfersOfCase(context, caseId, owner).find(({ view }) => view.state === 'offered');
  return waiting === undefined ? undefined : appError('transferPending', { to: waiting.to });
}

/** Writes the answer, or that it is withdrawn, in every case that the offer is about; returns those cases. */
function settle(
  context: HandlerContext,
  writer: Writer,
  transfer: Transfer,
  state: 'accepted' | 'rejected' | 'withdrawn',
  answerMessage: string | null,
): string[] {
  const { at } = context.writeContext();
  return sameOffer(context, transfer)
    .filter(({ view }) => view.state === 'offered')
    .map(({ record }) => {
      // An acceptance that crosses a withdrawal stands with the name of who accepted.
      const answered = state === 'withdrawn' ? {} : { answerMessage, answeredAt: at, answeredBy: context.user.name };
      writer.set(record.ref, { state, ...answered });
      return record.ref.caseId;
    });
}

function itemsOf(context: HandlerContext, cases: readonly string[]) {
  return inOrder(
    cases.flatMap((caseId) => transfersOfCase(context, caseId)).map((transfer) => transferItem(context, transfer)),
  );
}
