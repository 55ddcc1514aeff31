import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsProblem } from '#shared/exchange/parts.ts';
import { ok } from '#shared/result.ts';
import {
  attachmentPart,
  inTestFolder,
  opsPart,
  sha256Hex,
  singlePart,
  testHead,
  testRead,
  testWrite,
} from './packageTestKit.ts';
import { writePackage } from './writePackage.ts';

describe('a package', () => {
  it('gives back what was put in, in its order, and is named by its content', async () => {
    await inTestFolder(async (folder) => {
      const scan = randomBytes(250_000);
      const parts = [
        singlePart('people', '{"origins":{},"authors":{}}'),
        singlePart('holdings', '["a","case","b",1]\n'),
        opsPart(1, ['[1,"første"]', '[2,"ሰላም"]']),
        opsPart(2, ['[3]']),
        attachmentPart(scan),
        attachmentPart(new Uint8Array(0)),
      ];
      const written = await writePackage(testWrite(folder, parts));
      if (!written.ok) throw new Error(written.error.code);
      const file = await readFile(written.value.path);
      expect(basename(written.value.path)).toBe(`${sha256Hex(file)}.dalsam`);
      expect(written.value).toMatchObject({ bytes: file.length, fileHash: sha256Hex(file) });
      expect(partsProblem(written.value.manifest.parts)).toBeUndefined();
      expect(await readdir(folder)).toEqual([basename(written.value.path)]);

      const { result, seen } = await testRead(written.value.path);
      expect(result).toEqual(
        ok({
          manifest: written.value.manifest,
          manifestHash: written.value.manifestHash,
          fileHash: written.value.fileHash,
          bytes: file.length,
        }),
      );
      expect(seen.manifests).toEqual([written.value.manifest]);
      expect(seen.lines).toEqual(['[1,"første"]', '[2,"ሰላም"]', '[3]']);
      expect(seen.parts.map(({ text }) => text)).toEqual(['{"origins":{},"authors":{}}', '["a","case","b",1]\n']);
      expect([...seen.attachments]).toEqual([
        [sha256Hex(scan), scan],
        [sha256Hex(new Uint8Array(0)), Buffer.alloc(0)],
      ]);
    });
  });

  it('of any content comes back whole', async () => {
    await inTestFolder(async (folder) => {
      const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => JSON.stringify([text]));
      const content = fc.record({
        segments: fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { maxLength: 3 }),
        files: fc.uniqueArray(fc.uint8Array({ maxLength: 3000 }), { maxLength: 3, selector: sha256Hex }),
        people: fc.option(fc.string(), { nil: undefined }),
        number: fc.integer({ min: 1 }),
      });
      await fc.assert(
        fc.asyncProperty(content, async ({ segments, files, people, number }) => {
          const parts = [
            ...(people === undefined ? [] : [singlePart('people', people)]),
            ...segments.map((lines, index) => opsPart(index + 1, lines)),
            ...files.map(attachmentPart),
          ];
          const written = await writePackage(testWrite(folder, parts, { head: { ...testHead, number } }));
          if (!written.ok) throw new Error(written.error.code);
          const { result, seen } = await testRead(written.value.path);
          expect(result.ok).toBe(true);
          expect(seen.lines).toEqual(segments.flat());
          expect([...seen.attachments.keys()]).toEqual(files.map(sha256Hex));
          expect([...seen.attachments.values()].map(sha256Hex)).toEqual(files.map(sha256Hex));
        }),
        { numRuns: 60 },
      );
    });
  });

  it('can hold nothing but its manifest', async () => {
    await inTestFolder(async (folder) => {
      const written = await writePackage(testWrite(folder, []));
      if (!written.ok) throw new Error(written.error.code);
      expect((await testRead(written.value.path)).result.ok).toBe(true);
    });
  });
});

describe('writing', () => {
  const scan = attachmentPart(randomBytes(3_000_000));

  it('never takes the place of a file', async () => {
    await inTestFolder(async (folder) => {
      await writeFile(join(folder, 'mars.dalsam'), 'another');
      const written = await writePackage(testWrite(folder, [scan], { fileName: 'mars.dalsam' }));
      expect(written).toEqual({ ok: false, error: { code: 'packageNameTaken', params: {} } });
      expect(await readdir(folder)).toEqual(['mars.dalsam']);
      expect(await readFile(join(folder, 'mars.dalsam'), 'utf8')).toBe('another');
    });
  });

  it('leaves nothing when it is cancelled, whenever that is', async () => {
    await inTestFolder(async (folder) => {
      for (const after of [0, 1, 10, 25]) {
        const cancel = new AbortController();
        let steps = 0;
        if (after === 0) cancel.abort();
        const onProgress = () => {
          steps += 1;
          if (steps >= after) cancel.abort();
        };
        const written = await writePackage(testWrite(folder, [scan], { signal: cancel.signal, onProgress }));
        expect(written).toEqual({ ok: false, error: { code: 'cancelled', params: {} } });
        expect(await readdir(folder)).toEqual([]);
      }
    });
  });

  it('says that the folder is gone', async () => {
    await inTestFolder(async (folder) => {
      const written = await writePackage(testWrite(join(folder, 'gone'), [scan]));
      expect(written).toEqual({ ok: false, error: { code: 'packageFolderMissing', params: {} } });
    });
  });

  it('stops at content that is not what it was said to be, and leaves nothing', async () => {
    await inTestFolder(async (folder) => {
      const otherName = { ...scan, content: () => [randomBytes(3_000_000)] };
      await expect(writePackage(testWrite(folder, [otherName]))).rejects.toThrow('is not what it was said to be');
      let readings = 0;
      const changing = { ...opsPart(1, ['[1]']), content: () => [Buffer.from(`[${readings++}]\n`)] };
      await expect(writePackage(testWrite(folder, [changing]))).rejects.toThrow('is not what it was said to be');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('refuses a list of parts that no reader would take', async () => {
    await inTestFolder(async (folder) => {
      for (const parts of [
        [opsPart(2, ['[1]'])],
        [scan, scan],
        [opsPart(1, [])],
        [{ ...singlePart('people', '{}'), name: '../people.json' }],
        [{ ...singlePart('people', '{}'), ops: 1 }],
      ]) {
        await expect(writePackage(testWrite(folder, parts))).rejects.toThrow('writePackage: parts');
      }
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('tells how far it has come', async () => {
    await inTestFolder(async (folder) => {
      const seen: number[] = [];
      const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes: number }) => {
        expect(totalBytes).toBe(3_000_000);
        seen.push(bytes);
      };
      expect((await writePackage(testWrite(folder, [scan], { onProgress }))).ok).toBe(true);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(seen.at(-1)).toBe(3_000_000);
    });
  });
});
