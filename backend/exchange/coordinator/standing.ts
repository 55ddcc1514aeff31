import type { PackageOut } from '#db/exchange/exchangeStore.ts';
import type { MemberStanding } from '#shared/api/methods/exchange/coordinator.ts';
import type { Member } from '#shared/exchange/members.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { memberBook } from '../members/memberBook.ts';
import type { PackageContext } from '../packages/context.ts';
import { missingPackages, readPackages } from '../packages/lists.ts';
import { unansweredBlocks } from '../packages/unanswered.ts';
import { ownerOf } from '../transfers/ownerOf.ts';

/** How far back packages that were sent are looked for. */
const OUT_LOOKED_AT = 2000;
const MOST_CONFLICTS = 100_000;

/** For each municipality: what has come, what is missing, and what it has of what was sent. */
export function memberStandings(context: PackageContext): MemberStanding[] {
  const { journal, blocks } = context.store.exchange;
  const members = memberBook(context).list?.members ?? [];
  const read = readPackages(context, Number.MAX_SAFE_INTEGER).filter(({ undoneAt }) => undoneAt === null);
  const missing = missingPackages(context).filter(({ numbers }) => numbers.length > 0);
  const waiting = journal.waiting();
  const sent = journal.out({ limit: OUT_LOOKED_AT });
  const conflicts = conflictsByOwner(context);
  const unanswered = unansweredBlocks(context);
  return municipalityNumbers.map((municipality): MemberStanding => {
    const installations = members.filter(
      (member) => member.municipality === municipality && member.role === 'municipality' && member.revokedAt === null,
    );
    const ofIt = read.filter(({ sender }) => sender.holder === municipality);
    const newest = ofIt.toSorted((a, b) =>
      a.createdAt === b.createdAt ? b.number - a.number : a.createdAt < b.createdAt ? 1 : -1,
    )[0];
    const lastSent = sent.find(({ recipients }) =>
      installations.some(({ installation }) => recipients.includes(installation)),
    );
    const told = blocks.all();
    return {
      municipality,
      installations: installations.map(({ installation, name }) => ({ installation, name })),
      lastRead:
        newest === undefined
          ? null
          : {
              number: newest.number,
              createdAt: newest.createdAt,
              readAt: newest.readAt,
              from: newest.sender.name,
            },
      missing: missing
        .filter(({ sender }) => sender.holder === municipality)
        .map(({ sender, numbers, since }) => ({ from: sender.name, numbers: [...numbers], since })),
      waiting: waiting.filter(({ sender }) => installationIsOf(installations, sender.installation)).length,
      openConflicts: conflicts.get(municipality) ?? 0,
      receiptsToSend: new Set(
        told
          .filter(({ revokedBy, erasedAt }) => revokedBy === municipality && isAfter(erasedAt, lastSent?.createdAt))
          .map(({ id }) => id),
      ).size,
      receiptsAwaited: new Set(unanswered.filter(({ holder }) => holder === municipality).map(({ id }) => id)).size,
      lastSent: lastSent === undefined ? null : sentView(context, lastSent, installations),
      membersVersion: newest?.summary?.membersVersion ?? null,
    };
  });
}

const installationIsOf = (installations: readonly Member[], id: string) =>
  installations.some(({ installation }) => installation === id);

const isAfter = (at: string | null, before: string | undefined): boolean =>
  at !== null && (before === undefined || at > before);

function sentView(context: PackageContext, sent: PackageOut, installations: readonly Member[]) {
  const { coordinator } = context.store.exchange;
  const statements = coordinator.statements();
  const theirs = coordinator
    .acknowledged([sent.id])
    .filter(({ installation }) => installationIsOf(installations, installation));
  // A package without changes is known to have come once its recipient has made one after it.
  const isHeld = theirs.map(({ installation, ranges, held }) =>
    ranges > 0 ? held === ranges : (statements.get(installation) ?? '') > sent.createdAt,
  );
  const begun = theirs.some(({ held }) => held > 0) || isHeld.some(Boolean);
  return {
    number: sent.number,
    createdAt: sent.createdAt,
    toAll: sent.channel === 'all',
    acknowledged:
      isHeld.length > 0 && isHeld.every(Boolean) ? ('yes' as const) : begun ? ('partly' as const) : ('no' as const),
  };
}

function conflictsByOwner(context: PackageContext): Map<string, number> {
  const { store, municipality } = context;
  const byCase = Map.groupBy(
    store.exchange.conflicts.list({ offset: 0, limit: MOST_CONFLICTS }),
    ({ record }) => record.caseId,
  );
  const counts = new Map<string, number>();
  for (const [caseId, conflicts] of byCase) {
    if (caseId === commonCase) continue;
    const { owner } = ownerOf(store, municipality, caseId);
    counts.set(owner, (counts.get(owner) ?? 0) + conflicts.length);
  }
  return counts;
}
