import { describe, expect, test } from 'vitest';
import { importPackage } from './import.ts';
import { mendFork } from './mendFork.ts';
import {
  bareNode,
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
  withdraw,
} from './packagesTestKit.ts';

/** What the simulation has found once (test/sim), each with the fewest installations that show it. */

const opened = testNetworks();

const held = ({ context }: Pick<Node, 'context'>, caseId: string, scope: 'identity' | 'permit') =>
  context.store.exchange.log.heldOf({ caseId, scope }).reduce((sum, { seq }) => sum + seq, 0);

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

describe('two copies that wrote as much as each other', () => {
  /** A vault with a person in it, its copy, and another of the same municipality. */
  async function copied() {
    const [network, lom, dombas] = (await opened(['3434'], ['3434'])) as [Network, Node, Node];
    const one = bareNode(network, lom);
    const id = one.context.newId();
    setPerson(one, id, { firstName: 'Selam', lastName: 'Haile' });
    return { network, one, two: await one.copy(), dombas, id };
  }

  test('are told apart by the hash of the package before: the next package carries everything, and mends the copy', async () => {
    const { network, one, two, dombas, id } = await copied();
    setPerson(one, id, { phone: '61 00 00 01' });
    setPerson(two, id, { phone: '61 00 00 02' });
    await receive(dombas, (await send(network, one, '3434')).path);
    // It says that it holds three changes of that name, which is what the other copy has as well.
    await receive(two, (await send(network, dombas, '3434')).path);
    const second = await send(network, two, '3434');
    expect(second.number).toBe(1);
    expect(await receive(dombas, second.path)).toMatchObject({ outcome: 'imported', summary: { newOps: 0 } });
    const whole = await send(network, dombas, '3434');
    expect(await look(two, whole.path)).toMatchObject({ state: 'ownFork' });
    const request = { path: whole.path, fileHash: whole.fileHash };
    expect(must(await mendFork(two.context, request))).toMatchObject({ isOwn: true });
    must(await importPackage(two.context, request));
    await receive(dombas, (await send(network, two, '3434')).path);
    for (const { context } of [two, dombas]) {
      const history = context.store.exchange.conflicts.history(id, 'phone').map(({ value }) => value);
      expect(history.toSorted()).toEqual(['61 00 00 01', '61 00 00 02']);
      expect(context.store.exchange.conflicts.count()).toBe(1);
    }
    one.close();
    two.close();
  });

  test('are mended also where the copy has answered what was sent before anybody knew of it', async () => {
    const { network, one, two, dombas, id } = await copied();
    setPerson(one, id, { phone: '61 00 00 01' });
    setPerson(one, id, { phone: '61 00 00 02' });
    await receive(dombas, (await send(network, one, '3434')).path);
    await receive(two, (await send(network, dombas, '3434')).path);
    setPerson(two, id, { phone: '61 00 00 03' });
    // Both say that they have read it, and hold as much of that name as what they say here: one change less than the other copy.
    for (let twice = 0; twice < 2; twice += 1) await receive(dombas, (await send(network, two, '3434')).path);
    const whole = await send(network, dombas, '3434');
    const request = { path: whole.path, fileHash: whole.fileHash };
    expect(must(await mendFork(two.context, request))).toEqual({ isOwn: true, rewritten: 1 });
    must(await importPackage(two.context, request));
    await receive(dombas, (await send(network, two, '3434')).path);
    for (const { context } of [two, dombas]) {
      const history = context.store.exchange.conflicts.history(id, 'phone').map(({ value }) => value);
      expect(history.toSorted()).toEqual(['61 00 00 01', '61 00 00 02', '61 00 00 03']);
    }
    one.close();
    two.close();
  });

  test('a package that was never read makes no more than what its sender wrote come back, once', async () => {
    const [network, lom, dombas] = (await opened(['3434'], ['3434'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    await carry(network, lom, dombas);
    setPerson(lom, id, { phone: '61 00 00 01' });
    await send(network, lom, '3434');
    setPerson(lom, id, { phone: '61 00 00 02' });
    await carry(network, lom, dombas);
    const back = await send(network, dombas, '3434');
    const own = [...lom.context.store.exchange.log.held([id])].flatMap(({ origins }) => origins);
    expect(back.summary.ops).toBe(own.reduce((sum, { seq }) => sum + seq, 0));
    await receive(lom, back.path);
    await carry(network, lom, dombas);
    expect((await send(network, dombas, '3434')).summary.ops).toBe(0);
  });
});
