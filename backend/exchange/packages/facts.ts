import type { Held, HeldStream } from '#db/exchange/exchangeStore.ts';
import type { Store } from '#db/store.ts';
import { recipientKey } from '#shared/consent/recipients.ts';
import type { ConsentScope } from '#shared/consent/scopes.ts';
import type { StreamId } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { scopesOf } from '../../consents/consentRecords.ts';
import { keptId } from '../../people/mergeRecords.ts';
import { textOf } from '../../people/personRecord.ts';
import { memberBook } from '../members/memberBook.ts';
import { type CaseOwner, ownerOf } from '../transfers/ownerOf.ts';
import { holderOf, type PackageContext } from './context.ts';
import { everOwners } from './entitlement.ts';
import {
  type BlockFacts,
  type CaseFacts,
  type Holder,
  isConsentScope,
  type PlanFacts,
  type ScopeAnswer,
  type StreamFacts,
} from './plan.ts';
import { type Channel, holderName, installationsOf } from './recipients.ts';
import { scopeAnswersOf } from './scopeAnswers.ts';

export interface FactsRequest {
  readonly own: Holder;
  readonly to: Channel;
  readonly includeProtected: readonly string[];
  readonly leaveOut: readonly string[];
}

/** Everything that a plan depends on, as this vault knows it now. The cases are read as they are asked for, and once. */
export function gatherFacts(context: PackageContext, request: FactsRequest): PlanFacts {
  const { own, to } = request;
  const reader = new FactsReader(context, own, to);
  // The coordinator sends everybody at once only what is about nobody.
  const held = context.store.exchange.log.held(to === 'all' ? [commonCase] : undefined);
  return {
    own,
    to,
    cases: reader.all(held),
    includeProtected: new Set(request.includeProtected),
    leaveOut: new Set(request.leaveOut),
  };
}

interface AboutRecipient {
  /** Scopes of the case that are known to have been disclosed to it. */
  readonly disclosed: ReadonlySet<ConsentScope>;
  /** owner: the case is theirs, and was never ours. sharer: it is ours, never was theirs, and they have what they have of it from us. */
  readonly is: 'owner' | 'sharer' | 'other';
}

class FactsReader {
  readonly #context: PackageContext;
  readonly #own: Holder;
  readonly #to: Channel;
  readonly #recipients: readonly string[];
  readonly #everRecipients: readonly string[];
  readonly #outsideOrigins: ReadonlySet<string>;
  readonly #recipientOrigins: ReadonlySet<string>;
  readonly #coordinators: ReadonlySet<string>;
  readonly #blocks: ReadonlyMap<string, readonly BlockFacts[]>;

  constructor(context: PackageContext, own: Holder, to: Channel) {
    this.#context = context;
    this.#own = own;
    this.#to = to;
    const book = memberBook(context);
    this.#everRecipients = installationsOf(book, to);
    this.#recipients = this.#everRecipients.filter((id) => id !== book.own?.id && book.member(id)?.revokedAt === null);
    const origins = context.store.exchange.log.origins();
    this.#outsideOrigins = new Set([...origins].flatMap(([id, owner]) => (holderOf(owner) === own ? [] : [id])));
    this.#recipientOrigins = new Set([...origins].flatMap(([id, owner]) => (holderOf(owner) === to ? [id] : [])));
    this.#coordinators = new Set([...origins].flatMap(([id, { role }]) => (role === 'coordinator' ? [id] : [])));
    this.#blocks = blocksOf(context, to);
  }

  *all(held: Iterable<HeldStream>): Generator<CaseFacts> {
    for (const streams of byCase(held)) {
      const facts = this.caseFacts(streams);
      if (facts !== undefined) yield facts;
    }
  }

  caseFacts(streams: readonly HeldStream[]): CaseFacts | undefined {
    const caseId = streams[0]?.stream.caseId;
    if (caseId === undefined) return undefined;
    if (this.#to === this.#own) return this.#open(caseId, streams);
    if (caseId === commonCase)
      return this.#open(
        caseId,
        streams.map((each) => this.#withoutRelayed(each)),
      );
    const { store, municipality, today } = this.#context;
    const ownership = ownerOf(store, municipality, caseId);
    const open = ownership.transfers.filter(({ state }) => state !== 'invalid');
    // Only the owner shares, and hands over: only for its cases does it matter what the consents say.
    const isOwner = ownership.owner === this.#own;
    const hasShared = isOwner || ownership.isFormerOwner;
    const answers = hasShared
      ? scopeAnswersOf(store, caseId, holderName(this.#to), today())
      : new Map<ConsentScope, ScopeAnswer>();
    const sent = hasShared ? this.#disclosedScopes(caseId) : new Set<ConsentScope>();
    // What those who had the case before have sent is not always known here: what was withdrawn counts as sent.
    if (isOwner && ownership.moves.length > 0) {
      for (const [scope, answer] of answers) if (!answer.allowed && answer.withdrawn.length > 0) sent.add(scope);
    }
    return {
      caseId,
      owner: ownership.owner,
      formerOwners: new Set(ownership.formerOwners.map((former) => former.municipality)),
      transferParties: new Set(open.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())),
      isProtected: isProtected(store, caseId),
      streams: [...streams, ...(isOwner ? this.#lostHere(caseId) : [])].map((each) =>
        this.#streamFacts(each, { disclosed: sent, is: this.#roleIn(ownership) }),
      ),
      answers,
    };
  }

  /** What a copy from before has lost, and the recipient has still: there is nothing to send, and there can be something to revoke. */
  #lostHere(caseId: string): HeldStream[] {
    const { journal } = this.#context.store.exchange;
    return journal.heldOnlyThere(caseId, this.#recipients).map((stream) => ({ stream, origins: [] }));
  }

  /** A former owner's hand-over is no return: what goes of it, consents say. */
  #roleIn(ownership: CaseOwner): AboutRecipient['is'] {
    if (ownership.owner === this.#to) return ownership.isFormerOwner ? 'other' : 'owner';
    return ownership.owner === this.#own && !everOwners(ownership).has(this.#to) ? 'sharer' : 'other';
  }

  /** What coordinators write for all comes to each from them (ADR 0061). */
  #withoutRelayed({ stream, origins }: HeldStream): HeldStream {
    if (this.#own === 'coordinator') return { stream, origins };
    return { stream, origins: origins.filter(({ origin }) => !this.#coordinators.has(origin)) };
  }

  /** For a recipient of whom no consent is asked. Whose the case is matters only where something of it is blocked. */
  #open(caseId: string, streams: readonly HeldStream[]): CaseFacts {
    const { store, municipality } = this.#context;
    const isBlocked = streams.some(({ stream }) => this.#blocks.has(streamKey(stream)));
    return {
      caseId,
      owner: isBlocked ? (declaredOwner(ownerOf(store, municipality, caseId)) ?? NOBODY) : this.#own,
      formerOwners: new Set(),
      transferParties: new Set(),
      isProtected: false,
      streams: streams.map((each) => this.#streamFacts(each, { disclosed: new Set(), is: 'other' })),
      answers: new Map(),
    };
  }

  #streamFacts({ stream, origins }: HeldStream, about: AboutRecipient): StreamFacts {
    const { journal } = this.#context.store.exchange;
    const told = new Map(this.#everRecipients.map((id) => [id, journal.peerHolds(id, stream)]));
    const acknowledged = this.#acknowledged(told);
    const { scope } = stream;
    const isTheirs = (origin: string) => this.#recipientOrigins.has(origin);
    const heldThere = new Set([...told.values()].flat().map(({ origin }) => origin));
    const isHeldThere = [...heldThere].some((origin) => !isTheirs(origin));
    // In a case's papers each also writes down what it has disclosed itself.
    const hasOfIt = isHeldThere || (scope !== 'papers' && origins.some(({ origin }) => isTheirs(origin)));
    // A new owner need not have been given all that we were: what others wrote goes on only where it has of theirs.
    const isReturned = ({ origin }: Held) =>
      !this.#outsideOrigins.has(origin) || isTheirs(origin) || heldThere.has(origin);
    const held = about.is === 'owner' && scope !== 'case' ? origins.filter(isReturned) : origins;
    return {
      scope,
      held,
      acknowledged,
      // Who has the case went along with whatever was disclosed of it.
      wasSent:
        journal.wasSent(stream, this.#everRecipients) ||
        // A copy from before it was sent does not tell that it was; what the recipient wrote and says, does.
        (about.is === 'sharer' && hasOfIt) ||
        (scope === 'case' ? about.disclosed.size > 0 : isConsentScope(scope) && about.disclosed.has(scope)),
      blocks: this.#blocks.get(streamKey(stream)) ?? [],
      isShared: origins.some(({ origin }) => this.#outsideOrigins.has(origin)),
      isHeldThere,
      onlyLogsNew: this.#to !== this.#own && this.#onlyLogsNew(stream, held, acknowledged),
    };
  }

  /** The least that each of the recipient's installations has: one that has said nothing has nothing. */
  #acknowledged(told: ReadonlyMap<string, readonly Held[]>): ReadonlyMap<string, number> {
    let least: Map<string, number> | undefined;
    for (const installation of this.#recipients) {
      const said = new Map((told.get(installation) ?? []).map(({ origin, seq }) => [origin, seq]));
      if (least === undefined) least = said;
      else {
        for (const [origin, seq] of least) least.set(origin, Math.min(seq, said.get(origin) ?? 0));
      }
    }
    return least ?? new Map();
  }

  /** Also by another PC of the municipality, or before a restore: the disclosure log of the case tells. */
  #disclosedScopes(caseId: string): Set<ConsentScope> {
    const key = recipientKey(holderName(this.#to));
    const records = this.#context.store
      .recordsOfCase('disclosure', caseId)
      .filter(({ fields }) => fields.how === 'package' && recipientKey(textOf(fields.recipient) ?? '') === key);
    return new Set(records.flatMap(({ fields }) => scopesOf(fields.scopes)));
  }

  /**
   * The record of a disclosure is itself news in the case's papers. Alone it is no reason for a package, which would be
   * recorded in turn, and so on; it goes along with the next other change.
   */
  #onlyLogsNew(stream: StreamId, held: readonly Held[], acknowledged: ReadonlyMap<string, number>): boolean {
    if (stream.scope !== 'papers') return false;
    const ranges = held.flatMap(({ origin, seq }) => {
      const has = acknowledged.get(origin) ?? 0;
      return seq > has ? [{ stream, origin, first: has + 1, last: seq }] : [];
    });
    const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    if (count === 0 || count > MAX_LOG_OPS) return false;
    for (const page of this.#context.store.exchange.log.lines(ranges, MAX_LOG_OPS)) {
      if (page.some(({ line }) => recordTypeOf(line) !== 'disclosure')) return false;
    }
    return true;
  }
}

/** A case that nothing says whose it is counts as one's own; of one that was erased here nothing says it either. */
const declaredOwner = ({ owner, initialOwner }: CaseOwner): Holder | undefined =>
  initialOwner === undefined ? undefined : owner;
const NOBODY = '';

/** By the case's own record, or by the one that it is merged into. */
export function isProtected(store: Store, caseId: string): boolean {
  return [caseId, keptId(store, caseId)].some((id) => {
    const protection = textOf(store.record(id)?.fields.protection);
    return protection !== null && protection !== 'none';
  });
}

/** More than that is not the records of a few packages. */
const MAX_LOG_OPS = 500;

/** By its place in a canonical line (shared/ops/op.ts). */
function recordTypeOf(line: string): unknown {
  const parsed: unknown = JSON.parse(line);
  return Array.isArray(parsed) ? parsed[5] : undefined;
}

export const streamKey = ({ caseId, scope }: StreamId): string => `${caseId}/${scope}`;

function blocksOf(context: PackageContext, to: Channel): ReadonlyMap<string, readonly BlockFacts[]> {
  const ours = context.store.exchange.blocks.all().filter(({ holder }) => holder === to);
  const facts = ours.map(({ stream, id, consents, isLifted, receiptAt }) => ({
    key: streamKey(stream),
    id,
    consents,
    isLifted,
    hasReceipt: receiptAt !== null,
  }));
  return Map.groupBy(facts, ({ key }) => key);
}

/** `held` comes in package order, so a case's streams lie together. */
function* byCase(held: Iterable<HeldStream>): Generator<HeldStream[]> {
  let streams: HeldStream[] = [];
  for (const each of held) {
    if (streams[0] !== undefined && streams[0].stream.caseId !== each.stream.caseId) {
      yield streams;
      streams = [];
    }
    if (each.stream.scope !== 'local') streams.push(each);
  }
  if (streams.length > 0) yield streams;
}
