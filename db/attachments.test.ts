import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chunkBytes } from './attachments.ts';
import type { SqliteStore } from './sqliteStore.ts';
import { person, type TestFolder, testFolder } from './testing.ts';

let folder: TestFolder;
let store: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  store = folder.open('a.db');
});
afterEach(() => folder.remove());

const named = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

it('gives back what was put, of every size, under the name of its content', () => {
  const sizes = fc.constantFrom(1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes + 7);
  fc.assert(
    fc.property(sizes, (size) => {
      const content = new Uint8Array(randomBytes(size));
      const sha256 = store.putAttachment(content);
      expect(sha256).toBe(named(content));
      expect(Buffer.compare(store.readAttachment(sha256) ?? new Uint8Array(), content)).toBe(0);
    }),
    { numRuns: 12 },
  );
});

it('keeps the same content once, and nothing once it is removed', () => {
  const content = new Uint8Array(randomBytes(chunkBytes + 1));
  expect(store.putAttachment(content)).toBe(store.putAttachment(content));
  store.removeAttachment(named(content));
  expect(store.readAttachment(named(content))).toBeUndefined();
  expect(() => store.putAttachment(new Uint8Array())).toThrow('not empty');
});

it('goes with the write that it is part of', () => {
  const content = new Uint8Array(randomBytes(100));
  expect(() =>
    store.write({ author: 'user', at: '2026-02-01T10:00:00.000Z' }, (writer) => {
      store.putAttachment(content);
      writer.set(person(1), { lastName: 'Abdi' });
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.readAttachment(named(content))).toBeUndefined();
});

it('is encrypted in the file', () => {
  const content = new TextEncoder().encode('signert kopi '.repeat(1000));
  store.putAttachment(content);
  store.close();
  expect(readFileSync(folder.path('a.db')).includes('signert kopi')).toBe(false);
});
