import { describe, expect, test } from 'vitest';
import { ownerOf } from '../transfers/ownerOf.ts';
import { makePlan } from './export.ts';
import { revocationList } from './lists.ts';
import {
  backedUp,
  carry,
  consentTo,
  look,
  must,
  type Network,
  type Node,
  newPerson,
  receive,
  selam,
  send,
  setPerson,
  testNetworks,
  testStart,
  withdraw,
} from './packagesTestKit.ts';
import { revocationsOut } from './revocations.ts';

/** What the simulation has found once (test/sim) of consents and cases that are taken back or move, each with the fewest installations that show it. */

const opened = testNetworks();

const held = ({ context }: Pick<Node, 'context'>, caseId: string, scope: 'identity' | 'permit') =>
  context.store.exchange.log.heldOf({ caseId, scope }).reduce((sum, { seq }) => sum + seq, 0);

const owner = ({ context }: Node, id: string) => ownerOf(context.store, context.municipality, id).owner;

describe('a revocation', () => {
  test('is not taken back by another PC of the recipient, which writes there afterwards', async () => {
    const [network, lom, sel, other] = (await opened(['3434'], ['3437'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    const { path } = await send(network, lom, '3437');
    for (const node of [sel, other]) await receive(node, path);
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    expect(held(sel, id, 'identity')).toBe(0);
    setPerson(sel, id, { phone: '61 00 00 00' });
    await carry(network, sel, other);
    expect(other.context.store.exchange.blocks.lifts()).toEqual([]);
    expect(held(other, id, 'identity')).toBe(0);
  });

  test('is told again to a PC that went back to a copy from before it erased, whoever has confirmed it', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    const older = await backedUp(network, sel);
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    await carry(network, sel, lom);
    expect(revocationList(lom.context)).toMatchObject([{ state: 'confirmed' }]);

    expect(held(older, id, 'identity')).toBeGreaterThan(0);
    await carry(network, older, lom);
    expect(revocationList(lom.context)).toMatchObject([{ state: 'asked', confirmedAt: null }]);
    await carry(network, lom, older);
    expect(held(older, id, 'identity')).toBe(0);
    await carry(network, older, lom);
    expect(revocationList(lom.context)).toMatchObject([{ state: 'confirmed' }]);
    expect((await send(network, lom, '3437')).summary.revoked).toBe(0);
  });

  test('reaches what another PC had sent, also when all that the first knew of is erased, and with it whose the case is', async () => {
    const [network, lom, other, sel] = (await opened(['3434'], ['3434'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity', 'work']);
    await carry(network, lom, sel);
    await receive(other, (await send(network, lom, '3434')).path);
    const { store, user, newId } = other.context;
    store.write({ author: user.id, at: testStart }, (writer) =>
      writer.set({ type: 'followUpTalk', id: newId(), caseId: id }, { text: 'Vil arbeide i butikk.' }),
    );
    await carry(network, other, sel);
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    const kept = sel.context.store.exchange.log.held([id]);
    expect([...kept].map(({ stream }) => stream.scope)).toEqual(['work']);

    await receive(lom, (await send(network, other, '3434')).path);
    await carry(network, lom, sel);
    expect([...sel.context.store.exchange.log.held([id])]).toEqual([]);
  });

  test('reaches what its sender has lost, and the recipient says that it has', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity', 'work']);
    await carry(network, lom, sel);
    const older = await backedUp(network, lom);
    const { store, user, newId } = lom.context;
    store.write({ author: user.id, at: testStart }, (writer) =>
      writer.set({ type: 'followUpTalk', id: newId(), caseId: id }, { text: 'Vil arbeide i butikk.' }),
    );
    await carry(network, lom, sel);
    await carry(network, sel, older);
    expect(older.context.store.exchange.log.heldOf({ caseId: id, scope: 'work' })).toEqual([]);
    await withdraw(older, consent);
    await carry(network, older, sel);
    expect(sel.context.store.exchange.log.heldOf({ caseId: id, scope: 'work' })).toEqual([]);
  });

  test('is confirmed whole by one receipt, also at a PC that its holder had told of a part of it', async () => {
    const [network, lom, other, sel] = (await opened(['3434'], ['3434'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom, { ...selam, permit: 'humanitarian' });
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity', 'permit']);
    await carry(network, lom, sel);
    await receive(other, (await send(network, lom, '3434')).path);
    await carry(network, sel, other);
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    setPerson(other, id, { permit: 'asylum' });
    await carry(network, other, sel);
    await carry(network, sel, other);
    const scopes = () => other.context.store.exchange.blocks.all().map(({ stream }) => stream.scope);
    expect(scopes()).toEqual(['permit']);

    await receive(other, (await send(network, lom, '3434')).path);
    expect(scopes()).toContain('identity');
    expect(revocationList(other.context)).toMatchObject([{ state: 'asked' }]);
    await carry(network, sel, other);
    expect(revocationList(other.context)).toMatchObject([{ state: 'confirmed' }]);
  });

  test('is carried out in full, also where a part of it came first', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity', 'permit']);
    await carry(network, lom, sel);
    await withdraw(lom, consent);
    const at = testStart;
    const block = { id: sel.context.newId(), holder: '3437', revokedBy: '3434', at, consents: [], receiptAt: null };
    const blockOf = (scope: 'identity' | 'permit', erasedAt: string | null) => {
      return { ...block, erasedAt, stream: { caseId: id, scope } };
    };
    sel.context.store.exchange.blocks.add([blockOf('permit', at)], []);
    lom.context.store.exchange.blocks.add([blockOf('identity', null), blockOf('permit', null)], []);
    await carry(network, lom, sel);
    expect(held(sel, id, 'identity')).toBe(0);
    expect(held(sel, id, 'permit')).toBeGreaterThan(0);
  });

  test('that is told again does not erase what was written since', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    setPerson(sel, id, { phone: '61 00 00 00' });
    const written = held(sel, id, 'identity');
    const again = await send(network, lom, '3437');
    expect(again.summary.revoked).toBeGreaterThan(0);
    expect(await receive(sel, again.path)).toMatchObject({ summary: { revoked: 0, erasedOps: 0 } });
    expect(held(sel, id, 'identity')).toBe(written);
  });

  test('of a new owner, which comes with the news that it is the owner, is carried out before it is answered', async () => {
    const [network, lom, sel, dovre] = (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom, { ...selam, permit: 'asylum' });
    const all = ['identity', 'permit', 'papers'] as const;
    await consentTo(lom, id, 'Sel kommune', all, 'Flytting til en annen kommune');
    const wide = await consentTo(lom, id, 'Dovre kommune', ['identity', 'permit']);
    await consentTo(lom, id, 'Dovre kommune', ['permit']);
    await carry(network, lom, dovre);
    const offer = await lom.desk.must('transfer.offer', { personId: id, to: '3437', message: '' });
    await carry(network, lom, sel);
    await sel.desk.must('transfer.answer', { id: offer.transfer.id, answer: 'accept', message: '' });
    await withdraw(sel, wide);
    expect(held(dovre, id, 'identity')).toBeGreaterThan(0);
    await carry(network, sel, dovre);
    expect(held(dovre, id, 'identity')).toBe(0);
    expect(held(dovre, id, 'permit')).toBeGreaterThan(0);
    const [block] = dovre.context.store.exchange.blocks.all();
    expect(block).toMatchObject({ revokedBy: '3437', stream: { scope: 'identity' } });
    expect(block?.erasedAt).not.toBeNull();
  });
});

describe('a case that has moved', () => {
  /** From Lom to Sel, without the papers; Dovre was given it before. */
  async function moved() {
    const [network, lom, sel, dovre] = (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom, { ...selam, permit: 'humanitarian' });
    await consentTo(lom, id, 'Sel kommune', ['identity'], 'Flytting til en annen kommune');
    await consentTo(lom, id, 'Dovre kommune', ['identity', 'permit']);
    await carry(network, lom, dovre);
    const offer = await lom.desk.must('transfer.offer', { personId: id, to: '3437', message: '' });
    await carry(network, lom, sel);
    await sel.desk.must('transfer.answer', { id: offer.transfer.id, answer: 'accept', message: '' });
    await carry(network, sel, lom);
    return { network, lom, sel, dovre, id };
  }

  test('is told of to whom it was shared with, once; what they write goes to the new owner', async () => {
    const { network, lom, sel, dovre, id } = await moved();
    expect(owner(dovre, id)).toBe('3434');
    const news = await send(network, lom, '3431');
    expect(news.summary).toMatchObject({ cases: 1, bases: { moved: 1 } });
    await receive(dovre, news.path);
    expect(owner(dovre, id)).toBe('3437');
    setPerson(dovre, id, { phone: '61 00 00 00' });
    await carry(network, dovre, lom);
    expect((await send(network, lom, '3431')).summary.cases).toBe(0);
    await carry(network, dovre, sel);
    expect(sel.context.store.record(id)?.fields.phone).toBe('61 00 00 00');
    await carry(network, sel, dovre);
    expect((await send(network, dovre, '3437')).summary.cases).toBe(0);
  });

  test('comes back to its new owner as far as that has been given it, and what others wrote no further', async () => {
    const { network, lom, sel, dovre, id } = await moved();
    // What Sel was never given: Dovre has it by a consent of Lom's.
    const stream = { caseId: id, scope: 'permit' } as const;
    expect(held(sel, id, 'permit')).toBe(0);
    await carry(network, lom, dovre);
    expect(owner(dovre, id)).toBe('3437');
    expect(held(dovre, id, 'permit')).toBeGreaterThan(0);
    setPerson(dovre, id, { permit: 'asylum', phone: '61 00 00 02' });
    await carry(network, dovre, sel);
    const origins = sel.context.store.exchange.log.heldOf(stream).map(({ origin }) => origin);
    expect(origins).toEqual([dovre.context.store.origin()]);
    expect(sel.context.store.record(id)?.fields.phone).toBe('61 00 00 02');
  });

  test('is sent back to the former owner once, also by who was never told', async () => {
    const { network, lom, dovre, id } = await moved();
    setPerson(dovre, id, { phone: '61 00 00 00' });
    await carry(network, dovre, lom);
    const answer = await send(network, lom, '3431', { leaveOut: [id] });
    expect(answer.summary.cases).toBe(0);
    await receive(dovre, answer.path);
    expect((await send(network, dovre, '3434')).summary.cases).toBe(0);
  });

  test('is revoked by its new owner also where that does not know what was sent', async () => {
    const { network, lom, sel, dovre, id } = await moved();
    await carry(network, lom, dovre);
    await withdraw(sel, await consentTo(sel, id, 'Dovre kommune', ['identity']));
    expect(held(dovre, id, 'identity')).toBeGreaterThan(0);
    await carry(network, sel, dovre);
    expect(held(dovre, id, 'identity')).toBe(0);
  });
});

describe('a withdrawal that the owner does not know of', () => {
  /** Lom has shared, taken back and got the receipt; then a backup from before that takes its place. */
  async function forgotten() {
    const [network, lom, sel] = (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node];
    const id = await newPerson(lom, { ...selam, permit: 'asylum' });
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity', 'permit']);
    await carry(network, lom, sel);
    const restored = await backedUp(network, lom);
    for (const { desk } of [lom, restored]) desk.setClock('2026-06-08T10:00:00.000Z');
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    expect(held(sel, id, 'identity')).toBe(0);
    return { network, sel, lom: restored, id, consent };
  }

  test('is told by who had to erase; nothing goes by a consent from before', async () => {
    const { network, lom, sel, id } = await forgotten();
    const inVain = await send(network, lom, '3437');
    expect(inVain.summary.cases).toBe(1);
    expect((await look(sel, inVain.path)).skipped.map(({ scope }) => scope)).toEqual(['case', 'identity', 'permit']);
    await receive(sel, inVain.path);
    expect((await sel.desk.must('package.plan', { to: '3434', language: 'nb' })).isEmpty).toBe(false);
    const told = await send(network, sel, '3434');
    expect(told.summary.revoked).toBe(0);
    const { learned } = await look(lom, told.path);
    expect(learned.map(({ stream }) => stream.scope)).toEqual(['case', 'identity', 'permit']);
    expect(await receive(lom, told.path)).toMatchObject({ summary: { learned: 3, revoked: 0, erasedOps: 0 } });
    expect(held(lom, id, 'identity')).toBeGreaterThan(0);
    expect(revocationList(lom.context)).toMatchObject([
      { holder: '3437', state: 'confirmed', cases: [{ caseId: id }] },
    ]);
    const { cases } = await lom.desk.must('package.plan', { to: '3437', language: 'nb' });
    const doubtful = cases[0]?.heldBack.filter(({ reason }) => reason === 'takenBackSince');
    expect(doubtful?.map(({ scope }) => scope)).toEqual(['identity', 'permit']);
    expect((await send(network, lom, '3437')).summary).toMatchObject({ cases: 0, revoked: 0, lifted: 0 });
    // Told once: it is known now, and sent no more.
    await carry(network, lom, sel);
    expect(await look(lom, (await send(network, sel, '3434')).path)).toMatchObject({ learned: [] });
  });

  test('a new consent lifts it, and what it does not cover stays taken back', async () => {
    const { network, lom, sel, id, consent } = await forgotten();
    await carry(network, lom, sel);
    await carry(network, sel, lom);
    await withdraw(lom, consent);
    lom.desk.setClock('2026-06-09T10:00:00.000Z');
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    expect((await send(network, lom, '3437')).summary).toMatchObject({ cases: 1, lifted: 2 });
    await carry(network, lom, sel);
    expect(held(sel, id, 'identity')).toBeGreaterThan(0);
    expect(held(sel, id, 'permit')).toBe(0);
  });

  test('one that was given before it was told of lifts it too', async () => {
    const { network, lom, sel, id } = await forgotten();
    lom.desk.setClock('2026-06-09T10:00:00.000Z');
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    expect(held(sel, id, 'identity')).toBe(0);
    await carry(network, sel, lom);
    await carry(network, lom, sel);
    expect(held(sel, id, 'identity')).toBeGreaterThan(0);
    expect(held(sel, id, 'permit')).toBe(0);
  });

  test('a new owner learns of it, and lifts it by its own consent', async () => {
    const [network, lom, sel, dovre] = (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom);
    const all = ['identity', 'papers'] as const;
    await consentTo(lom, id, 'Sel kommune', all, 'Flytting til en annen kommune');
    const consent = await consentTo(lom, id, 'Dovre kommune', ['identity']);
    await carry(network, lom, dovre);
    for (const { desk } of [lom, sel]) desk.setClock('2026-06-08T10:00:00.000Z');
    await withdraw(lom, consent);
    await carry(network, lom, dovre);
    expect(held(dovre, id, 'identity')).toBe(0);
    const offer = await lom.desk.must('transfer.offer', { personId: id, to: '3437', message: '' });
    await carry(network, lom, sel);
    await sel.desk.must('transfer.answer', { id: offer.transfer.id, answer: 'accept', message: '' });
    sel.desk.setClock('2026-06-09T10:00:00.000Z');
    await consentTo(sel, id, 'Dovre kommune', ['identity']);
    await carry(network, sel, dovre);
    expect(held(dovre, id, 'identity')).toBe(0);
    await carry(network, dovre, sel);
    // First who has the case by now, which alone says who may lift the rest.
    await carry(network, sel, dovre);
    expect(owner(dovre, id)).toBe('3437');
    expect(held(dovre, id, 'identity')).toBe(0);
    await carry(network, dovre, sel);
    await carry(network, sel, dovre);
    expect(held(dovre, id, 'identity')).toBeGreaterThan(0);
    setPerson(sel, id, { phone: '61 00 00 00' });
    await carry(network, sel, dovre);
    expect(dovre.context.store.record(id)?.fields.phone).toBe('61 00 00 00');
  });

  test('is told to nobody but who sends it', async () => {
    const { network, lom, sel } = await forgotten();
    await carry(network, lom, sel);
    const toldTo = (to: '3434' | '3431') => {
      const plan = must(makePlan(sel.context, { to, includeProtected: [], leaveOut: [] }));
      return revocationsOut(sel.context, '3437', to, plan).toldBack;
    };
    expect(toldTo('3431')).toEqual([]);
    expect(toldTo('3434')).toMatchObject([{ holder: '3437', revokedBy: '3434' }]);
  });
});
