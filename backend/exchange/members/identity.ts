import { randomBytes } from 'node:crypto';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import type { StoredInstallation } from '#db/exchange/members.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { fingerprintWords } from '#shared/exchange/fingerprint.ts';
import { cardText, fingerprintText } from '#shared/exchange/memberEncoding.ts';
import { type IdentityCard, identityCard } from '#shared/exchange/members.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { publicKeyOf, sha256 } from './signing.ts';

/** New keys for this vault. Made here, kept in the encrypted database, and nowhere else. */
export async function newInstallation(input: {
  readonly id: string;
  readonly name: string;
  readonly role: StoredInstallation['role'];
  readonly createdAt: string;
}): Promise<StoredInstallation> {
  return { ...input, signingSecret: new Uint8Array(randomBytes(32)), ageIdentity: await generateX25519Identity() };
}

/** What others may know of it. */
export async function cardOf(stored: StoredInstallation, municipality: string): Promise<IdentityCard> {
  return {
    format: 1,
    installation: stored.id,
    municipality,
    name: stored.name,
    role: stored.role,
    signingKey: publicKeyOf(stored.signingSecret),
    ageRecipient: await identityToRecipient(stored.ageIdentity),
    createdAt: stored.createdAt,
  };
}

/** The file `.dalsam-id`. */
export function encodeCard(card: IdentityCard): Uint8Array {
  return Buffer.from(`${cardText(card)}\n`, 'utf8');
}

const newerCard = z.object({ format: z.number().int().min(2) });

export function decodeCard(bytes: Uint8Array): Result<IdentityCard, AppError> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(appError('cardDamaged', {}));
  }
  if (newerCard.safeParse(json).success) return err(appError('cardFromNewerVersion', {}));
  const card = identityCard.safeParse(json);
  return card.success && isRecipient(card.data.ageRecipient) ? ok(card.data) : err(appError('cardDamaged', {}));
}

/** With its checksum right: one that is not would make every package to all fail. */
function isRecipient(ageRecipient: string): boolean {
  try {
    new Encrypter().addRecipient(ageRecipient);
    return true;
  } catch {
    return false;
  }
}

export interface Fingerprint {
  /** SHA-256 in hex. */
  readonly hash: string;
  /** Its first 80 bits, to be read aloud. */
  readonly words: readonly string[];
}

export function fingerprintOf(card: Omit<IdentityCard, 'format' | 'name' | 'createdAt'>): Fingerprint {
  const hash = sha256(fingerprintText(card));
  return { hash, words: fingerprintWords(hash) };
}
