import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import { maxPlanCases } from '#shared/api/methods/exchange/packageShapes.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { type HeldBackReason, planBasisLabels } from '#shared/exchange/planReasons.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { ok, type Result } from '#shared/result.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { overridesOf } from '../../consents/consentRecords.ts';
import { documentId, filledForm } from '../../forms/formRecord.ts';
import { keptId } from '../../people/mergeRecords.ts';
import { memberBook } from '../members/memberBook.ts';
import { holderOf, type PackageContext } from './context.ts';
import { kindOf, makePlan, type PlanRequest } from './export.ts';
import { isProtected } from './facts.ts';
import { forksOut } from './forksTold.ts';
import { caseName } from './lists.ts';
import type { Holder, Plan, PlannedStream } from './plan.ts';
import { revocationsOut } from './revocations.ts';
import { outSummary } from './summaries.ts';
import { unansweredBlocks } from './unanswered.ts';

type PlanView = MethodOutput<'package.plan'>;
type CaseView = PlanView['cases'][number];

/** An op's line before compression, near enough for a person to judge by. */
const BYTES_PER_OP = 350;

/** Reasons of cases that have nothing to do with the recipient: too many to list, and no news to anybody. */
const noBasis: ReadonlySet<HeldBackReason> = new Set(['noConsent', 'recipientNotNamed', 'notOwner', 'neverLeaves']);

/** The plan as a screen shows it: names, scopes and reasons in words. Writes nothing. */
export function planView(
  context: PackageContext,
  request: PlanRequest & { readonly language: Language },
): Result<Omit<PlanView, 'to'>, AppError> {
  const made = makePlan(context, request);
  if (!made.ok) return made;
  const plan = made.value;
  const book = memberBook(context);
  const [ready, recipients] = [book.ready(), book.recipients(request.to)];
  if (!ready.ok) return ready;
  if (!recipients.ok) return recipients;
  const own = holderOf(ready.value);
  const { log } = context.store.exchange;
  const revocations = revocationsOut(context, own, request.to, plan);
  const attachments = log.attachmentsIn(plan.goes.flatMap(({ ranges }) => ranges));
  const totals = outSummary(plan, { ...revocations, attachments: attachments.size });
  const { forks } = forksOut(
    context,
    recipients.value.map(({ installation }) => installation),
  );
  const isAnything =
    totals.streams + totals.revoked + totals.lifted + totals.receipts + revocations.toldBack.length > 0 ||
    forks !== undefined;
  const all = [...caseViews(context, plan, request.language)];
  const listed = all.filter(isWorthListing);
  return ok({
    kind: kindOf(own, request.to, plan),
    recipients: recipients.value.map(({ installation, municipality, name }) => ({ installation, municipality, name })),
    totals,
    estimatedBytes: totals.ops * BYTES_PER_OP + [...attachments.values()].reduce((sum, bytes) => sum + bytes, 0),
    isEmpty: !isAnything,
    cases: listed.slice(0, maxPlanCases),
    casesNotListed: Math.max(0, listed.length - maxPlanCases),
    casesWithoutBasis: all.length - listed.length,
  });
}

function* caseViews(context: PackageContext, plan: Plan, language: Language): Generator<CaseView> {
  const goes = Map.groupBy(plan.goes, ({ stream }) => stream.caseId);
  const heldBack = Map.groupBy(plan.heldBack, ({ stream }) => stream.caseId);
  const revoked = Map.groupBy(plan.revoke, ({ stream }) => stream.caseId);
  const lifted = Map.groupBy(plan.lift, ({ stream }) => stream.caseId);
  const ids = new Set([...goes.keys(), ...heldBack.keys(), ...revoked.keys(), ...lifted.keys()]);
  for (const caseId of [...ids].sort()) {
    const label = (scope: string) => ({ scope, label: scopeInWords(scope, language) });
    yield {
      caseId,
      name: caseId === commonCase ? '' : caseName(context, caseId),
      isProtected: caseId !== commonCase && isProtected(context.store, caseId),
      goes: (goes.get(caseId) ?? []).map((stream) => plannedScope(context, stream, language)),
      heldBack: (heldBack.get(caseId) ?? []).map(({ stream, reason }) => ({ ...label(stream.scope), reason })),
      revoked: (revoked.get(caseId) ?? []).map(({ stream }) => label(stream.scope)),
      lifted: (lifted.get(caseId) ?? []).map(({ stream }) => label(stream.scope)),
    };
  }
}

const isWorthListing = ({ goes, heldBack, revoked, lifted }: CaseView): boolean =>
  goes.length + revoked.length + lifted.length > 0 || heldBack.some(({ reason }) => !noBasis.has(reason));

function plannedScope(context: PackageContext, planned: PlannedStream, language: Language): CaseView['goes'][number] {
  const { stream, basis, answer, ops } = planned;
  const { store } = context;
  const overrides = answer === undefined ? [] : overridesOf(store, keptId(store, stream.caseId));
  return {
    scope: stream.scope,
    label: scopeInWords(stream.scope, language),
    basis,
    basisLabel: planBasisLabels[basis][language],
    ops,
    consents: (answer?.consents ?? []).flatMap((id) => {
      const filled = filledForm(store, id);
      return filled === undefined ? [] : [{ id, documentId: documentId(filled) }];
    }),
    overrides: overrides
      .filter(({ id }) => answer?.overrides.includes(id))
      .map(({ id, legalBasis }) => ({ id, legalBasis })),
    purposes: [...(answer?.purposes ?? [])],
    limits: [...(answer?.limits ?? [])],
  };
}

const otherScopes: Readonly<Record<string, LocalText>> = {
  case: text('Hvem som har saken', 'Kven som har saka'),
  common: text('Felles for kommunene', 'Felles for kommunane'),
};
const newerScope = text('Noe fra en nyere versjon', 'Noko frå ein nyare versjon');

export function scopeInWords(scope: string, language: Language): string {
  const known: Readonly<Record<string, LocalText>> = { ...consentScopes, ...otherScopes };
  return (Object.hasOwn(known, scope) ? (known[scope] ?? newerScope) : newerScope)[language];
}

/** Whom a package can be made for. */
export function recipientViews(
  context: PackageContext,
): Result<MethodOutput<'package.recipients'>['recipients'], AppError> {
  const book = memberBook(context);
  const ready = book.ready();
  if (!ready.ok) return ready;
  const own = holderOf(ready.value);
  const others = book.active('all').filter((member) => member !== book.self);
  const holders = [...new Set(others.map(holderOf))].sort();
  const channels = own === 'coordinator' && others.length > 0 ? ['all', ...holders] : holders;
  const { journal, log } = context.store.exchange;
  const unanswered = unansweredBlocks(context);
  const read = journal.in({ limit: LOOKED_AT }).filter(({ undoneAt }) => undoneAt === null);
  const sent = journal.out({ limit: LOOKED_AT });
  const origins = log.origins();
  return ok(
    channels.map((to) => {
      const lastSent = sent.find(({ channel }) => channel === to);
      const lastRead = read.find(({ sender }) => {
        const owner = origins.get(sender.origin);
        return owner !== undefined && holderOf(owner) === to;
      });
      const waits = unanswered.filter(({ holder }) => to !== own && holder === to);
      return {
        to: to as Holder as 'coordinator',
        isOwn: to === own,
        installations: book
          .active(to)
          .filter((member) => member !== book.self)
          .map(({ installation, name }) => ({ installation, name })),
        lastSent: lastSent === undefined ? null : { number: lastSent.number, at: lastSent.createdAt },
        lastRead: lastRead === undefined ? null : { number: lastRead.number, at: lastRead.createdAt },
        unconfirmed: new Set(waits.map(({ id }) => id)).size,
      };
    }),
  );
}

const LOOKED_AT = 2000;
