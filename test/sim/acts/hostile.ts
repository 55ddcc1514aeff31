import { readFileSync } from 'node:fs';
import { sha256 } from '#backend/exchange/members/signing.ts';
import { everOwners } from '#backend/exchange/packages/entitlement.ts';
import { importPackage } from '#backend/exchange/packages/import.ts';
import { isConsentScope } from '#backend/exchange/packages/plan.ts';
import { previewPackage } from '#backend/exchange/packages/preview.ts';
import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import type { Op } from '#shared/ops/op.ts';
import { type Crafted, craft } from '../craft.ts';
import { heldState, type SimNode } from '../node.ts';
import { insist, type World } from '../world.ts';

/** What somebody could try, who has the keys of a member (or had them) and another program. Undefined: it can not be tried here. */
interface Attempt {
  /** What it is refused as, or `waiting`: it is put aside. */
  readonly expected: string;
  make(world: World, node: SimNode, sender: SimNode): Crafted | undefined;
}

const attempts: Readonly<Record<string, Attempt>> = {
  'another text for an op that is here': {
    expected: 'packageFork',
    make: (world, node, sender) => {
      const op = opHere(world, node, sender);
      return op && { ...by(sender), ops: [{ ...op, value: world.newValue() }] };
    },
  },
  'an op under the name of the one who reads it': {
    expected: 'packageFork',
    make: (world, node, sender) => {
      const op = opHere(world, node, sender);
      return op && { ...by(sender), ops: [next(world, node, op, node.store.origin())] };
    },
  },
  'an op with a hole before it': {
    expected: 'waiting',
    make: (world, node, sender) => {
      const op = opHere(world, node, sender);
      if (op === undefined) return undefined;
      const after = next(world, node, op, op.origin);
      return { ...by(sender), ops: [{ ...after, seq: after.seq + 1 }] };
    },
  },
  'a record that is of another case here, or of another type': {
    expected: 'packageDamaged',
    make: (world, node, sender) => {
      const op = opHere(world, node, sender);
      const others = world.cases.filter(({ id }) => id !== op?.stream.caseId && node.store.record(id) !== undefined);
      if (op === undefined) return undefined;
      const isOther = others.length > 0;
      const record = isOther
        ? { type: 'person', id: world.random.pick(others).id }
        : { ...op.record, type: 'employer' };
      return { ...by(sender), ops: [{ ...next(world, node, op, sender.store.origin()), record }] };
    },
  },
  'a case that the sender never had': {
    expected: 'packageOversteps',
    make: (world, node, sender) => {
      const op = opHere(world, node, sender);
      if (op === undefined || sender.holder === node.holder) return undefined;
      const caseId = sender.newId();
      const stream = { ...op.stream, caseId };
      const record = { type: 'person', id: caseId };
      return { ...by(sender), ops: [{ ...next(world, node, op, sender.store.origin()), stream, record, seq: 1 }] };
    },
  },
  'a package for somebody else': {
    expected: 'packageForOthers',
    make: (world, _node, sender) => {
      const { municipality, installation } = world.former;
      return { ...by(sender), head: { recipients: [{ municipality, installation: installation.id }] } };
    },
  },
  'a package for another channel': {
    expected: 'packageDamaged',
    make: (_world, node, sender) =>
      sender.holder === 'coordinator' ? undefined : { ...by(sender), head: { channel: otherThan(node.holder) } },
  },
  'a sender who was revoked': {
    expected: 'senderRevoked',
    make: (world, node) => ({ from: world.former, origin: node.newId() }),
  },
  'the identity of somebody else': {
    expected: 'packageOversteps',
    make: (world, node, sender) => {
      const proven = node.store.exchange.journal.provenOrigins();
      const others = world.nodes.filter(({ holder }) => holder !== sender.holder);
      const theirs = others.flatMap(({ store, place }) =>
        store.ownOrigins().filter((origin) => proven.get(origin) === place.installation.id),
      );
      if (node.holder !== sender.holder) theirs.push(node.store.origin());
      return theirs.length === 0 ? undefined : { from: sender.place, origin: world.random.pick(theirs) };
    },
  },
};

/** Somebody sends what our program never would: it is refused for what it is, and nothing of it stays. */
export async function beHostile(world: World, node: SimNode): Promise<boolean> {
  const { random } = world;
  const what = random.pick(Object.keys(attempts));
  const others = world.nodes.filter((each) => each !== node);
  const { expected, make } = attempts[what] as Attempt;
  const crafted = make(world, node, random.pick(others));
  if (crafted === undefined) return false;
  const path = await craft(world, node, crafted);
  const before = heldState(node);
  const imported = await importPackage(node.context, { path, fileHash: sha256(readFileSync(path)) });
  const outcome = imported.ok ? imported.value.outcome : imported.error.code;
  insist(outcome === expected, `${node.name} was sent ${what}: ${outcome} instead of ${expected}`);
  insist(heldState(node) === before, `${node.name} was sent ${what}, and something of it stayed`);
  world.note(`${node.name} refuses ${what}`);
  world.count('hostile');
  return true;
}

/** Who has not, and never had, a case tells that it must be erased: nothing of it would be. */
export async function revokeAnothers(world: World, node: SimNode): Promise<boolean> {
  const { random } = world;
  const { log } = node.store.exchange;
  const [each] = random.pickSome([...log.held()], 0.5).filter(({ stream }) => isConsentScope(stream.scope));
  if (each === undefined) return false;
  const owners = everOwners(ownerOf(node.store, node.place.municipality, each.stream.caseId));
  // Who has revoked the whole of it may revoke the rest.
  const revoked = node.store.exchange.blocks
    .all()
    .filter(
      ({ holder, stream }) => holder === node.holder && stream.scope === 'case' && stream.caseId === each.stream.caseId,
    )
    .map(({ revokedBy }) => revokedBy);
  const known = new Set([node.holder, ...owners, ...revoked]);
  const strangers = world.nodes.filter(({ holder }) => !known.has(holder));
  if (strangers.length === 0) return false;
  const sender = random.pick(strangers);
  const revokers = [sender.holder, ...owners].filter((holder) => holder !== 'coordinator');
  if (revokers.length === 0) return false;
  const { caseId, scope } = each.stream;
  const head = {
    id: sender.newId(),
    streams: [{ caseId, scope: scope as 'identity' }],
    holder: node.holder,
    revokedBy: random.pick(revokers),
    at: sender.now().toISOString(),
  };
  const path = await craft(world, node, { ...by(sender), head: { revocations: [head], kind: 'receipt' } });
  const preview = await previewPackage(node.context, { path, language: 'nb' });
  insist(preview.ok, () => `a package of ours was refused: ${preview.ok ? '' : preview.error.code}`);
  insist(
    preview.ok && preview.value.revoked.length === 0,
    `${node.name} would erase what is not the sender's to revoke`,
  );
  world.note(`${node.name} does not erase ${caseId}/${scope} because ${sender.name} says so`);
  world.count('hostile');
  return true;
}

const by = (sender: SimNode) => ({ from: sender.place, origin: sender.store.origin() });
const otherThan = (holder: string) => (holder === '3434' ? '3437' : '3434');

/** An op that the node holds, of a case that this sender may send something of. */
function opHere(world: World, node: SimNode, sender: SimNode): Op | undefined {
  const isTheirs = (caseId: string) => {
    if (sender.holder === node.holder) return true;
    const owners = everOwners(ownerOf(node.store, node.place.municipality, caseId));
    return owners.has(sender.holder) || owners.has(node.holder);
  };
  const ops = node.store
    .ops()
    .filter(({ stream }) => isConsentScope(stream.scope) && !node.store.exchange.blocks.isBlocked(stream, node.holder))
    .filter(({ stream }) => isTheirs(stream.caseId));
  return ops.length === 0 ? undefined : world.random.pick(ops);
}

/** The next op of an origin in the stream, of the same record. */
function next(world: World, node: SimNode, op: Op, origin: string): Op {
  const held = node.store.exchange.log.heldOf(op.stream).find((each) => each.origin === origin)?.seq ?? 0;
  return { ...op, origin, seq: held + 1, basis: [], value: world.newValue() };
}
