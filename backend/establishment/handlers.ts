import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { EstablishmentDecisionItem } from '#shared/api/methods/establishment.ts';
import { type ComposedMember, compositionChanges, suggestComposition } from '#shared/establishment/composition.ts';
import { freezeDecision, recomputesExactly, sameDecision } from '#shared/establishment/frozenDecision.ts';
import { lineFor } from '#shared/establishment/placing.ts';
import { fullName } from '#shared/people/names.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logHouseholdRead, logRead } from '../overview/accessLog.ts';
import { attachmentsOf } from '../papers/attachments.ts';
import { keptId } from '../people/mergeRecords.ts';
import { liveRecord, personRecord, personValuesOf, textOf } from '../people/personRecord.ts';
import { allRates } from '../rates/allRates.ts';
import { type Establishment, establishmentOf, type IssuedDecision, recordsOf, toDecision } from './cases.ts';
import { decisionDocumentId, decisionPdf } from './decisionPdf.ts';
import { effectOf, inputOf, isGranted, lineViews, statementOf, takenOn } from './lines.ts';
import { orderPdf } from './orderPdf.ts';
import { amountIssue, lineIssue, lineOf, purchaseHandlers, purchaseOf } from './purchaseHandlers.ts';

const notFound = () => err(appError('notFound', {}));

/** Establishment grants in use: ceilings, purchases and decisions (guidelines 3.2). */
export const establishmentHandlers = {
  ...purchaseHandlers,

  'establishment.get': ({ personId: asked, asOf: until }, context) => {
    const { store } = context;
    const establishment = establishmentOf(store, asked, context.today());
    if (establishment === undefined) return notFound();
    logRead(context, 'establishment.get', establishment.personId);
    // The others of the household are shown too, by name and birth date.
    logHouseholdRead(context, [...establishment.people.keys()], 'establishment.get');
    const asOf = until ?? context.today();
    const rates = allRates(store);
    const { settlementDate, members, record, registered, purchases, decisions } = establishment;
    const statement = record === null ? undefined : statementOf(establishment, rates, asOf);
    const reckoned = statement?.ok === true ? statement.value.lines : [];
    const lines = statement?.ok === true ? lineViews(establishment, statement.value, asOf) : [];
    const unplaced = purchases.filter(({ lineId }) => lineFor(lineId, reckoned) === null);
    const sum = (read: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + read(line), 0);
    const now = record === null ? undefined : frozenNow(establishment, rates, context.today());
    const newest = decisions[0];
    return ok({
      personId: establishment.personId,
      householdId: establishment.householdId,
      asOf,
      establishmentId: record?.ref.id ?? null,
      casePersonId: record === null ? null : keptId(store, record.ref.caseId),
      settlementDate,
      members: [...members],
      suggested: [...establishment.suggested],
      people: [...establishment.people].map(([personId, person]) => ({ personId, ...person })),
      changes:
        record === null || settlementDate === null
          ? []
          : compositionChanges(members, registered, settlementDate, asOf).map((change) => ({
              ...change,
              ...effectOf(change, establishment, rates, asOf),
            })),
      problem: statement === undefined ? null : statement.ok ? null : statement.error,
      rates: usedRates(rates, statement?.ok === true ? statement.value.rateSetIds : []),
      lines,
      totals: {
        ceiling: sum((line) => (isGranted(line) || line.used + line.reserved > 0 ? (line.ceiling ?? 0) : 0)),
        used: sum((line) => line.used),
        reserved: sum((line) => line.reserved),
      },
      unplaced: ((taken) => taken.used + taken.reserved)(takenOn(unplaced, asOf)),
      purchases: purchases.map(({ ref: _ref, establishmentId: _case, approvedOn: _on, settledOn: _paid, ...each }) => ({
        ...each,
        lineId: lineFor(each.lineId, reckoned)?.id ?? null,
        receipts: [...each.receipts],
        steps: [...each.steps],
      })),
      decisions: decisions.map((each) => decisionItem(store, each, decisions)),
      changedSinceDecided: newest !== undefined && now?.ok === true && !sameDecision(newest.frozen, now.value),
      last: writtenLast(store),
    });
  },

  'establishment.setUp': ({ personId: asked, settlementDate, members }, context) => {
    const { store } = context;
    const establishment = establishmentOf(store, asked, context.today());
    if (establishment === undefined) return notFound();
    const wrong =
      membersIssue(establishment, members, settlementDate) ?? reasonsIssue(establishment, members, settlementDate);
    if (wrong !== undefined) return err(wrong);
    const ref = establishment.record?.ref ?? {
      type: 'establishmentCase' as const,
      id: context.newId(),
      caseId: establishment.personId,
    };
    store.write(context.writeContext(), (writer) => {
      const householdId = establishment.record === null ? { householdId: establishment.householdId } : {};
      writer.set(ref, { ...householdId, settlementDate });
      const known = recordsOf(store, 'establishmentMember', ref.id);
      for (const { personId, ...fields } of members) {
        const own = known.find(({ fields: held }) => keptId(store, String(held.personId)) === personId);
        const member = own?.ref ?? { type: 'establishmentMember' as const, id: context.newId(), caseId: ref.caseId };
        writer.set(member, {
          ...(own === undefined ? { establishmentId: ref.id, personId } : {}),
          ...fields,
          joined: fields.came === 'settled' ? settlementDate : fields.joined,
          reason: fields.reason?.trim() || null,
        });
      }
      for (const { ref: gone, fields } of known) {
        const stays = members.some(({ personId }) => personId === keptId(store, String(fields.personId)));
        if (!stays) writer.set(gone, { $removed: true });
      }
    });
    logAction(context, 'establishment.setUp', establishment.personId);
    return ok({ establishmentId: ref.id });
  },

  'establishment.assess': ({ personId: asked, lineId, granted, ceiling, until, reason, date }, context) => {
    const { store } = context;
    const establishment = establishmentOf(store, asked, context.today());
    if (establishment === undefined) return notFound();
    if (establishment.record === null) return err(appError('establishmentNotSetUp', {}));
    const line = lineOf(establishment, lineId, context);
    const wrong = lineIssue(line) ?? (ceiling === null ? undefined : amountIssue(ceiling));
    if (wrong !== undefined) return err(wrong);
    const { extendableUntil = null, needsAssessment = false } = line ?? {};
    const extends_ = until !== null && extendableUntil !== null && until <= extendableUntil;
    if (!needsAssessment && !extends_) return err(appError('establishmentNothingToAssess', { extendableUntil }));
    if (reason.trim() === '') return err(appError('reasonMissing', {}));
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const { id: establishmentId, caseId } = establishment.record.ref;
    const id = context.newId();
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'establishmentAssessment', id, caseId },
        {
          establishmentId,
          lineId: line?.id ?? lineId,
          granted,
          // The guidelines' own sum is not replaced by another.
          ceiling: line?.ceiling === null ? ceiling : null,
          until: extends_ ? until : null,
          reason: reason.trim(),
          date,
          assessedBy: context.user.name,
        },
      ),
    );
    logAction(context, 'establishment.assess', establishment.personId);
    return ok({ id });
  },

  'establishment.orderPdf': async ({ id, language }, context) => {
    const purchase = purchaseOf(context.store, id);
    if (purchase === undefined) return notFound();
    const order = purchase.steps.find(({ kind }) => kind === 'ordered');
    if (order === undefined) return err(appError('establishmentStepOutOfOrder', { state: purchase.state }));
    if (order.order === null) return err(appError('establishmentPaidInCash', {}));
    logAction(context, 'establishment.orderPdf', keptId(context.store, purchase.ref.caseId));
    const printed = await orderPdf(context, { purchase, step: order, order: order.order }, language);
    return ok({ ...encoded(printed), fileName: `rekvisisjon-${order.number ?? 1}.pdf` });
  },

  'establishment.decide': ({ personId: asked, complaintsTo }, context) => {
    const { store } = context;
    const establishment = establishmentOf(store, asked, context.today());
    if (establishment === undefined) return notFound();
    if (establishment.record === null) return err(appError('establishmentNotSetUp', {}));
    const frozen = frozenNow(establishment, allRates(store), context.today());
    if (!frozen.ok) return frozen;
    if (frozen.value.lines.length === 0) return err(appError('establishmentNothingGranted', {}));
    const { decisions } = establishment;
    const before = decisions[0];
    if (before !== undefined && sameDecision(before.frozen, frozen.value)) {
      const { number, version } = before;
      return err(appError('establishmentDecisionUnchanged', { number, version }));
    }
    const { id: establishmentId, caseId } = establishment.record.ref;
    const id = context.newId();
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'establishmentDecision', id, caseId },
        {
          establishmentId,
          number: before?.number ?? nextDecisionNumber(context),
          version: (before?.version ?? 0) + 1,
          date: context.today(),
          issuedBy: context.user.name,
          recipient: recipientOf(context, establishment),
          frozen: JSON.stringify(frozen.value),
          rateSetIds: frozen.value.rates.map((set) => set.id),
          corrects: before?.id ?? null,
          complaintsTo: complaintsTo.trim() === '' ? null : complaintsTo.trim(),
        },
      ),
    );
    logAction(context, 'establishment.decide', establishment.personId);
    return decisionView(context, id);
  },

  'establishment.signDecision': ({ id, name, title, date }, context) => {
    const { store } = context;
    const record = liveRecord(store, 'establishmentDecision', id);
    const [issued] = record === undefined ? [] : toDecision(store, record);
    if (record === undefined || issued === undefined) return notFound();
    if (issued.signed !== null) return err(appError('establishmentAlreadySigned', {}));
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'establishmentSigning', id: context.newId(), caseId: record.ref.caseId },
        { decisionId: id, name, title, date, recordedBy: context.user.name },
      ),
    );
    logAction(context, 'establishment.signDecision', keptId(store, record.ref.caseId));
    return decisionView(context, id);
  },

  'establishment.decisionPdf': async ({ id, language }, context) => {
    const { store } = context;
    const record = liveRecord(store, 'establishmentDecision', id);
    const [issued] = record === undefined ? [] : toDecision(store, record);
    if (record === undefined || issued === undefined) return notFound();
    logAction(context, 'establishment.decisionPdf', keptId(store, record.ref.caseId));
    const printed = await decisionPdf(context, issued, language);
    return ok({ ...encoded(printed), fileName: `vedtak-etablering-${issued.number}-${issued.version}.pdf` });
  },
} satisfies Handlers<Extract<keyof typeof purchaseHandlers, string> | OwnMethod>;

type OwnMethod = `establishment.${'get' | 'setUp' | 'assess' | 'orderPdf' | 'decide' | 'signDecision' | 'decisionPdf'}`;

const encoded = ({ bytes, pages }: { readonly bytes: Uint8Array; readonly pages: number }) => ({
  pdf: Buffer.from(bytes).toString('base64'),
  pages,
});

function membersIssue(
  { people }: Establishment,
  members: readonly ComposedMember[],
  settlementDate: string,
): AppError | undefined {
  const ids = members.map(({ personId }) => personId);
  if (ids.length === 0) return appError('establishmentMembersWrong', { why: 'none' });
  if (new Set(ids).size < ids.length) return appError('establishmentMembersWrong', { why: 'twice' });
  if (ids.some((id) => !people.has(id))) return appError('establishmentMembersWrong', { why: 'unknown' });
  const unborn = members.some(({ personId, came }) => {
    const birthDate = people.get(personId)?.birthDate ?? null;
    return came === 'settled' && birthDate !== null && birthDate > settlementDate;
  });
  if (unborn) return appError('establishmentSettledBeforeBirth', {});
  for (const { personId, came, joined } of members) {
    const birthDate = people.get(personId)?.birthDate ?? settlementDate;
    const first = birthDate > settlementDate ? birthDate : settlementDate;
    if (came !== 'settled' && joined < first) return appError('establishmentJoinedTooEarly', { date: first });
  }
  return undefined;
}

/** What differs from the register is a judgement, so it says why; what was said before stands. */
function reasonsIssue(
  { registered, members: before }: Establishment,
  members: readonly ComposedMember[],
  settlementDate: string,
): AppError | undefined {
  const suggested = suggestComposition(registered, settlementDate);
  const same = (a: ComposedMember, b: ComposedMember | undefined) => a.livesAs === b?.livesAs && a.came === b.came;
  const ofPerson = (list: readonly ComposedMember[], id: string) => list.find(({ personId }) => personId === id);
  const unexplained = members.filter((member) => {
    const register = ofPerson(suggested, member.personId);
    const differs = register !== undefined && !same(member, register);
    return differs && !same(member, ofPerson(before, member.personId)) && !member.reason?.trim();
  });
  return unexplained.length === 0 ? undefined : appError('establishmentReasonMissing', { people: unexplained.length });
}

/** What the municipality wrote on its last purchase order and decision letter: about itself, and of nobody. */
function writtenLast(store: Store): { invoiceTo: string; contact: string; complaintsTo: string } {
  const newest = (type: 'establishmentStep' | 'establishmentDecision', field: string) =>
    store
      .recordsOfType(type)
      .filter(({ fields }) => textOf(fields[field]) !== null)
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]?.fields;
  const order = newest('establishmentStep', 'invoiceTo');
  return {
    invoiceTo: textOf(order?.invoiceTo) ?? '',
    contact: textOf(order?.contact) ?? '',
    complaintsTo: textOf(newest('establishmentDecision', 'complaintsTo')?.complaintsTo) ?? '',
  };
}

function frozenNow(establishment: Establishment, rates: readonly RateSet[], today: string) {
  const input = inputOf(establishment, today);
  if (!input.ok) {
    const people = establishment.members.filter(
      ({ personId }) => (establishment.people.get(personId)?.birthDate ?? null) === null,
    ).length;
    return err(
      input.error === 'birthDateMissing'
        ? appError('establishmentBirthDateMissing', { people })
        : appError('establishmentNotSetUp', {}),
    );
  }
  const names = Object.fromEntries([...establishment.people].map(([id, { name }]) => [id, name]));
  const own = new Set(input.value.members.map(({ id }) => id));
  const counted = Object.fromEntries(Object.entries(names).filter(([id]) => own.has(id)));
  // The day of issue is the letter's own: the same household decided on another day is the same decision.
  const frozen = freezeDecision(
    { ...input.value, asOf: input.value.settlementDate },
    counted,
    newestOf(establishment),
    rates,
  );
  return frozen.ok ? frozen : err(appError('establishmentRateMissing', { date: frozen.error.date }));
}

/** The newest assessment of each line; they come newest first. */
const newestOf = ({ assessments }: Establishment) =>
  assessments.filter((each, index) => assessments.findIndex(({ lineId }) => lineId === each.lineId) === index);

/** The adults of the case that are settled or came by family immigration, each by full name. */
function recipientOf({ store, today }: HandlerContext, { members, personId }: Establishment): string {
  const named = (id: string) => {
    const person = personRecord(store, id);
    const values = person === undefined ? {} : personValuesOf(person.fields);
    return { name: fullName(values), adult: (values.birthDate ?? '0000') <= eighteenYearsBefore(today()) };
  };
  const adults = members.map((member) => named(member.personId)).filter(({ adult }) => adult);
  const names = (adults.length > 0 ? adults : [named(personId)]).map(({ name }) => name);
  return names.join(', ').slice(0, 1000);
}

const eighteenYearsBefore = (date: string): string => `${Number(date.slice(0, 4)) - 18}${date.slice(4)}`;

function nextDecisionNumber({ store }: HandlerContext): number {
  const numbers = store
    .recordsOfType('establishmentDecision', { removedToo: true })
    .map(({ fields }) => (typeof fields.number === 'number' ? fields.number : 0));
  return Math.max(0, ...numbers) + 1;
}

function decisionView({ store }: HandlerContext, id: string): Result<EstablishmentDecisionItem, AppError> {
  const record = liveRecord(store, 'establishmentDecision', id);
  if (record === undefined) return notFound();
  const all = recordsOf(store, 'establishmentDecision', String(record.fields.establishmentId))
    .flatMap((row) => toDecision(store, row))
    .reverse();
  const issued = all.find((each) => each.id === id);
  return issued === undefined ? notFound() : ok(decisionItem(store, issued, all));
}

function decisionItem(store: Store, issued: IssuedDecision, all: readonly IssuedDecision[]): EstablishmentDecisionItem {
  const { id, number, version, date, issuedBy, frozen, signed } = issued;
  return {
    id,
    number,
    version,
    date,
    issuedBy,
    documentId: decisionDocumentId(issued),
    total: frozen.total,
    rateSetIds: [...issued.rateSetIds],
    exact: recomputesExactly(frozen),
    newest: all[0]?.id === id,
    lines: frozen.lines.map(({ assessed: _why, ...line }) => ({ ...line, members: [...line.members] })),
    names: { ...frozen.names },
    attachments: attachmentsOf(store, id),
    signed,
  };
}

const usedRates = (rates: readonly RateSet[], ids: readonly string[]) =>
  rates
    .filter(({ id }) => ids.includes(id))
    .map(({ id, validFrom, source, standing }) => ({ id, validFrom, source, standing }));
