import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Op } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { allRates } from '../../rates/allRates.ts';
import { protectionOn } from '../coordinator/totals.ts';
import { encodeListFile, toStored } from '../members/listFile.ts';
import { adding, revoking, testNext } from '../members/memberTestKit.ts';
import { importPackage } from './import.ts';
import {
  carry,
  consentTo,
  look,
  must,
  type Network,
  type Node,
  newPerson,
  openNetwork,
  receive,
  refusal,
  send,
} from './packagesTestKit.ts';
import { previewPackage } from './preview.ts';
import { linesOf, type Opened, opened, sealed } from './tamperKit.ts';

/** What a legitimate member whose program was tampered with tries: each is refused, or counts for nothing. */

let network: Network | undefined;
afterEach(() => {
  network?.close();
  network = undefined;
});

/** The coordinator, Lom (which is tampered with) and Sel. */
async function withThree(): Promise<[Network, Node, Node, Node]> {
  network = await openNetwork([['3437', 'coordinator'], ['3434'], ['3437']]);
  return [network, ...(network.nodes as [Node, Node, Node])];
}

const at = '2026-06-01T10:00:00.000Z';
const values = '{"g":13006300}';

/** A rate set as ops of an origin's in the stream about nobody. */
function rateOps(origin: string, id: string, first: number, rateId: string): Op[] {
  const fields = {
    rateId,
    kind: 'grunnbelop',
    validFrom: '2026-05-01',
    source: 'Rundskriv',
    values,
    enteredBy: 'Noen',
    enteredAt: at,
  };
  return Object.entries(fields).map(([field, value], index) => ({
    stream: { caseId: commonCase, scope: 'common' },
    origin,
    seq: first + index,
    record: { type: 'rateSet', id },
    field,
    value,
    basis: [],
    hlc: '019e82d5a0000000',
    author: 'author',
    at,
  }));
}

async function rightFrom(of: Network, from: Node, to: Node): Promise<Opened> {
  const { path } = await send(of, from, to.context.municipality);
  return opened(path, from.installation, to.installation);
}

async function forged(of: Network, from: Node, to: Node, ops: readonly Op[], origins: Record<string, unknown>) {
  const right = await rightFrom(of, from, to);
  const folder = mkdtempSync(join(of.folder, 'forged-'));
  const people = Buffer.from(JSON.stringify({ origins, authors: {} }));
  const parts = [{ kind: 'people' as const, name: 'people.json', content: people }];
  return sealed(folder, right, { from: from.installation, to: to.installation }, { lines: linesOf(ops), parts });
}

const enteredRates = ({ context }: Node) => allRates(context.store).filter(({ standing }) => standing === 'entered');
const ownerOfNode = ({ installation, context }: Node) => ({
  installation: installation.card.installation,
  municipality: context.municipality,
  role: installation.card.role,
});

describe('what only a coordinator sends out', () => {
  test('comes from a coordinator, and counts', async () => {
    const [of, coordinator, , sel] = await withThree();
    coordinator.desk.signIn(coordinator.desk.users.second);
    await coordinator.desk.must('template.set', {
      templateFor: 'practiceContract.contactResponsibility',
      validFrom: '2026-06-01',
      source: 'Møte',
      textNb: 'Fra koordinatoren',
      textNn: null,
    });
    await receive(sel, (await send(of, coordinator, 'all')).path);
    expect((await sel.desk.must('template.list', {})).templates).toMatchObject([{ textNb: 'Fra koordinatoren' }]);
  });

  test('from a municipality counts nowhere else, under its own name or a new one that is said to be a coordinator’s', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    const [one, two, three] = [1, 2, 3].map(() => lom.context.newId()) as [string, string, string];
    const stranger = lom.context.newId();
    const own = lom.context.store.origin();
    const ops = [...rateOps(own, one, 1, 'a'), ...rateOps(stranger, two, 1, 'b')];
    const origins = { [own]: ownerOfNode(lom), [stranger]: ownerOfNode(coordinator) };
    const sorted = Object.fromEntries(Object.entries(origins).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    await receive(sel, await forged(of, lom, sel, ops, sorted));
    // Kept, as every op is, and shown to nobody as a rate.
    expect(sel.context.store.recordsOfType('rateSet').length).toBeGreaterThan(0);
    expect(enteredRates(sel)).toEqual([]);
    expect((await sel.desk.must('rates.all', {})).rates.filter(({ standing }) => standing === 'entered')).toEqual([]);
    // Nor once a coordinator was heard, who is somebody else.
    await receive(sel, (await send(of, coordinator, 'all')).path);
    expect(enteredRates(sel)).toEqual([]);
    // In the municipality itself it holds.
    lom.context.store.write({ author: lom.context.user.id, at }, (writer) =>
      writer.set(
        { type: 'rateSet', id: three, caseId: commonCase },
        Object.fromEntries(rateOps(own, three, 1, 'c').map(({ field, value }) => [field, value])),
      ),
    );
    expect(enteredRates(lom).map(({ id }) => id)).toEqual(['c']);
  });

  test('written under a coordinator’s own name is left out, and does not stand in the way of what that coordinator writes', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    const set = (rateId: string) => {
      const id = coordinator.context.newId();
      coordinator.context.store.write({ author: coordinator.context.user.id, at }, (writer) =>
        writer.set(
          { type: 'rateSet', id, caseId: commonCase },
          Object.fromEntries(rateOps('', id, 1, rateId).map(({ field, value }) => [field, value])),
        ),
      );
    };
    set('first');
    for (const node of [lom, sel]) await receive(node, (await send(of, coordinator, 'all')).path);
    const name = coordinator.context.store.origin();
    const ops = rateOps(name, lom.context.newId(), 8, 'forged');
    await receive(sel, await forged(of, lom, sel, ops, { [name]: ownerOfNode(coordinator) }));
    expect(enteredRates(sel).map(({ id }) => id)).toEqual(['first']);
    set('second');
    await receive(sel, (await send(of, coordinator, 'all')).path);
    expect(enteredRates(sel).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  test('is not withdrawn by anybody else', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    const id = coordinator.context.newId();
    coordinator.context.store.write({ author: coordinator.context.user.id, at }, (writer) => {
      writer.set(
        { type: 'rateSet', id, caseId: commonCase },
        Object.fromEntries(rateOps('', id, 1, 'right').map(({ field, value }) => [field, value])),
      );
      writer.set(
        { type: 'coordinatorSettings', id: coordinator.context.newId(), caseId: commonCase },
        { validFrom: '2026-01-01', fewerThan: 7, recordedBy: 'Ola' },
      );
    });
    for (const node of [lom, sel]) await receive(node, (await send(of, coordinator, 'all')).path);
    const own = lom.context.store.origin();
    const [like] = rateOps(own, id, 1, 'right');
    if (like === undefined) throw new Error('no op');
    const basis = sel.context.store.exchange.conflicts.heads(id, 'values').map(({ ref }) => ref);
    const ops = [
      { ...like, field: '$withdrawn', value: 'Feil', hlc: '019e82d5a0010000' },
      { ...like, seq: 2, field: 'values', value: '{"g":1}', basis, hlc: '019e82d5a0010000' },
      { ...like, seq: 3, field: '$removed', value: true, hlc: '019e82d5a0010000' },
      {
        ...like,
        seq: 4,
        record: { type: 'coordinatorSettings', id: lom.context.newId() },
        field: 'fewerThan',
        value: 2,
      },
    ];
    await receive(sel, await forged(of, lom, sel, ops, { [own]: ownerOfNode(lom) }));
    expect(enteredRates(sel)).toEqual(enteredRates(coordinator));
    expect(enteredRates(sel)).toHaveLength(1);
    expect(protectionOn(sel.context.store, '2026-06-01').fewerThan).toBe(7);
  });
});

describe('whose an origin is', () => {
  test('that another has said of it counts for nothing beside its own signature', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    const name = coordinator.context.store.origin();
    const ops = rateOps(name, lom.context.newId(), 1, 'forged');
    // Before Sel has heard of the coordinator, Lom says that the coordinator's name is its own.
    await receive(sel, await forged(of, lom, sel, ops.slice(0, 0), { [name]: ownerOfNode(lom) }));
    expect(sel.context.store.exchange.log.origins().get(name)).toMatchObject({ role: 'municipality' });
    expect(await receive(sel, (await send(of, coordinator, 'all')).path)).toMatchObject({ outcome: 'imported' });
    expect(sel.context.store.exchange.log.origins().get(name)).toMatchObject({ role: 'coordinator' });
  });

  test('that has signed a package is nobody else’s in another’s', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    await receive(sel, (await send(of, coordinator, 'all')).path);
    const right = await rightFrom(of, lom, sel);
    const folder = mkdtempSync(join(of.folder, 'forged-'));
    for (const origin of [coordinator.context.store.origin(), sel.context.store.origin()]) {
      const sender = { ...right.manifest.sender, origin };
      const path = await sealed(
        folder,
        right,
        { from: lom.installation, to: sel.installation },
        { manifest: (it) => ({ ...it, sender }) },
      );
      expect(refusal(await previewPackage(sel.context, { path, language: 'nb' })).code).toBe('packageOversteps');
    }
  });
});

describe('a case that nothing says whose it is', () => {
  test('is not taken for our own: the package is refused', async () => {
    const [of, , lom, sel] = await withThree();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const right = await rightFrom(of, lom, sel);
    const folder = mkdtempSync(join(of.folder, 'forged-'));
    const lines = right.lines.filter((line) => (JSON.parse(line) as unknown[])[2] !== 'case');
    expect(lines.length).toBeGreaterThan(0);
    const path = await sealed(folder, right, { from: lom.installation, to: sel.installation }, { lines });
    expect(refusal(await previewPackage(sel.context, { path, language: 'nb' })).code).toBe('packageOversteps');
    expect(sel.context.store.record(id)).toBeUndefined();
  });
});

describe('a member list that is missing in between', () => {
  test('is told of; the rest goes in, and the list here stays', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    const fourth = await import('../members/memberTestKit.ts').then((kit) => kit.testInstallation(9, '3431'));
    const missing = testNext(of.list, coordinator.installation, adding(fourth));
    const newest = testNext(missing, coordinator.installation, revoking(fourth, coordinator.installation));
    lom.context.store.exchange.members.addLists([missing, newest].map((each) => toStored(each, at)));
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const right = await rightFrom(of, lom, sel);
    const folder = mkdtempSync(join(of.folder, 'forged-'));
    const others = right.parts.filter(({ kind }) => kind !== 'members');
    const members = {
      kind: 'members' as const,
      name: 'members.json',
      content: Buffer.from(encodeListFile([toStored(newest, at)])),
    };
    const parties = { from: lom.installation, to: sel.installation };
    const path = await sealed(folder, right, parties, { parts: [...others, members] });
    const { version } = of.list.list;
    expect(await look(sel, path)).toMatchObject({
      state: 'fresh',
      members: null,
      membersGap: { held: version, got: version + 2 },
    });
    expect(await receive(sel, path)).toMatchObject({ outcome: 'imported' });
    expect(sel.context.store.record(id)?.fields).toMatchObject({ firstName: 'Selam' });
    expect(sel.context.store.exchange.members.newestList()?.version).toBe(version);
    // The whole chain comes with the next one, since Sel has said which version it has.
    await carry(of, sel, lom);
    await carry(of, lom, sel);
    expect(sel.context.store.exchange.members.newestList()?.version).toBe(version + 2);
  });

  test('lets nobody in who is revoked here: what is left out of a package changes nothing of the list here', async () => {
    const [of, coordinator, lom, sel] = await withThree();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const right = await rightFrom(of, lom, sel);
    const revoked = testNext(of.list, coordinator.installation, revoking(lom.installation, coordinator.installation));
    sel.context.store.exchange.members.addLists([toStored(revoked, at)]);
    const folder = mkdtempSync(join(of.folder, 'forged-'));
    const path = await sealed(folder, right, { from: lom.installation, to: sel.installation }, {});
    expect(refusal(await previewPackage(sel.context, { path, language: 'nb' })).code).toBe('senderRevoked');
    expect(refusal(await importPackage(sel.context, { path, fileHash: '0'.repeat(64) })).code).toBe('senderRevoked');
    expect(
      must(
        await previewPackage(coordinator.context, { path: (await send(of, lom, 'coordinator')).path, language: 'nb' }),
      ).state,
    ).toBe('fresh');
  });
});
