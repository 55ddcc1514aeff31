import { describe, expect, test } from 'vitest';
import { takeIn } from '#db/testing.ts';
import { recordId } from '#shared/ops/id.ts';
import { laterIdentities } from './forksTold.ts';
import { importPackage } from './import.ts';
import { mendFork } from './mendFork.ts';
import {
  type BareNode,
  backedUp,
  bareNode,
  carry,
  consentTo,
  look,
  must,
  type Network,
  type Node,
  newPerson,
  putBackByHand,
  receive,
  send,
  setPerson,
  testNetworks,
} from './packagesTestKit.ts';

/** What the simulation has found once (test/sim) where a vault goes on in two copies, each with the fewest installations that show it. */

const opened = testNetworks();

describe('a PC that went back to a copy from before an identity of its own', () => {
  /** Sel took an identity while its clock was ahead by years, and told Lom under it what it holds; then a backup from before takes its place. */
  async function goneBack() {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const older = await backedUp(network, sel);
    const ahead = recordId(Date.parse('2036-06-01'), (length) => new Uint8Array(length));
    const taken = sel.context.store.exchange.imports.mendFork([], [ahead]);
    expect(taken.origin > older.context.store.origin()).toBe(true);
    await carry(network, lom, sel);
    await carry(network, sel, lom);
    setPerson(lom, id, { phone: '61 00 00 00' });
    return { network, lom, sel, older, id, taken };
  }

  test('takes one that follows it by name: until then what it says is taken for old, and packages to it would wait', async () => {
    const { network, lom, older, id, taken } = await goneBack();
    await carry(network, older, lom);
    const { path } = await send(network, lom, '3437');
    const preview = await look(older, path);
    expect(preview).toMatchObject({ state: 'ownFork', waiting: { streams: 2 } });
    const request = { path, fileHash: preview.fileHash };
    expect(await importPackage(older.context, request)).toMatchObject({
      error: { code: 'packageFork', params: { isOwn: true } },
    });
    expect(must(await mendFork(older.context, request))).toEqual({ isOwn: true, rewritten: 0 });
    expect(older.context.store.origin() > taken.origin).toBe(true);
    expect(await look(older, path)).toMatchObject({ state: 'waiting' });
    await carry(network, older, lom);
    await carry(network, lom, older);
    expect(older.context.store.record(id)?.fields).toMatchObject({ lastName: 'Haile', phone: '61 00 00 00' });
  });

  test('keeps the one that it has where no later one is named, or a name that is no time', async () => {
    const { network, lom, sel, older } = await goneBack();
    expect(await look(sel, (await send(network, lom, '3437')).path)).toMatchObject({ state: 'fresh' });
    const people = (origin: string) => {
      const installation = older.installation.stored.id;
      return {
        origins: { [origin]: { installation, municipality: '3437', role: 'municipality' as const } },
        authors: {},
      };
    };
    expect(laterIdentities(older.context, people(`7${'Z'.repeat(25)}`))).toHaveLength(1);
    expect(laterIdentities(older.context, people(`8${'0'.repeat(25)}`))).toEqual([]);
    expect(laterIdentities(lom.context, people(`7${'Z'.repeat(25)}`))).toEqual([]);
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

  test('under each of two identities: all of it is mended at once', async () => {
    const { network, one, two, dombas, id } = await copied();
    setPerson(one, id, { phone: '61 00 00 01' });
    setPerson(two, id, { phone: '61 00 00 02' });
    const hand = ({ store }: BareNode) => {
      const ops = store.ops().filter((op) => op.origin === store.origin() && op.record.id === id);
      takeIn(dombas.desk.store, ops);
    };
    hand(one);
    two.store.mintOrigin();
    const three = await two.copy();
    setPerson(two, id, { phone: '61 00 00 03' });
    setPerson(three, id, { phone: '61 00 00 04' });
    hand(two);
    expect(dombas.desk.store.exchange.log.heldOf({ caseId: id, scope: 'identity' })).toHaveLength(2);

    const { path, fileHash } = await send(network, dombas, '3434');
    expect(await look(three, path)).toMatchObject({ state: 'ownFork' });
    expect(must(await mendFork(three.context, { path, fileHash }))).toEqual({ isOwn: true, rewritten: 2 });
    expect(await receive(three, path)).toMatchObject({ outcome: 'imported' });
    const history = three.context.store.exchange.conflicts.history(id, 'phone').map(({ value }) => value);
    expect(history.toSorted()).toEqual(['61 00 00 01', '61 00 00 02', '61 00 00 03', '61 00 00 04']);
    for (const node of [one, two, three]) node.close();
  });

  test('a new owner tells the former one where they differ, though it may not send what shows it', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity'], 'Flytting til en annen kommune');
    const offer = await lom.desk.must('transfer.offer', { personId: id, to: '3437', message: '' });
    await carry(network, lom, sel);
    await sel.desk.must('transfer.answer', { id: offer.transfer.id, answer: 'accept', message: '' });
    // The office's file is put back by hand, under the same identity; the person has another telephone number in each.
    const copy = await putBackByHand(network, lom);
    setPerson(lom, id, { phone: '61 00 00 01' });
    await carry(network, lom, sel);
    setPerson(copy, id, { phone: '61 00 00 02' });
    setPerson(copy, id, { phone: '61 00 00 03' });
    const refused = await send(network, copy, '3437');
    expect(await look(sel, refused.path)).toMatchObject({ state: 'theirFork' });
    must(await mendFork(sel.context, { path: refused.path, fileHash: refused.fileHash }));
    const told = await send(network, sel, '3434', { leaveOut: [id] });
    expect(told.summary.cases).toBe(0);
    expect(await look(copy, told.path)).toMatchObject({ state: 'ownFork' });
    expect(must(await mendFork(copy.context, { path: told.path, fileHash: told.fileHash }))).toMatchObject({
      isOwn: true,
    });
    await receive(copy, told.path);
    expect(await receive(sel, (await send(network, copy, '3437')).path)).toMatchObject({ outcome: 'imported' });
    const history = sel.context.store.exchange.conflicts.history(id, 'phone').map(({ value }) => value);
    expect(history.toSorted()).toEqual(['61 00 00 01', '61 00 00 02', '61 00 00 03']);
    expect(sel.context.store.exchange.forksToTell.of(lom.installation.stored.id)).toEqual([]);
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

test('what an installation wrote itself goes to it whole once after it has taken a new identity', async () => {
  const [network, lom, other] = (await opened(['3434'], ['3434'])) as [Network, Node, Node];
  const id = await newPerson(other);
  const first = await send(network, other, '3434');
  await receive(lom, first.path);
  await receive(other, (await send(network, lom, '3434')).path);
  await receive(lom, (await send(network, other, '3434')).path);
  const again = async (reader: Node) => (await look(reader, (await send(network, lom, '3434')).path)).totals.knownOps;
  expect(await again(other)).toBe(0);

  const older = await backedUp(network, other);
  const written = older.context.store.exchange.log.heldOf({ caseId: id, scope: 'identity' });
  await receive(lom, (await send(network, older, '3434')).path);
  const whole = await send(network, lom, '3434');
  const { totals } = await look(older, whole.path);
  expect(totals.newOps).toBe(0);
  expect(totals.knownOps).toBeGreaterThanOrEqual(written.reduce((sum, { seq }) => sum + seq, 0));
  await receive(older, whole.path);
  await receive(lom, (await send(network, older, '3434')).path);
  expect(await again(older)).toBe(0);
});
