import { describe, expect, test } from 'vitest';
import type { SqliteStore } from '#db/sqliteStore.ts';
import { takeIn, testId } from '#db/testing.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { opRef } from '#shared/ops/op.ts';
import { revocationList } from './lists.ts';
import {
  carry,
  consentTo,
  look,
  type Network,
  type Node,
  newPerson,
  receive,
  selam,
  send,
  testNetworks,
  withdraw,
} from './packagesTestKit.ts';
import type { PackagePreview } from './preview.ts';

const opened = testNetworks();

async function three(): Promise<[Network, Node, Node, Node]> {
  return (await opened(['3434'], ['3437'], ['3431'])) as [Network, Node, Node, Node];
}

function set(node: Node, id: string, fields: Record<string, Scalar>, minute: number, record = 'person', caseId = id) {
  node.desk.setClock(new Date(Date.UTC(2026, 5, 1, 12, minute)).toISOString());
  node.desk.store.write(node.desk.context.writeContext(), (writer) =>
    writer.set({ type: record as 'person', id, caseId }, fields),
  );
}

const kinds = ({ cases }: PackagePreview) =>
  Object.fromEntries(cases.flatMap(({ rows }) => rows.map(({ field, kind }) => [field, kind])));

describe('different fields that two wrote without having seen each other', () => {
  test('are labelled for the one in the middle, whichever of them is the newer by the clock', async () => {
    const [network, lom, sel, dovre] = await three();
    const id = await newPerson(lom);
    for (const recipient of ['Sel kommune', 'Dovre kommune']) await consentTo(lom, id, recipient, ['identity']);
    await carry(network, lom, sel);
    await carry(network, lom, dovre);
    set(sel, id, { phone: '40 00 00 01' }, 1);
    set(dovre, id, { postalCode: '2670' }, 2);
    const fromSel = await look(lom, (await send(network, sel, '3434')).path);
    expect(kinds(fromSel)).toMatchObject({ phone: 'changed' });
    await carry(network, sel, lom);
    // Dovre has seen nothing of what Sel wrote a minute before.
    const fromDovre = await send(network, dovre, '3434');
    expect(kinds(await look(lom, fromDovre.path))).toEqual({ postalCode: 'merged' });
    await receive(lom, fromDovre.path);

    await carry(network, lom, dovre);
    set(dovre, id, { address: 'Storgata 1' }, 3);
    expect(kinds(await look(lom, (await send(network, dovre, '3434')).path))).toEqual({ address: 'changed' });
    await carry(network, dovre, lom);
    // The other way: Sel has written without having got what Lom has from Dovre.
    set(sel, id, { postalPlace: 'Otta' }, 0);
    expect(kinds(await look(lom, (await send(network, sel, '3434')).path))).toEqual({ postalPlace: 'merged' });
  });

  test('are labelled when two packages cross each other, and not once both were read', async () => {
    const [network, lom, sel] = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    await carry(network, sel, lom);
    set(lom, id, { address: 'Bygdevegen 4' }, 1);
    const fromLom = await send(network, lom, '3437');
    set(sel, id, { phone: '40 00 00 01', address: 'Storgata 1' }, 2);
    const fromSel = await send(network, sel, '3434');
    // Beside a conflict in one field, the other one is merged.
    expect(kinds(await look(lom, fromSel.path))).toEqual({ phone: 'merged', address: 'conflicting' });
    expect(kinds(await look(sel, fromLom.path))).toEqual({ address: 'conflicting' });
    await receive(lom, fromSel.path);
    await receive(sel, fromLom.path);
    set(sel, id, { postalCode: '2670' }, 3);
    expect(kinds(await look(lom, (await send(network, sel, '3434')).path))).toEqual({ postalCode: 'changed' });
  });

  test('are not told of where the other wrote in what the sender may not have', async () => {
    const [network, lom, sel] = await three();
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    set(lom, id, { arrivalManner: 'asylumSeeker' }, 1);
    set(sel, id, { phone: '40 00 00 01' }, 2);
    expect(kinds(await look(lom, (await send(network, sel, '3434')).path))).toEqual({ phone: 'changed' });
  });
});

describe('the answers of a form', () => {
  test('are checked by the form that they belong to, though another stream tells which that is', async () => {
    const [network, lom, sel] = await three();
    const id = await newPerson(lom);
    const { id: form } = await lom.desk.must('form.start', { personId: id, form: 'intakeMapping' });
    await lom.desk.must('form.save', { id: form, values: { schoolYears: 9, primarySchool: true } });
    // As a later version may write it on Lom's other PC: a value that this one does not take.
    const store = lom.desk.store as SqliteStore;
    set(lom, id, { phone: '40 00 00 01' }, 1);
    const op = store.ops().find(({ field }) => field === 'schoolYears');
    const hlc = store.ops().find(({ field }) => field === 'phone')?.hlc;
    if (op === undefined || hlc === undefined) throw new Error('ops were expected');
    takeIn(store, [{ ...op, origin: testId(7), seq: 1, value: 'ni', basis: [opRef(op)], hlc }]);
    await consentTo(lom, id, 'Sel kommune', ['identity', 'education']);
    const sent = await send(network, lom, '3437');
    const preview = await look(sel, sent.path);
    const rows = preview.cases[0]?.rows.filter(({ scope }) => scope === 'education');
    expect(rows).toMatchObject([
      { field: 'schoolYears', kind: 'notUnderstood', after: null },
      { field: 'primarySchool', kind: 'new', after: 'Ja' },
    ]);
    expect(preview.totals.notUnderstood).toBe(1);
    await receive(sel, sent.path);
    expect(sel.desk.store.record(form)?.fields.schoolYears).toBeUndefined();
    set(lom, form, { schoolYears: 10 }, 2, 'form', id);
    const mended = await look(sel, (await send(network, lom, '3437')).path);
    expect(mended.cases[0]?.rows).toMatchObject([{ field: 'schoolYears', kind: 'changed', after: '10 år' }]);
  });
});

describe('somebody with a protected address', () => {
  test('is marked in the preview, among who may be the same, and where something is erased', async () => {
    const [network, lom, sel] = await three();
    const hidden = { ...selam, protection: 'confidential' };
    const id = await newPerson(lom, hidden);
    const other = await newPerson(lom, { firstName: 'Eden', lastName: 'Tesfay' });
    const here = await newPerson(sel, hidden);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    await consentTo(lom, other, 'Sel kommune', ['identity']);
    const sent = await send(network, lom, '3437', { includeProtected: [id] });
    const preview = await look(sel, sent.path);
    expect(preview.cases.map(({ caseId, isProtected }) => [caseId, isProtected]).toSorted()).toEqual(
      [
        [id, true],
        [other, false],
      ].toSorted(),
    );
    const ofHidden = preview.cases.find(({ caseId }) => caseId === id);
    expect(ofHidden?.duplicates).toMatchObject([{ personId: here, isProtected: true }]);
    await receive(sel, sent.path);
    // It is so from now on; what comes next says nothing of it.
    set(lom, id, { phone: '40 00 00 01' }, 1);
    const next = await send(network, lom, '3437', { includeProtected: [id] });
    expect((await look(sel, next.path)).cases).toMatchObject([{ caseId: id, isProtected: true }]);

    await withdraw(lom, consent);
    const told = await send(network, lom, '3437', { includeProtected: [id] });
    const view = await sel.desk.must('package.preview', { file: { path: told.path } });
    expect(view.revoked[0]).toMatchObject({ stream: { caseId: id }, name: 'Haile, Selam', isProtected: true });
    expect(revocationList(lom.context)).toMatchObject([{ cases: [{ caseId: id, isProtected: true }] }]);
  });
});
