/** Why something may not be disclosed, from the one that is farthest from a yes to the nearest. */
export const refusals = [
  'unknownField',
  'neverLeaves',
  'noConsent',
  'recipientNotNamed',
  'scopeNotCovered',
  'purposeDiffers',
  'expired',
  'withdrawn',
  'notYetValid',
] as const;
export type Refusal = (typeof refusals)[number];
