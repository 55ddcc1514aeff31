import type { Held, HeldStream } from '#db/exchange/exchangeStore.ts';
import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { manifestFormat, type PackageKind } from '#shared/exchange/manifest.ts';
import type { StreamId } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { Mutex } from '../../vault/mutex.ts';
import { countsFor } from '../coordinator/countsFor.ts';
import { type MemberBook, memberBook } from '../members/memberBook.ts';
import type { Progress, Written } from '../package/types.ts';
import { writePackage } from '../package/writePackage.ts';
import { ensureOwnership, ownerOf } from '../transfers/ownerOf.ts';
import { packageContent } from './content.ts';
import { holderOf, type PackageContext } from './context.ts';
import { recordDisclosures } from './disclosureOf.ts';
import { gatherFacts } from './facts.ts';
import { forksOut } from './forksTold.ts';
import { listHandOvers } from './handOver.ts';
import { knownMembersVersion } from './knownVersions.ts';
import { type Holder, type Plan, planPackage } from './plan.ts';
import { type Channel, holderOfInstallation, installationsOf } from './recipients.ts';
import { type RevocationsOut, revocationsOut } from './revocations.ts';
import { sparing } from './sparing.ts';
import { type OutSummary, outSummary } from './summaries.ts';
import { finishUnfinished, withPart } from './unfinished.ts';

export interface PlanRequest {
  /** A municipality's number (one's own too), `coordinator`, or `all`. */
  readonly to: Channel;
  /** Cases with a protected address that are to go all the same. */
  readonly includeProtected: readonly string[];
  readonly leaveOut: readonly string[];
}

export interface ExportRequest extends PlanRequest {
  /** Absolute path of a folder that exists. */
  readonly folder: string;
  /** Left out: the file is named by its own hash. */
  readonly fileName?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: Progress): void;
}

export interface Exported {
  readonly id: string;
  readonly path: string;
  readonly channel: Channel;
  readonly number: number;
  readonly kind: PackageKind;
  readonly fileHash: string;
  readonly bytes: number;
  readonly summary: OutSummary;
}

/** What would go, and what would not and why. Writes nothing. */
export function makePlan(context: PackageContext, request: PlanRequest): Result<Plan, AppError> {
  const book = memberBook(context);
  const ready = book.ready();
  if (!ready.ok) return ready;
  const own = holderOf(ready.value);
  if (request.to === 'all' && own !== 'coordinator') return err(appError('recipientOnlyForCoordinator', {}));
  const recipients = book.recipients(request.to);
  if (!recipients.ok) return recipients;
  return ok(planPackage(gatherFacts(context, { ...request, own })));
}

/** One at a time for each store: two packages of a channel may not take the same number. */
const queues = new WeakMap<Store, Mutex>();

/**
 * Makes a package: first the whole file under a name that no reader looks at; then one write with everything that is to be remembered of it
 * (the journal, a disclosure for each case that left the municipality, revocations and the access log); then the file gets its
 * name. Killed before the write, it is as if it never was, and its number is free; after it, the file gets its name when
 * the vault is opened again (unfinished.ts). So nothing leaves that is not recorded.
 */
export function exportPackage(context: PackageContext, request: ExportRequest): Promise<Result<Exported, AppError>> {
  let queue = queues.get(context.store);
  if (queue === undefined) {
    queue = new Mutex();
    queues.set(context.store, queue);
  }
  return queue.run(() => sparing(context.store, context.store.bytes(), () => exportNow(context, request)));
}

async function exportNow(context: PackageContext, request: ExportRequest): Promise<Result<Exported, AppError>> {
  finishUnfinished(context);
  const first = makePlan(context, request);
  if (!first.ok) return first;
  let listed = 0;
  return withPart(
    context,
    request.folder,
    async (part) => {
      // A list that was just written goes along.
      const plan = listed === 0 ? first : makePlan(context, request);
      return plan.ok ? exportPlanned(context, request, plan.value, part) : plan;
    },
    (note) => {
      listed = listHandOvers(context, request.to, first.value, note);
    },
  );
}

async function exportPlanned(
  context: PackageContext,
  request: ExportRequest,
  first: Plan,
  part: { readonly path: string; readonly name: string },
): Promise<Result<Exported, AppError>> {
  const book = memberBook(context);
  const ready = book.ready();
  if (!ready.ok) return ready;
  const recipients = book.recipients(request.to);
  if (!recipients.ok) return recipients;
  const own = holderOf(ready.value);
  const plan = declareOwnership(context, own, request, first);

  const { store } = context;
  const { journal } = store.exchange;
  const revocations = revocationsOut(context, own, request.to, plan);
  const content = await packageContent(context, {
    goes: plan.goes,
    needs: plan.needs,
    holdings: holdingsFor(context, own, request.to, plan),
    recipients: new Set(recipients.value.map(({ installation }) => installation)),
    members: book.listsAfter(knownMembersVersion(context, recipients.value)),
    counts: request.to === 'coordinator' && own !== 'coordinator' ? countsFor(context) : undefined,
    signal: request.signal,
  });
  if (!content.ok) return content;
  const { parts, ranges, attachments } = content.value;
  const last = journal.last(request.to);
  const id = context.newId();
  const createdAt = context.now().toISOString();
  const kind = kindOf(own, request.to, plan);
  const summary = outSummary(plan, { ...revocations, attachments });
  const record = ({ path, manifest, manifestHash, fileHash, bytes }: Written): void => {
    store.write({ author: context.user.id, at: createdAt }, (writer) => {
      const entry = {
        id,
        channel: request.to,
        number: manifest.number,
        kind,
        manifestHash,
        fileHash,
        bytes,
        createdAt,
        createdBy: context.user.id,
        recipients: recipients.value.map(({ installation }) => installation),
        summary: JSON.stringify(summary),
      };
      journal.addOut(entry, ranges);
      store.exchange.unfinished.put({ part: part.path, path, fileHash });
      keepRevocations(context, revocations);
      const outside =
        request.to === own ? [] : recordDisclosures(context, writer, { ...request, ...manifest, goes: plan.goes });
      for (const personId of outside.length === 0 ? [null] : outside) {
        store.logAccess({ at: createdAt, userId: context.user.id, action: 'package.export', personId });
      }
    });
  };
  const written = await writePackage({
    head: {
      format: manifestFormat,
      id,
      kind,
      sender: { municipality: context.municipality, installation: ready.value.id, origin: store.origin() },
      recipients: recipients.value.map(({ municipality, installation }) => ({ municipality, installation })),
      channel: request.to,
      number: (last?.number ?? 0) + 1,
      previous: last?.manifestHash ?? null,
      createdAt,
      appVersion: context.appVersion,
      acknowledges: acknowledgements(context, book, own, request.to),
      revocations: [...revocations.revocations, ...revocations.toldBack],
      lifts: revocations.lifts,
      receipts: revocations.receipts,
      ...forksOut(
        context,
        recipients.value.map(({ installation }) => installation),
      ),
      membersVersion: book.version,
    },
    parts,
    sign: (bytes) => ready.value.sign(bytes),
    recipients: recipients.value.map(({ ageRecipient }) => ageRecipient),
    folder: request.folder,
    ...(request.fileName === undefined ? {} : { fileName: request.fileName }),
    partName: part.name,
    beforeNaming: record,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
  });
  if (!written.ok) return written;
  const { path, manifest, fileHash, bytes } = written.value;
  return ok({ id, path, channel: request.to, number: manifest.number, kind, fileHash, bytes, summary });
}

/**
 * A case says whose it is before it first leaves the municipality (docs/exchange.md). That stands whether or not the file is made:
 * it is true, and tells nobody anything yet.
 */
function declareOwnership(context: PackageContext, own: Holder, request: PlanRequest, plan: Plan): Plan {
  if (request.to === own || request.to === 'all') return plan;
  const { store, municipality, newId } = context;
  const undeclared = [...new Set(plan.goes.map(({ stream }) => stream.caseId))].filter((caseId) => {
    if (caseId === commonCase) return false;
    const { owner, initialOwner } = ownerOf(store, municipality, caseId);
    return owner === own && initialOwner === undefined;
  });
  if (undeclared.length === 0) return plan;
  store.write({ author: context.user.id, at: context.now().toISOString() }, (writer) => {
    for (const caseId of undeclared) ensureOwnership(writer, { store, ownMunicipality: municipality, caseId, newId });
  });
  return planPackage(gatherFacts(context, { ...request, own }));
}

function keepRevocations(context: PackageContext, { newBlocks, newLifts }: RevocationsOut): void {
  if (newBlocks.length > 0 || newLifts.length > 0) context.store.exchange.blocks.add(newBlocks, newLifts);
}

export function kindOf(own: Holder, to: Channel, plan: Plan): PackageKind {
  if (to === own) return 'municipality';
  if (own === 'coordinator') return 'fromCoordinator';
  if (plan.goes.length === 0) return 'receipt';
  if (to === 'coordinator') return 'toCoordinator';
  return plan.goes.some(({ basis }) => basis === 'handOver') ? 'handOver' : 'shared';
}

/** The newest package of the recipient's to us, by each of its origins. */
function acknowledgements(context: PackageContext, book: MemberBook, own: Holder, to: Channel): Record<string, number> {
  const { journal, log } = context.store.exchange;
  const origins = log.origins();
  const newest = [...journal.newestIn(own)].filter(([origin]) => {
    const owner = origins.get(origin);
    const holder = owner === undefined ? undefined : holderOfInstallation(book, owner.installation);
    return to === 'all' || holder === to;
  });
  return Object.fromEntries(newest.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What is held here of the streams that the two have in common, whole for each that is named: what they wrote in, what they own,
 * what they have told that they hold, and what may go to them, also where nothing in it is new: else they would send it for as long as we are silent. A stream that was erased is named with nothing in it.
 */
function* holdingsFor(context: PackageContext, own: Holder, to: Channel, plan: Plan): Generator<HeldStream> {
  const { store, municipality } = context;
  const { log, blocks, journal } = store.exchange;
  const origins = log.origins();
  const isTheirs = (held: Held) => {
    const owner = origins.get(held.origin);
    return owner !== undefined && holderOf(owner) === to;
  };
  const upToDate = plan.heldBack.filter(({ reason }) => reason === 'nothingNew');
  const mayGo = new Set([...plan.goes, ...upToDate].map(({ stream }) => `${stream.caseId}/${stream.scope}`));
  const named = new Set<string>();
  // A case's streams lie together.
  let asked: { readonly caseId: string; readonly isTheirs: boolean } | undefined;
  const isOwnedByThem = (caseId: string): boolean => {
    if (asked?.caseId !== caseId) asked = { caseId, isTheirs: ownerOf(store, municipality, caseId).owner === to };
    return asked.isTheirs;
  };
  const theirs = to === 'all' ? [] : installationsOf(memberBook(context), to);
  const isNamedByThem = (stream: StreamId): boolean =>
    theirs.some((installation) => journal.peerHolds(installation, stream).length > 0);
  for (const each of log.held(to === 'all' ? [commonCase] : undefined)) {
    const { caseId, scope } = each.stream;
    const key = `${caseId}/${scope}`;
    const isCommon =
      to === own ||
      caseId === commonCase ||
      mayGo.has(key) ||
      each.origins.some(isTheirs) ||
      isOwnedByThem(caseId) ||
      isNamedByThem(each.stream);
    if (!isCommon) continue;
    named.add(key);
    yield each;
  }
  for (const { stream, holder, revokedBy, erasedAt } of blocks.all()) {
    const key = `${stream.caseId}/${stream.scope}`;
    if (erasedAt === null || holder !== own || (to !== own && revokedBy !== to) || named.has(key)) continue;
    named.add(key);
    yield { stream, origins: [] };
  }
}
