import type { PackageIn } from '#db/exchange/exchangeStore.ts';
import type { PackageKind } from '#shared/exchange/manifest.ts';
import { packageKinds } from '#shared/exchange/manifest.ts';
import { memberList } from '#shared/exchange/members.ts';
import { displayName } from '#shared/people/names.ts';
import { personRecord, personValuesOf } from '../../people/personRecord.ts';
import { userById } from '../../vault/users.ts';
import { type MemberBook, memberBook } from '../members/memberBook.ts';
import { holderOf, type PackageContext } from './context.ts';
import { isProtected } from './facts.ts';
import type { Holder } from './plan.ts';
import { type InSummary, inSummaryOf, type OutSummary, outSummaryOf } from './summaries.ts';
import { unansweredBlocks } from './unanswered.ts';

/** What was sent, read in, is missing and is to be confirmed, as a screen shows it. */

export interface SentPackage {
  readonly id: string;
  readonly channel: string;
  readonly number: number;
  readonly kind: PackageKind;
  readonly createdAt: string;
  /** The user's name, or empty. */
  readonly createdBy: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly summary: OutSummary | null;
}

export interface ReadPackage {
  readonly n: number;
  readonly id: string;
  readonly sender: { readonly holder: Holder; readonly municipality: string; readonly name: string };
  readonly channel: string;
  readonly number: number;
  readonly kind: PackageKind;
  readonly createdAt: string;
  readonly readAt: string;
  readonly readBy: string;
  readonly undoneAt: string | null;
  readonly summary: InSummary | null;
}

export function sentPackages(context: PackageContext, limit: number): SentPackage[] {
  return context.store.exchange.journal.out({ limit }).map((entry) => ({
    id: entry.id,
    channel: entry.channel,
    number: entry.number,
    kind: kindOf(entry.kind),
    createdAt: entry.createdAt,
    createdBy: userById(context.store, entry.createdBy)?.name ?? '',
    fileHash: entry.fileHash,
    bytes: entry.bytes,
    summary: outSummaryOf(entry.summary) ?? null,
  }));
}

export function readPackages(context: PackageContext, limit: number): ReadPackage[] {
  const book = memberBook(context);
  return context.store.exchange.journal.in({ limit }).map((entry) => ({
    n: entry.n,
    id: entry.id,
    sender: senderOf(book, entry.sender),
    channel: entry.channel,
    number: entry.number,
    kind: kindOf(entry.kind),
    createdAt: entry.createdAt,
    readAt: entry.readAt,
    readBy: userById(context.store, entry.readBy)?.name ?? '',
    undoneAt: entry.undoneAt,
    summary: inSummaryOf(entry.summary) ?? null,
  }));
}

function senderOf(book: MemberBook, sender: { readonly installation: string; readonly municipality: string }) {
  const { municipality, installation } = sender;
  const member = book.member(installation);
  return { holder: member === undefined ? municipality : holderOf(member), municipality, name: member?.name ?? '' };
}

const kindOf = (stored: string): PackageKind => packageKinds.find((kind) => kind === stored) ?? 'shared';

export interface MissingPackages {
  readonly sender: ReadPackage['sender'];
  readonly channel: string;
  /** Numbers below one that was read or waits, oldest first; at most a hundred. */
  readonly numbers: readonly number[];
  /** When the one that showed it was made. */
  readonly since: string;
}

/**
 * Numbers that were passed over. A later package makes a lost one good, so this is for asking about: what is really lacking is
 * told by the packages that wait. What the sender made before it had us on its list was never for us, and is not asked about.
 */
export function missingPackages(context: PackageContext): MissingPackages[] {
  const { journal } = context.store.exchange;
  const book = memberBook(context);
  const listed = listing(context, book);
  const seen = [
    ...journal.in({ limit: Number.MAX_SAFE_INTEGER }).filter(({ undoneAt }) => undoneAt === null),
    ...journal.waiting(),
  ];
  const series = Map.groupBy(seen, ({ sender, channel }) => `${sender.origin} ${channel}`);
  return [...series.values()].flatMap((entries): MissingPackages[] => {
    const sorted = entries.toSorted((a, b) => a.number - b.number);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    const read = new Map(sorted.map((entry) => [entry.number, entry]));
    let isForUs = listed.everythingIsForUs(first);
    const numbers: number[] = [];
    for (let number = 1; number < last.number && numbers.length < MOST_TOLD; number += 1) {
      const entry = read.get(number);
      if (entry === undefined && isForUs) numbers.push(number);
      // One that waits was opened, so it is for us.
      if (entry !== undefined) isForUs ||= !('summary' in entry) || listed.isKnownTo(inSummaryOf(entry.summary));
    }
    const after = sorted.find(({ number }) => number > (numbers[0] ?? Number.MAX_SAFE_INTEGER));
    if (after === undefined) return [];
    return [{ sender: senderOf(book, first.sender), channel: first.channel, numbers, since: after.createdAt }];
  });
}

const MOST_TOLD = 100;

/** From when on packages were for this installation, by versions of the member list: clocks can be wrong, and versions not. */
function listing({ store }: PackageContext, { own }: MemberBook) {
  const since = new Map<string, number>();
  const sinceOf = (key: string | undefined) => (key === undefined ? undefined : since.get(key));
  for (const { content } of store.exchange.members.listsAfter(0)) {
    const { version, members } = memberList.parse(JSON.parse(Buffer.from(content).toString('utf8')));
    for (const member of members) {
      for (const key of [member.installation, holderOf(member)]) if (!since.has(key)) since.set(key, version);
    }
  }
  const ours = sinceOf(own?.id);
  return {
    /** The sender came after us, or has a channel with us that begins with us. */
    everythingIsForUs: ({ sender, channel }: Pick<PackageIn, 'sender' | 'channel'>): boolean =>
      ours !== undefined && (ours <= (sinceOf(sender.installation) ?? 0) || sinceOf(channel) === ours),
    /** The sender had us on its list when it made this one. */
    isKnownTo: (summary: InSummary | undefined): boolean =>
      ours !== undefined && (summary?.membersVersion ?? 0) >= ours,
  };
}

export interface RevocationView {
  readonly id: string;
  readonly holder: Holder;
  readonly revokedBy: string;
  readonly at: string;
  /** `asked`: told to erase, no answer. `confirmed`: has answered. `erasedHere`: carried out here. `lifted`: allowed again. */
  readonly state: 'asked' | 'confirmed' | 'erasedHere' | 'lifted';
  readonly confirmedAt: string | null;
  readonly cases: readonly {
    readonly caseId: string;
    readonly name: string;
    readonly isProtected: boolean;
    readonly scopes: readonly string[];
  }[];
}

/** Who was told to erase what, and who has confirmed it and who has not. Newest first. */
export function revocationList(context: PackageContext): RevocationView[] {
  const { store, municipality } = context;
  const { blocks } = store.exchange;
  const { own } = memberBook(context);
  const self = own === undefined ? municipality : holderOf(own);
  const unanswered = new Set(unansweredBlocks(context).map(({ id }) => id));
  return [...Map.groupBy(blocks.all(), ({ id }) => id).values()]
    .flatMap((ofOne): RevocationView[] => {
      const [first] = ofOne;
      if (first === undefined) return [];
      const { id, holder, revokedBy, at } = first;
      const isLifted = ofOne.every((block) => block.isLifted);
      const isUnanswered = holder !== self && unanswered.has(id);
      const confirmedAt = isUnanswered
        ? null
        : (ofOne.map((block) => block.receiptAt ?? block.erasedAt).find((each) => each !== null) ?? null);
      const state = isLifted ? 'lifted' : confirmedAt === null ? 'asked' : holder === self ? 'erasedHere' : 'confirmed';
      const cases = [...Map.groupBy(ofOne, ({ stream }) => stream.caseId)].map(([caseId, streams]) => ({
        caseId,
        name: caseName(context, caseId),
        isProtected: isProtected(store, caseId),
        scopes: streams.map(({ stream }) => stream.scope),
      }));
      return [{ id, holder, revokedBy, at, state, confirmedAt, cases }];
    })
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

/** Empty where the person's name is not here (any more). */
export function caseName({ store }: Pick<PackageContext, 'store'>, caseId: string): string {
  const person = personRecord(store, caseId);
  return person === undefined ? '' : displayName(personValuesOf(person.fields));
}
