import type {
  FieldChange,
  Fork,
  Gap,
  IncomingStream,
  SenderHoldings,
  StoredPackageIn,
} from '#db/exchange/exchangeStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { changeKinds } from '#shared/api/methods/exchange/packageShapes.ts';
import type { PackageKind } from '#shared/exchange/manifest.ts';
import type { StreamId } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Language } from '#shared/text/localText.ts';
import { memberBook } from '../members/memberBook.ts';
import type { Progress } from '../package/types.ts';
import type { PackageContext } from './context.ts';
import { maySend, peopleFit } from './entitlement.ts';
import { streamKey } from './facts.ts';
import { forksOfOurs, laterIdentities } from './forksTold.ts';
import { FormsFirst } from './formsFirst.ts';
import { ownershipWith } from './incomingOwnership.ts';
import { gapOf, type MembersChange, type MembersGap, membersChange } from './membersChange.ts';
import type { Holder } from './plan.ts';
import { type CasePreview, PreviewRows } from './previewRows.ts';
import {
  type Incoming,
  type IncomingHead,
  isRightlyPlaced,
  lacking,
  missingNumbers,
  oversteps,
  readIncoming,
} from './readIncoming.ts';
import { newLifts, revocationsForUs, revocationsTold } from './rightfulRevocations.ts';
import { bytesOf, sparing } from './sparing.ts';
import { tally } from './summaries.ts';

export interface PreviewRequest {
  /** Absolute path of a file that may be a package. */
  readonly path: string;
  readonly language: Language;
  /** Every change of this case, and the other cases only counted. */
  readonly onlyCase?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: Progress): void;
}

/**
 * fresh: it can be read in. alreadyRead: this very file was. older: nothing new in it, and a later one was read. waiting: it
 * builds on what is not here. ownFork: this vault is one of two copies that went on apart; taking a new identity mends it, and
 * then it can be read in. theirFork: the sender is; it must first read a package from here.
 */
export const previewStates = ['fresh', 'alreadyRead', 'older', 'waiting', 'ownFork', 'theirFork'] as const;
export type PreviewState = (typeof previewStates)[number];

export interface PackagePreview {
  readonly state: PreviewState;
  readonly fileHash: string;
  readonly bytes: number;
  readonly id: string;
  readonly kind: PackageKind;
  readonly channel: string;
  readonly number: number;
  readonly createdAt: string;
  readonly appVersion: string;
  readonly sender: {
    readonly holder: Holder;
    readonly municipality: string;
    readonly installation: string;
    /** Of the office or the PC. */
    readonly name: string;
  };
  /** When it was read before, and under which number of the journal. */
  readonly readBefore: { readonly n: number; readonly at: string } | null;
  readonly waiting: {
    /** Numbers of the sender's packages that were never read here. Empty: the sender takes us to have what we have not. */
    readonly missingNumbers: readonly number[];
    readonly streams: number;
  } | null;
  readonly totals: Record<(typeof changeKinds)[number], number> & {
    readonly cases: number;
    readonly newPeople: number;
    readonly newOps: number;
    readonly knownOps: number;
    readonly attachments: number;
  };
  readonly cases: readonly CasePreview[];
  /** Cases that are counted in the totals, and not listed. */
  readonly casesNotListed: number;
  /** Streams that were passed over: consent was withdrawn, and they are blocked here. */
  readonly skipped: readonly StreamId[];
  /** What this installation is told to erase, of what it has. */
  readonly revoked: readonly { readonly stream: StreamId; readonly revokedBy: string; readonly at: string }[];
  /** What was taken back from the sender, and is not known here. */
  readonly learned: readonly { readonly stream: StreamId; readonly revokedBy: string; readonly at: string }[];
  readonly lifted: number;
  /** Revocations of ours that the sender has carried out. */
  readonly receipts: readonly { readonly revocation: string; readonly at: string }[];
  readonly members: MembersChange | null;
  readonly membersGap: MembersGap | null;
}

/** What reading a package in would do. Writes nothing at all: cancelling leaves the vault's bytes as they were. */
export async function previewPackage(
  context: PackageContext,
  request: PreviewRequest,
): Promise<Result<PackagePreview, AppError>> {
  const surveyed = await surveyPackage(context, request);
  if (!surveyed.ok) return surveyed;
  const { incoming, found } = surveyed.value;
  const { head, says, read } = incoming;
  const { manifest } = head;
  const lacks = lacking(context, head, says);
  const waitingFor = [...lacks, ...found.gaps.map(({ stream }) => stream)];
  const before = readBefore(context, read.fileHash);
  const members = says.members === undefined ? ok(null) : membersChange(context, says.members);
  const membersGap = gapOf(members) ?? null;
  if (!members.ok && membersGap === null) return members;
  const rows = found.rows.finish();
  const member = memberBook(context).member(manifest.sender.installation);
  return ok({
    state: stateOf(context, { head, found, isRead: before !== undefined, waits: waitingFor.length > 0 }),
    fileHash: read.fileHash,
    bytes: read.bytes,
    id: manifest.id,
    kind: manifest.kind,
    channel: manifest.channel,
    number: manifest.number,
    createdAt: manifest.createdAt,
    appVersion: manifest.appVersion,
    sender: {
      holder: head.sender,
      municipality: manifest.sender.municipality,
      installation: manifest.sender.installation,
      name: member?.name ?? '',
    },
    readBefore: before === undefined ? null : { n: before.n, at: before.readAt },
    waiting:
      waitingFor.length === 0
        ? null
        : { missingNumbers: missingNumbers(context, manifest), streams: new Set(waitingFor.map(keyOf)).size },
    totals: {
      ...Object.fromEntries(changeKinds.map((kind) => [kind, found.kinds[kind] ?? 0])),
      cases: rows.totalCases,
      newPeople: rows.newPeople,
      newOps: found.newOps,
      knownOps: found.knownOps,
      attachments: manifest.parts.filter(({ kind }) => kind === 'attachment').length,
    } as PackagePreview['totals'],
    cases: rows.cases,
    casesNotListed: rows.casesNotListed,
    skipped: found.skipped,
    revoked: revokedHere(context, head),
    learned: learnedHere(context, head),
    lifted: newLifts(context, head.lifts).length,
    receipts: receiptsForUs(context, head),
    members: members.ok ? members.value : null,
    membersGap,
  });
}

export interface Found {
  readonly rows: PreviewRows;
  readonly forks: Fork[];
  /** Identities of this vault's that it does not know of, and that others go by. */
  readonly laterIdentities: string[];
  readonly gaps: Gap[];
  readonly skipped: StreamId[];
  readonly kinds: Partial<Record<FieldChange['kind'], number>>;
  newOps: number;
  knownOps: number;
}

interface Survey {
  readonly incoming: Incoming;
  readonly found: Found;
}

/** One reading of the package, with everything that it would bring; refused where it oversteps what its sender may send. */
export function surveyPackage(context: PackageContext, request: PreviewRequest): Promise<Result<Survey, AppError>> {
  return sparing(context.store, bytesOf(request.path), () => survey(context, request));
}

async function survey(context: PackageContext, request: PreviewRequest): Promise<Result<Survey, AppError>> {
  const { imports, log } = context.store.exchange;
  const rows = new PreviewRows(context, request.language, request.onlyCase);
  const found: Found = {
    rows,
    forks: [],
    laterIdentities: [],
    gaps: [],
    skipped: [],
    kinds: {},
    newOps: 0,
    knownOps: 0,
  };
  const ownershipStreams = new Map<string, IncomingStream[]>();
  const cases = new Set<string>();
  let sender: SenderHoldings | undefined;
  const streams = new FormsFirst((stream, forms) => {
    const preview = imports.preview(stream, { forms, sender });
    if (!preview.ok) {
      if (preview.error.code === 'misplaced') return err(appError('packageDamaged', { why: 'content' }));
      if (preview.error.code === 'fork') found.forks.push(preview.error);
      else found.gaps.push(preview.error);
      return ok(undefined);
    }
    const { newOps, knownOps, changes } = preview.value;
    found.newOps += newOps;
    found.knownOps += knownOps;
    for (const [kind, count] of Object.entries(tally(changes.map((change) => change.kind)))) {
      const key = kind as FieldChange['kind'];
      found.kinds[key] = (found.kinds[key] ?? 0) + count;
    }
    rows.add(stream.stream, changes);
    return ok(undefined);
  });
  const incoming = await readIncoming(context, {
    ...request,
    onStream: (stream, head, holdings) => {
      const { stream: id } = stream;
      if (!isRightlyPlaced(id)) return err(appError('packageDamaged', { why: 'content' }));
      if (id.scope === 'case') ownershipStreams.set(id.caseId, [stream]);
      if (head.isBlocked(id)) {
        found.skipped.push(id);
        return ok(undefined);
      }
      // Of what is passed over nothing is taken in, whoever sends it.
      if (id.caseId !== commonCase) cases.add(id.caseId);
      const { installation, origin } = head.manifest.sender;
      sender ??= { installation, origin, holds: (of) => holdings.get(streamKey(of)) };
      return streams.add(stream);
    },
  });
  if (!incoming.ok) return incoming;
  const ended = streams.end();
  if (!ended.ok) return ended;
  const { head, says, read } = incoming.value;
  const sent = head.manifest.sender.municipality;
  rows.learn(says.people);
  // Nothing of it is taken in again; and what it rested on when it was, may have been erased or moved since.
  if (readBefore(context, read.fileHash) !== undefined) return ok({ incoming: incoming.value, found });
  if (!peopleFit(memberBook(context), says.people)) return err(oversteps(sent));
  // Of a case that it builds on and that is not here, nobody can tell yet whose it is; it waits, and is not read in.
  const waits = new Set([...lacking(context, head, says), ...found.gaps.map(({ stream }) => stream)].map(caseOf));
  for (const caseId of cases) {
    if (waits.has(caseId)) continue;
    const input = ownershipWith(context, caseId, ownershipStreams.get(caseId) ?? [], says.people, head);
    const [first] = log.held([caseId]);
    const parties = { ...head, ownMunicipality: context.municipality, isKnownHere: first !== undefined };
    if (!maySend(input, parties)) return err(oversteps(sent));
  }
  found.forks.push(...forksOfOurs(context, head));
  found.laterIdentities.push(...laterIdentities(context, says.people));
  return ok({ incoming: incoming.value, found });
}

/** This very file was read in, and not taken out again. */
export function readBefore({ store }: PackageContext, fileHash: string): StoredPackageIn | undefined {
  const before = store.exchange.journal.inByFile(fileHash);
  return before?.undoneAt === null ? before : undefined;
}

function stateOf(
  context: PackageContext,
  about: { readonly head: IncomingHead; readonly found: Found; readonly isRead: boolean; readonly waits: boolean },
): PreviewState {
  const { head, found, isRead, waits } = about;
  if (isRead) return 'alreadyRead';
  if (found.laterIdentities.length > 0 || found.forks.some(({ isOwn }) => isOwn)) return 'ownFork';
  if (found.forks.length > 0) return 'theirFork';
  if (waits) return 'waiting';
  const { channel, sender, number } = head.manifest;
  const newest = context.store.exchange.journal.newestIn(channel).get(sender.origin) ?? 0;
  return found.newOps === 0 && number < newest ? 'older' : 'fresh';
}

/**
 * What the package's revocations would take away here: only what is held. Each is carried out once: it is told again and again,
 * and what has been written since is not what was revoked.
 */
export function revokedHere(context: PackageContext, { manifest, sender, own, isBlocked }: IncomingHead) {
  const { log, blocks } = context.store.exchange;
  const done = new Set(
    blocks.all().flatMap(({ id, stream, erasedAt }) => (erasedAt === null ? [] : [`${id} ${keyOf(stream)}`])),
  );
  return revocationsForUs(context, manifest, sender, own).flatMap(({ id, streams, revokedBy, at }) =>
    streams
      .filter((stream) => !done.has(`${id} ${keyOf(stream)}`) && isBlocked(stream) && log.heldOf(stream).length > 0)
      .map((stream) => ({ stream, revokedBy, at })),
  );
}

/** What the sender tells that it had to erase of our cases, and nothing here tells of. */
export function learnedHere(context: PackageContext, head: IncomingHead) {
  const known = new Set(context.store.exchange.blocks.all().map(({ id, stream }) => `${id} ${keyOf(stream)}`));
  return revocationsTold(context, head).flatMap(({ streams, holder, consents = [], ...revocation }) =>
    streams
      .filter((stream) => !known.has(`${revocation.id} ${keyOf(stream)}`))
      .map((stream) => ({ ...revocation, stream, consents })),
  );
}

/** A receipt counts for what the sender held; within the municipality, for what others have told. */
export function receiptsForUs(context: PackageContext, { manifest, sender, own }: IncomingHead) {
  const blocks = context.store.exchange.blocks.all().filter(({ receiptAt }) => receiptAt === null);
  // Of the streams of one revocation some can be confirmed already: the holder told of them before the others were known here.
  const waited = new Set(blocks.filter(({ holder }) => sender === own || holder === sender).map(({ id }) => id));
  return manifest.receipts.filter(({ revocation }) => waited.has(revocation));
}

const caseOf = ({ caseId }: StreamId): string => caseId;
const keyOf = ({ caseId, scope }: StreamId): string => `${caseId}/${scope}`;
