import { everOwners } from '#backend/exchange/packages/entitlement.ts';
import { isConsentScope } from '#backend/exchange/packages/plan.ts';
import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import type { Op, StreamId } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { isOfHolder } from './arrived.ts';
import type { Carried } from './carried.ts';
import { recipientName } from './consents.ts';
import type { SimNode } from './node.ts';
import { insist, type World } from './world.ts';

/** Nothing that the recipient was not granted is in a package. */
export function checkLeaks(
  world: World,
  from: SimNode,
  to: string,
  carried: Carried,
  included: readonly string[],
): void {
  const streams = new Map(carried.lines.map(({ op: { stream } }) => [`${stream.caseId}/${stream.scope}`, stream]));
  for (const { caseId, scope } of streams.values()) {
    insist(scope !== 'local' && caseId !== 'local', `${from.name} sent what never leaves to ${to}`);
    if (to === from.holder || caseId === commonCase) continue;
    insist(to !== 'all', `${from.name} sent ${caseId}/${scope} to everybody`);
    insist(
      !isProtected(from, caseId) || included.includes(caseId),
      `${from.name} sent ${caseId}, whose address is protected, unasked`,
    );
    const ownership = ownerOf(from.store, from.place.municipality, caseId);
    const { owner, isOurs, isFormerOwner } = ownership;
    // What it wrote in a stream that the owner shared goes back to the owner, and in no other. Where the municipality has owned the case
    // before, what it sends is a hand-over, which needs a consent like all else.
    if (owner === to && !isFormerOwner) {
      const isShared = from.store.exchange.log
        .heldOf({ caseId, scope })
        .some(({ origin }) => !isOfHolder(world, from.holder, origin));
      insist(isShared || scope === 'case', `${from.name} sent ${caseId}/${scope} to ${to}, who never shared it`);
      // What others wrote goes there only where something of theirs is already, or has been: what was erased there is blocked, and what was
      // lost when it went back to an older copy had been told.
      const isThere = ({ stream, origin }: Op) =>
        world.nodesOf(to).some(({ place, store: { exchange } }) => {
          const told = from.store.exchange.journal.peerHolds(place.installation.id, stream);
          if (told.some((held) => held.origin === origin)) return true;
          const isThis = (block: { stream: StreamId }) =>
            block.stream.caseId === caseId && block.stream.scope === scope;
          return (
            exchange.log.heldOf(stream).some((held) => held.origin === origin) || exchange.blocks.all().some(isThis)
          );
        });
      const ofOthers = carried.lines
        .map(({ op }) => op)
        .filter(({ stream }) => scope !== 'case' && stream.caseId === caseId && stream.scope === scope)
        .filter(({ origin }) => !isOfHolder(world, from.holder, origin) && !isOfHolder(world, to, origin));
      insist(ofOthers.every(isThere), `${from.name} sent ${caseId}/${scope} of others to ${to}`);
      continue;
    }
    const isNewsOfMove =
      scope === 'case' &&
      isFormerOwner &&
      (world.consents.wasGranted(caseId, to) || everOwners(ownership).has(to)) &&
      !from.store.exchange.blocks.isBlocked({ caseId, scope }, to);
    insist(isOurs || owner === to || isNewsOfMove, `${from.name} sent ${caseId}/${scope} of ${owner} to ${to}`);
    if (scope === 'case') continue;
    insist(isConsentScope(scope), `${from.name} sent scope ${scope} to ${to}`);
    insist(world.consents.allows(from, caseId, scope, to), `leak: ${caseId}/${scope} from ${from.name} to ${to}`);
  }
}

/** The case's own log tells what has left the municipality, to whom, and in which package. */
export function checkDisclosed(from: SimNode, to: string, number: number, { lines }: Carried): void {
  if (to === from.holder) return;
  const ofCases = Map.groupBy(lines, ({ op }) => op.stream.caseId);
  ofCases.delete(commonCase);
  for (const [caseId, ofCase] of ofCases) {
    const told = from.store
      .recordsOfCase('disclosure', caseId)
      .filter(
        ({ fields }) =>
          fields.recipient === recipientName(to) && String(fields.what).startsWith(`Pakke nr. ${number}:`),
      );
    const scopes = told.flatMap(({ fields }) => fields.scopes as string[]);
    const missing = ofCase.find(({ op }) => op.stream.scope !== 'case' && !scopes.includes(op.stream.scope));
    insist(told.length > 0 && missing === undefined, `${from.name} does not tell that ${caseId} went to ${to}`);
  }
}

/** Cases here whose address is protected: somebody must choose each that is to leave all the same. */
export const protectedCases = (world: World, node: SimNode): string[] =>
  world.cases.flatMap(({ id }) => (isProtected(node, id) ? [id] : []));

function isProtected(node: SimNode, caseId: string): boolean {
  const protection = node.store.record(caseId)?.fields.protection;
  return typeof protection === 'string' && protection !== 'none';
}
