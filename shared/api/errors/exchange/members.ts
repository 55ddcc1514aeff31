import { z } from 'zod';

const municipality = z.string();
const version = z.number();

/** The member list, this installation's identity and whom it trusts: errors of their own. */
export const membersErrors = {
  /** A vault of synthetic people takes part in no exchange. */
  demoTakesNoPart: z.object({}),
  /** This vault has no identity of its own yet. */
  installationMissing: z.object({}),
  installationExists: z.object({}),
  /** New keys are for one that the list has revoked. */
  installationStillActive: z.object({}),
  /** Only a coordinator's installation keeps the list. */
  notCoordinatorInstallation: z.object({}),
  /** No member list was taken in yet: there is nobody to exchange with. */
  memberListMissing: z.object({}),
  memberListExists: z.object({}),
  /** The list that holds here does not name this installation. */
  notOnMemberList: z.object({}),
  /** `on`: calendar date. */
  ownMembershipRevoked: z.object({ on: z.string() }),

  /** A file that is no identity card, or has been altered. */
  cardDamaged: z.object({}),
  cardFromNewerVersion: z.object({}),
  memberKnown: z.object({}),
  /** The card says the same id as a member, and other keys (or another municipality or role). */
  memberKeysDiffer: z.object({ municipality }),
  /** Another member has one of the card's keys. */
  memberKeyTaken: z.object({ municipality }),
  /** The card is of a member that was revoked: it must make new keys. */
  memberRevoked: z.object({ municipality, on: z.string() }),
  memberAlreadyRevoked: z.object({}),
  /** An installation does not revoke itself: the list would be signed by a revoked key. */
  memberIsOwn: z.object({}),

  /** A file that is no member list, or has been altered. */
  memberListDamaged: z.object({}),
  memberListFromNewerVersion: z.object({}),
  /** Its signature, or what it says, is not what the list before allows. */
  memberListForged: z.object({ version }),
  /** Lists between the one here (`held`) and the first in the file (`got`) are missing. */
  memberListGap: z.object({ held: version, got: version }),
  /** Two different lists of one version are signed: one of two coordinators, or a copy, went its own way. */
  memberListForked: z.object({ version }),
  /** No coordinator is trusted here yet: the fingerprint must be compared first. */
  coordinatorNotTrusted: z.object({}),
  /** Somebody is trusted already, and the file is of another chain of lists. */
  coordinatorAlreadyTrusted: z.object({}),
  /** What was compared is not what is in the file. */
  fingerprintDiffers: z.object({}),

  /** `ours` and `theirs`: version of the member list here, and the one that the sender went by. */
  senderUnknown: z.object({ municipality, ours: version, theirs: version }),
  senderRevoked: z.object({ municipality, on: z.string() }),
  /** Municipalities that the package is for. */
  packageForOthers: z.object({ municipalities: z.array(z.string()) }),
  /** Nobody of that municipality (or no coordinator) takes part yet. */
  recipientHasNoMember: z.object({ channel: z.string() }),
} as const;
