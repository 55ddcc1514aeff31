import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { specOf } from '#db/fieldSpecs.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { fold, isConflict } from '#shared/ops/merge.ts';
import { type Op, opRef } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { SimNode } from './node.ts';
import { insist, type World } from './world.ts';

/** What must hold when everybody has had everything that is theirs to have. */
export function check(world: World): void {
  for (const node of world.nodes) node.origins.add(node.store.origin());
  for (const { id } of world.cases) checkCase(world, id);
  checkWritten(world);
  for (const node of world.random.pickSome(world.nodes, 0.4)) checkProjections(node);
}

function checkCase(world: World, caseId: string): void {
  const holding = world.nodes.filter((node) => [...node.store.exchange.log.held([caseId])].length > 0);
  if (holding.length === 0) return;
  const owners = new Set(holding.filter((node) => isOwner(node, caseId)).map(({ holder }) => holder));
  insist(owners.size === 1, `${caseId} is owned by ${[...owners].join(' and ') || 'nobody'}`);
  const [owner] = owners;
  const own = world.nodesOf(owner ?? '');
  const [first, ...rest] = own;
  if (first === undefined) return;
  for (const node of rest) {
    for (const scope of [...consentScopeIds, 'case'] as const) {
      insist(same(first, node, caseId, scope), `${node.name} and ${first.name} differ in ${caseId}/${scope}`);
    }
  }
  for (const holder of world.holders) {
    if (holder === owner) continue;
    for (const node of world.nodesOf(holder)) checkHolder(world, first, node, caseId);
  }
}

/** Another municipality has what is granted, whole, and nothing of what was taken back. */
function checkHolder(world: World, owner: SimNode, node: SimNode, caseId: string): void {
  const isFormer = ownerOf(node.store, node.place.municipality, caseId).isFormerOwner;
  for (const scope of consentScopeIds) {
    const isAllowed = world.consents.allows(owner, caseId, scope, node.holder);
    const has = node.store.exchange.log.heldOf({ caseId, scope });
    if (isAllowed) {
      const isWhole = same(owner, node, caseId, scope) || (scope === 'papers' && onlyLogsDiffer(owner, node, caseId));
      if (!isFormer) insist(isWhole, `${node.name} lacks some of ${caseId}/${scope}`);
      continue;
    }
    // A consent that an older copy of the owner's file lost was never taken back: nobody is told to erase.
    if (isFormer || world.consents.stands(caseId, scope, node.holder)) continue;
    // What it wrote of its own, such as what it has disclosed, is its own to keep.
    const others = has.filter(({ origin }) => !world.nodesOf(node.holder).some(({ origins }) => origins.has(origin)));
    insist(others.length === 0, `${node.name} still has ${caseId}/${scope}, which is no longer granted`);
  }
}

const isOwner = (node: SimNode, caseId: string): boolean =>
  node.holder !== 'coordinator' && ownerOf(node.store, node.place.municipality, caseId).isOurs;

function same(a: SimNode, b: SimNode, caseId: string, scope: string): boolean {
  const held = (node: SimNode) =>
    JSON.stringify(node.store.exchange.log.heldOf({ caseId, scope: scope as 'identity' }).toSorted(byOrigin));
  return held(a) === held(b);
}

/** Records of what was disclosed go along with the next other change: they are no reason for a package of their own. */
function onlyLogsDiffer(a: SimNode, b: SimNode, caseId: string): boolean {
  const others = (node: SimNode) =>
    node.store
      .ops()
      .filter(
        ({ stream, record }) => stream.caseId === caseId && stream.scope === 'papers' && record.type !== 'disclosure',
      )
      .map(opRef)
      .toSorted()
      .join();
  return others(a) === others(b);
}

const byOrigin = (a: { origin: string }, b: { origin: string }) => (a.origin < b.origin ? -1 : 1);

/** No value that anyone wrote is ever neither current, nor in the history, nor in a conflict. */
function checkWritten(world: World): void {
  for (const { node, caseId, scope, record, field, value } of world.written) {
    // What an older copy of the file replaced, before anybody had it, is gone with the choice to restore.
    if (node.wasReplaced) continue;
    if (node.store.exchange.log.heldOf({ caseId, scope: scope as 'identity' }).length === 0) {
      insist(wasBlocked(node, caseId, scope), `${node.name} lost ${caseId}/${scope}`);
      continue;
    }
    const history = node.store.exchange.conflicts.history(record, field);
    const isThere = history.some((op) => op.value === value);
    insist(isThere || wasBlocked(node, caseId, scope), `${value} of ${record}.${field} is gone at ${node.name}`);
    if (!isThere) continue;
    const owners = world.nodes.filter((each) => isOwner(each, caseId) && each.store.record(caseId) !== undefined);
    for (const owner of owners) {
      if (ownerOf(node.store, node.place.municipality, caseId).isFormerOwner) continue;
      const told = owner.store.exchange.conflicts.history(record, field).some((op) => op.value === value);
      insist(told || wasBlocked(node, caseId, scope), `${value} of ${record}.${field} never came to ${owner.name}`);
    }
  }
}

/** It had to erase the stream once: what it had written there and sent to nobody went with it. */
function wasBlocked(node: SimNode, caseId: string, scope: string): boolean {
  return node.store.exchange.blocks
    .all()
    .some(({ stream, holder }) => holder === node.holder && stream.caseId === caseId && stream.scope === scope);
}

/** What is shown is what the set of ops says, whichever way the ops came. */
function checkProjections(node: SimNode): void {
  const digest = node.store.projectionDigest();
  node.store.rebuildProjections();
  insist(node.store.projectionDigest() === digest, `${node.name}: a rebuild gives other projections`);
  const ops = node.store.ops();
  const byRecord = Map.groupBy(ops, (op) => op.record.id);
  for (const [id, fields] of fold(ops)) {
    const first = byRecord.get(id)?.[0];
    const row = node.store.record(id);
    if (first === undefined || row === undefined) continue;
    for (const [field, state] of fields) {
      if (field === '$removed') continue;
      const shown = row.fields[field] ?? null;
      insist(JSON.stringify(shown) === JSON.stringify(state.value), `${node.name} shows another ${id}.${field}`);
      if (!isConflict(state) || policyOf(first, row.fields.$form, field) !== 'ask') continue;
      const heads = node.store.exchange.conflicts.heads(id, field).map(({ ref }) => ref);
      insist(
        state.heads.every((ref) => heads.includes(ref)),
        `${node.name} hides a conflict of ${id}.${field}`,
      );
    }
  }
  insist(new Set(ops.map(opRef)).size === ops.length, `${node.name} holds an op twice`);
}

const policyOf = (op: Op, form: unknown, field: string) =>
  specOf(op.record.type as RecordType, field, typeof form === 'string' ? form : undefined)?.conflict;
