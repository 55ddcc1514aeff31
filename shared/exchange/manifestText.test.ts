import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Manifest, maxParts } from './manifest.ts';
import { decodeManifest, encodeManifest } from './manifestText.ts';
import { attachmentPartName, opsPartName } from './parts.ts';

const id = (n: number) => `01J${String(n).padStart(23, '0')}`;
const hash = (n: number) => n.toString(16).padStart(64, '0');

const full: Manifest = {
  format: 1,
  id: id(1),
  kind: 'handOver',
  sender: { municipality: '3434', installation: id(2), origin: id(3) },
  recipients: [
    { municipality: '3435', installation: id(4) },
    { municipality: '3435', installation: id(5) },
  ],
  channel: '3435',
  number: 2,
  previous: hash(1),
  createdAt: '2026-03-09T10:00:00.000Z',
  appVersion: '0.1.0',
  acknowledges: { [id(6)]: 4, [id(7)]: 9 },
  revocations: [
    {
      id: id(8),
      streams: [{ caseId: id(9), scope: 'identity' }],
      holder: '3435',
      revokedBy: '3434',
      at: '2026-03-01T10:00:00.000Z',
    },
  ],
  lifts: [{ revocation: id(8), streams: [{ caseId: id(9), scope: 'identity' }], at: '2026-03-02T10:00:00.000Z' }],
  receipts: [{ revocation: id(10), at: '2026-03-03T10:00:00.000Z' }],
  membersVersion: 3,
  parts: [
    { name: 'holdings.jsonl', kind: 'holdings', bytes: 5, sha256: hash(2) },
    { name: opsPartName(1), kind: 'ops', bytes: 50, sha256: hash(3), ops: 2 },
    { name: attachmentPartName(hash(4)), kind: 'attachment', bytes: 0, sha256: hash(4) },
  ],
};

const text = new TextDecoder().decode(encodeManifest(full));
const decodeText = (some: string) => decodeManifest(new TextEncoder().encode(some));

/** Every place in a value, as the keys that lead to it. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...inside.flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

function withAt(value: unknown, path: readonly (string | number)[], put: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put(value);
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[key] = withAt((copy as Record<string | number, unknown>)[key], rest, put);
  return copy;
}

describe('a manifest', () => {
  it('comes back as it was, and is the same bytes whatever order its keys were in', () => {
    expect(decodeManifest(encodeManifest(full))).toEqual({ ok: true, value: full });
    const reversed = Object.fromEntries(Object.entries(full).reverse()) as unknown as Manifest;
    const acknowledges = Object.fromEntries(Object.entries(full.acknowledges).reverse());
    expect(encodeManifest({ ...reversed, acknowledges })).toEqual(encodeManifest(full));
  });

  it('begins with what another version looks for first', () => {
    expect(text.startsWith('{"format":1,')).toBe(true);
    expect(text).not.toMatch(/\s/);
  });

  it('with anything in it of another type or size is refused, never thrown', () => {
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        -1,
        1.5,
        2 ** 53,
        1e300,
        '',
        'x',
        '../x',
        '\u0000',
        'x'.repeat(5000),
        [],
        {},
        [[]],
        { a: { b: 1 } },
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(full)), odd, (path, value) => {
        const changed = JSON.stringify(withAt(full, path, () => value));
        const read = decodeText(changed);
        // As text: -0 is written as 0, and is no other manifest.
        if (read.ok) expect(read.value).toEqual(JSON.parse(changed));
      }),
      { numRuns: 3000 },
    );
  });

  it('with a key more or less anywhere is refused', () => {
    for (const path of placesOf(full)) {
      const more = JSON.stringify(
        withAt(full, path, (old) =>
          typeof old === 'object' && old !== null && !Array.isArray(old) ? { ...old, extra: 1 } : [old],
        ),
      );
      expect(decodeText(more).ok, more).toBe(false);
    }
    for (const key of Object.keys(full)) {
      const { [key]: _, ...less } = full as unknown as Record<string, unknown>;
      expect(decodeText(JSON.stringify(less)).ok, key).toBe(false);
    }
  });

  it('with a character changed is another manifest or none', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        const read = decodeText(changed);
        if (read.ok) expect(new TextDecoder().decode(encodeManifest(read.value))).toBe(changed);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, Manifest['parts']]>([
    ['ops that do not count from 1', [{ name: opsPartName(2), kind: 'ops', bytes: 50, sha256: hash(3), ops: 2 }]],
    ['ops without a number', [{ name: opsPartName(1), kind: 'ops', bytes: 50, sha256: hash(3) }]],
    ['too many ops', [{ name: opsPartName(1), kind: 'ops', bytes: 50_000, sha256: hash(3), ops: 5001 }]],
    ['too large ops', [{ name: opsPartName(1), kind: 'ops', bytes: 2 ** 24 + 1, sha256: hash(3), ops: 2 }]],
    ['more ops than bytes', [{ name: opsPartName(1), kind: 'ops', bytes: 3, sha256: hash(3), ops: 2 }]],
    ['a number on something else', [{ name: 'people.json', kind: 'people', bytes: 3, sha256: hash(3), ops: 2 }]],
    ['a name of something else', [{ name: 'members.json', kind: 'people', bytes: 3, sha256: hash(3) }]],
    [
      'an attachment under another name',
      [{ name: attachmentPartName(hash(5)), kind: 'attachment', bytes: 3, sha256: hash(4) }],
    ],
    [
      'a part twice',
      Array.from({ length: 2 }, () => ({ name: 'people.json', kind: 'people' as const, bytes: 3, sha256: hash(3) })),
    ],
  ])('with %s is refused', (_, parts) => {
    expect(decodeManifest(encodeManifest({ ...full, parts }))).toEqual({ ok: false, error: { problem: 'parts' } });
  });

  it.each([
    ['deep', `{"format":1,"id":${'['.repeat(10_000_000)}`],
    ['wide', `{"format":1,"parts":[${'{},'.repeat(10_000_000)}{}]}`],
    ['full of wrong parts', text.replace(/"parts":\[.*/, `"parts":[${'1,'.repeat(maxParts)}1]}`)],
    ['full of wrong recipients', text.replace(/"recipients":\[.*?\]/, `"recipients":[${'{},'.repeat(500_000)}{}]`)],
  ])('that is %s is refused soon', (_, large) => {
    const before = process.cpuUsage();
    expect(decodeText(large)).toMatchObject({ ok: false });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3000);
  });

  it('of the largest number of parts is read', () => {
    const parts = Array.from({ length: maxParts }, (_, index) => ({
      name: attachmentPartName(hash(index)),
      kind: 'attachment' as const,
      bytes: index,
      sha256: hash(index),
    }));
    const read = decodeManifest(encodeManifest({ ...full, parts }));
    expect(read.ok && read.value.parts.length).toBe(maxParts);
  });
});
