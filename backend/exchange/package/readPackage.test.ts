import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appError } from '#shared/api/errors.ts';
import { encodeManifest } from '#shared/exchange/manifestText.ts';
import { err, ok } from '#shared/result.ts';
import { signWith } from '../members/signing.ts';
import {
  attachmentPart,
  inTestFolder,
  opsPart,
  singlePart,
  testHead,
  testKeys,
  testRead,
  testWrite,
} from './packageTestKit.ts';
import { writePackage } from './writePackage.ts';

const codes = new Set(['packageNotDalsam', 'packageNotForUs', 'packageDamaged', 'packageForged']);

async function smallPackage(folder: string): Promise<{ path: string; bytes: Buffer }> {
  const parts = [singlePart('people', '{}'), opsPart(1, ['[1]', '[2]']), attachmentPart(randomBytes(150_000))];
  const written = await writePackage(
    testWrite(folder, parts, { fileName: `${randomBytes(6).toString('hex')}.dalsam` }),
  );
  if (!written.ok) throw new Error(written.error.code);
  return { path: written.value.path, bytes: await readFile(written.value.path) };
}

describe('a file that is not what was written', () => {
  it('is refused with any byte changed', async () => {
    await inTestFolder(async (folder) => {
      const { path, bytes } = await smallPackage(folder);
      const at = fc.oneof(fc.nat(400), fc.nat(bytes.length - 1));
      await fc.assert(
        fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, flip) => {
          const changed = Buffer.from(bytes);
          changed[place] = (changed[place] ?? 0) ^ flip;
          await writeFile(path, changed);
          const { result } = await testRead(path);
          expect(result.ok).toBe(false);
          if (!result.ok) expect(codes).toContain(result.error.code);
        }),
        { numRuns: 150 },
      );
    });
  });

  it('is refused wherever it is cut', async () => {
    await inTestFolder(async (folder) => {
      const { path, bytes } = await smallPackage(folder);
      const lengths = fc.oneof(
        fc.nat(400),
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 40 }).map((n) => bytes.length - n),
      );
      await fc.assert(
        fc.asyncProperty(lengths, async (length) => {
          await writeFile(path, bytes.subarray(0, length));
          const { result } = await testRead(path);
          expect(result.ok).toBe(false);
          if (!result.ok) expect(codes).toContain(result.error.code);
        }),
        { numRuns: 150 },
      );
    });
  });

  it('is refused with anything after its end, or put in', async () => {
    await inTestFolder(async (folder) => {
      const { path, bytes } = await smallPackage(folder);
      for (const changed of [
        Buffer.concat([bytes, Buffer.from([0])]),
        Buffer.concat([bytes, bytes]),
        Buffer.concat([bytes.subarray(0, 70_000), randomBytes(1), bytes.subarray(70_000)]),
      ]) {
        await writeFile(path, changed);
        expect((await testRead(path)).result).toEqual(err(appError('packageDamaged', { why: 'encryption' })));
      }
    });
  });

  it('is refused when it is something else', async () => {
    await inTestFolder(async (folder) => {
      const path = join(folder, 'other.dalsam');
      for (const bytes of [
        Buffer.alloc(0),
        Buffer.from('PK'),
        randomBytes(1_000_000),
        Buffer.from('age-encryption.org/v2\n'),
      ]) {
        await writeFile(path, bytes);
        expect((await testRead(path)).result).toEqual(err(appError('packageNotDalsam', {})));
      }
      // A header that never ends is not read to its end.
      for (const line of ['x', '-> X25519 ', '-> a b\n\n']) {
        await writeFile(path, `age-encryption.org/v1\n${line.repeat(2_000_000)}`);
        expect((await testRead(path)).result).toEqual(err(appError('packageDamaged', { why: 'header' })));
      }
      const encrypter = new Encrypter();
      encrypter.addRecipient(testKeys.recipient);
      const words = await encrypter.encrypt('not a zip, but meant for us, and longer than the head of one');
      await writeFile(path, words);
      expect((await testRead(path)).result).toEqual(err(appError('packageDamaged', { why: 'container' })));
    });
  });

  it('is said to be unreadable when it is not there, or a folder', async () => {
    await inTestFolder(async (folder) => {
      const unreadable = err(appError('packageFileUnreadable', {}));
      expect((await testRead(join(folder, 'gone.dalsam'))).result).toEqual(unreadable);
      expect((await testRead(folder)).result).toEqual(unreadable);
    });
  });
});

describe('reading', () => {
  it('tells a package for somebody else from a damaged one', async () => {
    await inTestFolder(async (folder) => {
      const { path } = await smallPackage(folder);
      const forOthers = await testRead(path, { identities: [testKeys.otherIdentity] });
      expect(forOthers.result).toEqual(err(appError('packageNotForUs', {})));
      expect((await testRead(path, { identities: [] })).result).toEqual(err(appError('packageNotForUs', {})));
      const withBoth = await testRead(path, { identities: [testKeys.otherIdentity, testKeys.identity] });
      expect(withBoth.result.ok).toBe(true);
    });
  });

  it('gives nothing of a package whose signature is another', async () => {
    await inTestFolder(async (folder) => {
      const { path } = await smallPackage(folder);
      for (const key of ['1'.repeat(64), '', 'zz', '0'.repeat(64)]) {
        const { result, seen } = await testRead(path, { signingKeyOf: () => ok(key) });
        expect(result).toEqual(err(appError('packageForged', {})));
        expect(seen).toMatchObject({ manifests: [], lines: [], parts: [] });
      }
    });
  });

  it('does not take the signature of something else for that of a manifest', async () => {
    await inTestFolder(async (folder) => {
      const sign = () => signWith(testKeys.signingSecret, encodeManifest({ ...testHead, parts: [] }));
      const written = await writePackage(testWrite(folder, [], { sign }));
      if (!written.ok) throw new Error(written.error.code);
      expect((await testRead(written.value.path)).result).toEqual(err(appError('packageForged', {})));
    });
  });

  it('ends with the error of its visitor, and of who knows the keys', async () => {
    await inTestFolder(async (folder) => {
      const { path } = await smallPackage(folder);
      const error = err(appError('notFound', {}));
      const visitor = { manifest: () => ok(undefined) };
      expect((await testRead(path, { signingKeyOf: () => error })).result).toEqual(error);
      expect((await testRead(path, { visitor: { manifest: () => error } })).result).toEqual(error);
      expect((await testRead(path, { visitor: { ...visitor, part: () => error } })).result).toEqual(error);
      expect((await testRead(path, { visitor: { ...visitor, opLines: async () => error } })).result).toEqual(error);
      const fault = () => ({
        write: () => {
          throw new Error('fault of the visitor');
        },
        end: () => undefined,
      });
      await expect(testRead(path, { visitor: { ...visitor, attachment: fault } })).rejects.toThrow(
        'fault of the visitor',
      );
    });
  });

  it('passes over what its visitor does not want, and checks it all the same', async () => {
    await inTestFolder(async (folder) => {
      const { path } = await smallPackage(folder);
      expect((await testRead(path, { visitor: { manifest: () => ok(undefined) } })).result.ok).toBe(true);
    });
  });

  it('can be cancelled, and tells how far it has come', async () => {
    await inTestFolder(async (folder) => {
      const { path, bytes } = await smallPackage(folder);
      const steps: number[] = [];
      await testRead(path, { onProgress: (progress) => steps.push(progress.bytes) });
      expect(steps.at(-1)).toBe(bytes.length);
      for (let stop = 1; stop < steps.length; stop++) {
        const cancel = new AbortController();
        let step = 0;
        const onProgress = () => {
          step += 1;
          if (step === stop) cancel.abort();
        };
        const { result } = await testRead(path, { signal: cancel.signal, onProgress });
        expect(result).toEqual(err(appError('cancelled', {})));
      }
    });
  });
});
