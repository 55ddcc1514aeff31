import type { HeldStream, ImportTransaction } from '#db/exchange/exchangeStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { changeKinds } from '#shared/api/methods/exchange/packageShapes.ts';
import type { Holdings } from '#shared/exchange/manifest.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { takeCounts } from '../coordinator/takeCounts.ts';
import { acceptMemberLists } from '../members/takeIn.ts';
import type { Progress } from '../package/types.ts';
import type { PackageContext } from './context.ts';
import { believed } from './entitlement.ts';
import { streamKey } from './facts.ts';
import { forgetForks } from './forksTold.ts';
import { gapOf } from './membersChange.ts';
import { learnedHere, readBefore, receiptsForUs, revokedHere, surveyPackage } from './preview.ts';
import {
  blockedFor,
  type Incoming,
  type IncomingHead,
  lacking,
  missingNumbers,
  readIncoming,
  streamOf,
} from './readIncoming.ts';
import { newLifts, revocationsForUs } from './rightfulRevocations.ts';
import { bytesOf, sparing } from './sparing.ts';
import type { InSummary } from './summaries.ts';
import { identitiesOf, twoCopies } from './twoCopies.ts';
import { keepWaiting } from './waiting.ts';

export interface ImportRequest {
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the file that was previewed: another file is refused. */
  readonly fileHash: string;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: Progress): void;
}

export type Imported =
  | {
      readonly outcome: 'imported';
      /** The journal's number, by which it can be undone. */
      readonly n: number;
      readonly summary: InSummary;
    }
  /** This very file was read in before. Nothing is changed. */
  | { readonly outcome: 'alreadyRead'; readonly n: number; readonly at: string }
  /** It builds on what is not here: the file is kept, encrypted, until that has come. Nothing else is changed. */
  | { readonly outcome: 'waiting'; readonly missingNumbers: readonly number[] };

/**
 * Reads a package in: one transaction, all or nothing. To be called with nothing else on the store (`exclusive`), since it takes
 * turns while the file is read.
 */
export function importPackage(context: PackageContext, request: ImportRequest): Promise<Result<Imported, AppError>> {
  return sparing(context.store, bytesOf(request.path), () => importNow(context, request));
}

async function importNow(context: PackageContext, request: ImportRequest): Promise<Result<Imported, AppError>> {
  const { store } = context;
  const { imports } = store.exchange;
  const survey = await surveyPackage(context, { ...request, language: 'nb' });
  if (!survey.ok) return survey;
  const { incoming, found } = survey.value;
  if (incoming.read.fileHash !== request.fileHash) return err(appError('packageChanged', {}));
  const before = readBefore(context, request.fileHash);
  if (before !== undefined) {
    return ok({ outcome: 'alreadyRead', n: before.n, at: before.readAt });
  }
  const [fork] = found.forks.toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn));
  const isOutdated = found.laterIdentities.length > 0;
  if (isOutdated || fork !== undefined) {
    const { municipality } = incoming.head.manifest.sender;
    return err(appError('packageFork', { isOwn: isOutdated || fork?.isOwn === true, municipality }));
  }
  if (found.gaps.length > 0 || lacking(context, incoming.head, incoming.says).length > 0) {
    keepWaiting(context, request.path, incoming);
    return ok({ outcome: 'waiting', missingNumbers: missingNumbers(context, incoming.head.manifest) });
  }

  const transaction = imports.begin();
  try {
    const rows = found.rows.finish();
    const taken = await takeAll(context, transaction, request);
    if (!taken.ok || taken.value.incoming.read.fileHash !== request.fileHash) {
      transaction.rollback();
      return taken.ok ? err(appError('packageChanged', {})) : taken;
    }
    const around = takeAround(context, transaction, taken.value.incoming);
    if (!around.ok) {
      transaction.rollback();
      return around;
    }
    const { added, known, attachments, touched } = taken.value;
    const { manifest } = incoming.head;
    const summary: InSummary = {
      membersVersion: manifest.membersVersion,
      acknowledges: manifest.acknowledges,
      cases: touched.size,
      newPeople: rows.newPeople,
      newOps: added,
      knownOps: known,
      attachments,
      changes: Object.fromEntries(changeKinds.map((kind) => [kind, found.kinds[kind] ?? 0])) as InSummary['changes'],
      skipped: found.skipped.length,
      skippedStreams: found.skipped.map(streamKey),
      ...around.value,
    };
    const readAt = context.now().toISOString();
    for (const personId of touched.size === 0 ? [null] : touched) {
      store.logAccess({ at: readAt, userId: context.user.id, action: 'package.import', personId });
    }
    const n = transaction.commit({
      id: manifest.id,
      sender: manifest.sender,
      channel: manifest.channel,
      number: manifest.number,
      kind: manifest.kind,
      manifestHash: incoming.head.manifestHash,
      previousHash: manifest.previous,
      fileHash: request.fileHash,
      createdAt: manifest.createdAt,
      readAt,
      readBy: context.user.id,
      summary: JSON.stringify(summary),
    });
    return ok({ outcome: 'imported', n, summary });
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

/** The second reading: every stream that is not blocked goes in, and every attachment. */
async function takeAll(context: PackageContext, transaction: ImportTransaction, request: ImportRequest) {
  let [added, known, attachments] = [0, 0, 0];
  const touched = new Set<string>();
  const incoming = await readIncoming(context, {
    ...request,
    onStream: (stream, head) => {
      if (head.isBlocked(stream.stream)) return ok(undefined);
      const taken = transaction.take(stream);
      // The first reading found none of these, and nothing else was on the store since: the file is another one.
      if (!taken.ok) return err(appError('packageChanged', {}));
      added += taken.value.added;
      known += taken.value.known;
      if (taken.value.added > 0 && stream.stream.caseId !== commonCase) touched.add(stream.stream.caseId);
      return ok(undefined);
    },
    attachment: (sha256) => {
      attachments += 1;
      return transaction.attachment(sha256);
    },
  });
  return incoming.ok ? ok({ incoming: incoming.value, added, known, attachments, touched }) : incoming;
}

/** Everything of a package besides its ops: members, who is who, what the sender holds, revocations and receipts. */
function takeAround(
  context: PackageContext,
  transaction: ImportTransaction,
  { head, says }: Incoming,
): Result<Pick<InSummary, 'erasedOps' | 'revoked' | 'learned' | 'lifted' | 'receipts'>, AppError> {
  const { log, journal } = context.store.exchange;
  const { manifest } = head;
  const at = context.now().toISOString();
  if (says.members !== undefined) {
    const lists = acceptMemberLists(context.store.exchange.members, says.members, at);
    if (!lists.ok && gapOf(lists) === undefined) return lists;
  }
  const { origin, installation, municipality } = manifest.sender;
  const role = head.sender === 'coordinator' ? ('coordinator' as const) : ('municipality' as const);
  log.prove(origin, { installation, municipality, role });
  log.learn({
    origins: new Map(believed(says.people.origins, head, context.store.ownOrigins())),
    authors: new Map(Object.entries(says.people.authors)),
  });
  // Of what is sent to all at once the numbers count for themselves, and it says nothing of any case.
  if (manifest.channel !== 'all') {
    const statement = { createdAt: manifest.createdAt, origin, number: manifest.number };
    const isCopied = twoCopies(context, head);
    if (isCopied === 'certain') journal.forgetPeer(installation);
    else {
      const stated = statedHere(says.holdings);
      const own = new Set([origin, ...identitiesOf(context, installation)]);
      journal.putPeerHoldings(installation, statement, isCopied === 'no' ? stated : without(own, stated));
    }
  }
  forgetForks(context, head);
  const counted = says.counts === undefined ? ok(undefined) : takeCounts(context, head, says.counts);
  if (!counted.ok) return counted;
  return ok(takeRevocations(context, transaction, head, at));
}

const statedHere = (stated: Holdings): HeldStream[] =>
  [...stated].map(([key, origins]) => ({
    stream: streamOf(key),
    origins: [...origins].map(([origin, seq]) => ({ origin, seq })),
  }));

const without = (left: ReadonlySet<string>, stated: readonly HeldStream[]): HeldStream[] =>
  stated.map(({ stream, origins }) => ({ stream, origins: origins.filter(({ origin }) => !left.has(origin)) }));

function takeRevocations(context: PackageContext, transaction: ImportTransaction, head: IncomingHead, at: string) {
  const { blocks } = context.store.exchange;
  const { manifest, sender, own } = head;
  // Asked anew: who has the case may have come with this very package, and with it the right to revoke.
  const isBlocked = blockedFor(context, head);
  const erase = revokedHere(context, { ...head, isBlocked }).map(({ stream }) => stream);
  const receipts = receiptsForUs(context, head);
  // Another municipality speaks of what it revokes itself, and from us; one's own tells everything.
  const told = sender === own ? manifest.revocations : revocationsForUs(context, manifest, sender, own);
  const learned = learnedHere(context, head);
  const lifts = newLifts(context, head.lifts);
  blocks.add(
    [
      ...told.flatMap(({ streams, consents = [], ...revocation }) =>
        streams.map((stream) => ({ ...revocation, stream, consents, erasedAt: null, receiptAt: null })),
      ),
      ...learned.map((each) => ({ ...each, holder: sender, erasedAt: null, receiptAt: at })),
    ],
    lifts,
  );
  const unique = [...new Map(erase.map((stream) => [streamKey(stream), stream])).values()];
  const { erasedOps } = unique.length === 0 ? { erasedOps: 0 } : transaction.erase(unique);
  // Carried out also where there was nothing to erase, or where it is lifted already: it is answered either way.
  for (const { id, holder } of told) if (holder === own) blocks.markErased(id, at);
  for (const { revocation, at: confirmedAt } of receipts) blocks.markReceipt(revocation, confirmedAt);
  return {
    erasedOps,
    revoked: unique.length,
    learned: learned.length,
    lifted: lifts.length,
    receipts: receipts.length,
  };
}
