import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/api/contract.ts';
import { decodeOpLine } from '#shared/exchange/opLine.ts';
import { decodeHlc } from '#shared/ops/hlc.ts';
import type { Op } from '#shared/ops/op.ts';
import { importPackage } from './import.ts';
import {
  type BareNode,
  bareNode,
  consentTo,
  must,
  type Network,
  type Node,
  newPerson,
  openNetwork,
  refusal,
  send,
} from './packagesTestKit.ts';
import { previewPackage } from './preview.ts';
import { contentOf, laid, linesOf, type Opened, opened, sealed, type Tampering } from './tamperKit.ts';
import { undoImport } from './undo.ts';

/**
 * What a file can hold, fed to the preview and the import of a real vault: each is refused with an error that has its words, and the
 * vault is as it was; or it goes in as it is said, and can be taken out again.
 */

let network: Network;
let lom: Node;
let like: Node;
let sel: BareNode;
let folder: string;
let right: Opened;
let rightPath: string;
let caseId: string;
let before: string;

beforeAll(async () => {
  network = await openNetwork([['3434'], ['3437']]);
  [lom, like] = network.nodes as [Node, Node];
  sel = bareNode(network, like);
  folder = mkdtempSync(join(network.folder, 'tampered-'));
  caseId = await newPerson(lom);
  await consentTo(lom, caseId, 'Sel kommune', ['identity', 'papers']);
  const sha256 = lom.desk.store.putAttachment(Buffer.from('%PDF-1.7 a scan'));
  lom.desk.store.write(lom.desk.context.writeContext(), (writer) =>
    writer.set({ type: 'attachment', id: lom.context.newId(), caseId }, { subjectId: caseId, sha256, bytes: 15 }),
  );
  rightPath = (await send(network, lom, '3437')).path;
  right = await opened(rightPath, lom.installation, like.installation);
  before = await contentOf(sel);
});
afterAll(() => {
  sel.close();
  network.close();
});

const seal = (tampering: Tampering) =>
  sealed(folder, right, { from: lom.installation, to: like.installation }, tampering);

const worded = new Set<string>([...contract['package.preview'].errors, ...contract['package.import'].errors]);

/** Why it is refused, or how it stands; an import that goes through is taken out again. Throws nothing, whatever the file. */
async function verdict(path: string): Promise<string> {
  const preview = await previewPackage(sel.context, { path, language: 'nb' });
  if (!preview.ok) {
    expect(worded).toContain(preview.error.code);
    return preview.error.code;
  }
  const imported = await importPackage(sel.context, { path, fileHash: preview.value.fileHash });
  if (!imported.ok) {
    expect(worded).toContain(imported.error.code);
    return imported.error.code;
  }
  if (imported.value.outcome !== 'imported') return imported.value.outcome;
  must(undoImport(sel.context, imported.value.n));
  return 'imported';
}

/** Names, records of imports and what others hold stay after an undo; of the ops and what they show nothing may. */
const shown = () => [
  sel.store.ops().filter(({ stream }) => stream.scope !== 'local').length,
  sel.store.recordsOfType('person').length,
];

const odd: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 53,
  1e308,
  '',
  '../../etc/passwd',
  '__proto__',
  'x'.repeat(70_000),
  '\u0000\ud800',
  [],
  [[[[[[]]]]]],
  {},
  { toString: 1, constructor: null },
];

describe('a file that was changed on the way', () => {
  it('is refused, wherever it is cut or changed, and the vault is as it was', async () => {
    const bytes = readFileSync(rightPath);
    const codes = new Set<string>();
    for (let n = 0; n < 24; n += 1) {
      const at = Math.floor((bytes.length * n) / 24);
      codes.add(await verdict(laid(folder, bytes.subarray(0, at))));
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x20;
      codes.add(await verdict(laid(folder, flipped)));
    }
    codes.add(await verdict(laid(folder, Buffer.concat([bytes, bytes.subarray(0, 100)]))));
    for (const code of codes) expect(['packageNotDalsam', 'packageDamaged', 'packageNotForUs']).toContain(code);
    expect(await contentOf(sel)).toBe(before);
  });
});

describe('a manifest that a member signed', () => {
  const wide = ['acknowledges', 'revocations', 'lifts', 'receipts', 'previous', 'appVersion'];

  it('is refused with anything odd in any place, and the vault is as it was', async () => {
    const then = await contentOf(sel);
    for (const key of Object.keys(right.manifest)) {
      for (const value of wide.includes(key) ? [] : odd) {
        const path = await seal({ manifest: (it) => ({ ...it, [key]: value }) });
        expect([key, value, await verdict(path)]).not.toEqual([
          key,
          value,
          expect.stringMatching(/^(imported|waiting)$/),
        ]);
      }
    }
    expect(await contentOf(sel)).toBe(then);
  });

  it('is refused, or right, where nothing, or any text, can be', async () => {
    for (const key of wide) {
      for (const value of odd) {
        const result = await verdict(await seal({ manifest: (it) => ({ ...it, [key]: value }) }));
        expect(result).toMatch(/^(packageDamaged|packageTooLarge|imported)$/);
      }
    }
    expect(shown()).toEqual([0, 0]);
  });

  it.each<[string, Tampering]>([
    ['a key more', { manifest: (it) => ({ ...it, more: 1 }) }],
    ['a key twice', { text: (it) => it.replace('{', '{"format":1,') }],
    ['a huge number as text of its own', { text: (it) => it.replace(/"number":\d+/, '"number":1e0') }],
    ['a number beyond all', { text: (it) => it.replace(/"number":\d+/, `"number":${'9'.repeat(400)}`) }],
    ['nothing', { text: () => '' }],
    ['a list', { text: () => '[]' }],
    ['a prototype', { text: (it) => it.replace('{', '{"__proto__":{"format":1},') }],
    ['another’s name', { manifest: (it) => ({ ...it, sender: { ...(it.sender as object), municipality: '3431' } }) }],
    [
      'an attachment of another name',
      { manifest: (it) => ({ ...it, parts: renamed(it.parts as { name: string }[]) }) },
    ],
  ])('with %s is refused', async (_, tampering) => {
    expect(await verdict(await seal(tampering))).toMatch(/^(packageDamaged|senderUnknown|packageForged)$/);
    expect(shown()).toEqual([0, 0]);
  });

  it('of a newer format says so', async () => {
    expect(await verdict(await seal({ manifest: (it) => ({ ...it, format: 2, more: 1 }) }))).toBe(
      'packageFromNewerVersion',
    );
  });
});

const renamed = (parts: readonly { name: string }[]) =>
  parts.map((each) => (each.name.startsWith('attachments/') ? { ...each, name: `../${each.name}` } : each));

describe('parts that a member signed', () => {
  it('are refused or passed over with anything odd in them, and the vault is as it was', async () => {
    const names = ['people.json', 'holdings.jsonl', 'prerequisites.jsonl', 'members.json', 'counts.json'];
    const texts = [
      '{}',
      '[]',
      'null',
      '{"origins":1,"authors":{}}',
      '["a","b","c",1]\n',
      '\ufeff{}',
      '"'.repeat(5000),
      '\u0000',
    ];
    for (const name of names) {
      const kind = name.slice(0, name.indexOf('.')) as Opened['parts'][number]['kind'];
      const others = right.parts.filter((each) => each.name !== name);
      for (const text of texts) {
        const result = await verdict(await seal({ parts: [...others, { kind, name, content: Buffer.from(text) }] }));
        expect([name, text.slice(0, 12), result]).toEqual([
          name,
          text.slice(0, 12),
          expect.stringMatching(
            /^(packageDamaged|memberListDamaged|memberListFromNewerVersion|packageOversteps|imported)$/,
          ),
        ]);
      }
    }
    expect(shown()).toEqual([0, 0]);
  });

  it('with an attachment whose content is another are refused', async () => {
    const parts = right.parts.map((each) =>
      each.kind === 'attachment' ? { ...each, content: Buffer.from('another') } : each,
    );
    expect(await verdict(await seal({ parts }))).toBe('packageDamaged');
    expect(shown()).toEqual([0, 0]);
  });
});

describe('ops that a member signed', () => {
  const first = () => right.lines[0] ?? '';
  const changed = (place: number, value: unknown) => {
    const raw = JSON.parse(first()) as unknown[];
    raw[place] = value;
    return [JSON.stringify(raw), ...right.lines.slice(1)];
  };

  it('are refused with anything odd in any place, or kept and not shown', async () => {
    const taken: string[] = [];
    for (let place = 0; place < 13; place += 1) {
      for (const value of odd) {
        const result = await verdict(await seal({ lines: changed(place, value) }));
        if (result === 'imported') taken.push(String(place));
      }
    }
    // Types, ids and fields can be a newer version's, and so can values; what is no name, ref, clock or time is none in any.
    for (const place of taken) expect(['5', '6', '7', '8', '9', '11']).toContain(place);
    expect(shown()).toEqual([0, 0]);
  });

  it.each<[string, (lines: readonly string[]) => string[], string]>([
    ['no line', () => [''], 'packageDamaged'],
    ['half a line', ([one = '', ...rest]) => [one.slice(0, 20), ...rest], 'packageDamaged'],
    ['the same line twice', ([one = '', ...rest]) => [one, one, ...rest], 'packageDamaged'],
    ['the order turned round', (lines) => lines.toReversed(), 'packageDamaged'],
    ['a line left out', (lines) => lines.filter((_, place) => place !== lines.length - 2), 'packageDamaged'],
    ['the first of a stream left out', (lines) => lines.filter((_, place) => place !== 1), 'waiting'],
    ['what says whose the case is left out', ([, ...rest]) => rest, 'packageOversteps'],
  ])('with %s', async (_, change, expected) => {
    const path = await seal({ lines: change(right.lines) });
    expect(await verdict(path)).toBe(expected);
    expect(shown()).toEqual([0, 0]);
  });

  const opAt = (place: number): Op => {
    const decoded = decodeOpLine(right.lines[place] ?? '');
    if (!decoded.ok) throw new Error(decoded.error);
    return decoded.value.op;
  };
  const withOps = (change: (op: Op) => Op) => linesOf(right.lines.map((_, place) => change(opAt(place))));

  it('of a type that is unknown are kept and passed on, and shown nowhere', async () => {
    const id = lom.context.newId();
    const op = right.lines.map((_, place) => opAt(place)).findLast(({ stream }) => stream.scope === 'identity');
    if (op === undefined) throw new Error('no op');
    const newer: Op = {
      ...op,
      seq: op.seq + 1,
      record: { type: 'fromTheFuture', id },
      field: 'shape',
      value: 'round',
      basis: [],
    };
    const path = await seal({ lines: linesOf([...right.lines.map((_, place) => opAt(place)), newer]) });
    const { fileHash } = must(await previewPackage(sel.context, { path, language: 'nb' }));
    const imported = must(await importPackage(sel.context, { path, fileHash }));
    if (imported.outcome !== 'imported') throw new Error(imported.outcome);
    expect(sel.store.record(id)?.fields ?? {}).toEqual({});
    expect(
      [
        ...sel.store.exchange.log.lines(
          [{ stream: newer.stream, origin: newer.origin, first: newer.seq, last: newer.seq }],
          1,
        ),
      ]
        .flat()
        .map(({ line }) => line),
    ).toEqual(linesOf([newer]));
    must(undoImport(sel.context, imported.n));
  });

  it('of a clock far in the future do not drag the clock here along', async () => {
    const path = await seal({ lines: withOps((op) => ({ ...op, hlc: 'fffffffffffeffff' })) });
    const { fileHash } = must(await previewPackage(sel.context, { path, language: 'nb' }));
    const imported = must(await importPackage(sel.context, { path, fileHash }));
    if (imported.outcome !== 'imported') throw new Error(imported.outcome);
    const own = sel.context.newId();
    sel.store.write({ author: sel.context.user.id, at: sel.context.now().toISOString() }, (writer) =>
      writer.set({ type: 'person', id: own, caseId: own }, { firstName: 'Ny' }),
    );
    const written = sel.store.ops().at(-1);
    const ahead = (decodeHlc(written?.hlc ?? '')?.milliseconds ?? 0) - sel.context.now().getTime();
    // What does not fit in the counter any more takes the next millisecond.
    expect(ahead).toBeLessThanOrEqual(24 * 3_600_000 + 1);
    must(undoImport(sel.context, imported.n));
  });

  it('under this vault’s own name are a fork, and refused', async () => {
    const path = await seal({
      lines: withOps((op) => (op.stream.scope === 'identity' ? { ...op, origin: sel.store.origin(), basis: [] } : op)),
    });
    const preview = must(await previewPackage(sel.context, { path, language: 'nb' }));
    expect(preview.state).toBe('ownFork');
    expect(refusal(await importPackage(sel.context, { path, fileHash: preview.fileHash })).code).toBe('packageFork');
  });

  it('that name a record of another case or type are refused', async () => {
    must(
      await importPackage(sel.context, {
        path: rightPath,
        fileHash: must(await previewPackage(sel.context, { path: rightPath, language: 'nb' })).fileHash,
      }),
    );
    const op = opAt(0);
    const more: Op = { ...op, seq: 1000, record: { type: 'household', id: caseId }, basis: [] };
    const last = right.lines
      .map((_, place) => opAt(place))
      .filter(({ stream, origin }) => stream.scope === more.stream.scope && origin === more.origin).length;
    const path = await seal({
      lines: linesOf([...right.lines.map((_, place) => opAt(place)), { ...more, seq: last + 1 }]),
    });
    expect(await verdict(path)).toBe('packageDamaged');
    must(undoImport(sel.context, sel.store.exchange.journal.in({ limit: 1 })[0]?.n ?? 0));
  });
});
