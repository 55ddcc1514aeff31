import { z } from 'zod';
import { refusals } from '../../../consent/refusals.ts';
import { transferStates } from '../../../exchange/ownership.ts';
import { municipalityNumbers } from '../../../municipalities.ts';

const municipality = z.enum(municipalityNumbers);

/** Moving of cases (guidelines 2.1): errors of their own. */
export const transfersErrors = {
  /** The case was handed over: this copy is read-only. `since`: ISO instant. */
  caseReadOnly: z.object({ owner: municipality, since: z.string() }),
  /** It is shared with us and owned by another, who alone can move it. */
  transferNotOwner: z.object({ owner: municipality }),
  transferToSelf: z.object({}),
  /** There is an offer without an answer already. */
  transferPending: z.object({ to: municipality }),
  /** Neither a consent nor another basis lets the other municipality know who it is. */
  transferNotAllowed: z.object({ to: municipality, reason: z.enum(refusals) }),
  /** It is not an offer that waits for an answer. */
  transferClosed: z.object({ state: z.enum(transferStates) }),
  /** Another municipality is asked, or has asked. */
  transferNotOurs: z.object({ municipality }),
  /** A rejection says why. */
  transferNeedsMessage: z.object({}),
  /** People here who may be the same and have not been shown beside this one yet. */
  transferDuplicates: z.object({ personIds: z.array(z.string()) }),
} as const;
