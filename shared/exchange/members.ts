import { z } from 'zod';
import { instant, plainText, recordId } from '../api/scalars.ts';

/**
 * The member list: which installations there are, of which municipality, with their public keys. The coordinator signs
 * each version; it travels in packages, and the newest that is rightly signed holds.
 */
export const installationRoles = ['municipality', 'coordinator'] as const;

/** Raw Ed25519 public key, 32 bytes in hex. */
export const signingKey = z.string().regex(/^[0-9a-f]{64}$/);
/** X25519 recipient as age writes it. */
export const ageRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

export const identityCard = z.strictObject({
  format: z.literal(1),
  installation: recordId,
  municipality: z.string().regex(/^\d{4}$/),
  /** Of the office or the PC, for example "Flyktningtjenesten, PC 2"; never of a participant. */
  name: plainText(100).min(1),
  role: z.enum(installationRoles),
  signingKey,
  ageRecipient,
  createdAt: instant,
});
export type IdentityCard = z.infer<typeof identityCard>;

/** Two people who read the words of a fingerprint to each other by telephone: at the coordinator, and at the other end. */
export const comparison = z.strictObject({
  by: plainText(100).min(1),
  with: plainText(100).min(1),
});
export type Comparison = z.infer<typeof comparison>;

export const member = identityCard.omit({ format: true }).extend({
  addedAt: instant,
  /** Null for the coordinator that made the first list: it compares with itself. */
  compared: comparison.nullable(),
  /** From then on nothing signed with its key is taken in. */
  revokedAt: instant.nullable(),
  revokedBecause: plainText(500).nullable(),
});
export type Member = z.infer<typeof member>;

export const memberList = z.strictObject({
  format: z.literal(1),
  /** Contiguous from 1. */
  version: z.number().int().min(1),
  /** SHA-256 in hex of the list before. */
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  signedAt: instant,
  /** Key of the coordinator that signed it: one of the list before, or the first's own. */
  signedBy: signingKey,
  members: z.array(member).max(2000),
});
export type MemberList = z.infer<typeof memberList>;

/** The file `.dalsam-members`, and the part `members` of a package: lists that follow each other, oldest first. */
export const memberListFile = z.strictObject({
  format: z.literal(1),
  lists: z
    .array(
      z.strictObject({
        /** The canonical text of a list (memberEncoding.ts), as it was signed. */
        content: z.string().max(4_000_000),
        /** Ed25519, 64 bytes in hex. */
        signature: z.string().regex(/^[0-9a-f]{128}$/),
      }),
    )
    .min(1)
    .max(10_000),
});
export type MemberListFile = z.infer<typeof memberListFile>;

/** Whom a package is for: the installations of a municipality, the coordinator's, or all. */
export type Channel = string;
