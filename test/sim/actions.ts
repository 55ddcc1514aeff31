import { consent, withdraw } from './acts/consents.ts';
import { goOnTwice } from './acts/goOnTwice.ts';
import { beHostile, revokeAnothers } from './acts/hostile.ts';
import { answer, offer, takeBackOffer } from './acts/moves.ts';
import {
  attach,
  create,
  edit,
  editCommon,
  protect,
  remove,
  resolve,
  writeInFormer,
  writeUnshared,
} from './acts/records.ts';
import { arrive, damage, lose, sendSomewhere } from './acts/traffic.ts';
import { backUp, changeClock, copyByHand, restore, upgrade } from './acts/troubles.ts';
import { buildOn, undo } from './acts/undo.ts';
import type { SimNode } from './node.ts';
import type { World } from './world.ts';

type Act = (world: World, node: SimNode) => boolean | Promise<boolean>;

/** Everything that can happen, and how often, as shares of all. */
const acts = {
  create: [1.5, create],
  edit: [24, edit],
  editCommon: [6, editCommon],
  writeUnshared: [0.8, writeUnshared],
  remove: [3, remove],
  attach: [1, attach],
  resolve: [30, resolve],
  writeInFormer: [4, writeInFormer],
  consent: [3, consent],
  withdraw: [3, withdraw],
  send: [9, sendSomewhere],
  receive: [17, (world) => arrive(world, false)],
  replay: [2, (world) => arrive(world, true)],
  lose: [2, lose],
  damage: [1, damage],
  beHostile: [2.2, beHostile],
  revokeAnothers: [0.7, revokeAnothers],
  protect: [0.4, protect],
  undo: [2.5, undo],
  buildOn: [2, buildOn],
  offer: [5, offer],
  answer: [9, answer],
  takeBackOffer: [1, takeBackOffer],
  backUp: [2, backUp],
  restore: [1.2, restore],
  copyByHand: [0.9, copyByHand],
  goOnTwice: [0.5, goOnTwice],
  upgrade: [0.7, upgrade],
  changeClock: [1, changeClock],
} satisfies Record<string, readonly [number, Act]>;
type ActName = keyof typeof acts;

const weights = Object.fromEntries(Object.entries(acts).map(([name, [weight]]) => [name, weight])) as Record<
  ActName,
  number
>;

/** Something happens at one of the nodes: what can not happen there is drawn anew. */
export async function step(world: World): Promise<void> {
  const { random } = world;
  if (world.cases.length === 0) {
    const offices = world.nodes.filter(({ holder }) => holder !== 'coordinator');
    if (offices.length > 0) create(world, random.pick(offices));
    return;
  }
  for (let tries = 0; tries < 50; tries += 1) {
    const [, act]: readonly [number, Act] = acts[random.weighted(weights)];
    if (await act(world, random.pick(world.nodes))) return;
  }
}
