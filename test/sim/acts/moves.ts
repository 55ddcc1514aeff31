import { ensureOwnership, ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import type { SimNode } from '../node.ts';
import { send } from '../packages.ts';
import type { World } from '../world.ts';
import { consentTo, ownCase } from './consents.ts';

export async function offer(world: World, node: SimNode): Promise<boolean> {
  const { random } = world;
  const others = world.holders.filter((holder) => holder !== node.holder && holder !== 'coordinator');
  const caseId = ownCase(world, node);
  if (caseId === undefined || others.length === 0) return false;
  const { place, store } = node;
  const { pending, moves } = ownerOf(store, place.municipality, caseId);
  const to = random.pick(others);
  // Sometimes twice at once, from two PCs or to two municipalities: that must not give two owners.
  if (pending.length > 0 && !random.chance(0.25)) return false;
  // Nobody is offered without having agreed to it; the consent seldom covers everything.
  if (!world.consents.allows(node, caseId, 'identity', to)) consentTo(world, node, caseId, to);
  const id = node.newId();
  const at = node.now().toISOString();
  node.write((writer) => {
    ensureOwnership(writer, { store, ownMunicipality: place.municipality, caseId, newId: () => node.newId() });
    writer.set(
      { type: 'transfer', id, caseId },
      {
        from: place.municipality,
        to,
        after: moves.at(-1)?.transfer ?? null,
        offeredAt: at,
        offeredBy: 'Konsulenten',
        state: 'offered',
      },
    );
  });
  world.note(`${node.name} offers ${caseId} to ${to}`);
  world.count('offered');
  await send(world, node, to);
  return true;
}

/** Somebody who has an offer on the table answers it. */
export function answer(world: World): boolean {
  const { random } = world;
  const open = world.nodes.flatMap((node) =>
    node.store
      .recordsOfType('transfer')
      .filter(({ ref, fields }) => fields.to === node.holder && isOpen(node, ref.caseId, ref.id))
      .map(({ ref }) => ({ node, ref })),
  );
  if (open.length === 0) return false;
  const { node, ref } = random.pick(open);
  const state = random.pick(['accepted', 'accepted', 'accepted', 'rejected'] as const);
  const at = node.now().toISOString();
  node.write((writer) => writer.set(ref, { state, answeredAt: at, answeredBy: 'Konsulenten' }));
  world.note(`${node.name}: ${state} ${ref.caseId}`);
  world.count(state);
  return true;
}

const isOpen = (node: SimNode, caseId: string, id: string): boolean =>
  ownerOf(node.store, node.place.municipality, caseId).transfers.some(
    (each) => each.id === id && each.state === 'offered',
  );

export function takeBackOffer(world: World, node: SimNode): boolean {
  const offers = node.store
    .recordsOfType('transfer')
    .filter(({ fields }) => fields.from === node.holder && fields.state === 'offered');
  if (offers.length === 0) return false;
  const { ref } = world.random.pick(offers);
  node.write((writer) => writer.set(ref, { state: 'withdrawn' }));
  world.note(`${node.name} takes back ${ref.caseId}`);
  world.count('takenBack');
  return true;
}
