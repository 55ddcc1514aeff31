import type { MemberStanding } from '#shared/api/methods/exchange/coordinator.ts';

/** A month's package, and some days to carry it. */
const mostDays = 35;

/** Nothing has come, something is missing, or the newest is old. */
export function isBehind({ lastRead, missing, waiting }: MemberStanding, now: Date): boolean {
  if (lastRead === null || missing.length > 0 || waiting > 0) return true;
  return now.getTime() - new Date(lastRead.createdAt).getTime() > mostDays * 86_400_000;
}
