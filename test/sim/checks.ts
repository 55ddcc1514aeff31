import { everOwners } from '#backend/exchange/packages/entitlement.ts';
import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import type { Op, StreamId } from '#shared/ops/op.ts';
import { commonCase, type StreamScope } from '#shared/records/fieldSpec.ts';
import { handedOver, tryToWrite } from './acts/records.ts';
import { isOfHolder } from './arrived.ts';
import { checkShown } from './checkShown.ts';
import { recipientName } from './consents.ts';
import { Contents, lacking } from './contents.ts';
import type { SimNode } from './node.ts';
import { insist, insistSettled, type World } from './world.ts';

/** What must hold when everybody has had everything that is theirs to have. */
export function check(world: World): void {
  for (const node of world.nodes) node.origins.add(node.store.origin());
  const contents = new Map(world.nodes.map((node) => [node, new Contents(node)]));
  const end = new End(world, contents);
  for (const { id } of world.cases) end.checkCase(id);
  end.checkCommon();
  end.checkWritten();
  for (const node of world.nodes) for (const caseId of handedOver(world, node)) tryToWrite(world, node, caseId);
  // A rebuild costs most of all that is checked.
  const rebuilt = new Set(world.random.pickSome(world.nodes, 0.3));
  for (const node of world.nodes) checkShown(world, node, end.of(node).ops, rebuilt.has(node));
}

class End {
  readonly #world: World;
  readonly #contents: ReadonlyMap<SimNode, Contents>;

  constructor(world: World, contents: ReadonlyMap<SimNode, Contents>) {
    this.#world = world;
    this.#contents = contents;
  }

  of(node: SimNode): Contents {
    const contents = this.#contents.get(node);
    if (contents === undefined) throw new Error('a node of another run');
    return contents;
  }

  checkCase(caseId: string): void {
    const world = this.#world;
    // A note of what was once disclosed can be all that is left of a case: that is nobody's claim to it.
    const holding = world.nodes.filter(
      (node) => this.of(node).of({ caseId, scope: 'case' }).size > 0 || node.store.record(caseId) !== undefined,
    );
    if (holding.length === 0) return;
    const owners = new Set(holding.filter((node) => isOwner(node, caseId)).map(({ holder }) => holder));
    insistSettled(owners.size === 1, `${caseId} is owned by ${[...owners].join(' and ') || 'nobody'}`);
    const [owner = ''] = owners;
    const [first, ...rest] = world.nodesOf(owner);
    if (first === undefined) return;
    for (const node of rest) {
      for (const scope of [...consentScopeIds, 'case'] as const) this.#insistSame(first, node, { caseId, scope });
    }
    for (const { state } of ownerOf(first.store, first.place.municipality, caseId).transfers) {
      if (state === 'superseded') world.count('superseded');
    }
    for (const node of world.nodes) {
      if (node.holder !== owner) this.#checkHolder(first, node, caseId);
    }
  }

  /** Another municipality has what is granted, whole, and nothing of what was taken back. */
  #checkHolder(owner: SimNode, node: SimNode, caseId: string): void {
    const world = this.#world;
    const isFormer = ownerOf(node.store, node.place.municipality, caseId).isFormerOwner;
    for (const scope of consentScopeIds) {
      const stream = { caseId, scope };
      if (isFormer) {
        // What consent let go over to the new owner has come there.
        if (!world.consents.allows(node, caseId, scope, owner.holder)) continue;
        if (!this.#staysTakenBack(node, owner, stream)) this.#insistAllOf(node, owner, stream);
        continue;
      }
      if (this.#staysTakenBack(owner, node, stream)) continue;
      if (world.consents.allows(owner, caseId, scope, node.holder)) {
        this.#insistAllOf(owner, node, stream);
        const mayReturn = this.#isShared(node, stream) && !owner.store.exchange.blocks.isBlocked(stream, owner.holder);
        if (mayReturn) this.#insistAllOf(node, owner, stream, this.#isReturnedBy(node, owner, stream));
        continue;
      }
      // A consent that an older copy of the owner's file lost was not taken back by what is known there: nobody is told to erase.
      if (world.consents.stands(owner, caseId, scope, node.holder)) continue;
      // What it wrote of its own, such as what it has disclosed, is its own to keep.
      const hasOthers = this.#isShared(node, stream);
      // The limit that docs/exchange.md names under "Moving": a new owner that was not given the disclosures.
      if (hasOthers && this.#isUntold(owner, node, stream)) {
        world.count('untoldAfterMove');
        continue;
      }
      insist(!hasOthers, `${node.name} still has ${caseId}/${scope}, which is no longer granted`);
    }
  }

  /**
   * The sender's copy is from before the consent was withdrawn, and the recipient has erased it since: it stays so, and the sender
   * has been told.
   */
  #staysTakenBack(from: SimNode, { holder, store, name }: SimNode, stream: StreamId): boolean {
    const world = this.#world;
    const { caseId, scope } = stream;
    if (!store.exchange.blocks.isBlocked(stream, holder)) return this.#isInDoubt(from, holder, caseId);
    if (!world.consents.isWithdrawalLost(from, caseId, scope, holder)) return false;
    // Who has nothing of it, or sends nothing by a consent in doubt, sends nothing that could be passed over.
    const isTold = from.store.exchange.blocks.isBlocked(stream, holder) || this.#isInDoubt(from, holder, caseId);
    insistSettled(
      isTold || this.of(from).of(stream).size === 0,
      `${from.name} was not told that ${caseId}/${scope} was taken back from ${name}`,
    );
    world.count('withdrawalLost');
    return true;
  }

  /** Nothing new goes by a consent of which something was withdrawn that the sender has lost, once it was told that it was. */
  #isInDoubt(from: SimNode, holder: string, caseId: string): boolean {
    const named = from.store.exchange.blocks
      .all()
      .filter((block) => block.holder === holder && block.stream.caseId === caseId)
      .flatMap(({ consents }) => consents);
    return this.#world.consents.isAnyDoubtful(from, named);
  }

  /** Somebody outside its municipality has written in it. */
  #isShared(node: SimNode, stream: StreamId): boolean {
    return [...this.of(node).of(stream).values()].some(({ origin }) => !isOfHolder(this.#world, node.holder, origin));
  }

  /**
   * The case was taken over, and the holder does not know by whom; or neither the new owner's packages nor its copy of the disclosure
   * log say that the holder had it.
   */
  #isUntold(owner: SimNode, { holder, store, place }: SimNode, stream: StreamId): boolean {
    const { moves } = ownerOf(owner.store, owner.place.municipality, stream.caseId);
    if (moves.length === 0) return false;
    if (!everOwners(ownerOf(store, place.municipality, stream.caseId)).has(owner.holder)) return true;
    const recipients = this.#world.nodesOf(holder).map(({ place }) => place.installation.id);
    return this.#world.nodesOf(owner.holder).every((each) => {
      const told = each.store.recordsOfCase('disclosure', stream.caseId).map(({ fields }) => fields.recipient);
      return !each.store.exchange.journal.wasSent(stream, recipients) && !told.includes(recipientName(holder));
    });
  }

  /**
   * What is about nobody is everybody's. What a coordinator wrote comes from it alone (ADR 0061): what a restore took from it has stayed
   * with those who had it.
   */
  checkCommon(): void {
    const [coordinator, ...offices] = this.#world.nodes;
    if (coordinator === undefined) return;
    const stream = { caseId: commonCase, scope: 'common' } as const;
    const isOffices = ({ origin }: Op) => !isOfHolder(this.#world, 'coordinator', origin);
    for (const office of offices) {
      const out = lacking(this.of(coordinator), this.of(office), stream);
      insistSettled(out === undefined, `${office.name} lacks of ${coordinator.name}: ${out}`);
      const back = lacking(this.of(office), this.of(coordinator), stream, isOffices);
      insistSettled(back === undefined, `${coordinator.name} lacks of ${office.name}: ${back}`);
    }
  }

  #insistSame(a: SimNode, b: SimNode, stream: StreamId): void {
    for (const [from, at] of [
      [a, b],
      [b, a],
    ] as const) {
      // What a PC noted down in the last package of all has not come to the others of its municipality yet.
      const missing = lacking(this.of(from), this.of(at), stream, isNoLog);
      insistSettled(missing === undefined, `${at.name} lacks of ${from.name}: ${missing}`);
    }
  }

  /** An owner gets what was written at either, and of others only where it has of theirs. */
  #isReturnedBy({ holder }: SimNode, owner: SimNode, stream: StreamId): (op: Op) => boolean {
    const there = new Set([...this.of(owner).of(stream).values()].map(({ origin }) => origin));
    const isOf = (by: string, { origin }: Op) => isOfHolder(this.#world, by, origin);
    return (op) => isOf(holder, op) || isOf(owner.holder, op) || there.has(op.origin);
  }

  #insistAllOf(from: SimNode, at: SimNode, stream: StreamId, isMeant?: (op: Op) => boolean): void {
    const missing = lacking(this.of(from), this.of(at), stream, (op) => isNoLog(op) && (isMeant?.(op) ?? true));
    insistSettled(missing === undefined, `${at.name} lacks of ${from.name}: ${missing}`);
  }

  /** No value that anyone wrote is ever neither current, nor in the history, nor in a conflict. */
  checkWritten(): void {
    const world = this.#world;
    for (const { node, caseId, scope, record, field, value, isLost, isPrivate } of world.written) {
      if (isLost) continue;
      const isTold = (at: SimNode) =>
        at.store.exchange.conflicts.history(record, field).some((op) => op.value === value);
      if (!isTold(node)) {
        insist(wasBlocked(node, caseId, scope), `${value} of ${record}.${field} is gone at ${node.name}`);
        continue;
      }
      if (isPrivate || caseId === commonCase || ownerOf(node.store, node.place.municipality, caseId).isFormerOwner)
        continue;
      const owners = world.nodes.filter((each) => isOwner(each, caseId) && each.store.record(caseId) !== undefined);
      for (const owner of owners) {
        // A new owner does not get what was taken back from it, also where it accepted the case without knowing that.
        const isExcused =
          wasBlocked(node, caseId, scope) || owner.store.exchange.blocks.isBlocked({ caseId, scope }, owner.holder);
        insistSettled(isTold(owner) || isExcused, `${value} of ${record}.${field} never came to ${owner.name}`);
      }
    }
  }
}

/** Records of what was disclosed go along with the next other change: they are no reason for a package of their own. */
const isNoLog = ({ record }: Op): boolean => record.type !== 'disclosure';

const isOwner = (node: SimNode, caseId: string): boolean =>
  node.holder !== 'coordinator' && ownerOf(node.store, node.place.municipality, caseId).isOurs;

/** It had to erase the stream once: what it had written there and sent to nobody went with it. */
function wasBlocked(node: SimNode, caseId: string, scope: StreamScope): boolean {
  return node.store.exchange.blocks
    .all()
    .some(({ stream, holder }) => holder === node.holder && stream.caseId === caseId && stream.scope === scope);
}
