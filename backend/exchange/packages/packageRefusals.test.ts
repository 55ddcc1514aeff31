import { readdirSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { singlePartNames } from '#shared/exchange/parts.ts';
import { signWith } from '../members/signing.ts';
import { opsParts } from '../package/opsParts.ts';
import type { WriteRequest } from '../package/types.ts';
import { writePackage } from '../package/writePackage.ts';
import { exportPackage } from './export.ts';
import { importPackage } from './import.ts';
import {
  carry,
  consentTo,
  fieldsOf,
  look,
  must,
  type Network,
  type Node,
  newPerson,
  receive,
  refusal,
  send,
  testNetworks,
  testStart,
  withdraw,
} from './packagesTestKit.ts';
import { previewPackage } from './preview.ts';
import { undoImport } from './undo.ts';

/** What is refused as a whole, and what goes wrong on the way. */

const opened = testNetworks();
const at = testStart;
const previewOf = (node: Pick<Node, 'context'>, path: string) => previewPackage(node.context, { path, language: 'nb' });

describe('refused as a whole', () => {
  test('a case that its sender has no business with', async () => {
    const [network, lom, dovre, sel] = (await opened(['3434'], ['3431'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Dovre kommune', ['identity']);
    await carry(network, lom, dovre);
    const path = await forge(network, dovre, sel, id);
    expect(refusal(await previewOf(sel, path))).toEqual({ code: 'packageOversteps', params: { municipality: '3431' } });
    expect(fieldsOf(sel, id)).toBeUndefined();
    // To the owner the very same ops may come.
    const back = await forge(network, dovre, lom, id);
    expect(must(await previewOf(lom, back)).state).toBe('fresh');
  });

  test('nobody erases another’s case by saying so', async () => {
    const [network, lom, dovre, sel] = (await opened(['3434'], ['3431'], ['3437'])) as [Network, Node, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    const streams = [{ caseId: id, scope: 'identity' as const }];
    const path = await forge(network, dovre, sel, undefined, {
      revocations: [{ id: dovre.context.newId(), streams, holder: '3437', revokedBy: '3431', at }],
    });
    expect(await look(sel, path)).toMatchObject({ revoked: [] });
    await receive(sel, path);
    expect(fieldsOf(sel, id)).toMatchObject({ firstName: 'Selam' });
  });

  test('a stranger', async () => {
    const [network, lom] = (await opened(['3434'], ['3437'])) as [Network, Node];
    const [other, , theirLom] = (await opened(['3437', 'coordinator'], ['3431'], ['3434'])) as [Network, Node, Node];
    const sent = await send(other, theirLom, 'coordinator');
    expect(refusal(await previewOf(lom, sent.path)).code).toBe('packageNotForUs');
    expect(network.nodes).toHaveLength(2);
  });
});

describe('what goes wrong on the way', () => {
  test('a record that can not be kept: no file is left, and nothing is recorded', async () => {
    const [network, lom] = (await opened(['3434'], ['3437'])) as [Network, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    vi.spyOn(lom.context.store.exchange.journal, 'addOut').mockImplementationOnce(() => {
      throw full;
    });
    await expect(send(network, lom, '3437')).rejects.toThrow('diskFull');
    expect(readdirSync(network.folder, { recursive: true }).filter((name) => String(name).includes('dalsam'))).toEqual(
      [],
    );
    expect((await lom.desk.must('disclosure.list', { personId: id })).disclosures).toEqual([]);
    expect((await send(network, lom, '3437')).number).toBe(1);
  });

  test('cancelled: nothing is made, nothing is read in', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', ['identity']);
    const signal = AbortSignal.abort();
    const request = { to: '3437', includeProtected: [], leaveOut: [], folder: network.folder, signal };
    expect(refusal(await exportPackage(lom.context, request)).code).toBe('cancelled');
    const { path, fileHash } = await send(network, lom, '3437');
    const before = sel.desk.store.projectionDigest();
    expect(refusal(await importPackage(sel.context, { path, fileHash, signal })).code).toBe('cancelled');
    expect(sel.desk.store.projectionDigest()).toBe(before);
    expect(sel.context.store.exchange.journal.in({ limit: 9 })).toEqual([]);
    expect(await receive(sel, path)).toMatchObject({ outcome: 'imported' });
  });

  test('stopped between the two readings: the transaction is gone', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    await consentTo(lom, id, 'Sel kommune', [...consentScopeIds]);
    const { path, fileHash } = await send(network, lom, '3437');
    const abort = new AbortController();
    const { imports } = sel.context.store.exchange;
    const begin = imports.begin.bind(imports);
    vi.spyOn(imports, 'begin').mockImplementationOnce(() => {
      abort.abort();
      return begin();
    });
    const result = await importPackage(sel.context, { path, fileHash, signal: abort.signal });
    expect(refusal(result).code).toBe('cancelled');
    expect(fieldsOf(sel, id)).toBeUndefined();
    expect(await receive(sel, path)).toMatchObject({ outcome: 'imported' });
  });

  test('an import is not undone once a package was made, or when it erased something', async () => {
    const [network, lom, sel] = (await opened(['3434'], ['3437'])) as [Network, Node, Node];
    const id = await newPerson(lom);
    const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
    await carry(network, lom, sel);
    await send(network, sel, '3434');
    expect(refusal(undoImport(sel.context, 1)).code).toBe('importPassedOn');
    await withdraw(lom, consent);
    await carry(network, lom, sel);
    expect(refusal(undoImport(sel.context, 2)).code).toBe('importErased');
  });
});

/** A package that no program of ours would write: everything of one case to whomever. */
async function forge(
  network: Network,
  from: Node,
  to: Node,
  caseId: string | undefined,
  more: Partial<WriteRequest['head']> = {},
): Promise<string> {
  const { store, newId, municipality } = from.context;
  const { log } = store.exchange;
  const ranges =
    caseId === undefined
      ? []
      : [...log.held([caseId])].flatMap(({ stream, origins }) =>
          origins.map(({ origin, seq }) => ({ stream, origin, first: 1, last: seq })),
        );
  const ops = must(await opsParts(log, ranges));
  const people = { origins: Object.fromEntries(log.origins()), authors: {} };
  const { card, stored } = from.installation;
  const text = JSON.stringify(people);
  const written = await writePackage({
    head: {
      format: 1,
      id: newId(),
      kind: 'shared',
      sender: { municipality, installation: card.installation, origin: store.origin() },
      recipients: [{ municipality: to.context.municipality, installation: to.installation.card.installation }],
      channel: to.context.municipality,
      number: 1,
      previous: null,
      createdAt: at,
      appVersion: '0.0.0',
      acknowledges: {},
      revocations: [],
      lifts: [],
      receipts: [],
      membersVersion: 1,
      ...more,
    },
    parts: [
      ...(caseId === undefined
        ? []
        : [{ name: singlePartNames.people, kind: 'people' as const, content: () => [Buffer.from(text)] }]),
      ...ops.parts,
    ],
    sign: (bytes) => signWith(stored.signingSecret, bytes),
    recipients: [to.installation.card.ageRecipient],
    folder: network.folder,
  });
  return must(written).path;
}
