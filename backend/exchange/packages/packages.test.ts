import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportPackage } from './export.ts';
import { importPackage } from './import.ts';
import { missingPackages, revocationList } from './lists.ts';
import {
  carry,
  consentTo,
  fieldsOf,
  filesIn,
  look,
  must,
  type Network,
  type Node,
  newPerson,
  receive,
  refusal,
  selam,
  send,
  setPerson,
  testNetworks,
  withdraw,
} from './packagesTestKit.ts';
import { previewPackage } from './preview.ts';
import { undoImport } from './undo.ts';

const opened = testNetworks();

async function three(): Promise<{ network: Network; lom: Node; sel: Node; dovre: Node }> {
  const [network, lom, sel, dovre] = (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node, Node];
  return { network, lom, sel, dovre };
}

describe('from one municipality to another', () => {
  test('what the consent covers arrives, and nothing else; the disclosure is logged with the consent', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom, { ...selam, phone: '91 23 45 67', arrivalManner: 'asylumSeeker' });
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    const sent = await send(network, lom, '3437');
    expect(sent).toMatchObject({
      number: 1,
      kind: 'shared',
      summary: { cases: 1, bases: { consent: 1, goesAlong: 1 } },
    });
    const preview = await look(sel, sent.path);
    expect(preview).toMatchObject({
      state: 'fresh',
      sender: { holder: '3434', municipality: '3434' },
      number: 1,
      totals: { cases: 1, newPeople: 1 },
      cases: [{ caseId: id, name: 'Haile, Selam', isNew: true }],
    });
    const rows = preview.cases[0]?.rows ?? [];
    expect(rows.find(({ field }) => field === 'birthDate')).toMatchObject({
      kind: 'new',
      label: 'Fødselsdato',
      before: null,
      after: '12.04.1990',
      by: 'Kari Konsulent',
      municipality: '3434',
    });
    expect(await receive(sel, sent.path)).toMatchObject({ outcome: 'imported', n: 1 });
    expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12' });
    expect(fieldsOf(sel, id)).not.toHaveProperty('arrivalManner');
    const { disclosures } = await lom.desk.must('disclosure.list', { personId: id });
    expect(disclosures).toMatchObject([
      {
        recipient: 'Sel kommune',
        scopes: ['identity'],
        purpose: 'Bosetting og bolig',
        how: 'package',
        consents: [{ id: consent }],
      },
    ]);
  });

  test('ten times equals once, and the second time it says so', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const { path, fileHash } = await send(network, lom, '3437');
    await receive(sel, path);
    const before = sel.desk.store.projectionDigest();
    for (let time = 0; time < 10; time++) {
      expect(await look(sel, path)).toMatchObject({ state: 'alreadyRead', readBefore: { n: 1 } });
      expect(must(await importPackage(sel.context, { path, fileHash }))).toMatchObject({
        outcome: 'alreadyRead',
        n: 1,
      });
    }
    expect(sel.desk.store.projectionDigest()).toBe(before);
  });

  test('a lost package is made good by the next; any order gives the same; an older one is recognised', async () => {
    const { network, lom, sel, dovre } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await consentTo(lom, id, 'Dovre kommune', ['identity']);
    const paths: string[] = [];
    const toDovre: string[] = [];
    for (const firstName of ['Selam A', 'Selam B', 'Selam C']) {
      setPerson(lom, id, { firstName });
      paths.push((await send(network, lom, '3437')).path);
      toDovre.push((await send(network, lom, '3431')).path);
    }
    await receive(sel, paths[2] ?? '');
    expect(fieldsOf(sel, id)?.firstName).toBe('Selam C');
    expect(missingPackages(sel.context)).toMatchObject([{ sender: { municipality: '3434' }, numbers: [1, 2] }]);
    expect(await look(sel, paths[0] ?? '')).toMatchObject({ state: 'older', totals: { newOps: 0 } });
    await receive(sel, paths[0] ?? '');
    await receive(sel, paths[1] ?? '');
    expect(missingPackages(sel.context)).toEqual([]);
    for (const path of toDovre) await receive(dovre, path);
    expect(fieldsOf(dovre, id)).toEqual(fieldsOf(sel, id));
  });

  test('what was written there comes back to the owner; different fields merge, the same field is a conflict', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    setPerson(lom, id, { firstName: 'Selamawit', phone: '91 23 45 67' });
    setPerson(sel, id, { firstName: 'Selama', address: 'Storgata 1' });
    const { path } = await send(network, sel, '3434');
    expect(await look(lom, path)).toMatchObject({ state: 'fresh', totals: { conflicting: 1 } });
    await receive(lom, path);
    expect(fieldsOf(lom, id)).toMatchObject({ phone: '91 23 45 67', address: 'Storgata 1' });
    expect(lom.context.store.exchange.conflicts.count()).toBe(1);
    // The answer acknowledges: only what is new goes the other way.
    const back = await send(network, lom, '3437');
    expect(back.summary.ops).toBeLessThan(5);
    await receive(sel, back.path);
    const { settlementDate: _notShared, ...shared } = fieldsOf(lom, id) ?? {};
    expect(fieldsOf(sel, id)).toEqual(shared);
  });

  test('an owner that answers with nothing new says what it holds: its own does not come back for ever', async () => {
    const [network] = await opened(['3434'], ['3437'], ['3437']);
    const [lom, first, second] = network.nodes as [Node, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    // The second PC has it from its colleague, and so has no word from Lom of what Lom holds.
    await receive(first, (await send(network, lom, '3437')).path);
    await receive(second, (await send(network, first, '3437')).path);
    const returned = await send(network, second, '3434');
    expect(returned.summary.cases).toBe(1);
    await receive(lom, returned.path);
    await receive(lom, (await send(network, first, '3434')).path);
    const answer = await send(network, lom, '3437');
    expect(answer.summary.cases).toBe(0);
    await receive(second, answer.path);
    expect((await send(network, second, '3434')).summary.cases).toBe(0);
  });

  test('cancelling a preview leaves every byte of the vault as it was', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const { path } = await send(network, lom, '3437');
    const bytes = hashesIn(sel.desk.context.directory);
    expect((await look(sel, path)).totals.newPeople).toBe(1);
    expect(hashesIn(sel.desk.context.directory)).toEqual(bytes);
    expect(Object.keys(bytes).length).toBeGreaterThan(0);
  });

  test('an import is undone while nothing is built on it, and can be read in again', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const { path } = await send(network, lom, '3437');
    const empty = sel.desk.store.projectionDigest();
    await receive(sel, path);
    expect(must(undoImport(sel.context, 1)).removedOps).toBeGreaterThan(0);
    expect(sel.desk.store.projectionDigest()).toBe(empty);
    expect(refusal(undoImport(sel.context, 1)).code).toBe('importUndone');
    expect(refusal(undoImport(sel.context, 9)).code).toBe('notFound');
    expect(await look(sel, path)).toMatchObject({ state: 'fresh', readBefore: null });
    expect(await receive(sel, path)).toMatchObject({ outcome: 'imported', n: 2 });
    setPerson(sel, id, { firstName: 'Selamawit' });
    expect(refusal(undoImport(sel.context, 2)).code).toBe('importBuiltOn');
  });
});

describe('withdrawn consent', () => {
  test('is told, erased, answered, and brought back by nothing but a new consent', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom, { ...selam, permit: 'asylum' });
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity', 'permit']);
    const first = await send(network, lom, '3437');
    await receive(sel, first.path);
    expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Selam' });
    await withdraw(lom, consent);
    const told = await send(network, lom, '3437');
    expect(told).toMatchObject({ kind: 'receipt', summary: { cases: 0, revoked: 3 } });
    expect(revocationList(lom.context)).toMatchObject([{ holder: '3437', state: 'asked', cases: [{ caseId: id }] }]);
    const preview = await look(sel, told.path);
    expect(preview.revoked.map(({ stream }) => stream.scope)).toEqual(['case', 'identity', 'permit']);
    await receive(sel, told.path);
    expect(fieldsOf(sel, id)).toBeUndefined();
    expect(sel.context.store.exchange.log.heldOf({ caseId: id, scope: 'identity' })).toEqual([]);
    // An old package brings nothing back.
    const again = await send(network, lom, '3437');
    expect(again.summary.revoked).toBe(3);
    expect(await look(sel, first.path)).toMatchObject({ state: 'alreadyRead' });
    await carry(network, sel, lom);
    expect(revocationList(lom.context)).toMatchObject([{ state: 'confirmed' }]);
    expect((await send(network, lom, '3437')).summary.revoked).toBe(0);
    // A new consent lifts it.
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const lifted = await send(network, lom, '3437');
    expect(lifted.summary).toMatchObject({ cases: 1, lifted: 2 });
    await receive(sel, lifted.path);
    expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Selam' });
    expect(fieldsOf(sel, id)).not.toHaveProperty('permit');
  });

  test('a revocation that comes before the package it takes back: that brings nothing', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    const first = await send(network, lom, '3437');
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    expect(await look(sel, first.path)).toMatchObject({
      totals: { newOps: 0 },
      skipped: [{ scope: 'case' }, { scope: 'identity' }],
    });
    await receive(sel, first.path);
    expect(fieldsOf(sel, id)).toBeUndefined();
  });
});

describe('refused in plain words', () => {
  test('a package for somebody else, and one that was altered', async () => {
    const { network, lom, dovre } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const { path } = await send(network, lom, '3437');
    expect(refusal(await previewPackage(dovre.context, { path, language: 'nb' })).code).toBe('packageNotForUs');
  });

  test('a file that is not the one that was previewed', async () => {
    const { network, lom, sel } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const first = await send(network, lom, '3437');
    setPerson(lom, id, { firstName: 'B' });
    const second = await send(network, lom, '3437');
    const result = await importPackage(sel.context, { path: second.path, fileHash: first.fileHash });
    expect(refusal(result).code).toBe('packageChanged');
    expect(fieldsOf(sel, id)).toBeUndefined();
  });

  test('no folder: nothing is recorded', async () => {
    const { network, lom } = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const request = { to: '3437', includeProtected: [], leaveOut: [], folder: join(network.folder, 'none') };
    expect(refusal(await exportPackage(lom.context, request)).code).toBe('packageFolderMissing');
    expect((await lom.desk.must('disclosure.list', { personId: id })).disclosures).toEqual([]);
    expect(lom.context.store.exchange.journal.out({ limit: 10 })).toEqual([]);
  });
});

function hashesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder)
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
