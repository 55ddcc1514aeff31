import type { Held, HeldStream, OpRange } from '#db/exchange/exchangeStore.ts';
import type { Refusal } from '#shared/consent/refusals.ts';
import { type ConsentScope, consentScopeIds } from '#shared/consent/scopes.ts';
import type { HeldBackReason, PlanBasis } from '#shared/exchange/planReasons.ts';
import type { StreamId } from '#shared/ops/op.ts';
import { commonCase, type StreamScope } from '#shared/records/fieldSpec.ts';

/**
 * What goes in a package and what does not, and why (docs/exchange.md, "Who may have what"). Pure: everything that it depends
 * on is in the facts. What no rule lets through stays here.
 */

/** A municipality's number, or `coordinator`: who holds data together. */
export type Holder = string;

export interface PlanFacts {
  /** Who sends. */
  readonly own: Holder;
  /** Who receives; `all`: every other installation, from the coordinator. */
  readonly to: Holder | 'all';
  /** In package order. */
  readonly cases: Iterable<CaseFacts>;
  /** Cases with a protected address that are to go all the same. */
  readonly includeProtected: ReadonlySet<string>;
  readonly leaveOut: ReadonlySet<string>;
}

export interface CaseFacts {
  readonly caseId: string;
  /** The municipality that has it. */
  readonly owner: string;
  /** Have had it, or been offered it: the two ends of a transfer are told how it went. */
  readonly formerOwners: ReadonlySet<string>;
  readonly transferParties: ReadonlySet<string>;
  readonly isProtected: boolean;
  readonly streams: readonly StreamFacts[];
  /** What consents and overrides say for this recipient; a scope that is absent is refused. */
  readonly answers: ReadonlyMap<ConsentScope, ScopeAnswer>;
}

export interface StreamFacts {
  readonly scope: StreamScope;
  /** What is here; of a stream that goes back to the owner of the case, what may go. */
  readonly held: readonly Held[];
  /** Origin -> what every installation of the recipient's has said that it holds. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** It was in a package to this recipient before. */
  readonly wasSent: boolean;
  /** Blocks for this recipient, with those that were lifted. */
  readonly blocks: readonly BlockFacts[];
  /** Somebody outside has written in it: it came here from another. */
  readonly isShared: boolean;
  /** The recipient has said that it holds what others wrote in it, whoever sent it there. */
  readonly isHeldThere: boolean;
  /** Everything that is new in it says only what was disclosed to whom. */
  readonly onlyLogsNew: boolean;
}

export interface BlockFacts {
  readonly id: string;
  /** The consents that had been withdrawn; empty: not told. */
  readonly consents: readonly string[];
  readonly isLifted: boolean;
  readonly hasReceipt: boolean;
}

export type ScopeAnswer =
  | {
      readonly allowed: true;
      readonly purposes: readonly string[];
      readonly consents: readonly string[];
      readonly overrides: readonly string[];
      /** Limits written by hand, for a person to read. */
      readonly limits: readonly string[];
    }
  /** `withdrawn`: the consents for it that were withdrawn. */
  | { readonly allowed: false; readonly reason: Refusal; readonly withdrawn: readonly string[] };

export interface PlannedStream {
  readonly stream: StreamId;
  readonly basis: PlanBasis;
  /** Of `consent` and `override`. */
  readonly answer: Extract<ScopeAnswer, { allowed: true }> | undefined;
  /** What the recipient lacks; never empty. */
  readonly ranges: readonly OpRange[];
  /** What it is taken to have of the stream already. */
  readonly prerequisites: readonly Held[];
  readonly ops: number;
}

export interface HeldBack {
  readonly stream: StreamId;
  readonly reason: HeldBackReason;
}

export interface Plan {
  readonly goes: readonly PlannedStream[];
  readonly heldBack: readonly HeldBack[];
  /** Who has a case is told by streams that do not go, since the recipient is taken to have them: it must, to read what goes. */
  readonly needs: readonly HeldStream[];
  /** Sent before, and no longer allowed since the consent was withdrawn. */
  readonly revoke: readonly Revoked[];
  /** Blocked, and allowed again by a new consent. */
  readonly lift: readonly { readonly block: string; readonly stream: StreamId }[];
}

export interface Revoked {
  readonly stream: StreamId;
  /** The consents that were withdrawn. */
  readonly consents: readonly string[];
}

export function planPackage(facts: PlanFacts): Plan {
  const plan = {
    goes: [] as PlannedStream[],
    heldBack: [] as HeldBack[],
    needs: [] as HeldStream[],
    revoke: [] as Revoked[],
    lift: [] as LiftOf[],
  };
  for (const each of facts.cases) planCase(facts, each, plan);
  return plan;
}

type LiftOf = Plan['lift'][number];
interface Growing {
  readonly goes: PlannedStream[];
  readonly heldBack: HeldBack[];
  readonly needs: HeldStream[];
  readonly revoke: Revoked[];
  readonly lift: LiftOf[];
}

type Verdict =
  | { readonly may: true; readonly basis: PlanBasis; readonly answer?: Extract<ScopeAnswer, { allowed: true }> }
  | { readonly may: false; readonly reason: HeldBackReason; readonly revokeFor?: readonly string[] };

function planCase(facts: PlanFacts, each: CaseFacts, plan: Growing): void {
  const verdicts = new Map<StreamFacts, Verdict>();
  const others = each.streams.filter(({ scope }) => scope !== 'case');
  const doubtful = doubtfulConsents(each);
  const settle = (stream: StreamFacts, verdict: Verdict) =>
    verdicts.set(stream, heldBackWhereBlocked(facts, each, stream, verdict, doubtful));
  for (const stream of others) settle(stream, judge(facts, each, stream));
  const along = each.streams.find(({ scope }) => scope === 'case');
  if (along !== undefined) settle(along, judgeCaseStream(facts, each, along, verdicts));

  const before = plan.goes.length;
  let upToDate: HeldStream | undefined;
  for (const stream of each.streams) {
    const verdict = verdicts.get(stream);
    if (verdict === undefined || stream.scope === 'local') continue;
    const id: StreamId = { caseId: each.caseId, scope: stream.scope };
    if (!verdict.may) {
      if (verdict.revokeFor !== undefined) plan.revoke.push({ stream: id, consents: verdict.revokeFor });
      plan.heldBack.push({ stream: id, reason: verdict.reason });
      continue;
    }
    for (const { id: block } of standingOf(stream)) plan.lift.push({ block, stream: id });
    const missing = missingOf(stream, id);
    if (missing.ranges.length === 0) {
      plan.heldBack.push({ stream: id, reason: 'nothingNew' });
      if (id.scope === 'case') upToDate = { stream: id, origins: missing.prerequisites };
    } else plan.goes.push({ stream: id, basis: verdict.basis, answer: verdict.answer, ...missing });
  }
  if (upToDate !== undefined && plan.goes.length > before) plan.needs.push(upToDate);
}

const standingOf = ({ blocks }: StreamFacts): BlockFacts[] => blocks.filter(({ isLifted }) => !isLifted);

/** What is blocked goes only where it may be lifted, and nothing goes by a consent that is in doubt. */
function heldBackWhereBlocked(
  facts: PlanFacts,
  each: CaseFacts,
  stream: StreamFacts,
  verdict: Verdict,
  doubtful: ReadonlySet<string>,
): Verdict {
  const answer = verdict.may ? verdict.answer : undefined;
  const isDoubtful = answer?.overrides.length === 0 && answer.consents.every((id) => doubtful.has(id));
  if (isDoubtful) return { may: false, reason: 'takenBackSince' };
  if (standingOf(stream).length === 0) return verdict;
  return verdict.may && mayLift(facts, each, verdict.basis) ? verdict : { may: false, reason: 'blocked' };
}

/** Only the owner blocks and lifts, and what rests on no consent is not blocked by the lack of one. */
function mayLift(facts: PlanFacts, each: CaseFacts, basis: PlanBasis): boolean {
  return each.owner === facts.own || basis === 'handOver';
}

/**
 * Consents that a revocation names as withdrawn for a stream, and that allow it by what is known here: this register is from before
 * that, and the recipient has told of it (docs/exchange.md). How much of them was withdrawn, nobody here knows.
 */
function doubtfulConsents({ streams, answers }: CaseFacts): ReadonlySet<string> {
  const doubtful = streams.flatMap(({ scope, blocks }) => {
    const answer = isConsentScope(scope) ? answers.get(scope) : undefined;
    if (answer?.allowed !== true) return [];
    const withdrawn = new Set(blocks.flatMap(({ consents }) => consents));
    return answer.consents.filter((id) => withdrawn.has(id));
  });
  return new Set(doubtful);
}

function judge(facts: PlanFacts, each: CaseFacts, stream: StreamFacts): Verdict {
  const { scope } = stream;
  if (scope === 'local') return { may: false, reason: 'neverLeaves' };
  if (facts.leaveOut.has(each.caseId)) return { may: false, reason: 'leftOut' };
  if (facts.to === facts.own) return { may: true, basis: 'ownMunicipality' };
  if (scope === 'common') {
    // A newer version may keep a case's own field there; what is about somebody is not about nobody.
    return each.caseId === commonCase ? { may: true, basis: 'aboutNobody' } : { may: false, reason: 'unknownField' };
  }
  if (!isConsentScope(scope)) return { may: false, reason: 'unknownField' };
  if (facts.to === 'all') return { may: false, reason: 'notOwner' };
  const verdict = judgeAcross(facts, each, stream, scope);
  if (!verdict.may || !each.isProtected || facts.includeProtected.has(each.caseId)) return verdict;
  return { may: false, reason: 'protected' };
}

function judgeAcross(facts: PlanFacts, each: CaseFacts, stream: StreamFacts, scope: ConsentScope): Verdict {
  if (each.owner === facts.to) {
    // A hand-over is a disclosure like any other: what no consent covers stays with the former owner.
    if (each.formerOwners.has(facts.own)) return handedOver(each, scope);
    const mayReturn = stream.isShared && stream.held.length > 0;
    return mayReturn ? { may: true, basis: 'returnedToOwner' } : { may: false, reason: 'notSharedWithUs' };
  }
  const answer = each.answers.get(scope);
  // What is withdrawn at who sent it is revoked by them, also when another has the case by now.
  if (each.owner !== facts.own) {
    const sentIt = each.formerOwners.has(facts.own);
    return { may: false, reason: 'notOwner', ...(sentIt ? revokedFor(stream, answer) : {}) };
  }
  if (answer === undefined) return { may: false, reason: 'noConsent' };
  if (answer.allowed) return { may: true, basis: answer.consents.length > 0 ? 'consent' : 'override', answer };
  return { may: false, reason: answer.reason, ...revokedFor(stream, answer) };
}

function revokedFor(stream: StreamFacts, answer: ScopeAnswer | undefined): { readonly revokeFor?: readonly string[] } {
  const isRevoked = answer?.allowed === false && answer.withdrawn.length > 0 && stream.wasSent;
  return isRevoked ? { revokeFor: answer.withdrawn } : {};
}

function handedOver(each: CaseFacts, scope: ConsentScope): Verdict {
  const answer = each.answers.get(scope);
  if (answer?.allowed === true) return { may: true, basis: 'handOver', answer };
  return { may: false, reason: answer === undefined ? 'noConsent' : answer.reason };
}

/** Who has the case goes along with what else may go of it, and to both ends of a transfer. It is never shared alone. */
function judgeCaseStream(
  facts: PlanFacts,
  each: CaseFacts,
  stream: StreamFacts,
  verdicts: ReadonlyMap<StreamFacts, Verdict>,
): Verdict {
  const others = [...verdicts.values()];
  if (facts.leaveOut.has(each.caseId)) return { may: false, reason: 'leftOut' };
  if (facts.to === facts.own) return { may: true, basis: 'ownMunicipality' };
  if (facts.to === 'all') return { may: false, reason: 'notOwner' };
  if (each.isProtected && !facts.includeProtected.has(each.caseId)) return { may: false, reason: 'protected' };
  const allowed = others.find((verdict) => verdict.may);
  const canTell = each.owner === facts.own || each.owner === facts.to;
  if (allowed !== undefined) return { may: true, basis: 'goesAlong' };
  if (canTell && each.transferParties.has(facts.to)) return { may: true, basis: 'transfer' };
  if (each.owner === facts.to && stream.isShared) return { may: true, basis: 'returnedToOwner' };
  // It goes when nothing else of the case is left there: what has only expired stays with the recipient.
  const sent = stream.wasSent ? [...verdicts].filter(([other]) => other.wasSent) : [];
  const goneFor = sent.map(([other, verdict]) => [
    ...(!verdict.may && verdict.revokeFor !== undefined ? [verdict.revokeFor] : []),
    ...standingOf(other).map(({ consents }) => consents),
  ]);
  const isRevoked = sent.length > 0 && goneFor.every((each) => each.length > 0);
  const revoked = isRevoked ? { revokeFor: unique(goneFor.flat(2)) } : {};
  if (each.owner !== facts.own) {
    if (!each.formerOwners.has(facts.own)) return { may: false, reason: 'notOwner' };
    // Else they would go on sending to the former owner, and believe nobody else who takes a consent back.
    const isKnownThere =
      sent.length > 0 ||
      (!each.formerOwners.has(facts.to) && [...verdicts.keys()].some(({ isHeldThere }) => isHeldThere));
    if (isKnownThere && !isRevoked) return { may: true, basis: 'moved' };
    return { may: false, reason: 'notOwner', ...revoked };
  }
  const reason = others.find((verdict) => !verdict.may)?.reason ?? 'noConsent';
  return { may: false, reason, ...revoked };
}

/** What the recipient lacks of a stream, and what it is taken to have. */
function missingOf(stream: StreamFacts, id: StreamId) {
  // Until it has told that it erased a blocked stream, nobody knows what is left there: all of it goes.
  const isUncertain = stream.blocks.some(({ hasReceipt }) => !hasReceipt);
  const has = (origin: string) => (isUncertain ? 0 : (stream.acknowledged.get(origin) ?? 0));
  const ranges = stream.held.flatMap(({ origin, seq }): OpRange[] =>
    seq > has(origin) ? [{ stream: id, origin, first: has(origin) + 1, last: seq }] : [],
  );
  const prerequisites = stream.held.flatMap(({ origin, seq }): Held[] =>
    has(origin) > 0 ? [{ origin, seq: Math.min(has(origin), seq) }] : [],
  );
  const ops = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return stream.onlyLogsNew && !isUncertain ? { ranges: [], prerequisites, ops: 0 } : { ranges, prerequisites, ops };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted();

export function isConsentScope(scope: string): scope is ConsentScope {
  return (consentScopeIds as readonly string[]).includes(scope);
}
