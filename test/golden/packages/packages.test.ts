import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testRead } from '#backend/exchange/package/packageTestKit.ts';
import { decodeHoldings, decodePeople } from '#shared/exchange/holdings.ts';
import { decodeOpLine } from '#shared/exchange/opLine.ts';

/** Packages that released versions have written are read by every later one. They are made once (make.ts), never again. */
const packages = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.dalsam'));

it('there are packages of the first format', () => {
  expect(packages).toEqual(expect.arrayContaining(['0.1.0-receipt.dalsam', '0.1.0-shared.dalsam']));
});

it.each(packages)('%s is read as it was', async (name) => {
  const path = join(import.meta.dirname, name);
  const expected = JSON.parse(readFileSync(path.replace(/\.dalsam$/, '.json'), 'utf8'));
  const { result, seen } = await testRead(path);
  const { manifest, manifestHash, fileHash } = expected;
  expect(result).toMatchObject({ ok: true, value: { manifest, manifestHash, fileHash } });
  expect(seen.lines).toEqual(expected.lines);
  expect(seen.parts).toEqual(expected.parts);
  const attachments = [...seen.attachments].map(([sha256, { length }]) => ({ sha256, bytes: length }));
  expect(attachments).toEqual(expected.attachments);
  for (const line of seen.lines) expect(decodeOpLine(line).ok).toBe(true);
  for (const { kind, text } of seen.parts) {
    if (kind === 'people') expect(decodePeople(text).ok).toBe(true);
    else expect(decodeHoldings(text).ok).toBe(true);
  }
});
