import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { movePurpose } from '#shared/consent/recipients.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { recipientName } from '../consents.ts';
import type { SimNode } from '../node.ts';
import { deliver, send } from '../packages.ts';
import { writeConsent, writeWithdrawal } from '../papers.ts';
import type { World } from '../world.ts';

/** The date that people write by hand; only the clocks of the PCs are wrong. */
const day = '2026-05-20';

/** One of the cases that are the node's municipality's, as it knows. */
export function ownCase(world: World, node: SimNode): string | undefined {
  const cases = world.cases.filter(({ id }) => {
    if (node.store.record(id) === undefined) return false;
    return node.holder !== 'coordinator' && ownerOf(node.store, node.place.municipality, id).isOurs;
  });
  return cases.length === 0 ? undefined : world.random.pick(cases).id;
}

export function consent(world: World, node: SimNode): boolean {
  const caseId = ownCase(world, node);
  const others = world.holders.filter((holder) => holder !== node.holder);
  if (caseId === undefined || others.length === 0) return false;
  // Who took a consent back sometimes gives a new one.
  const before = world.consents.grants.filter((each) => each.caseId === caseId && each.withdrawals.length > 0);
  const again = before.length > 0 && world.random.chance(0.5) ? world.random.pick(before).holder : node.holder;
  consentTo(world, node, caseId, again === node.holder ? world.random.pick(others) : again);
  return true;
}

export function consentTo(world: World, node: SimNode, caseId: string, holder: string): void {
  const { random } = world;
  const scopes = consentScopeIds.filter((scope) => scope === 'identity' || random.chance(0.6));
  const [formId, signedEvent] = [node.newId(), node.newId()];
  node.write((writer) =>
    writeConsent(writer, {
      formId,
      eventId: signedEvent,
      personId: caseId,
      recipient: recipientName(holder),
      scopes,
      purpose: random.pick([movePurpose, 'Bosetting og bolig']),
      date: day,
    }),
  );
  world.consents.grants.push({ formId, signedEvent, caseId, holder, scopes, withdrawals: [] });
  world.note(`${node.name} consent ${caseId} -> ${holder}: ${scopes.join(' ')}`);
  world.count('consented');
}

/**
 * Mostly the recipient is told soon, and hears of it before what was sent earlier has come: nothing of that may come in any more.
 */
export async function withdraw(world: World, node: SimNode): Promise<boolean> {
  const { random } = world;
  const known = world.consents.grants.filter(
    ({ caseId, formId, withdrawals }) =>
      withdrawals.every(({ scope }) => scope !== null) &&
      node.store.record(formId) !== undefined &&
      node.holder !== 'coordinator' &&
      ownerOf(node.store, node.place.municipality, caseId).isOurs,
  );
  if (known.length === 0) return false;
  const grant = random.pick(known);
  const scope = random.chance(0.5) ? null : random.pick(grant.scopes);
  if (random.chance(0.4)) await send(world, node, grant.holder);
  const event = node.newId();
  const { formId, caseId } = grant;
  node.write((writer) => writeWithdrawal(writer, { eventId: event, personId: caseId, formId, date: day, scope }));
  grant.withdrawals.push({ event, scope });
  world.note(`${node.name} withdraws ${caseId} -> ${grant.holder}: ${scope ?? 'all'}`);
  world.count('withdrawn');
  if (random.chance(0.6)) {
    const sent = await send(world, node, grant.holder);
    if (sent !== undefined) await deliver(world, sent, world.nodesOf(grant.holder));
  }
  return true;
}
