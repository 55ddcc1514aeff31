import { setImmediate } from 'node:timers/promises';
import type { HeldStream, OpRange, OpsOut } from '#db/exchange/exchangeStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { encodeHoldings, encodePeople, type PeoplePart } from '#shared/exchange/holdings.ts';
import { attachmentPartName, type SinglePartKind, singlePartNames } from '#shared/exchange/parts.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { userById } from '../../vault/users.ts';
import { memberBook } from '../members/memberBook.ts';
import { opsParts } from '../package/opsParts.ts';
import type { PartSource } from '../package/types.ts';
import type { PackageContext } from './context.ts';
import { streamKey } from './facts.ts';
import type { PlannedStream } from './plan.ts';

export interface PackageContent {
  readonly parts: readonly PartSource[];
  readonly ranges: readonly OpRange[];
  readonly attachments: number;
}

/** The parts of a package, the small ones first: a reader knows what is needed before the ops come. */
export async function packageContent(
  context: PackageContext,
  input: {
    readonly goes: readonly PlannedStream[];
    readonly needs: readonly HeldStream[];
    readonly holdings: Iterable<HeldStream>;
    /** Ids of the installations that it goes to. */
    readonly recipients: ReadonlySet<string>;
    readonly members: Uint8Array | undefined;
    readonly counts: Uint8Array | undefined;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Result<PackageContent, AppError>> {
  const { log, journal } = context.store.exchange;
  const ranges = input.goes.flatMap((each) => each.ranges);
  const ops = await opsParts(log, ranges, input.signal);
  if (!ops.ok) return ops;
  const files = await attachmentsIn(log, ranges, input.signal);
  if (!files.ok) return files;
  const attachments = [...files.value].sort(([a], [b]) => (a < b ? -1 : 1));
  const builtOn = input.goes.map(({ stream, prerequisites: origins }) => ({ stream, origins }));
  const needed = [...builtOn, ...input.needs].toSorted(inPackageOrder);
  // A recipient that went back to an older copy does not know all of its own identities: it is told which others go by.
  const named = new Set<string>();
  for (const [origin, installation] of journal.provenOrigins()) {
    if (input.recipients.has(installation)) named.add(origin);
  }
  for (const { origin } of ranges) named.add(origin);
  for (const { origins } of needed) for (const { origin } of origins) named.add(origin);
  const parts: PartSource[] = [
    ...small('people', named.size === 0 ? '' : encodePeople(peopleOf(context, named, ops.value.authors))),
    ...small('prerequisites', holdingsText(needed)),
    ...small('holdings', holdingsText(input.holdings)),
    ...small('members', input.members),
    ...small('counts', input.counts),
    ...ops.value.parts,
    ...attachments.map(
      ([sha256, bytes]): PartSource => ({
        name: attachmentPartName(sha256),
        kind: 'attachment',
        sha256,
        bytes,
        content: () => attachmentContent(context, sha256),
      }),
    ),
  ];
  return ok({ parts, ranges, attachments: attachments.length });
}

/** Asked for some streams at a time: of a million ops all at once took some seconds, in which nothing else got its turn. */
async function attachmentsIn(
  log: Pick<OpsOut, 'attachmentsIn'>,
  ranges: readonly OpRange[],
  signal: AbortSignal | undefined,
): Promise<Result<Map<string, number>, AppError>> {
  const found = new Map<string, number>();
  for (let at = 0; at < ranges.length; at += RANGES_AT_A_TIME) {
    if (signal?.aborted) return err(appError('cancelled', {}));
    for (const [name, bytes] of log.attachmentsIn(ranges.slice(at, at + RANGES_AT_A_TIME))) found.set(name, bytes);
    await setImmediate();
  }
  return ok(found);
}

const RANGES_AT_A_TIME = 200;

/** A part that says nothing is left out. */
function small(kind: SinglePartKind, content: string | Uint8Array | readonly Uint8Array[] | undefined): PartSource[] {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : (content ?? []);
  const pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
  if (pieces.every(({ length }) => length === 0)) return [];
  return [{ name: singlePartNames[kind], kind, content: () => pieces }];
}

/** As encodeHoldings writes it, piece by piece: there can be half a million lines. The streams come in package order. */
function holdingsText(streams: Iterable<HeldStream>): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let text = '';
  let last: HeldStream | undefined;
  for (const each of streams) {
    if (each.origins.length === 0) continue;
    if (last !== undefined && inPackageOrder(last, each) >= 0) throw new Error('holdings: not in package order');
    last = each;
    const holdings = new Map([[streamKey(each.stream), new Map(each.origins.map(({ origin, seq }) => [origin, seq]))]]);
    for (const line of encodeHoldings(holdings)) text += line;
    if (text.length < PIECE_LENGTH) continue;
    pieces.push(Buffer.from(text, 'utf8'));
    text = '';
  }
  if (text !== '') pieces.push(Buffer.from(text, 'utf8'));
  return pieces;
}

const PIECE_LENGTH = 64 * 1024;

/** By case, then by scope, as texts. */
function inPackageOrder({ stream: a }: HeldStream, { stream: b }: HeldStream): number {
  if (a.caseId !== b.caseId) return a.caseId < b.caseId ? -1 : 1;
  return a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0;
}

function attachmentContent(context: PackageContext, sha256: string): Iterable<Uint8Array> {
  const chunks = context.store.exchange.log.attachmentChunks(sha256);
  if (chunks === undefined) throw new Error('an attachment is gone while it was packed');
  return chunks;
}

/** Whose the origins are, and the names of the authors: what a reader shows beside each change. */
function peopleOf(context: PackageContext, named: ReadonlySet<string>, authors: ReadonlySet<string>): PeoplePart {
  const { store, municipality } = context;
  const { own } = memberBook(context);
  if (own === undefined) throw new Error('no installation');
  const known = store.exchange.log.origins();
  const remote = store.exchange.log.authors([...authors]);
  const ours = new Set(store.ownOrigins());
  const self = { installation: own.id, municipality, role: own.role };
  return {
    // Whose an origin is that nobody was believed about, is left for others to find out.
    origins: Object.fromEntries(
      [...named].flatMap((origin) => {
        const owner = ours.has(origin) ? self : known.get(origin);
        return owner === undefined ? [] : [[origin, owner]];
      }),
    ),
    authors: Object.fromEntries(
      [...authors].flatMap((author) => {
        const user = userById(store, author);
        const found = user === undefined ? remote.get(author) : { name: user.name, municipality };
        return found === undefined ? [] : [[author, found]];
      }),
    ),
  };
}
