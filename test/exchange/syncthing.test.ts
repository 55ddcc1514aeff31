import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderReader, publish, unpublish } from '#backend/exchange/folder/exchangeFolder.ts';
import {
  consentTo,
  type Network,
  type Node,
  newPerson,
  openNetwork,
} from '#backend/exchange/packages/packagesTestKit.ts';
import { makeSyncthing, type Syncthing, until } from './syncthing.ts';

/** Two folders that a real Syncthing keeps alike. */
describe('an exchange folder that Syncthing carries', () => {
  let home: string;
  let here: Syncthing;
  let there: Syncthing;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'dalsam-syncthing-'));
    here = await makeSyncthing(join(home, 'here'));
    there = await makeSyncthing(join(home, 'there'));
    await Promise.all([here.start(there), there.start(here)]);
  });
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    rmSync(home, { recursive: true, force: true });
  });

  const packageFile = (name: string, bytes: number) => {
    const content = randomBytes(bytes);
    const path = join(home, name);
    writeFileSync(path, content);
    return { path, hash: createHash('sha256').update(content).digest('hex') };
  };

  it('brings a package whole, both ways at once, and takes it away when its sender does', async () => {
    const [big, small] = [packageFile('big', 8_000_000), packageFile('small', 1000)];
    await Promise.all([
      publish(here.folder, '3435', big.path, big.hash),
      publish(there.folder, '3434', small.path, small.hash),
    ]);
    const reader = new FolderReader();
    const seen = async (folder: string, channel: string) =>
      (await reader.read(folder, [channel])).packages.map(({ hash }) => hash);
    await until(async () => (await seen(there.folder, '3435')).includes(big.hash));
    await until(async () => (await seen(here.folder, '3434')).includes(small.hash));
    await until(async () => (await here.upToDate()) && (await there.upToDate()));
    // Syncthing may have begun on the part file before it got its name; what it began begins with a dot, and no reader looks at it.
    const visible = readdirSync(join(there.folder, '3435')).filter((name) => !name.startsWith('.'));
    expect(visible).toEqual([`${big.hash}.dalsam`]);
    expect(await unpublish(here.folder, [{ channel: '3435', hash: big.hash }])).toBe(1);
    await until(async () => (await seen(there.folder, '3435')).length === 0);
    expect(await seen(there.folder, '3434')).toEqual([small.hash]);
  });

  it('carries two vaults to the same, both ways, past a partial file and a duplicate', async () => {
    const network = await openNetwork([['3434'], ['3437']]);
    try {
      await exchangeBothWays(network);
    } finally {
      network.close();
    }
  });

  async function exchangeBothWays(network: Network): Promise<void> {
    const [lom, sel] = network.nodes as [Node, Node];
    await lom.desk.must('folder.set', { path: here.folder });
    await sel.desk.must('folder.set', { path: there.folder });
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const write = (node: Node, fields: Record<string, string>) =>
      node.desk.store.write(node.desk.context.writeContext(), (writer) =>
        writer.set({ type: 'person', id, caseId: id }, fields),
      );
    const fieldsOf = (node: Node) => node.desk.store.record(id)?.fields;

    const first = await lay(lom, '3437');
    const whole = readFileSync(join(here.folder, '3437', `${first}.dalsam`));
    // A copy under another name, and one that was cut off under the name of something else, lie there as well.
    writeFileSync(join(here.folder, '3437', `${first} (1).dalsam`), whole);
    const cut = createHash('sha256').update('a package that never came whole').digest('hex');
    writeFileSync(join(here.folder, '3437', `${cut}.dalsam`), whole.subarray(0, whole.length / 2));
    const packagesAt = async (node: Node) => (await node.desk.must('folder.status', {})).packages;
    await until(async () => readdirSync(join(there.folder, '3437')).length >= 3 && (await packagesAt(sel)).length > 0);
    await until(async () => (await sel.desk.must('folder.status', {})).partial === 1);
    expect((await packagesAt(sel)).map(({ fileHash }) => fileHash)).toEqual([first]);
    await readAll(sel);
    expect(fieldsOf(sel)).toMatchObject({ firstName: 'Selam', lastName: 'Haile' });

    write(sel, { phone: '91 23 45 67' });
    write(lom, { address: 'Storgata 1' });
    const [back, second] = [await lay(sel, '3434'), await lay(lom, '3437')];
    await until(async () => (await packagesAt(lom)).some(({ fileHash }) => fileHash === back));
    await until(async () => (await packagesAt(sel)).some(({ fileHash }) => fileHash === second));
    await readAll(lom);
    await readAll(sel);
    expect(fieldsOf(lom)).toMatchObject({ phone: '91 23 45 67', address: 'Storgata 1' });
    expect(fieldsOf(sel)).toMatchObject({ phone: '91 23 45 67', address: 'Storgata 1' });
    const heldOf = (node: Node) => node.desk.store.exchange.log.heldOf({ caseId: id, scope: 'identity' });
    expect(heldOf(sel)).toEqual(heldOf(lom));

    // Sel has told that it has the first: Lom takes its own away at both ends, and leaves what is not its own file.
    expect(await lom.desk.must('folder.tidy', {})).toEqual({ removed: 1 });
    await until(async () => !readdirSync(join(there.folder, '3437')).includes(`${first}.dalsam`));
    expect(readdirSync(join(there.folder, '3434'))).toContain(`${back}.dalsam`);
    expect(readdirSync(join(here.folder, '3437'))).toContain(`${cut}.dalsam`);
  }

  /** Makes a package and lays it in the sender's own copy of the folder. */
  async function lay(node: Node, to: '3434' | '3437'): Promise<string> {
    const { id, fileHash } = await node.desk.must('package.export', { to });
    await node.desk.must('folder.publish', { id });
    return fileHash;
  }

  /** Previews and reads in everything that waits, as a person does. */
  async function readAll(node: Node): Promise<void> {
    for (const { path } of (await node.desk.must('folder.status', {})).packages) {
      const file = { path };
      const { fileHash } = await node.desk.must('package.preview', { file });
      expect(await node.desk.must('package.import', { file, fileHash })).toMatchObject({ outcome: 'imported' });
    }
  }
});
