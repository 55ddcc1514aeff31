import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentTo, type Network, type Node, newPerson, openNetwork } from '../packages/packagesTestKit.ts';

let network: Network;
let lom: Node;
let sel: Node;
let root: string;
beforeEach(async () => {
  network = await openNetwork([['3434'], ['3437']]);
  [lom, sel] = network.nodes as [Node, Node];
  root = mkdtempSync(join(tmpdir(), 'dalsam-exchange-'));
  for (const { desk } of network.nodes) {
    expect(await desk.must('folder.set', { path: root })).toEqual({ path: root, state: 'ready' });
  }
});
afterEach(() => {
  network.close();
  rmSync(root, { recursive: true, force: true });
});

const status = (node: Node) => node.desk.must('folder.status', {});
async function publish(node: Node, to: '3434' | '3437') {
  const made = await node.desk.must('package.export', { to });
  await node.desk.must('folder.publish', { id: made.id });
  return made;
}
async function readFirst(node: Node) {
  const [first] = (await status(node)).packages;
  if (first === undefined) throw new Error('nothing waits');
  const file = { path: first.path };
  const { fileHash } = await node.desk.must('package.preview', { file });
  return node.desk.must('package.import', { file, fileHash });
}

describe('the exchange folder of an installation', () => {
  it('shows a package to the one that it is for, until it is read in, and again when that is undone', async () => {
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const made = await publish(lom, '3437');
    expect(readdirSync(join(root, '3437'))).toEqual([`${made.fileHash}.dalsam`]);
    const before = await status(sel);
    expect(before).toMatchObject({
      state: 'ready',
      packages: [{ fileHash: made.fileHash, number: 1, channel: '3437', sender: { holder: '3434', name: 'PC 2' } }],
      refused: [],
      own: [],
    });
    expect((await status(lom)).packages).toEqual([]);
    const read = await readFirst(sel);
    expect(read).toMatchObject({ outcome: 'imported', n: 1 });
    expect((await status(sel)).packages).toEqual([]);
    await sel.desk.must('package.undo', { n: 1 });
    expect((await status(sel)).packages).toHaveLength(1);
  });

  it('removes our own package when its recipient has said that it has it, and nothing of others', async () => {
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const made = await publish(lom, '3437');
    expect((await status(lom)).own).toMatchObject([
      { id: made.id, waitsFor: [{ municipality: '3437', name: 'PC 3' }] },
    ]);
    expect(await lom.desk.must('folder.tidy', {})).toEqual({ removed: 0 });
    await readFirst(sel);
    const answer = await publish(sel, '3434');
    expect(await lom.desk.must('folder.tidy', {})).toEqual({ removed: 0 });
    await readFirst(lom);
    expect((await status(lom)).own).toMatchObject([{ waitsFor: [] }]);
    expect(await lom.desk.must('folder.tidy', {})).toEqual({ removed: 1 });
    expect(readdirSync(join(root, '3437'))).toEqual([]);
    expect(readdirSync(join(root, '3434'))).toEqual([`${answer.fileHash}.dalsam`]);
    expect(await sel.desk.must('folder.tidy', {})).toEqual({ removed: 0 });
  });

  it('takes away what a copy that was cut off left, by its own note, and nobody else’s', async () => {
    const folder = join(root, '3437');
    mkdirSync(folder);
    const [own, another] = ['.0a1b2c3d4e5f60718293a4b5.part', '.ffffffffffffffffffffffff.part'];
    for (const name of [own, another]) writeFileSync(join(folder, name), 'half');
    lom.context.store.exchange.unfinished.put({ part: join(folder, own) });
    expect(await lom.desk.must('folder.tidy', {})).toEqual({ removed: 0 });
    expect(readdirSync(folder)).toEqual([another]);
    expect(lom.context.store.exchange.unfinished.all()).toEqual([]);
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const made = await publish(lom, '3437');
    expect(readdirSync(folder).toSorted()).toEqual([another, `${made.fileHash}.dalsam`].toSorted());
    expect(lom.context.store.exchange.unfinished.all()).toEqual([]);
  });

  it('waits for one whose answer says that it has a later package, but not the case that the earlier one carried', async () => {
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await publish(lom, '3437');
    const later = await lom.desk.must('package.export', { to: '3437', leaveOut: [id] });
    await lom.desk.must('folder.publish', { id: later.id });
    const second = (await status(sel)).packages.find(({ number }) => number === 2);
    const file = { path: second?.path ?? '' };
    const { fileHash } = await sel.desk.must('package.preview', { file });
    await sel.desk.must('package.import', { file, fileHash });
    await publish(sel, '3434');
    await readFirst(lom);
    const own = (await status(lom)).own;
    expect(own.map(({ number, waitsFor }) => [number, waitsFor.length])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(await lom.desk.must('folder.tidy', {})).toEqual({ removed: 1 });
  });

  it('tells of what is on its way, of copies once, and of what it can not take and why', async () => {
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const made = await publish(lom, '3437');
    const whole = readFileSync(join(root, '3437', `${made.fileHash}.dalsam`));
    writeFileSync(join(root, '3437', `${made.fileHash} (1).dalsam`), whole);
    writeFileSync(join(root, '3437', `${'0'.repeat(64)}.dalsam`), whole.subarray(0, 100));
    writeFileSync(join(root, '3437', 'not one of ours.dalsam'), 'x'.repeat(2000));
    const seen = await status(sel);
    expect(seen.packages.map(({ fileHash }) => fileHash)).toEqual([made.fileHash]);
    expect(seen.partial).toBe(1);
    expect(seen.refused.map(({ error }) => error.code)).toEqual(['packageNotDalsam']);
  });

  it('does not show what was made for others before this installation took part', async () => {
    const stranger = await openNetwork([['3434'], ['3437'], ['3437']]);
    const id = await newPerson(stranger.nodes[0] as Node);
    await consentTo(stranger.nodes[0] as Node, id, 'Sel kommune', ['identity']);
    await (stranger.nodes[0] as Node).desk.must('folder.set', { path: root });
    await publish(stranger.nodes[0] as Node, '3437');
    expect(await status(sel)).toMatchObject({ packages: [], refused: [] });
    stranger.close();
  });

  it('is a whole path to a folder that can be written in, apart from the vault; and can be given up', async () => {
    const { desk } = lom;
    const { directory } = desk.context;
    const file = join(root, 'file');
    writeFileSync(file, '');
    for (const path of ['relative', join(root, 'none'), file]) {
      expect(await desk.refused('folder.set', { path })).toMatchObject({ code: 'folderMissing' });
    }
    mkdirSync(join(directory, 'inside'));
    for (const path of [directory, join(directory, 'inside'), tmpdir()]) {
      expect(await desk.refused('folder.set', { path })).toMatchObject({ code: 'folderHoldsVault' });
    }
    expect(readdirSync(root)).toEqual(['file']);
    expect(await desk.must('folder.get', {})).toEqual({ path: root, state: 'ready' });
    rmSync(root, { recursive: true });
    expect(await status(lom)).toMatchObject({ path: root, state: 'missing', packages: [] });
    const made = await desk.must('package.export', { to: '3437' });
    expect(await desk.refused('folder.publish', { id: made.id })).toMatchObject({ code: 'folderMissing' });
    expect(await desk.must('folder.set', { path: null })).toEqual({ path: null, state: 'unset' });
    expect(await desk.refused('folder.tidy', {})).toMatchObject({ code: 'folderUnset' });
  });
});
