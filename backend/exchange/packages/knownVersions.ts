import type { Member } from '#shared/exchange/members.ts';
import type { PackageContext } from './context.ts';
import { inSummaryOf } from './summaries.ts';

/** So far back is looked for what a recipient has said of its member list. */
const LOOKED_AT = 500;

/**
 * The newest member list that every one of these is known to have, by the package that was read last from each; 0 where one has
 * said nothing: it is then sent all of them.
 */
export function knownMembersVersion(context: PackageContext, recipients: readonly Member[]): number {
  const said = new Map<string, number>();
  for (const entry of context.store.exchange.journal.in({ limit: LOOKED_AT })) {
    if (entry.undoneAt !== null) continue;
    const version = inSummaryOf(entry.summary)?.membersVersion ?? 0;
    const { installation } = entry.sender;
    // The one read last: after a restore it has fewer of them than it said before.
    if (!said.has(installation)) said.set(installation, version);
  }
  return recipients.reduce(
    (least, { installation }) => Math.min(least, said.get(installation) ?? 0),
    Number.MAX_SAFE_INTEGER,
  );
}
