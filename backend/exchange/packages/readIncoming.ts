import type { IncomingStream, Lift } from '#db/exchange/exchangeStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { decodeHoldings, decodePeople, type PeoplePart } from '#shared/exchange/holdings.ts';
import { type Holdings, type Manifest, manifestFormat } from '#shared/exchange/manifest.ts';
import type { StreamId } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type MemberBook, memberBook } from '../members/memberBook.ts';
import { readPackage } from '../package/readPackage.ts';
import type { PackageVisitor, Progress, Read } from '../package/types.ts';
import { holderOf, type PackageContext } from './context.ts';
import { withoutRelayed } from './entitlement.ts';
import { streamKey } from './facts.ts';
import { StreamAssembler } from './incomingOps.ts';
import type { Holder } from './plan.ts';
import { revocationsForUs, rightfulLifts } from './rightfulRevocations.ts';

/** What a package says besides its ops. */
export interface PackageSays {
  readonly people: PeoplePart;
  readonly prerequisites: Holdings;
  readonly holdings: Holdings;
  readonly members: Uint8Array | undefined;
  readonly counts: Uint8Array | undefined;
}

export interface IncomingHead {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  /** Who sent it, and who this installation is. */
  readonly sender: Holder;
  readonly own: Holder;
  /** What the package lifts, by who might by what was known before it: read and written down by the one rule. */
  readonly lifts: readonly Lift[];
  /** Whether the stream is one that this municipality may not have, with what the package itself revokes and lifts. */
  isBlocked(stream: StreamId): boolean;
}

export interface IncomingRequest {
  /** Absolute. */
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: Progress): void;
  onHead?(head: IncomingHead): Result<undefined, AppError>;
  /** Each stream whole, once; with what the sender says that it holds of all of them. */
  onStream(stream: IncomingStream, head: IncomingHead, holdings: Holdings): Result<undefined, AppError>;
  attachment?: PackageVisitor['attachment'];
}

export interface Incoming {
  readonly read: Read;
  readonly head: IncomingHead;
  readonly says: PackageSays;
}

const damaged = (why: 'manifest' | 'content') => err(appError('packageDamaged', { why }));

/**
 * Reads a package once through: who sent it and whether it is for us, then its streams one at a time. What was given to
 * `onStream` counts only when this ends well: the caller previews, or works inside a transaction.
 */
export async function readIncoming(
  context: PackageContext,
  request: IncomingRequest,
): Promise<Result<Incoming, AppError>> {
  const book = memberBook(context);
  const ready = book.ready();
  if (!ready.ok) return ready;
  const own = holderOf(ready.value);
  let head: IncomingHead | undefined;
  let streamError: AppError | undefined;
  const small = new SmallParts();
  const assembler = new StreamAssembler((stream) => {
    if (streamError !== undefined || head === undefined) return;
    const kept = withoutRelayed(stream, head, context.store.exchange.log);
    if (kept === undefined) return;
    const taken = request.onStream(kept, head, small.holdings);
    if (!taken.ok) streamError = taken.error;
  });

  const read = await readPackage({
    path: request.path,
    identities: [ready.value.ageIdentity()],
    signingKeyOf: (sender, manifest) => book.signingKeyOf(sender, manifest),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    visitor: {
      manifest: (manifest, { manifestHash }) => {
        const isForUs = book.checkRecipient(manifest.recipients);
        if (!isForUs.ok) return isForUs;
        const member = book.member(manifest.sender.installation);
        if (member === undefined) throw new Error('a sender was accepted that is no member');
        const sender = holderOf(member);
        const lifts = rightfulLifts(context, manifest, sender, own);
        const isBlocked = blockedFor(context, { manifest, sender, own, lifts });
        head = { manifest, manifestHash, sender, own, lifts, isBlocked };
        const checked = checkHead(context, book, head);
        return checked.ok && request.onHead !== undefined ? request.onHead(head) : checked;
      },
      opLines: (lines) => {
        for (const line of lines) {
          const problem = assembler.add(line);
          if (problem === 'newerVersion') return err(appError('packageFromNewerVersion', { format: manifestFormat }));
          if (problem !== undefined) return damaged('content');
        }
        return streamError === undefined ? ok(undefined) : err(streamError);
      },
      part: ({ kind, content }) => small.take(kind, content),
      ...(request.attachment === undefined ? {} : { attachment: request.attachment }),
    },
  });
  if (!read.ok) return read;
  assembler.end();
  if (streamError !== undefined) return err(streamError);
  if (head === undefined) throw new Error('a package was read that has no head');
  return ok({ read: read.value, head, says: small });
}

class SmallParts implements PackageSays {
  people: PeoplePart = { origins: {}, authors: {} };
  prerequisites: Holdings = new Map();
  holdings: Holdings = new Map();
  members: Uint8Array | undefined;
  counts: Uint8Array | undefined;

  take(kind: string, content: Uint8Array): Result<undefined, AppError> {
    switch (kind) {
      case 'people': {
        const people = decodePeople(decode(content));
        if (!people.ok) return damaged('content');
        this.people = people.value;
        return ok(undefined);
      }
      case 'prerequisites':
      case 'holdings': {
        const streams = decodeHoldings(decode(content));
        if (!streams.ok) return damaged('content');
        this[kind] = streams.value;
        return ok(undefined);
      }
      case 'members':
        this.members = content;
        return ok(undefined);
      case 'counts':
        this.counts = content;
        return ok(undefined);
      default:
        return ok(undefined);
    }
  }
}

const decode = (content: Uint8Array): string => new TextDecoder('utf-8').decode(content);

/** The channel is the recipients', and the sender's identity in the log is nobody else's. */
function checkHead(
  context: PackageContext,
  book: MemberBook,
  { manifest, sender, own }: IncomingHead,
): Result<undefined, AppError> {
  const { channel, sender: from, kind } = manifest;
  if (channel !== own && !(channel === 'all' && sender === 'coordinator')) return damaged('manifest');
  if ((kind === 'municipality') !== (sender === own)) return damaged('manifest');
  // What others have said of the origin counts for nothing beside its own signature.
  const { journal } = context.store.exchange;
  const proven = book.member(journal.provenOrigins().get(from.origin) ?? '');
  const isAnothers = proven !== undefined && holderOf(proven) !== sender;
  const isOurs = context.store.ownOrigins().includes(from.origin) && sender !== own;
  return isAnothers || isOurs ? err(oversteps(from.municipality)) : ok(undefined);
}

export const oversteps = (municipality: string): AppError => appError('packageOversteps', { municipality });

/** Blocks and lifts are sets that only grow: what is known here and what the package brings, together. */
export function blockedFor(
  context: PackageContext,
  { manifest, sender, own, lifts }: Pick<IncomingHead, 'manifest' | 'sender' | 'own' | 'lifts'>,
): (stream: StreamId) => boolean {
  const { blocks } = context.store.exchange;
  const lifted = new Set(lifts.map(({ block, stream }) => `${block} ${streamKey(stream)}`));
  const known = blocks.all().filter(({ holder, isLifted }) => holder === own && !isLifted);
  const brought = revocationsForUs(context, manifest, sender, own).flatMap(({ id, streams }) =>
    streams.map((stream) => ({ id, stream })),
  );
  const standing = new Set(
    [...known, ...brought]
      .filter(({ id, stream }) => !lifted.has(`${id} ${streamKey(stream)}`))
      .map(({ stream }) => streamKey(stream)),
  );
  return (stream) => standing.has(streamKey(stream));
}

/** What a package is taken to build on and is not here. */
export function lacking(context: PackageContext, head: IncomingHead, says: PackageSays): StreamId[] {
  const { log } = context.store.exchange;
  return [...says.prerequisites].flatMap(([key, origins]) => {
    const stream = streamOf(key);
    if (head.isBlocked(stream)) return [];
    const held = new Map(log.heldOf(stream).map(({ origin, seq }) => [origin, seq]));
    return [...origins].some(([origin, seq]) => (held.get(origin) ?? 0) < seq) ? [stream] : [];
  });
}

/** The stream that a holdings part names; its scope can be one of a newer version. */
export function streamOf(key: string): StreamId {
  const [caseId = '', scope = ''] = key.split('/');
  return { caseId, scope: scope as StreamId['scope'] };
}

/** Package numbers of this sender that were not read here, up to the one before this. */
export function missingNumbers(
  context: PackageContext,
  manifest: Pick<Manifest, 'sender' | 'channel' | 'number'>,
): number[] {
  const read = context.store.exchange.journal.inNumbers(manifest.sender.origin, manifest.channel);
  const missing: number[] = [];
  for (let number = manifest.number - 1; number >= 1 && missing.length < MOST_MISSING; number -= 1) {
    if (!read.has(number)) missing.push(number);
  }
  return missing.reverse();
}

const MOST_MISSING = 100;

/** Streams of `common` scope are of the case that is nobody's, and the others are not. */
export const isRightlyPlaced = ({ caseId, scope }: StreamId): boolean =>
  (caseId === commonCase) === (scope === 'common') && caseId !== 'local';
