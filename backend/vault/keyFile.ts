import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { recordId } from '#shared/api/scalars.ts';
import { type MunicipalityNumber, municipalityNumbers } from '#shared/municipalities.ts';
import { defaultKdfCost, derivePassphraseKey, type KdfCost, kdfLimits } from './argon2.ts';
import { mac, type Random, sameBytes, seal, subkey, unseal, wipe } from './crypto.ts';

const bytes = (length: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === length, { error: 'wrongLength' });
const sealed = { nonce: bytes(12), wrapped: bytes(48) };

/** The key file, `dalsam.key.json`: how a passphrase or the recovery key opens the vault. No names in it (ADR 0021). */
const keyFileSchema = z.strictObject({
  format: z.literal(1),
  vaultId: recordId,
  createdAt: z.iso.datetime(),
  municipality: z.enum(municipalityNumbers),
  demo: z.boolean(),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    memoryKiB: z.number().int().min(8).max(kdfLimits.memoryKiB),
    iterations: z.number().int().min(1).max(kdfLimits.iterations),
    parallelism: z.number().int().min(1).max(kdfLimits.parallelism),
    salt: bytes(16),
  }),
  /** The vault key under each user's passphrase. */
  slots: z.array(z.strictObject({ userId: recordId, ...sealed })).max(200),
  recovery: z.strictObject(sealed),
  /** Over everything above, keyed by the vault key: what was altered is noticed once the vault is open. */
  mac: bytes(32),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

export type KeyFileProblem = { readonly problem: 'damaged' } | { readonly problem: 'newer'; readonly version: number };

/** Far more than two hundred slots take. A larger file is not ours, and is not read into memory to find that out. */
const maxKeyFileBytes = 1_000_000;

/** What lies under the key file's name: a folder or a giant there is as damaged as scrambled text. */
export function readKeyFile(path: string): KeyFile | KeyFileProblem {
  const file = statSync(path);
  if (!file.isFile() || file.size > maxKeyFileBytes) return { problem: 'damaged' };
  return parseKeyFile(readFileSync(path, 'utf8'));
}

export function parseKeyFile(text: string): KeyFile | KeyFileProblem {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'damaged' };
  }
  const format = z.object({ format: z.number().int().min(2) }).safeParse(json);
  if (format.success) return { problem: 'newer', version: format.data.format };
  const parsed = keyFileSchema.safeParse(json);
  return parsed.success ? parsed.data : { problem: 'damaged' };
}

export function serializeKeyFile(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A vault without slots, and its new vault key. */
export function newKeyFile(input: {
  vaultId: string;
  at: Date;
  municipality: MunicipalityNumber;
  demo: boolean;
  cost: KdfCost | undefined;
  recoveryKey: Uint8Array;
  random: Random;
}): { file: KeyFile; vaultKey: Uint8Array } {
  const vaultKey = Uint8Array.from(input.random(32));
  const { memoryKiB, iterations, parallelism } = input.cost ?? defaultKdfCost;
  const salt = base64(input.random(16));
  const file = {
    format: 1 as const,
    vaultId: input.vaultId,
    createdAt: input.at.toISOString(),
    municipality: input.municipality,
    demo: input.demo,
    kdf: { algorithm: 'argon2id' as const, memoryKiB, iterations, parallelism, salt },
    slots: [],
    recovery: sealForRecovery(input.vaultId, vaultKey, input.recoveryKey, input.random),
    mac: '',
  };
  return { file: authenticate(file, vaultKey), vaultKey };
}

/**
 * The key that a passphrase gives in this vault. One salt for the whole vault: one derivation serves every slot, so
 * signing in does not grow slower with the number of users (ADR 0020).
 */
export function passphraseKey(file: KeyFile, passphrase: string): Promise<Uint8Array> {
  return derivePassphraseKey(passphrase, fromBase64(file.kdf.salt), file.kdf);
}

/** The slot that a passphrase key opens: the passphrase alone tells who signs in. */
export function openSlot(file: KeyFile, key: Uint8Array): { userId: string; vaultKey: Uint8Array } | undefined {
  for (const slot of file.slots) {
    const slotKey = subkey(key, file.vaultId, `dalsam slot ${slot.userId}`);
    const vaultKey = unseal(slotKey, decode(slot), slotContext(file.vaultId, slot.userId));
    wipe(slotKey);
    if (vaultKey !== undefined) return { userId: slot.userId, vaultKey };
  }
  return undefined;
}

export function openRecovery(file: KeyFile, recoveryKey: Uint8Array): Uint8Array | undefined {
  const key = subkey(recoveryKey, file.vaultId, 'dalsam recovery');
  const vaultKey = unseal(key, decode(file.recovery), recoveryContext(file.vaultId));
  wipe(key);
  return vaultKey;
}

/** False: somebody or something altered the file after the vault wrote it. */
export function isAuthentic(file: KeyFile, vaultKey: Uint8Array): boolean {
  return sameBytes(fromBase64(file.mac), fileMac(file, vaultKey));
}

/** The user's slot with this passphrase key, in the place of the one before. */
export function withSlot(
  file: KeyFile,
  userId: string,
  key: Uint8Array,
  vaultKey: Uint8Array,
  random: Random,
): KeyFile {
  const slotKey = subkey(key, file.vaultId, `dalsam slot ${userId}`);
  const slot = { userId, ...encode(seal(slotKey, vaultKey, slotContext(file.vaultId, userId), random)) };
  wipe(slotKey);
  const others = file.slots.filter((other) => other.userId !== userId);
  return authenticate({ ...file, slots: [...others, slot] }, vaultKey);
}

export function withoutSlot(file: KeyFile, userId: string, vaultKey: Uint8Array): KeyFile {
  return authenticate({ ...file, slots: file.slots.filter((slot) => slot.userId !== userId) }, vaultKey);
}

export function withRecovery(file: KeyFile, recoveryKey: Uint8Array, vaultKey: Uint8Array, random: Random): KeyFile {
  return authenticate({ ...file, recovery: sealForRecovery(file.vaultId, vaultKey, recoveryKey, random) }, vaultKey);
}

/** The key that SQLite gets: one of several that the vault key gives, each for one purpose. */
export function databaseKey(file: KeyFile, vaultKey: Uint8Array): Uint8Array {
  return subkey(vaultKey, file.vaultId, 'dalsam database');
}

function sealForRecovery(vaultId: string, vaultKey: Uint8Array, recoveryKey: Uint8Array, random: Random) {
  const key = subkey(recoveryKey, vaultId, 'dalsam recovery');
  const result = encode(seal(key, vaultKey, recoveryContext(vaultId), random));
  wipe(key);
  return result;
}

function authenticate(file: KeyFile, vaultKey: Uint8Array): KeyFile {
  return { ...file, mac: base64(fileMac(file, vaultKey)) };
}

function fileMac(file: KeyFile, vaultKey: Uint8Array): Uint8Array {
  const key = subkey(vaultKey, file.vaultId, 'dalsam key file');
  // A list rather than the object: the order of the keys in the file does not matter then.
  const { format, vaultId, createdAt, municipality, demo, kdf, slots, recovery } = file;
  const content = JSON.stringify([
    [format, vaultId, createdAt, municipality, demo],
    [kdf.algorithm, kdf.memoryKiB, kdf.iterations, kdf.parallelism, kdf.salt],
    slots.map((slot) => [slot.userId, slot.nonce, slot.wrapped]),
    [recovery.nonce, recovery.wrapped],
  ]);
  const result = mac(key, content);
  wipe(key);
  return result;
}

const slotContext = (vaultId: string, userId: string) => `dalsam.key.1|slot|${vaultId}|${userId}`;
const recoveryContext = (vaultId: string) => `dalsam.key.1|recovery|${vaultId}`;

const base64 = (value: Uint8Array) => Buffer.from(value).toString('base64');
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const encode = (value: { nonce: Uint8Array; wrapped: Uint8Array }) => ({
  nonce: base64(value.nonce),
  wrapped: base64(value.wrapped),
});
const decode = (value: { nonce: string; wrapped: string }) => ({
  nonce: fromBase64(value.nonce),
  wrapped: fromBase64(value.wrapped),
});
