import { ensureOwnership, ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { movePurpose } from '#shared/consent/recipients.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { recipientName } from './consents.ts';
import type { SimNode } from './node.ts';
import { type Arrival, mendOwnFork, receive, receiveDamaged, send } from './packages.ts';
import { writeConsent, writeWithdrawal } from './papers.ts';
import { otherThings, personThings } from './things.ts';
import type { Sent, World } from './world.ts';

/** How often each thing happens, as shares of all. */
export const weights = {
  create: 6,
  edit: 22,
  remove: 2,
  attach: 1,
  resolve: 6,
  consent: 6,
  withdraw: 2,
  send: 16,
  receive: 20,
  lose: 2,
  replay: 3,
  damage: 1,
  undo: 2,
  offer: 6,
  answer: 10,
  takeBackOffer: 1,
  backup: 1,
  restore: 1,
  copyByHand: 0.3,
  upgrade: 1,
  mendClock: 1,
} as const;
export type Action = keyof typeof weights;

/** The date that people write by hand; only the clocks of the PCs are wrong. */
const day = '2026-05-20';

export async function act(world: World, action: Action): Promise<void> {
  const { random } = world;
  const node = random.pick(world.nodes);
  switch (action) {
    case 'create':
      return create(world, node);
    case 'edit':
      return edit(world, node);
    case 'remove':
      return remove(world, node);
    case 'attach':
      return attach(world, node);
    case 'resolve':
      return resolve(world, node);
    case 'consent':
      return consent(world, node);
    case 'withdraw':
      return withdraw(world, node);
    case 'send':
      await send(world, node, random.pick(world.holders));
      return world.note(`${node.name} sends`);
    case 'receive':
      return arrive(world, false);
    case 'replay':
      return arrive(world, true);
    case 'lose':
      if (world.waiting.length > 0) world.waiting.splice(random.int(world.waiting.length), 1);
      return;
    case 'damage': {
      const sent = world.sent.length === 0 ? undefined : random.pick(world.sent);
      const reader = sent === undefined ? undefined : world.nodesOf(sent.to)[0];
      if (sent !== undefined && reader !== undefined) await receiveDamaged(world, reader, sent);
      return;
    }
    case 'undo':
      return undo(world, node);
    case 'offer':
      return offer(world, node);
    case 'answer':
      return answer(world);
    case 'takeBackOffer':
      return takeBackOffer(world, node);
    case 'backup':
      node.takeBackup();
      return;
    case 'restore':
      if (node.backups > 0) node.restore(1 + random.int(node.backups));
      node.wasReplaced ||= node.backups > 0;
      return world.note(`${node.name} restores`);
    case 'copyByHand':
      if (node.backups > 0) node.copyByHand(1 + random.int(node.backups));
      node.wasReplaced ||= node.backups > 0;
      return world.note(`${node.name} is copied by hand`);
    case 'upgrade':
      if (node.isOld) node.upgrade();
      return;
    case 'mendClock':
      node.clockOff = 0;
      return;
  }
}

function create(world: World, node: SimNode): void {
  if (node.holder === 'coordinator') return;
  const id = node.newId();
  node.write((writer) =>
    writer.set({ type: 'person', id, caseId: id }, { lastName: world.newValue(), birthDate: '1990-01-01' }),
  );
  world.cases.push({ id, madeIn: node.holder });
  world.note(`${node.name} creates ${id}`);
}

/** A case that the node holds this stream of, and may write in. */
function writableCase(world: World, node: SimNode, scope: string): string | undefined {
  const cases = world.cases.filter(({ id, madeIn }) => {
    const isHeld = node.store.exchange.log.heldOf({ caseId: id, scope: scope as 'identity' }).length > 0;
    const isOwn = madeIn === node.holder && node.store.record(id) !== undefined;
    return (isHeld || isOwn) && node.mayWrite(id) && node.store.record(id) !== undefined;
  });
  return cases.length === 0 ? undefined : world.random.pick(cases).id;
}

function edit(world: World, node: SimNode): void {
  const { random } = world;
  const isPerson = random.chance(0.7);
  const thing = random.pick((isPerson ? personThings : otherThings).filter(({ isNew }) => !(isNew && node.isOld)));
  const caseId = writableCase(world, node, thing.scope);
  if (caseId === undefined) return;
  const known = isPerson ? [] : node.store.recordsOfCase(thing.type, caseId);
  const isOld = known.length > 0 && random.chance(0.6) && thing.type !== 'followUpTalk';
  const id = isPerson ? caseId : isOld ? random.pick(known).ref.id : node.newId();
  const value = world.newValue();
  node.write((writer) => writer.set({ type: thing.type, id, caseId }, { [thing.field]: value }));
  world.written.push({ node, caseId, scope: thing.scope, record: id, field: thing.field, value });
  world.note(`${node.name} writes ${thing.type}.${thing.field} = ${value} in ${caseId}`);
}

function remove(world: World, node: SimNode): void {
  const caseId = writableCase(world, node, 'family');
  if (caseId === undefined) return;
  const known = node.store.recordsOfCase('membership', caseId);
  if (known.length === 0) return;
  const { ref } = world.random.pick(known);
  node.write((writer) => writer.set(ref, { $removed: true }));
  world.note(`${node.name} removes ${ref.id}`);
}

function attach(world: World, node: SimNode): void {
  const caseId = writableCase(world, node, 'papers');
  if (caseId === undefined) return;
  const id = node.newId();
  const content = world.random.bytes(200 + world.random.int(2000));
  node.write((writer) => {
    const sha256 = node.store.putAttachment(content);
    const about = { subjectId: caseId, purpose: 'other', sha256, bytes: content.length, mediaType: 'application/pdf' };
    writer.set({ type: 'attachment', id, caseId }, { ...about, fileName: 'vedlegg.pdf', addedBy: 'Konsulenten' });
  });
}

function resolve(world: World, node: SimNode): void {
  const { random } = world;
  const { conflicts } = node.store.exchange;
  const open = conflicts.list({ offset: 0, limit: 50 }).filter(({ record }) => node.mayWrite(record.caseId));
  if (open.length === 0) return;
  const { record, field } = random.pick(open);
  const heads = conflicts.heads(record.id, field);
  const choices: Scalar[] = heads.map(({ value }) => value);
  if (field !== '$removed' && random.chance(0.3)) choices.push(world.newValue());
  const value = field === '$removed' ? random.pick([true, null]) : random.pick(choices);
  node.write((writer) => writer.resolve({ ...record, type: record.type as 'person' }, field, value));
  world.note(`${node.name} settles ${record.id}.${field} as ${String(value)}`);
}

function ownCase(world: World, node: SimNode): string | undefined {
  const cases = world.cases.filter(({ id }) => {
    if (node.store.record(id) === undefined) return false;
    return node.holder !== 'coordinator' && ownerOf(node.store, node.place.municipality, id).isOurs;
  });
  return cases.length === 0 ? undefined : world.random.pick(cases).id;
}

function consent(world: World, node: SimNode): void {
  const caseId = ownCase(world, node);
  const others = world.holders.filter((holder) => holder !== node.holder);
  if (caseId === undefined || others.length === 0) return;
  consentTo(world, node, caseId, world.random.pick(others));
}

function consentTo(world: World, node: SimNode, caseId: string, holder: string): void {
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
}

function withdraw(world: World, node: SimNode): void {
  const { random } = world;
  const known = world.consents.grants.filter(
    ({ caseId, formId }) =>
      node.store.record(formId) !== undefined &&
      node.holder !== 'coordinator' &&
      ownerOf(node.store, node.place.municipality, caseId).isOurs,
  );
  if (known.length === 0) return;
  const grant = random.pick(known);
  const scope = random.chance(0.5) ? null : random.pick(grant.scopes);
  const event = node.newId();
  const { formId, caseId } = grant;
  node.write((writer) => writeWithdrawal(writer, { eventId: event, personId: caseId, formId, date: day, scope }));
  grant.withdrawals.push({ event, scope });
  world.note(`${node.name} withdraws ${caseId} -> ${grant.holder}: ${scope ?? 'all'}`);
}

async function arrive(world: World, again: boolean): Promise<void> {
  const { random } = world;
  const from = again ? world.sent : world.waiting;
  if (from.length === 0) return;
  const sent = random.pick(from);
  if (!again) world.waiting.splice(world.waiting.indexOf(sent), 1);
  for (const node of world.nodesOf(sent.to)) {
    if (node === sent.from || random.chance(0.2)) continue;
    const arrival = await receive(world, node, sent);
    world.note(`${node.name} reads ${sent.number} of ${sent.from.name}: ${arrival}`);
    await mend(world, node, arrival, sent);
  }
}

/** A fork of one's own identity is mended on the spot, as the app leads its user to. */
export async function mend(world: World, node: SimNode, arrival: Arrival, sent: Sent): Promise<void> {
  if (arrival !== 'ownFork') return;
  const mended = await mendOwnFork(node, sent);
  world.note(`${node.name} takes a new identity: ${mended}`);
}

function undo(world: World, node: SimNode): void {
  const [last] = node.store.exchange.journal.in({ limit: 1 });
  if (last === undefined || last.undoneAt !== null) return;
  const by = { user: `user-${node.index}`, at: node.now().toISOString() };
  const undone = node.store.exchange.imports.undo(last.n, by);
  world.note(`${node.name} undoes ${last.number}: ${undone.ok ? 'done' : undone.error.code}`);
}

async function offer(world: World, node: SimNode): Promise<void> {
  const { random } = world;
  const caseId = ownCase(world, node);
  if (caseId === undefined) return;
  const { place, store } = node;
  const { pending, moves } = ownerOf(store, place.municipality, caseId);
  const to = random.pick(world.holders.filter((holder) => holder !== node.holder && holder !== 'coordinator'));
  // Sometimes twice at once, from two PCs or to two municipalities: that must not give two owners.
  if (pending.length > 0 && !random.chance(0.1)) return;
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
  await send(world, node, to);
}

/** Somebody who has an offer on the table answers it. */
function answer(world: World): void {
  const { random } = world;
  const open = world.nodes.flatMap((node) =>
    node.store
      .recordsOfType('transfer')
      .filter(({ ref, fields }) => fields.to === node.holder && isOpen(node, ref.caseId, ref.id))
      .map(({ ref }) => ({ node, ref })),
  );
  if (open.length === 0) return;
  const { node, ref } = random.pick(open);
  const state = random.pick(['accepted', 'accepted', 'accepted', 'rejected']);
  const at = node.now().toISOString();
  node.write((writer) => writer.set(ref, { state, answeredAt: at, answeredBy: 'Konsulenten' }));
  if (state === 'accepted') world.moves += 1;
  world.note(`${node.name}: ${state} ${ref.caseId}`);
}

const isOpen = (node: SimNode, caseId: string, id: string): boolean =>
  ownerOf(node.store, node.place.municipality, caseId).transfers.some(
    (each) => each.id === id && each.state === 'offered',
  );

function takeBackOffer(world: World, node: SimNode): void {
  const offers = node.store
    .recordsOfType('transfer')
    .filter(({ fields }) => fields.from === node.holder && fields.state === 'offered');
  if (offers.length === 0) return;
  const { ref } = world.random.pick(offers);
  node.write((writer) => writer.set(ref, { state: 'withdrawn' }));
  world.note(`${node.name} takes back ${ref.caseId}`);
}
