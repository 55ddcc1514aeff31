import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeManifest } from '#shared/exchange/manifestText.ts';
import {
  attachmentPart,
  inTestFolder,
  opsPart,
  sha256Hex,
  singlePart,
  testKeys,
  testRead,
  testWrite,
} from './packageTestKit.ts';
import { writePackage } from './writePackage.ts';
import { centralHeader, endOfZip, localHeader } from './zipFormat.ts';

/** docs/package-format.md, followed with programs that are not ours: age, unzip, and the signature by its description alone. */

const scan = randomBytes(200_000);
const people = '{"origins":{},"authors":{}}';
const parts = [singlePart('people', people), opsPart(1, ['[1,"Åse"]', '[2]']), attachmentPart(scan)];
const scanName = `attachments/${sha256Hex(scan)}`;

async function written(folder: string, recipients = [testKeys.recipient]) {
  const result = await writePackage(testWrite(folder, parts, { fileName: 'a.dalsam', recipients }));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function decryptedByAge(folder: string, path: string, identity: string): Promise<string> {
  const [key, zip] = [join(folder, 'key'), join(folder, 'a.zip')];
  await writeFile(key, `${identity}\n`, { mode: 0o600 });
  execFileSync('age', ['-d', '-i', key, '-o', zip, path]);
  return zip;
}

const unzip = (...args: string[]) => execFileSync('unzip', args, { maxBuffer: 10_000_000 });

describe('age and unzip', () => {
  it('open a package with an exported key, and find in it what its description says', async () => {
    await inTestFolder(async (folder) => {
      const { path, manifest, manifestHash } = await written(folder);
      const zip = await decryptedByAge(folder, path, testKeys.identity);
      unzip('-tqq', zip);
      const names = unzip('-Z1', zip).toString().trimEnd().split('\n');
      expect(names).toEqual(['manifest.json', 'manifest.sig', 'people.json', 'ops/00001.jsonl', scanName]);
      expect(unzip('-p', zip, 'people.json').toString()).toBe(people);
      expect(unzip('-p', zip, 'ops/00001.jsonl').toString()).toBe('[1,"Åse"]\n[2]\n');
      expect(unzip('-p', zip, scanName).equals(scan)).toBe(true);

      const manifestBytes = unzip('-p', zip, 'manifest.json');
      expect(JSON.parse(manifestBytes.toString())).toEqual(manifest);
      expect(createHash('sha256').update(manifestBytes).digest('hex')).toBe(manifestHash);
      for (const part of manifest.parts) expect(sha256Hex(unzip('-p', zip, part.name))).toBe(part.sha256);
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(testKeys.signingPublic, 'hex').toString('base64url') };
      const signed = Buffer.concat([Buffer.from('dalsam package manifest 1\n'), manifestBytes]);
      const signature = unzip('-p', zip, 'manifest.sig');
      expect(verify(null, signed, createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(true);
    });
  });

  it('open it for each of several recipients', async () => {
    await inTestFolder(async (folder) => {
      const other = execFileSync('age-keygen', ['-y'], { input: `${testKeys.otherIdentity}\n` })
        .toString()
        .trim();
      const { path } = await written(folder, [testKeys.recipient, other]);
      for (const identity of [testKeys.identity, testKeys.otherIdentity]) {
        const zip = await decryptedByAge(folder, path, identity);
        expect(unzip('-p', zip, 'people.json').toString()).toBe(people);
        await writeFile(zip, '');
        expect((await testRead(path, { identities: [identity] })).result.ok).toBe(true);
      }
    });
  });

  it('and what age has encrypted is read here', async () => {
    await inTestFolder(async (folder) => {
      const { path, manifest } = await written(folder);
      const zip = await decryptedByAge(folder, path, testKeys.identity);
      const sealed = join(folder, 'by-age.dalsam');
      execFileSync('age', ['-r', testKeys.recipient, '-o', sealed, zip]);
      const { result, seen } = await testRead(sealed);
      expect(result).toMatchObject({ ok: true, value: { manifest } });
      expect(seen.lines).toEqual(['[1,"Åse"]', '[2]']);
      expect([...seen.attachments.keys()]).toEqual([sha256Hex(scan)]);

      const armored = join(folder, 'armored.dalsam');
      execFileSync('age', ['-a', '-r', testKeys.recipient, '-o', armored, zip]);
      expect((await testRead(armored)).result).toMatchObject({ error: { code: 'packageNotDalsam' } });
      const other = execFileSync('age-keygen', ['-y'], { input: `${testKeys.otherIdentity}\n` })
        .toString()
        .trim();
      execFileSync('age', ['-r', other, '-o', join(folder, 'theirs.dalsam'), zip]);
      const theirs = await testRead(join(folder, 'theirs.dalsam'));
      expect(theirs.result).toMatchObject({ error: { code: 'packageNotForUs' } });
    });
  });
});

describe('the 64-bit records of the zip', () => {
  const entry = { method: 'stored' as const, crc32: 0, compressedBytes: 0, bytes: 0 };

  it('are there for more entries than the plain ones count, and unzip reads them', async () => {
    await inTestFolder(async (folder) => {
      const local: Uint8Array[] = [];
      const central: Uint8Array[] = [];
      let offset = 0;
      for (let index = 0; index < 66_000; index++) {
        const placed = { ...entry, name: `n${index}`, offset };
        local.push(localHeader(placed));
        central.push(centralHeader(placed));
        offset += local.at(-1)?.length ?? 0;
      }
      const bytes = central.reduce((sum, { length }) => sum + length, 0);
      const zip = Buffer.concat([...local, ...central, endOfZip({ entries: 66_000, bytes, offset })]);
      const path = join(folder, 'many.zip');
      await writeFile(path, zip);
      expect(unzip('-Z1', path).toString().trimEnd().split('\n')).toHaveLength(66_000);
      unzip('-tqq', path);
    });
  });

  it('are there for what lies beyond 4 GiB, and unzip finds it', async () => {
    await inTestFolder(async (folder) => {
      const content = Buffer.from(encodeManifest({ ...testWrite(folder, []).head, parts: [] }));
      const first = { ...entry, name: 'first', bytes: 2 ** 32 - 2, compressedBytes: 2 ** 32 - 2, offset: 0 };
      const between = localHeader(first).length + first.bytes;
      const sizes = { bytes: content.length, compressedBytes: content.length };
      const second = { ...entry, ...sizes, name: 'second', crc32: crc32(content), offset: between };
      const local = Buffer.concat([localHeader(second), content]);
      const central = Buffer.concat([centralHeader(first), centralHeader(second)]);
      const end = endOfZip({ entries: 2, bytes: central.length, offset: between + local.length });
      // What lies between is a hole in the file, and takes no room.
      const path = join(folder, 'large.zip');
      const file = await open(path, 'w');
      await file.write(localHeader(first), 0, undefined, 0);
      await file.write(Buffer.concat([local, central, end]), 0, undefined, between);
      await file.close();
      expect(unzip('-p', path, 'second').equals(content)).toBe(true);
    });
  });
});
