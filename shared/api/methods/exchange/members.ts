import { z } from 'zod';
import { installationRoles } from '../../../exchange/members.ts';
import { languages } from '../../../text/localText.ts';
import { method } from '../../method.ts';
import { base64, instant, plainText, recordId } from '../../scalars.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What two people read to each other by telephone. */
const words = z.object({ hash: sha256, words: z.array(z.string()) });
export const fingerprint = words.extend({
  /** The words as a QR code: its rows of modules, `1` dark. */
  qr: z.array(z.string().regex(/^[01]+$/)),
});
export type FingerprintView = z.infer<typeof fingerprint>;

const installation = z.object({
  id: recordId,
  municipality: z.string(),
  name: z.string(),
  role: z.enum(installationRoles),
  createdAt: instant,
});

/** noList: no member list was taken in. notListed: the list does not name this installation. */
export const standings = ['noInstallation', 'noList', 'notListed', 'active', 'revoked'] as const;

const memberView = installation.extend({
  fingerprint: words,
  addedAt: instant,
  /** Null: the coordinator that made the first list. */
  compared: z.object({ by: z.string(), with: z.string() }).nullable(),
  revokedAt: instant.nullable(),
  revokedBecause: z.string().nullable(),
  isOwn: z.boolean(),
});
export type MemberView = z.infer<typeof memberView>;

const heldList = z.object({
  /** 0 = no list here yet. */
  version: z.number().int(),
  signedAt: instant.nullable(),
  /** The installation that signed it. */
  signedBy: recordId.nullable(),
  /** Whether this user, here, may change the list. */
  mayKeep: z.boolean(),
  /** By municipality, the coordinators first. */
  members: z.array(memberView),
});

/** A file as its content. */
const file = z.object({ fileName: z.string(), content: base64 });
/** At most some megabytes; what it is, the vault decides. */
const content = base64.max(3_900_000);

const listErrors = [
  'demoTakesNoPart',
  'memberListDamaged',
  'memberListFromNewerVersion',
  'memberListForged',
  'memberListGap',
  'memberListForked',
] as const;
const keeping = ['demoTakesNoPart', 'installationMissing', 'notCoordinatorInstallation'] as const;
const keepingList = [...keeping, 'memberListMissing', 'notOnMemberList', 'ownMembershipRevoked'] as const;
const cardErrors = ['cardDamaged', 'cardFromNewerVersion'] as const;
const refusedCards = ['memberKnown', 'memberKeysDiffer', 'memberKeyTaken', 'memberRevoked'] as const;

/** The member list, this installation's identity and whom it trusts (ADR 0052, 0053). */
export const membersMethods = {
  'installation.get': method({
    kind: 'query',
    access: 'reader',
    summary: "This installation's identity in the exchange, without its secrets, and how it stands there.",
    input: z.strictObject({}),
    output: z.object({
      standing: z.enum(standings),
      isDemo: z.boolean(),
      /** Whether this user may make an identity here, and say whom to trust. */
      mayManage: z.boolean(),
      installation: installation.extend({ fingerprint }).nullable(),
      /** 0 = none. */
      listVersion: z.number().int(),
      /** The name that the list has, where it is another. */
      listedName: z.string().nullable(),
    }),
    errors: [],
  }),
  'installation.create': method({
    kind: 'command',
    access: 'consultant',
    summary: "Make this vault's keys: it can then be added to the member list.",
    /** `name` is of the office or the PC, never of a participant. */
    input: z.strictObject({ name: plainText(100).trim().min(1), role: z.enum(installationRoles) }),
    output: installation,
    errors: ['demoTakesNoPart', 'installationExists'],
  }),
  'installation.rename': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Give this installation another name. The list has it once the coordinator has added the new card.',
    input: z.strictObject({ name: plainText(100).trim().min(1) }),
    output: installation,
    errors: ['demoTakesNoPart', 'installationMissing'],
  }),
  'installation.renew': method({
    kind: 'command',
    access: 'consultant',
    summary: 'New keys after this installation was revoked: a new identity, which the coordinator must add.',
    input: z.strictObject({}),
    output: installation,
    errors: ['demoTakesNoPart', 'installationMissing', 'installationStillActive'],
  }),
  'installation.card': method({
    kind: 'query',
    access: 'reader',
    summary: "This installation's identity card, for the coordinator: public keys, municipality and name.",
    input: z.strictObject({}),
    output: file.extend({ fingerprint: words }),
    errors: ['demoTakesNoPart', 'installationMissing'],
  }),
  'installation.sheet': method({
    kind: 'query',
    access: 'reader',
    summary: 'A page with the words of the fingerprint, and how they are compared, to print.',
    input: z.strictObject({ language: z.enum(languages) }),
    output: z.object({ pdf: base64, fileName: z.string() }),
    errors: ['demoTakesNoPart', 'installationMissing'],
  }),

  'member.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'The member list that holds here.',
    input: z.strictObject({}),
    output: heldList,
    errors: [],
  }),
  'member.readCard': method({
    kind: 'query',
    access: 'coordinator',
    summary: 'What an identity card says, and whether it can be added. Changes nothing.',
    input: z.strictObject({ content }),
    output: z.object({
      card: installation,
      fingerprint,
      /** renamed: a member whose name is another now; its keys were compared before. */
      standing: z.enum(['new', 'renamed']),
    }),
    errors: [...keepingList, ...cardErrors, ...refusedCards],
  }),
  'member.startList': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Make the first member list, with this coordinator in it.',
    input: z.strictObject({}),
    output: heldList,
    errors: [...keeping, 'memberListExists'],
  }),
  'member.add': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Add an installation whose fingerprint was compared by telephone, and sign the list.',
    input: z.strictObject({
      content,
      /** The fingerprint that was compared: it must be the card's. */
      fingerprint: sha256,
      /** Who compared: here, and at the other end. */
      comparedBy: plainText(100).trim().min(1),
      comparedWith: plainText(100).trim().min(1),
    }),
    output: heldList,
    errors: [...keepingList, ...cardErrors, ...refusedCards, 'fingerprintDiffers'],
  }),
  'member.revoke': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'From now on nothing signed by this installation is taken in anywhere. It is not undone.',
    input: z.strictObject({ installation: recordId, reason: plainText(500).trim().min(1) }),
    output: heldList,
    errors: [...keepingList, 'memberIsOwn', 'memberAlreadyRevoked'],
  }),
  'member.exportList': method({
    kind: 'query',
    access: 'reader',
    summary: 'The member list as a file, for those who have none yet.',
    input: z.strictObject({}),
    output: file.extend({ version: z.number().int() }),
    errors: ['memberListMissing'],
  }),
  'member.readList': method({
    kind: 'query',
    access: 'reader',
    summary: 'What a file with a member list says, and what taking it in would do. Changes nothing.',
    input: z.strictObject({ content }),
    output: z.object({
      version: z.number().int(),
      signedAt: instant,
      signer: installation,
      fingerprint,
      /**
       * new: nobody is trusted yet, the signer's fingerprint must be compared. newer, known, older: against the list here.
       * other: of other coordinators than the ones that are trusted here, or the list of this version here is another.
       */
      standing: z.enum(['new', 'newer', 'known', 'older', 'other']),
      /** Whether this installation is an active member in it. */
      namesUs: z.boolean(),
      /** Active installations of each municipality. */
      municipalities: z.array(z.object({ municipality: z.string(), installations: z.number().int() })),
    }),
    errors: listErrors,
  }),
  'member.trustCoordinator': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Trust the coordinator that signed a list, whose fingerprint was compared by telephone, and take the list in.',
    input: z.strictObject({
      content,
      fingerprint: sha256,
      /** In the place of a coordinator that is trusted already: after a fork, or when all its keys are lost. */
      replace: z.boolean().default(false),
    }),
    output: heldList,
    errors: [...listErrors, 'installationMissing', 'fingerprintDiffers', 'coordinatorAlreadyTrusted'],
  }),
  'member.importList': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take in a newer list from a coordinator that is trusted. An older one changes nothing.',
    input: z.strictObject({ content }),
    output: z.object({ outcome: z.enum(['taken', 'known', 'older']), version: z.number().int() }),
    errors: [...listErrors, 'installationMissing', 'coordinatorNotTrusted'],
  }),
} as const;
