import { expect } from 'vitest';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import type { Cooperation, Sent } from './cooperation.ts';
import type { Office } from './office.ts';
import { type OpenedPackage, openPackage } from './openPackage.ts';
import { markedScopes, markOf } from './participants.ts';

/**
 * Every package that was ever made, opened with its recipients' keys and with everybody else's. In it is what the participants had said
 * yes to when it was made, and nothing else: not as ops, and not as words anywhere in any part.
 */
export async function nothingLeaked(year: Cooperation, offices: readonly Office[]): Promise<{ checked: number }> {
  let checked = 0;
  for (const sent of year.sent) {
    let opened: OpenedPackage | undefined;
    for (const office of offices) {
      for (const key of year.keysOf(office)) {
        const found = await openPackage(sent.path, key);
        if (found === undefined) continue;
        expect([sent.number, sent.to, office.holder]).toEqual([sent.number, sent.to, expectedReader(sent, office)]);
        opened = found;
      }
    }
    if (opened === undefined) throw new Error(`nobody can open ${sent.path}`);
    if (sent.to !== sent.from.holder) {
      expect([sent.from.name, sent.to, ...overstepping(year, sent, opened)]).toEqual([sent.from.name, sent.to]);
      checked += 1;
    }
  }
  return { checked };
}

const expectedReader = (sent: Sent, office: Office): string =>
  sent.to === 'all' && office.holder !== 'coordinator' ? office.holder : sent.to;

/** What should not be there, in words. */
function overstepping(year: Cooperation, sent: Sent, { parts, streams }: OpenedPackage): string[] {
  const { agreements } = year;
  const found: string[] = [];
  const mayHave = (caseId: string, scope: string): boolean => {
    if (agreements.scopesFor(caseId, sent.to, sent.madeOn).has(scope)) return true;
    // What was shared with the sender goes back to the one that has the case.
    const isOwners = agreements.ownerOf(caseId, sent.madeOn) === sent.to;
    return isOwners && agreements.scopesFor(caseId, sent.from.holder, sent.madeOn).has(scope);
  };
  for (const { caseId, scope } of streams) {
    if (caseId === 'common' && scope === 'common') continue;
    // Whose the case is goes along with anything else of it, and the two ends of a move tell each other.
    const mayKnowOwner = agreements.everOwned(caseId, sent.to) || consentScopeIds.some((each) => mayHave(caseId, each));
    if (!(scope === 'case' ? mayKnowOwner : mayHave(caseId, scope))) found.push(`${caseId}/${scope}`);
  }
  const words = [...parts.values()].join('\n');
  for (const { id, first, last } of year.people.values()) {
    for (const scope of markedScopes) {
      if (words.includes(markOf(first, scope)) && !mayHave(id, scope)) found.push(markOf(first, scope));
    }
    for (const name of [first, last]) if (words.includes(name) && !mayHave(id, 'identity')) found.push(name);
  }
  return [...new Set(found)];
}
