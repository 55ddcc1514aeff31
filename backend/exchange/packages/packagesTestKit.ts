import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openStore } from '#db/openStore.ts';
import type { SqliteStore } from '#db/sqliteStore.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { ConsentScope } from '#shared/consent/scopes.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import type { Result } from '#shared/result.ts';
import { idSource } from '../../newId.ts';
import { addPaperEvent } from '../../papers/paperEvents.ts';
import { type Desk, openDesk } from '../../testing/desk.ts';
import { type SignedList, toStored } from '../members/listFile.ts';
import { adding, type TestInstallation, testFirst, testInstallation, testNext } from '../members/memberTestKit.ts';
import type { PackageContext } from './context.ts';
import { type Exported, type ExportRequest, exportPackage } from './export.ts';
import { type Imported, importPackage } from './import.ts';
import { type PackagePreview, previewPackage } from './preview.ts';

/** Several real vaults with a member list between them, and the carrying of files: for tests. */

export interface Node {
  readonly desk: Desk;
  readonly context: PackageContext;
  readonly installation: TestInstallation;
}

export interface Network {
  readonly nodes: Node[];
  readonly list: SignedList;
  readonly folder: string;
  close(): void;
}

type Spec = readonly [municipality: MunicipalityNumber, role?: 'municipality' | 'coordinator'];

/** Called once in a test file: opens networks, and closes them after each test. */
export function testNetworks() {
  const networks: Network[] = [];
  afterEach(() => {
    for (const network of networks.splice(0)) network.close();
  });
  return async (...specs: readonly Spec[]): Promise<[Network, ...Node[]]> => {
    const network = await openNetwork(specs);
    networks.push(network);
    return [network, ...network.nodes];
  };
}

export const fieldsOf = ({ context }: Pick<Node, 'context'>, id: string) => context.store.record(id)?.fields;

export const setPerson = ({ context }: Pick<Node, 'context'>, id: string, fields: Record<string, string>) =>
  context.store.write({ author: context.user.id, at: testStart }, (writer) =>
    writer.set({ type: 'person', id, caseId: id }, fields),
  );

export const testStart = '2026-06-01T10:00:00.000Z';

/** The first is the coordinator that signs the list. */
export async function openNetwork(specs: readonly Spec[], start = testStart): Promise<Network> {
  const coordinator = await testInstallation(1, '3437', 'coordinator');
  const installations = [coordinator];
  let list = testFirst(coordinator);
  const lists = [list];
  for (const [at, [municipality, role]] of specs.entries()) {
    const installation =
      at === 0 && role === 'coordinator' ? coordinator : await testInstallation(at + 2, municipality, role);
    if (installation === coordinator) continue;
    installations.push(installation);
    list = testNext(list, coordinator, adding(installation));
    lists.push(list);
  }
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-packages-'));
  const members = specs[0]?.[1] === 'coordinator' ? installations : installations.slice(1);
  const nodes = specs.map(([municipality], at) => {
    const installation = members[at];
    if (installation === undefined) throw new Error('one installation for each');
    const node = openNode(municipality, installation, start);
    node.context.store.exchange.members.addLists(lists.map((each) => toStored(each, start)));
    return node;
  });
  return {
    nodes,
    list,
    folder,
    close: () => {
      for (const { desk } of nodes) desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function openNode(municipality: MunicipalityNumber, installation: TestInstallation, start: string): Node {
  const desk = openDesk(start, municipality);
  desk.store.exchange.members.putInstallation(installation.stored);
  return { desk, installation, context: contextOf(desk) };
}

/** The node's file as it is now, which goes on beside it under the same identity. Closed with the network. */
export async function putBackByHand(network: Network, node: Node): Promise<Node> {
  return joining(network, node, await node.desk.copied());
}

/** The node's file as it is now, as a backup that is put back later: under an identity of its own. Closed with the network. */
export async function backedUp(network: Network, node: Node): Promise<Node> {
  return joining(network, node, await node.desk.restored());
}

function joining(network: Network, { installation }: Node, desk: Desk): Node {
  const node = { desk, installation, context: contextOf(desk) };
  network.nodes.push(node);
  return node;
}

export function contextOf(desk: Desk): PackageContext {
  const { context } = desk;
  return {
    store: desk.store,
    municipality: context.municipality,
    isDemo: false,
    get user() {
      return context.user;
    },
    appVersion: '0.0.0',
    directory: context.directory,
    now: () => context.now(),
    today: () => context.today(),
    newId: () => context.newId(),
  };
}

export function must<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function refusal<T>(result: Result<T, AppError>): AppError {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`);
  return result.error;
}

let folders = 0;

/** Makes a package into a folder of its own. */
export async function send(
  network: Network,
  from: Pick<Node, 'context'>,
  to: ExportRequest['to'],
  more: Partial<ExportRequest> = {},
): Promise<Exported> {
  folders += 1;
  const folder = join(network.folder, String(folders));
  mkdirSync(folder);
  return must(await exportPackage(from.context, { to, includeProtected: [], leaveOut: [], folder, ...more }));
}

export async function look(node: Pick<Node, 'context'>, path: string): Promise<PackagePreview> {
  return must(await previewPackage(node.context, { path, language: 'nb' }));
}

/** Previews and reads in, as a person does. */
export async function receive(node: Pick<Node, 'context'>, path: string): Promise<Imported> {
  const { fileHash } = await look(node, path);
  return must(await importPackage(node.context, { path, fileHash }));
}

/** One package from one to the other. */
export async function carry(network: Network, from: Node, to: Node): Promise<Imported> {
  const { own } = { own: to.installation.stored };
  const channel = own.role === 'coordinator' ? 'coordinator' : to.context.municipality;
  return receive(to, (await send(network, from, channel)).path);
}

export const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).toSorted();

/** A signed consent that lets this recipient have these scopes. Returns its id. */
export async function consentTo(
  node: Node,
  personId: string,
  recipient: string,
  scopes: readonly ConsentScope[],
  purpose = 'Bosetting og bolig',
): Promise<string> {
  const { desk } = node;
  const today = desk.context.today();
  const { id } = await desk.must('form.start', { personId, form: 'consent' });
  await desk.must('form.save', {
    id,
    values: {
      interpreterUsed: 'no',
      'recipients.rowA.$row': 1,
      'recipients.rowA.body': recipient,
      'recipients.rowA.scopes': [...scopes],
      'recipients.rowA.purpose': purpose,
      validFrom: today,
      validUntil: '2027-12-31',
      signedBy: 'self',
    },
  });
  await desk.must('form.complete', { id, acceptMissing: true });
  addPaperEvent(
    desk.context,
    { id, caseId: personId },
    {
      date: today,
      detail: {
        kind: 'signed',
        signatures: [{ line: 0, name: 'Selam Haile', place: 'Lom', date: today, capacity: 'self' }],
      },
    },
  );
  return id;
}

export async function withdraw(node: Node, id: string): Promise<void> {
  await node.desk.must('consent.withdraw', {
    id,
    rows: null,
    date: node.desk.context.today(),
    toldBy: 'Selam Haile',
    toldTo: 'Kari Konsulent',
    note: null,
  });
}

export const selam = { firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12', settlementDate: '2025-03-01' };

export async function newPerson(node: Node, values: object = selam): Promise<string> {
  return (await node.desk.must('person.create', { values })).id;
}

/** A vault without a desk, whose file can be copied as a backup is: for what happens when two copies go on. */
export interface BareNode {
  readonly context: PackageContext;
  readonly store: SqliteStore;
  /** For another process, once this one has closed it. */
  readonly file: { readonly path: string; readonly key: Uint8Array };
  /** Opens a copy of it as it is now, under the same identity. */
  copy(): Promise<BareNode>;
  close(): void;
}

export function bareNode(network: Network, like: Node): BareNode {
  const file = { path: join(bareFolder(network), 'vault.db'), key: new Uint8Array(randomBytes(32)) };
  const { municipality } = like.context;
  const store = openBare(file, true);
  const user = { id: idSource(startOf, bytes)(), name: 'Kari Konsulent' };
  store.write({ author: user.id, at: startOf().toISOString() }, (writer) =>
    writer.set({ type: 'user', id: user.id, caseId: 'local' }, { name: user.name, role: 'consultant', active: true }),
  );
  store.exchange.members.putInstallation(like.installation.stored);
  store.exchange.members.addLists([...like.desk.store.exchange.members.listsAfter(0)]);
  return bareFrom(network, store, file, municipality, user);
}

/** Opens it again, after it was closed here. */
export function reopened(network: Network, { file, context }: BareNode): BareNode {
  return bareFrom(network, openBare(file, false), file, context.municipality, context.user);
}

function bareFrom(
  network: Network,
  store: SqliteStore,
  file: BareNode['file'],
  municipality: MunicipalityNumber,
  user: PackageContext['user'],
): BareNode {
  return {
    store,
    file,
    context: {
      store,
      municipality,
      isDemo: false,
      user,
      appVersion: '0.0.0',
      directory: bareFolder(network),
      now: startOf,
      today: () => dayInNorway(startOf()),
      newId: idSource(startOf, bytes),
    },
    copy: async () => {
      const copy = { path: join(bareFolder(network), 'vault.db'), key: file.key };
      await store.backupTo(copy.path);
      return bareFrom(network, openBare(copy, false), copy, municipality, user);
    },
    close: () => store.close(),
  };
}

const bytes = (length: number) => new Uint8Array(randomBytes(length));
const startOf = () => new Date('2026-06-01T10:00:00.000Z');

function bareFolder(network: Network): string {
  return mkdtempSync(join(network.folder, 'bare-'));
}

function openBare({ path, key }: BareNode['file'], create: boolean): SqliteStore {
  const opened = openStore({ path, key: Uint8Array.from(key), create, now: startOf, random: bytes });
  if (!opened.ok) throw new Error(`no store: ${opened.error.code}`);
  return opened.value;
}
