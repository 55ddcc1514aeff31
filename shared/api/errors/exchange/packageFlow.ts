import { z } from 'zod';

const municipality = z.string();

/** What is found when a package is made, read in or taken out again: errors of their own. */
export const packageFlowErrors = {
  /** The file is not the one that was previewed. */
  packageChanged: z.object({}),
  /** It carries something that its sender may not send, or says to be from somebody else. Refused whole. */
  packageOversteps: z.object({ municipality }),
  /** Two copies of one vault went on under one identity: this vault (`isOwn`), or the sender's. */
  packageFork: z.object({ isOwn: z.boolean(), municipality }),
  /** Nothing in the package stands against this vault's own identity. */
  packageForkMissing: z.object({}),
  /** Only the coordinator sends to all at once. */
  recipientOnlyForCoordinator: z.object({}),

  importBuiltOn: z.object({}),
  importPassedOn: z.object({}),
  importUndone: z.object({}),
  importErased: z.object({}),

  /** An uploaded package: a piece came twice, or one is missing. */
  incomingOutOfStep: z.object({ offset: z.number() }),
  incomingTooLarge: z.object({ maxBytes: z.number() }),
  incomingMissing: z.object({}),
  /** The file of a package that was made is not where this host keeps it. */
  packageFileGone: z.object({}),
} as const;
