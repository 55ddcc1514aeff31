import type { PackageOut } from '#db/exchange/exchangeStore.ts';
import { isActive } from '#shared/exchange/memberRules.ts';
import type { Member } from '#shared/exchange/members.ts';
import { memberBook } from '../members/memberBook.ts';
import { holderOf, type PackageContext } from '../packages/context.ts';
import { knownMembersVersion } from '../packages/knownVersions.ts';
import { inSummaryOf } from '../packages/summaries.ts';

type Sent = PackageOut & { readonly origin: string };

/**
 * For each of these packages of ours, the installations that have not said that they have it. An installation has it when a
 * package of its own says that it has read this one or a later one, and that it holds everything that was in it. Both are
 * asked for: a later one can leave out a case that this one carried. Revoked installations are not waited for.
 */
export function waitsFor(context: PackageContext, sent: readonly Sent[]): ReadonlyMap<string, readonly Member[]> {
  const { coordinator, blocks } = context.store.exchange;
  const book = memberBook(context);
  const readBy = newestRead(context);
  const held = Map.groupBy(coordinator.acknowledged(sent.map(({ id }) => id)), ({ id }) => id);
  // Who has confirmed that it erased something does no longer hold all that it was sent.
  const haveErased = new Map<string, string>();
  for (const { holder, receiptAt } of blocks.all()) {
    if (receiptAt !== null && receiptAt > (haveErased.get(holder) ?? '')) haveErased.set(holder, receiptAt);
  }
  const has = (entry: Sent, member: Member): boolean => {
    const told = held.get(entry.id)?.find(({ installation }) => installation === member.installation);
    const holdsAll =
      (told !== undefined && told.held === told.ranges) || (haveErased.get(holderOf(member)) ?? '') > entry.createdAt;
    // What goes to all is not counted in any one's own channel.
    if (entry.channel === 'all') {
      return holdsAll && (told?.ranges ?? 0) > 0 && knownMembersVersion(context, [member]) >= book.version;
    }
    return holdsAll && (readBy.get(`${member.installation} ${entry.origin}`) ?? 0) >= entry.number;
  };
  return new Map(
    sent.map((entry) => [
      entry.id,
      entry.recipients.flatMap((id) => {
        const member = book.member(id);
        return member === undefined || !isActive(member) || has(entry, member) ? [] : [member];
      }),
    ]),
  );
}

/** `installation origin` -> the newest package of that origin that the installation has said to have read. */
function newestRead(context: PackageContext): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { sender, undoneAt, summary } of context.store.exchange.journal.in({ limit: LOOKED_AT })) {
    if (undoneAt !== null) continue;
    for (const [origin, number] of Object.entries(inSummaryOf(summary)?.acknowledges ?? {})) {
      const key = `${sender.installation} ${origin}`;
      newest.set(key, Math.max(number, newest.get(key) ?? 0));
    }
  }
  return newest;
}

const LOOKED_AT = 2000;
