import { describe, expect, test } from 'vitest';
import { toStored } from '../members/listFile.ts';
import { adding, revoking, testInstallation, testNext } from '../members/memberTestKit.ts';
import { believed } from './entitlement.ts';
import { exportPackage } from './export.ts';
import { importPackage } from './import.ts';
import { missingPackages, revocationList } from './lists.ts';
import { mendFork } from './mendFork.ts';
import {
  bareNode,
  carry,
  consentTo,
  fieldsOf,
  look,
  must,
  type Network,
  type Node,
  newPerson,
  openNode,
  receive,
  refusal,
  selam,
  send,
  setPerson,
  testNetworks,
  testStart,
  withdraw,
} from './packagesTestKit.ts';
import { previewPackage } from './preview.ts';
import { waitingPackages } from './waiting.ts';

const opened = testNetworks();
const at = testStart;

const previewOf = (node: Pick<Node, 'context'>, path: string) => previewPackage(node.context, { path, language: 'nb' });

describe('within one municipality', () => {
  test('everything goes, with papers, and nothing is logged as disclosed', async () => {
    const [network, first, second] = (await opened(['3434'], ['3434'])) as [Network, Node, Node];
    const id = await newPerson(first, { ...selam, protection: 'confidential', permit: 'asylum' });
    await consentTo(first, id, 'NAV', ['work']);
    const sent = await send(network, first, '3434');
    expect(sent).toMatchObject({ kind: 'municipality', summary: { cases: 1 } });
    await receive(second, sent.path);
    expect(fieldsOf(second, id)).toEqual(fieldsOf(first, id));
    expect((await second.desk.must('consent.list', { personId: id })).consents).toHaveLength(1);
    expect((await first.desk.must('disclosure.list', { personId: id })).disclosures).toEqual([]);
  });

  test('a revocation reaches the other PC; what one PC was told to erase the other erases too', async () => {
    const [network, lom, sel, otherSel] = (await opened(['3434'], ['3437'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    const { path } = await send(network, lom, '3437');
    await receive(sel, path);
    await receive(otherSel, path);
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    expect(fieldsOf(sel, id)).toBeUndefined();
    expect(fieldsOf(otherSel, id)).toBeDefined();
    await carry(network, sel, otherSel);
    expect(fieldsOf(otherSel, id)).toBeUndefined();
    expect(revocationList(otherSel.context)).toMatchObject([{ state: 'erasedHere', revokedBy: '3434' }]);
    // And neither sends it to the other again.
    expect((await send(network, otherSel, '3437')).summary.cases).toBe(0);
  });

  test('the other PC of the owner knows what was sent, and revokes it', async () => {
    const [network, first, second, sel] = (await opened(['3434'], ['3434'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(first);
    const consent = await consentTo(first, id, 'Sel kommune', ['identity']);
    await carry(network, first, sel);
    await carry(network, first, second);
    await withdraw(second, consent);
    const told = await send(network, second, '3437');
    expect(told.summary.revoked).toBe(2);
    await receive(sel, told.path);
    expect(fieldsOf(sel, id)).toBeUndefined();
  });
});

describe('the coordinator', () => {
  test('gets what consents name it for, sends nobody another’s case, and sends all the member list', async () => {
    const [network, coordinator, lom, sel] = (await opened(['3437', 'coordinator'], ['3434'], ['3437'])) as [
      Network,
      Node,
      Node,
      Node,
    ];
    const id = await newPerson(lom);
    await newPerson(lom, { firstName: 'Annen', lastName: 'Person' });
    await consentTo(lom, id, 'Interkommunal koordinator', ['identity']);
    const sent = await send(network, lom, 'coordinator');
    expect(sent).toMatchObject({ kind: 'toCoordinator', summary: { cases: 1 } });
    await receive(coordinator, sent.path);
    expect(fieldsOf(coordinator, id)).toMatchObject({ firstName: 'Selam' });
    // The coordinator's installation stands in Sel, and is none of Sel's.
    expect((await send(network, coordinator, '3437')).summary.cases).toBe(0);
    expect((await send(network, lom, '3437')).summary.cases).toBe(0);
    setPerson(coordinator, id, { firstName: 'Selamawit' });
    const back = await send(network, coordinator, '3434');
    expect(back.summary).toMatchObject({ cases: 1, bases: { returnedToOwner: 1 } });
    await receive(lom, back.path);
    expect(fieldsOf(lom, id)?.firstName).toBe('Selamawit');

    const { installation } = sel;
    const next = testNext(network.list, coordinator.installation, revoking(installation, coordinator.installation));
    coordinator.context.store.exchange.members.addLists([toStored(next, at)]);
    const all = await send(network, coordinator, 'all');
    expect(all).toMatchObject({ kind: 'fromCoordinator', channel: 'all' });
    expect(await look(lom, all.path)).toMatchObject({ members: { revoked: [{ municipality: '3437' }] } });
    await receive(lom, all.path);
    const fromRevoked = await send(network, sel, '3434');
    expect(refusal(await previewOf(lom, fromRevoked.path)).code).toBe('senderRevoked');
    const refused = await exportPackage(lom.context, { to: 'all', includeProtected: [], leaveOut: [], folder: '/' });
    expect(refusal(refused).code).toBe('recipientOnlyForCoordinator');
  });
});

test('what was sent before a PC came on the list is not missed there, and what is lost after is', async () => {
  const [network, office, lom] = (await opened(['3437', 'coordinator'], ['3434'])) as [Network, Node, Node];
  const late = openNode('3434', await testInstallation(9, '3434', 'municipality'), at);
  const sent: string[] = [];
  for (let number = 1; number <= 2; number += 1) sent.push((await send(network, office, 'all')).path);
  const next = toStored(testNext(network.list, office.installation, adding(late.installation)), at);
  office.context.store.exchange.members.addLists([next]);
  const { members } = late.context.store.exchange;
  members.addLists(office.context.store.exchange.members.listsAfter(0));
  for (let number = 3; number <= 5; number += 1) sent.push((await send(network, office, 'all')).path);
  await receive(late, sent[2] ?? '');
  await receive(lom, sent[0] ?? '');
  await receive(lom, sent[2] ?? '');
  const missing = (node: Node) => missingPackages(node.context).map(({ numbers }) => numbers);
  expect([missing(late), missing(lom)]).toEqual([[], [[2]]]);
  await receive(late, sent[4] ?? '');
  expect(missing(late)).toEqual([[4]]);
  late.desk.close();
});

describe('a case that moves', () => {
  test('offer and hand-over go with what the consent covers, listed on both sides; the rest stays', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom, { ...selam, permit: 'asylum', interpreterLanguage: 'ti' });
    await consentTo(lom, id, 'Sel kommune', ['identity', 'permit'], 'Flytting til en annen kommune');
    const offer = await lom.desk.must('transfer.offer', { personId: id, to: '3437', message: 'Flytter til Otta' });
    const offered = await send(network, lom, '3437');
    expect(offered.kind).toBe('shared');
    await receive(sel, offered.path);
    // Written before the answer was known.
    setPerson(lom, id, { arrivalDate: '2025-02-03' });
    await sel.desk.must('transfer.answer', { id: offer.transfer.id, answer: 'accept', message: '' });
    await carry(network, sel, lom);
    const handed = await send(network, lom, '3437');
    expect(handed).toMatchObject({ kind: 'handOver', summary: { bases: { goesAlong: 1 } } });
    await receive(sel, handed.path);
    expect(fieldsOf(sel, id)).toMatchObject({ permit: 'asylum', arrivalDate: '2025-02-03' });
    expect(fieldsOf(sel, id)).not.toHaveProperty('interpreterLanguage');
    for (const node of [lom, sel]) {
      const transfer = await node.desk.must('transfer.get', { id: offer.transfer.id });
      expect(transfer.handedOver?.map(({ scope }) => scope)).toEqual(['identity', 'permit']);
    }
    // Once that is acknowledged, nothing more of it goes from the former owner.
    await carry(network, sel, lom);
    expect((await send(network, lom, '3437')).summary.cases).toBe(0);
    const { disclosures } = await lom.desk.must('disclosure.list', { personId: id });
    expect(disclosures.map(({ how }) => how)).toEqual(['package', 'package']);
    // The new owner revokes nothing by itself, and can share.
    setPerson(sel, id, { firstName: 'Selamawit' });
    await carry(network, sel, lom);
    expect(fieldsOf(lom, id)?.firstName).toBe('Selam');
  });
});

test('what went with the offer is listed too, where nothing is left to hand over', async () => {
  const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
  const id = await newPerson(lom, { ...selam, permit: 'asylum', interpreterLanguage: 'ti' });
  await consentTo(lom, id, 'Sel kommune', ['identity'], 'Flytting til en annen kommune');
  const { transfer } = await lom.desk.must('transfer.offer', { personId: id, to: '3437', message: '' });
  await carry(network, lom, sel);
  await sel.desk.must('transfer.answer', { id: transfer.id, answer: 'accept', message: '' });
  await carry(network, sel, lom);
  const last = await send(network, lom, '3437');
  expect(last.summary).toMatchObject({ ops: 2, bases: { goesAlong: 1 } });
  await receive(sel, last.path);
  for (const node of [lom, sel]) {
    const { handedOver } = await node.desk.must('transfer.get', { id: transfer.id });
    // That there is something in other areas is itself none of the new owner's business.
    expect(handedOver?.map(({ scope }) => scope)).toEqual(['identity']);
  }
  await carry(network, sel, lom);
  expect((await send(network, lom, '3437')).summary.streams).toBe(0);
});

describe('a protected address', () => {
  test('keeps the case here, until somebody chooses that it goes', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom, { ...selam, protection: 'strictlyConfidential' });
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const without = await send(network, lom, '3437');
    expect(without.summary).toMatchObject({ cases: 0, heldBack: { protected: 1 } });
    const chosen = await send(network, lom, '3437', { includeProtected: [id] });
    await receive(sel, chosen.path);
    expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Selam' });
  });
});

describe('a package that builds on what is not here', () => {
  test('waits, says what is missing, and is mended when the sender hears what is held', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const lost = await send(network, lom, '3437');
    // As if Sel had read it, said so, and then gone back to a backup from before.
    const { log, journal } = lom.context.store.exchange;
    journal.putPeerHoldings(
      sel.installation.stored.id,
      { createdAt: '2026-01-01T00:00:00.000Z', origin: sel.context.store.origin(), number: 1 },
      [...log.held([id])],
    );
    setPerson(lom, id, { firstName: 'Selamawit' });
    const next = await send(network, lom, '3437');
    expect(await look(sel, next.path)).toMatchObject({ state: 'waiting', waiting: { missingNumbers: [1] } });
    const empty = sel.desk.store.projectionDigest();
    expect(await receive(sel, next.path)).toEqual({ outcome: 'waiting', missingNumbers: [1] });
    expect(sel.desk.store.projectionDigest()).toBe(empty);
    expect(waitingPackages(sel.context)).toMatchObject([{ municipality: '3434', number: 2, isReady: false }]);
    // Sel tells what it holds; Lom sends all of it again.
    await carry(network, sel, lom);
    await carry(network, lom, sel);
    expect(fieldsOf(sel, id)?.firstName).toBe('Selamawit');
    expect(await look(sel, lost.path)).toMatchObject({ state: 'older' });
  });
});

test('attached files go along with the papers that name them, and not with anything else', async () => {
  const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
  const id = await newPerson(lom);
  const content = new TextEncoder().encode('Synthetic scan, larger than a page of nothing.'.repeat(5000));
  const { store } = lom.context;
  const sha256 = store.putAttachment(content);
  const fields = { subjectId: id, purpose: 'other', sha256, bytes: content.length, mediaType: 'application/pdf' };
  store.write({ author: lom.context.user.id, at }, (writer) =>
    writer.set({ type: 'attachment', id: lom.context.newId(), caseId: id }, { ...fields, fileName: 'scan.pdf' }),
  );
  await consentTo(lom, id, 'Sel kommune', ['identity']);
  const without = await send(network, lom, '3437');
  expect(without.summary.attachments).toBe(0);
  await receive(sel, without.path);
  expect(sel.context.store.readAttachment(sha256)).toBeUndefined();
  await consentTo(lom, id, 'Sel kommune', ['identity', 'papers']);
  const along = await send(network, lom, '3437');
  expect(along.summary.attachments).toBe(1);
  expect(await look(sel, along.path)).toMatchObject({ totals: { attachments: 1 } });
  await receive(sel, along.path);
  expect(sel.context.store.readAttachment(sha256)).toEqual(content);
});

test('a restored backup goes on under a new identity: it catches up, and nobody mistakes it for a copy', async () => {
  const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
  const id = await newPerson(sel);
  await consentTo(sel, id, 'Lom kommune', ['identity']);
  const before = bareNode(network, lom);
  await receive(before, (await send(network, sel, '3434')).path);
  const restored = await before.copy();
  restored.store.mintOrigin();
  // Written and sent after the backup was made, and lost with the machine.
  setPerson(before, id, { firstName: 'Skrevet etter kopien' });
  await receive(sel, (await send(network, before, '3437')).path);
  setPerson(sel, id, { lastName: 'Skrevet i Sel' });
  setPerson(restored, id, { phone: '91 23 45 67' });
  const after = await send(network, restored, '3437');
  expect(after.number).toBe(1);
  expect(await look(sel, after.path)).toMatchObject({ state: 'fresh' });
  await receive(sel, after.path);
  // What was lost comes back from those whom it was sent to.
  await receive(restored, (await send(network, sel, '3434')).path);
  for (const node of [restored, sel]) {
    expect(fieldsOf(node, id)).toMatchObject({
      firstName: 'Skrevet etter kopien',
      lastName: 'Skrevet i Sel',
      phone: '91 23 45 67',
    });
  }
  before.close();
  restored.close();
});

test('sent again with fewer rights: still one owner, and what is no longer allowed is only left out', async () => {
  const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
  const id = await newPerson(lom, { ...selam, permit: 'asylum' });
  const wide = await consentTo(lom, id, 'Sel kommune', ['identity', 'permit']);
  const first = await send(network, lom, '3437');
  const narrow = await consentTo(lom, id, 'Sel kommune', ['identity']);
  expect(narrow).not.toBe(wide);
  await withdraw(lom, wide);
  const second = await send(network, lom, '3437');
  for (const path of [second.path, first.path]) await receive(sel, path);
  expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Selam' });
  expect(fieldsOf(sel, id)).not.toHaveProperty('permit');
  for (const node of [lom, sel]) {
    expect((await node.desk.must('transfer.list', { personId: id })).ownership).toMatchObject({ owner: '3434' });
  }
});

test('a duplicate is seen in both orders of arrival', async () => {
  const [network, lom, sel, dovre] = (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node, Node];
  const id = await newPerson(lom);
  for (const name of ['Sel kommune', 'Dovre kommune']) await consentTo(lom, id, name, ['identity']);
  const here = await newPerson(sel);
  const toSel = await send(network, lom, '3437');
  expect((await look(sel, toSel.path)).cases[0]?.duplicates).toMatchObject([{ personId: here }]);
  await carry(network, lom, dovre);
  const later = await dovre.desk.must('person.findDuplicates', { values: selam });
  expect(later.candidates.map(({ person }) => person.id)).toEqual([id]);
});

describe('two copies of one vault', () => {
  test('the others refuse the second one and say why; what they send mends it, and nothing is lost', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const one = bareNode(network, lom);
    const id = one.context.newId();
    setPerson(one, id, { firstName: 'Selam', lastName: 'Haile' });
    one.store.write({ author: one.context.user.id, at }, (writer) =>
      writer.set(
        { type: 'override', id: one.context.newId(), caseId: id },
        {
          recipient: 'Sel kommune',
          scopes: ['identity'],
          purpose: 'Bosetting og bolig',
          legalBasis: 'Lov',
          reason: 'Fare',
          from: '2026-01-01',
          until: '2027-01-01',
          recordedBy: 'Kari',
        },
      ),
    );
    const two = await one.copy();
    setPerson(one, id, { firstName: 'Fra den ene' });
    setPerson(two, id, { lastName: 'Fra den andre' });
    await receive(sel, (await send(network, one, '3437')).path);
    const second = await send(network, two, '3437');
    expect(await look(sel, second.path)).toMatchObject({ state: 'theirFork' });
    expect(refusal(await importPackage(sel.context, { path: second.path, fileHash: second.fileHash }))).toEqual({
      code: 'packageFork',
      params: { isOwn: false, municipality: '3434' },
    });
    const their = { path: second.path, fileHash: second.fileHash };
    expect(must(await mendFork(sel.context, their))).toEqual({ isOwn: false, rewritten: 0 });
    const answer = await send(network, sel, '3434');
    expect(await look(two, answer.path)).toMatchObject({ state: 'ownFork' });
    const request = { path: answer.path, fileHash: answer.fileHash };
    expect(refusal(await importPackage(two.context, request)).code).toBe('packageFork');
    const mended = must(await mendFork(two.context, request));
    expect(mended.isOwn).toBe(true);
    expect(mended.rewritten).toBeGreaterThan(0);
    await receive(two, answer.path);
    expect(fieldsOf(two, id)).toMatchObject({ firstName: 'Fra den ene', lastName: 'Fra den andre' });
    await receive(sel, (await send(network, two, '3437')).path);
    expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Fra den ene', lastName: 'Fra den andre' });
    expect(refusal(await mendFork(two.context, request)).code).toBe('packageForkMissing');
    one.close();
    two.close();
  });
});

test('a coordinator’s installation is none of the municipality that it stands in: it moves no case, and is no former owner', async () => {
  const [network, office, sel, lom] = (await opened(['3437', 'coordinator'], ['3437'], ['3434'])) as [
    Network,
    Node,
    Node,
    Node,
  ];
  const id = await newPerson(sel);
  await consentTo(sel, id, 'Interkommunal koordinator', ['identity']);
  await consentTo(sel, id, 'Lom kommune', ['identity'], 'Flytting til en annen kommune');
  await carry(network, sel, office);
  const ownership = async () => (await office.desk.must('transfer.list', { personId: id })).ownership;
  expect(await ownership()).toMatchObject({ owner: '3437', isOurs: false, isFormerOwner: false });
  const offered = await office.desk.refused('transfer.offer', { personId: id, to: '3434', message: '' });
  expect(offered.code).toBe('transferNotOwner');

  const { transfer } = await sel.desk.must('transfer.offer', { personId: id, to: '3434', message: '' });
  await carry(network, sel, office);
  const withdrawn = await office.desk.refused('transfer.withdraw', { id: transfer.id });
  expect(withdrawn.code).toBe('transferNotOurs');
  await carry(network, sel, lom);
  await lom.desk.must('transfer.answer', { id: transfer.id, answer: 'accept', message: '' });
  await carry(network, lom, sel);
  await carry(network, sel, office);
  expect(await ownership()).toMatchObject({ owner: '3434', isOurs: false, isFormerOwner: false, handedOverAt: null });
  expect(() => setPerson(office, id, { phone: '61 00 00 00' })).not.toThrow();
});

test('whose an origin is that nobody was believed about, nobody claims; and of one’s own no other tells', async () => {
  const [network, office, lom, sel, other] = (await opened(['3437', 'coordinator'], ['3434'], ['3431'], ['3431'])) as [
    Network,
    Node,
    Node,
    Node,
    Node,
  ];
  const id = await newPerson(lom);
  await consentTo(lom, id, 'Interkommunal koordinator', ['identity']);
  await consentTo(lom, id, 'Dovre kommune', ['identity']);
  await carry(network, lom, office);
  setPerson(office, id, { phone: '61 00 00 00' });
  await carry(network, office, lom);
  await carry(network, lom, sel);
  const origin = office.context.store.origin();
  const whose = (node: Node) => node.context.store.exchange.log.origins().get(origin);
  expect(whose(lom)).toMatchObject({ role: 'coordinator' });
  // A municipality is not believed about a coordinator's origin.
  expect(whose(sel)).toBeUndefined();
  await carry(network, sel, other);
  expect(fieldsOf(other, id)).toMatchObject({ phone: '61 00 00 00' });
  expect(whose(other)).toBeUndefined();

  const said = {
    [origin]: { installation: sel.installation.stored.id, municipality: '3431', role: 'municipality' as const },
  };
  expect(believed(said, { sender: '3431', own: '3437' }, [])).toHaveLength(1);
  expect(believed(said, { sender: '3431', own: '3437' }, [origin])).toEqual([]);
});
