import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  databaseKey,
  isAuthentic,
  type KeyFile,
  newKeyFile,
  openRecovery,
  openSlot,
  parseKeyFile,
  passphraseKey,
  serializeKeyFile,
  withoutSlot,
  withRecovery,
  withSlot,
} from './keyFile.ts';
import { cheapKdf, phrases } from './vaultTestKit.ts';

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const ola = '01KQWCTR0000000000000000A1';
const kari = '01KQWCTR0000000000000000A2';

async function twoUsers() {
  const recoveryKey = random(25);
  const { file, vaultKey } = newKeyFile({
    vaultId: '01KQWCTR0000000000000000V1',
    at: new Date('2026-03-02T08:00:00Z'),
    municipality: '3434',
    demo: false,
    cost: cheapKdf,
    recoveryKey,
    random,
  });
  const first = await passphraseKey(file, phrases.first);
  const second = await passphraseKey(file, phrases.second);
  const both = withSlot(withSlot(file, ola, first, vaultKey, random), kari, second, vaultKey, random);
  return { file: both, vaultKey, recoveryKey, first, second };
}

test('each passphrase opens its own slot, and both give the one vault key', async () => {
  const { file, vaultKey, first, second } = await twoUsers();
  expect(openSlot(file, first)).toEqual({ userId: ola, vaultKey });
  expect(openSlot(file, second)).toEqual({ userId: kari, vaultKey });
  expect(openSlot(file, await passphraseKey(file, phrases.third))).toBeUndefined();
});

test('a passphrase is the same however å is composed', async () => {
  const { file } = await twoUsers();
  const composed = await passphraseKey(file, 'sju bl\u00e5 hvaler');
  expect(await passphraseKey(file, 'sju bla\u030a hvaler')).toEqual(composed);
});

test('the recovery key opens the vault, and a new one closes the old one out', async () => {
  const { file, vaultKey, recoveryKey } = await twoUsers();
  expect(openRecovery(file, recoveryKey)).toEqual(vaultKey);
  expect(openRecovery(file, random(25))).toBeUndefined();
  const next = random(25);
  const renewed = withRecovery(file, next, vaultKey, random);
  expect(openRecovery(renewed, next)).toEqual(vaultKey);
  expect(openRecovery(renewed, recoveryKey)).toBeUndefined();
  expect(isAuthentic(renewed, vaultKey)).toBe(true);
});

test('a slot that was taken out opens nothing', async () => {
  const { file, vaultKey, first, second } = await twoUsers();
  const left = withoutSlot(file, ola, vaultKey);
  expect(openSlot(left, first)).toBeUndefined();
  expect(openSlot(left, second)?.userId).toBe(kari);
  expect(isAuthentic(left, vaultKey)).toBe(true);
});

test('the file reads back, and the key that SQLite gets is not the vault key', async () => {
  const { file, vaultKey } = await twoUsers();
  expect(parseKeyFile(serializeKeyFile(file))).toEqual(file);
  expect(databaseKey(file, vaultKey)).not.toEqual(vaultKey);
  expect(serializeKeyFile(file)).not.toContain(Buffer.from(vaultKey).toString('base64'));
});

test('a slot does not open when it is moved to another user', async () => {
  const { file, first } = await twoUsers();
  const moved: KeyFile = { ...file, slots: file.slots.map((slot) => ({ ...slot, userId: kari })) };
  expect(openSlot(moved, first)).toBeUndefined();
});

test('every bit of the file matters: it is refused, opens nothing, or is found out once the vault is open', async () => {
  const { file, vaultKey, first } = await twoUsers();
  const text = serializeKeyFile(file);
  let foundOut = 0;
  for (let place = 0; place < text.length; place++) {
    const altered = text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
    const parsed = parseKeyFile(altered);
    if ('problem' in parsed) continue;
    // A space for another kind of white space, or left-over bits of base64, leave the content as it was.
    const isSame = JSON.stringify(normalized(parsed)) === JSON.stringify(normalized(file));
    if (isSame) continue;
    if (!isAuthentic(parsed, vaultKey) || openSlot(parsed, first) === undefined) foundOut++;
    else throw new Error(`altered at ${place} without being noticed`);
  }
  expect(foundOut).toBeGreaterThan(300);
});

function normalized(file: KeyFile): unknown {
  const bytes = (text: string) => Buffer.from(text, 'base64').toString('hex');
  return {
    ...file,
    kdf: { ...file.kdf, salt: bytes(file.kdf.salt) },
    slots: file.slots.map((slot) => ({ ...slot, nonce: bytes(slot.nonce), wrapped: bytes(slot.wrapped) })),
    recovery: { nonce: bytes(file.recovery.nonce), wrapped: bytes(file.recovery.wrapped) },
    mac: bytes(file.mac),
  };
}

test.each([
  ['nothing', ''],
  ['no JSON', '{"format": 1'],
  ['another program', '{"format": 1, "keys": []}'],
  ['a list', '[]'],
])('%s is a damaged key file', (_what, text) => {
  expect(parseKeyFile(text)).toEqual({ problem: 'damaged' });
});

test('a cost that would freeze the machine is taken as damage', async () => {
  const { file } = await twoUsers();
  const costly = { ...file, kdf: { ...file.kdf, memoryKiB: 64 * 1024 * 1024 } };
  expect(parseKeyFile(serializeKeyFile(costly))).toEqual({ problem: 'damaged' });
});

test('a later format is named', async () => {
  const { file } = await twoUsers();
  expect(parseKeyFile(JSON.stringify({ ...file, format: 2 }))).toEqual({ problem: 'newer', version: 2 });
});
