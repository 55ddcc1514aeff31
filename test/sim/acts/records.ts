import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { CaseReadOnly } from '#db/caseReadOnly.ts';
import type { Writer } from '#db/store.ts';
import type { Scalar } from '#shared/forms/form.ts';
import type { Op } from '#shared/ops/op.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { isOfHolder } from '../arrived.ts';
import { heldState, type SimNode } from '../node.ts';
import { otherThings, personThings } from '../things.ts';
import { insist, type World } from '../world.ts';

/** Each act says whether anything came of it: with no case to write in there is nothing to write. */

export function create(world: World, node: SimNode): boolean {
  if (node.holder === 'coordinator') return false;
  const id = node.newId();
  const value = world.newValue();
  node.write((writer) => writer.set({ type: 'person', id, caseId: id }, { lastName: value, birthDate: '1990-01-01' }));
  world.cases.push({ id, madeIn: node.holder });
  noteWritten(world, node, { caseId: id, scope: 'identity', record: id, field: 'lastName', value });
  world.note(`${node.name} creates ${id}`);
  world.count('created');
  return true;
}

function noteWritten(
  world: World,
  node: SimNode,
  what: { caseId: string; scope: StreamScope; record: string; field: string; value: string },
): void {
  const { store, place, holder } = node;
  const isOurs = holder !== 'coordinator' && ownerOf(store, place.municipality, what.caseId).isOurs;
  const isShared = store.exchange.log.heldOf(what).some(({ origin }) => !isOfHolder(world, holder, origin));
  const isPrivate = what.caseId !== commonCase && !isOurs && !isShared;
  world.written.push({ node, ...what, isPrivate, isLost: false });
}

/** A case that the node holds this stream of, and may write in. */
function writableCase(world: World, node: SimNode, scope: StreamScope): string | undefined {
  const cases = world.cases.filter(({ id, madeIn }) => {
    if (node.store.record(id) === undefined) return false;
    const isHeld = node.store.exchange.log.heldOf({ caseId: id, scope }).length > 0;
    return (isHeld || madeIn === node.holder) && !node.hasHandedOver(id);
  });
  return cases.length === 0 ? undefined : world.random.pick(cases).id;
}

export function edit(world: World, node: SimNode): boolean {
  const { random } = world;
  const isPerson = random.chance(0.7);
  const things = (isPerson ? personThings : otherThings).filter(({ isNew }) => !(isNew && node.isOld));
  // Two who write at the same time write in the same field more often than chance would have it.
  const thing = isPerson && random.chance(0.4) ? personThings[0] : random.pick(things);
  const caseId = writableCase(world, node, thing.scope);
  if (caseId === undefined) return false;
  const known = isPerson ? [] : node.store.recordsOfCase(thing.type, caseId);
  const isOld = known.length > 0 && random.chance(0.6) && thing.type !== 'followUpTalk';
  const id = isPerson ? caseId : isOld ? random.pick(known).ref.id : node.newId();
  const value = world.newValue();
  node.write((writer) => writer.set({ type: thing.type, id, caseId }, { [thing.field]: value }));
  insistSettled(node, id, thing.field, value);
  noteWritten(world, node, { caseId, scope: thing.scope, record: id, field: thing.field, value });
  world.note(`${node.name} writes ${thing.type}.${thing.field} = ${value} in ${caseId}`);
  world.count('written');
  return true;
}

/** Somebody with whom the case was shared writes of what was not: that is its own, and does not go to the owner. */
export function writeUnshared(world: World, node: SimNode): boolean {
  const thing = world.random.pick(otherThings.filter(({ isNew }) => !(isNew && node.isOld)));
  const { scope, type, field } = thing;
  const cases = world.cases.filter(({ id }) => {
    if (node.store.record(id) === undefined || node.hasHandedOver(id)) return false;
    const isOurs = ownerOf(node.store, node.place.municipality, id).isOurs && node.holder !== 'coordinator';
    return !isOurs && node.store.exchange.log.heldOf({ caseId: id, scope }).length === 0;
  });
  if (cases.length === 0) return false;
  const { id: caseId } = world.random.pick(cases);
  const [id, value] = [node.newId(), world.newValue()];
  node.write((writer) => writer.set({ type, id, caseId }, { [field]: value }));
  noteWritten(world, node, { caseId, scope, record: id, field, value });
  world.note(`${node.name} writes ${type}.${field} = ${value} in ${caseId}, unshared`);
  world.count('unsharedWritten');
  return true;
}

/** A new value over what stands in a person's field. */
export function writeOver(
  world: World,
  node: SimNode,
  { record: { id }, stream, field }: Pick<Op, 'record' | 'stream' | 'field'>,
): void {
  const { caseId, scope } = stream;
  const value = world.newValue();
  node.write((writer) => writer.set({ type: 'person', id, caseId }, { [field]: value }));
  noteWritten(world, node, { caseId, scope, record: id, field, value });
  world.note(`${node.name} writes person.${field} = ${value} in ${caseId}`);
  world.count('written');
}

/** An employer: about nobody, so it goes to everybody. */
export function editCommon(world: World, node: SimNode): boolean {
  if (!world.hasCommon) return false;
  const { random } = world;
  const known = node.store.recordsOfType('employer');
  const id = known.length > 0 && random.chance(0.7) ? random.pick(known).ref.id : node.newId();
  const value = world.newValue();
  node.write((writer) => writer.set({ type: 'employer', id, caseId: commonCase }, { name: value }));
  noteWritten(world, node, { caseId: commonCase, scope: 'common', record: id, field: 'name', value });
  world.note(`${node.name} writes employer.name = ${value}`);
  world.count('commonWritten');
  return true;
}

export function remove(world: World, node: SimNode): boolean {
  const caseId = writableCase(world, node, 'family');
  if (caseId === undefined) return false;
  const known = node.store.recordsOfCase('membership', caseId);
  if (known.length === 0) return false;
  const { ref } = world.random.pick(known);
  node.write((writer) => writer.set(ref, { $removed: true }));
  world.note(`${node.name} removes ${ref.id}`);
  world.count('removed');
  return true;
}

/** Somebody's address is protected from now on: the case leaves the municipality only where somebody chooses it. */
export function protect(world: World, node: SimNode): boolean {
  const caseId = writableCase(world, node, 'identity');
  if (caseId === undefined) return false;
  node.write((writer) => writer.set({ type: 'person', id: caseId, caseId }, { protection: 'confidential' }));
  world.note(`${node.name} protects ${caseId}`);
  world.count('protected');
  return true;
}

export function attach(world: World, node: SimNode): boolean {
  const caseId = writableCase(world, node, 'papers');
  if (caseId === undefined) return false;
  const id = node.newId();
  const content = world.random.bytes(200 + world.random.int(2000));
  node.write((writer) => {
    const sha256 = node.store.putAttachment(content);
    const about = { subjectId: caseId, purpose: 'other', sha256, bytes: content.length, mediaType: 'application/pdf' };
    writer.set({ type: 'attachment', id, caseId }, { ...about, fileName: 'vedlegg.pdf', addedBy: 'Konsulenten' });
  });
  world.note(`${node.name} attaches ${id} to ${caseId}`);
  world.count('attached');
  return true;
}

export function resolve(world: World, node: SimNode): boolean {
  const { random } = world;
  const { conflicts } = node.store.exchange;
  const open = conflicts.list({ offset: 0, limit: 50 }).filter(({ record }) => !node.hasHandedOver(record.caseId));
  if (open.length === 0) return false;
  const { record, field, scope } = random.pick(open);
  const heads = conflicts.heads(record.id, field);
  const third = field !== '$removed' && random.chance(0.3) ? world.newValue() : undefined;
  const choices: Scalar[] = heads.map(({ value }) => value);
  const value = field === '$removed' ? random.pick([true, null]) : (third ?? random.pick(choices));
  node.write((writer) => writer.resolve({ ...record, type: record.type as 'person' }, field, value));
  insistSettled(node, record.id, field, value);
  if (third !== undefined) {
    const { caseId } = record;
    noteWritten(world, node, { caseId, scope: scope as StreamScope, record: record.id, field, value: third });
  }
  world.note(`${node.name} settles ${record.id}.${field} as ${String(value)}`);
  world.count('conflictSettled');
  return true;
}

/** Who writes has seen all that stands there: the field has this value from now on, and nothing stands against it. */
function insistSettled(node: SimNode, id: string, field: string, value: Scalar): void {
  const { conflicts } = node.store.exchange;
  const [head, ...others] = conflicts.heads(id, field);
  insist(others.length === 0 && head?.value === value, `${node.name} wrote ${id}.${field}, and it has other heads`);
  const listed = conflicts.list({ offset: 0, limit: 10_000 });
  insist(
    !listed.some((each) => each.record.id === id && each.field === field),
    `${node.name} settled ${id}.${field}, and it is still a conflict`,
  );
}

/** Somebody tries to write on in a case that was handed over. */
export function writeInFormer(world: World, node: SimNode): boolean {
  const former = handedOver(world, node);
  if (former.length === 0) return false;
  tryToWrite(world, node, world.random.pick(former));
  return true;
}

export const handedOver = (world: World, node: SimNode): string[] =>
  world.cases.flatMap(({ id }) => (node.store.record(id) !== undefined && node.hasHandedOver(id) ? [id] : []));

/** In any of the ways in which something can be written: each is refused, and nothing of it stays. */
export function tryToWrite(world: World, node: SimNode, caseId: string): void {
  const { random } = world;
  const before = heldState(node);
  const listed = node.store.exchange.conflicts.ofCase(caseId);
  const known = node.store.recordsOfCase('membership', caseId);
  const person = { type: 'person', id: caseId, caseId } as const;
  const ways: ((writer: Writer) => unknown)[] = [
    (writer) => writer.set(person, { lastName: world.newValue() }),
    (writer) => writer.set({ type: 'membership', id: node.newId(), caseId }, { relationNote: world.newValue() }),
    ...known.map(
      ({ ref }) =>
        (writer: Writer) =>
          writer.set(ref, { $removed: true }),
    ),
    ...listed.map(
      ({ record, field }) =>
        (writer: Writer) =>
          writer.resolve(record as never, field, null),
    ),
    // After something that may be written there.
    (writer) => {
      writer.set({ type: 'conflictNote', id: node.newId(), caseId }, { writtenBy: 'Konsulenten' });
      writer.set(person, { firstName: world.newValue() });
    },
  ];
  let refused = false;
  try {
    node.write(random.pick(ways));
  } catch (error) {
    refused = error instanceof CaseReadOnly;
    if (!refused) throw error;
  }
  insist(refused, `${node.name} could write in ${caseId}, which it handed over`);
  insist(heldState(node) === before, `${node.name}: something of a refused write stayed`);
  world.count('readOnlyRefused');
}
