import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { ManifestPart } from '#shared/exchange/manifest.ts';
import { encodeManifest } from '#shared/exchange/manifestText.ts';
import { maxManifestBytes } from '#shared/exchange/parts.ts';
import { err, type Result } from '#shared/result.ts';
import { signWith } from '../members/signing.ts';
import { inTestFolder, sha256Hex, testHead, testKeys, testRead } from './packageTestKit.ts';
import { manifestPurpose, signedBytes } from './signature.ts';
import { endOfZip, type PlacedEntry } from './zipFormat.ts';
import { type Entry, part, zipOf } from './zipTestKit.ts';

/**
 * Packages that another member of the exchange made with evil in mind: rightly encrypted to us and rightly signed, where
 * that is needed to get further.
 */

const scan = randomBytes(70_000);
const lines = Buffer.from('[1]\n[2]\n');
const people = Buffer.from('{"origins":{},"authors":{}}');

const rightParts = [
  part('people.json', 'people', people),
  part('ops/00001.jsonl', 'ops', lines, 2),
  part(`attachments/${sha256Hex(scan)}`, 'attachment', scan),
];

function headOf(manifestBytes: Uint8Array): [Entry, Entry] {
  const signature = signWith(testKeys.signingSecret, signedBytes(manifestPurpose, manifestBytes));
  return [
    { name: 'manifest.json', method: 'deflated', content: manifestBytes },
    { name: 'manifest.sig', method: 'stored', content: signature },
  ];
}

const manifestOf = (parts: readonly ManifestPart[]) => encodeManifest({ ...testHead, parts: [...parts] });

const [manifestEntry, signatureEntry] = headOf(manifestOf(rightParts));
const peopleEntry: Entry = { name: 'people.json', method: 'deflated', content: people };
const opsEntry: Entry = { name: 'ops/00001.jsonl', method: 'deflated', content: lines };
const scanEntry: Entry = { name: `attachments/${sha256Hex(scan)}`, method: 'stored', content: scan };
const all = [manifestEntry, signatureEntry, peopleEntry, opsEntry, scanEntry];

async function readZip(zip: Uint8Array): Promise<{ result: Result<unknown, AppError>; seen: { lines: string[] } }> {
  return await inTestFolder(async (folder) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(testKeys.recipient);
    const path = join(folder, 'tampered.dalsam');
    await writeFile(path, await encrypter.encrypt(zip));
    return await testRead(path);
  });
}

const damagedBy = (why: 'container' | 'content' | 'manifest') => err(appError('packageDamaged', { why }));

it('the zip of these tests is read when nothing is wrong with it', async () => {
  const { result, seen } = await readZip(zipOf(all));
  expect(result.ok).toBe(true);
  expect(seen.lines).toEqual(['[1]', '[2]']);
});

describe('a zip whose entries are not those of its manifest', () => {
  const other: Entry = { name: 'other.txt', method: 'deflated', content: people };
  it.each<[string, readonly Entry[]]>([
    ['without its ops', [manifestEntry, signatureEntry, peopleEntry, scanEntry]],
    ['without its last entry', all.slice(0, -1)],
    ['with one more at the end', [...all, other]],
    ['with one more in the middle', [manifestEntry, signatureEntry, other, ...all.slice(2)]],
    ['with one before the manifest', [other, ...all]],
    ['with an entry doubled', [...all, scanEntry]],
    ['with an entry doubled on the spot', [manifestEntry, signatureEntry, peopleEntry, ...all.slice(2)]],
    ['in another order', [manifestEntry, signatureEntry, opsEntry, peopleEntry, scanEntry]],
    ['with the signature first', [signatureEntry, manifestEntry, ...all.slice(2)]],
    ['without the signature', [manifestEntry, ...all.slice(2)]],
    ['with another name', all.map((entry) => (entry === peopleEntry ? { ...entry, name: '../people.js' } : entry))],
    [
      'with ops that are not compressed',
      all.map((entry) => (entry === opsEntry ? { ...entry, method: 'stored' } : entry)),
    ],
    [
      'with an attachment that is',
      all.map((entry) => (entry === scanEntry ? { ...entry, method: 'deflated' } : entry)),
    ],
    ['with nothing', []],
  ])('%s is refused', async (_, entries) => {
    expect((await readZip(zipOf(entries))).result).toEqual(damagedBy('container'));
  });

  it.each<[string, (entries: PlacedEntry[]) => PlacedEntry[]]>([
    ['fewer', (entries) => entries.slice(1)],
    ['more', (entries) => [...entries, ...entries.slice(-1)]],
    ['others', (entries) => entries.map((entry) => ({ ...entry, name: entry.name.toUpperCase() }))],
    ['the same in another order', (entries) => [...entries].reverse()],
    ['the same in other places', (entries) => entries.map((entry) => ({ ...entry, offset: entry.offset + 1 }))],
    ['the same with other sizes', (entries) => entries.map((entry) => ({ ...entry, bytes: entry.bytes + 1 }))],
  ])('or whose directory lists %s is refused', async (_, directory) => {
    expect((await readZip(zipOf(all, directory))).result).toEqual(damagedBy('container'));
  });

  it('or that goes on after its end, or has something between, is refused', async () => {
    const zip = zipOf(all);
    const comment = Buffer.from(zip);
    comment.writeUInt16LE(4, zip.length - 2);
    const start = centralDirectoryOf(zip);
    const zip64 = endOfZip({ entries: 70_000, bytes: zip.length - 22 - start, offset: start });
    for (const changed of [
      Buffer.concat([zip, Buffer.from([0])]),
      Buffer.concat([zip, zip]),
      Buffer.concat([comment, Buffer.from('note')]),
      Buffer.concat([zip.subarray(0, start), Buffer.alloc(8), zip.subarray(start)]),
      Buffer.concat([zip.subarray(0, zip.length - 22), zip64]),
      Buffer.concat([Buffer.from('MZ'), zip]),
    ]) {
      expect((await readZip(changed)).result).toEqual(damagedBy('container'));
    }
  });

  it('or that lacks its end is refused', async () => {
    const zip = zipOf(all);
    for (const length of [0, 1, 29, 30, 400, zip.length - 23, zip.length - 22, zip.length - 1]) {
      expect((await readZip(zip.subarray(0, length))).result).toEqual(damagedBy('container'));
    }
  });

  it('gives what the manifest says or nothing, whatever byte is another', async () => {
    const zip = zipOf(all);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(1500), fc.integer({ min: centralDirectoryOf(zip), max: zip.length - 1 })),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Buffer.from(zip);
          changed[at] = (changed[at] ?? 0) ^ flip;
          const { result, seen } = await readZip(changed);
          // The unused bits after a compressed entry are the only ones that change nothing.
          if (result.ok) expect(seen.lines).toEqual(['[1]', '[2]']);
          else expect(['packageDamaged', 'packageForged', 'packageTooLarge']).toContain(result.error.code);
        },
      ),
      { numRuns: 250 },
    );
  });
});

const centralDirectoryOf = (zip: Buffer): number => zip.readUInt32LE(zip.length - 6);

describe('a part that is not what its manifest says', () => {
  const withOps = (entry: Partial<Entry>) => zipOf(all.map((old) => (old === opsEntry ? { ...old, ...entry } : old)));

  it('is refused when it has other content of the same size', async () => {
    const { result, seen } = await readZip(withOps({ content: Buffer.from('[1]\n[3]\n') }));
    expect(result).toEqual(damagedBy('content'));
    expect(seen.lines).toEqual([]);
    const other = zipOf(all.map((old) => (old === scanEntry ? { ...old, content: randomBytes(scan.length) } : old)));
    expect((await readZip(other)).result).toEqual(damagedBy('content'));
  });

  it('is refused when it is longer or shorter, whatever it says of itself', async () => {
    for (const content of [Buffer.from('[1]\n[2]\n[3]\n'), Buffer.from('[1]\n')]) {
      expect((await readZip(withOps({ content }))).result).toEqual(damagedBy('container'));
      expect((await readZip(withOps({ content, claimed: { bytes: lines.length } }))).result).toEqual(
        damagedBy('container'),
      );
    }
  });

  it('is refused when something follows its compressed text, or its checksum is another', async () => {
    const compressed = Buffer.concat([deflateRawSync(lines), Buffer.from([0, 0, 0])]);
    expect((await readZip(withOps({ compressed }))).result).toEqual(damagedBy('container'));
    expect((await readZip(withOps({ claimed: { crc32: 1 } }))).result).toEqual(damagedBy('container'));
    expect((await readZip(withOps({ claimed: { compressedBytes: 2 ** 32 - 1 } }))).result).toEqual(
      damagedBy('container'),
    );
  });

  it.each([
    ['fewer lines', '[1]\n[2]\n', 1],
    ['more lines', '[1]\n[2]\n', 3],
    ['an empty line', '[1]\n\n[2]\n', 3],
    ['no newline at its end', '[1]\n[2]', 2],
  ])('is refused with %s', async (_, text, ops) => {
    const content = Buffer.from(text);
    const parts = [part('ops/00001.jsonl', 'ops', content, ops)];
    const zip = zipOf([...headOf(manifestOf(parts)), { ...opsEntry, content }]);
    expect((await readZip(zip)).result).toEqual(damagedBy('content'));
  });

  it('is refused with bytes that are no text', async () => {
    const content = Buffer.from([0x5b, 0xff, 0x5d, 0x0a]);
    const zip = zipOf([...headOf(manifestOf([part('ops/00001.jsonl', 'ops', content, 1)])), { ...opsEntry, content }]);
    expect((await readZip(zip)).result).toEqual(damagedBy('content'));
  });
});

describe('a zip bomb', () => {
  /** 1.5 GB of zeros in a megabyte and a half, made without ever having them. */
  const megabyte = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_FULL_FLUSH });
  const bomb = Buffer.concat([...Array.from({ length: 1500 }, () => megabyte), deflateRawSync(Buffer.alloc(0))]);

  it('in a part is refused before it has grown', async () => {
    const before = process.resourceUsage().maxRSS;
    const entries = all.map((old) =>
      old === opsEntry ? { ...old, compressed: bomb, claimed: { compressedBytes: bomb.length } } : old,
    );
    expect((await readZip(zipOf(entries))).result).toEqual(damagedBy('container'));
    const large = part('people.json', 'people', new Uint8Array(300_000));
    const head = headOf(manifestOf([large]));
    const inPart = zipOf([...head, { ...peopleEntry, compressed: bomb, claimed: { bytes: large.bytes } }]);
    expect((await readZip(inPart)).result).toEqual(damagedBy('container'));
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150);
  });

  it('in the manifest is refused before it has grown', async () => {
    const before = process.resourceUsage().maxRSS;
    const claims = (bytes: number) => ({ ...manifestEntry, compressed: bomb, claimed: { bytes } });
    const tooLarge = err(appError('packageTooLarge', { maxBytes: maxManifestBytes }));
    expect((await readZip(zipOf([claims(1_500_000_000), ...all.slice(1)]))).result).toEqual(tooLarge);
    expect((await readZip(zipOf([claims(1000), ...all.slice(1)]))).result).toEqual(damagedBy('container'));
    expect((await readZip(zipOf([claims(2_000_000), ...all.slice(1)]))).result).toEqual(damagedBy('container'));
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150);
  });
});

describe('a manifest that is signed and wrong', () => {
  const text = Buffer.from(manifestOf([])).toString('utf8');
  it.each([
    ['a space', text.replace(',', ', ')],
    ['a doubled key', text.replace('{"format":1,', '{"format":1,"format":1,')],
    ['a key of the language', text.replace('"parts":[]', '"parts":[],"__proto__":{"isAdmin":true}')],
    ['a number beyond all', text.replace('"number":3', '"number":1e999')],
    [
      'a part with a path in its name',
      text.replace('"parts":[]', JSON.stringify({ parts: [{ ...rightParts[0], name: '../a' }] }).slice(1, -1)),
    ],
    ['nesting', '['.repeat(1_000_000)],
    ['no JSON', 'null'],
    ['bytes that are no text', '\ufffd'],
    ['a mark of the encoding before it', `\ufeff${text}`],
  ])('by %s is refused', async (_, changed) => {
    const bytes = changed === '\ufffd' ? Buffer.from([0xff, 0xfe]) : Buffer.from(changed);
    expect((await readZip(zipOf(headOf(bytes)))).result).toEqual(damagedBy('manifest'));
  });

  it('since it is of a newer format is said to be so', async () => {
    const newer = Buffer.from(text.replace('"format":1', '"format":2').replace('"kind":"shared"', '"kind":"later"'));
    expect((await readZip(zipOf(headOf(newer)))).result).toEqual(
      err(appError('packageFromNewerVersion', { format: 2 })),
    );
  });
});
