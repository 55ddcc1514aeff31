/** How an adult lived on the settlement date (guidelines 3.2: enslig, par, personer som deler bolig). */
export const livingWays = ['single', 'couple', 'sharing'] as const;
export type LivingWay = (typeof livingWays)[number];

export const cameWays = ['settled', 'familyImmigration', 'bornAfterSettlement'] as const;
export type CameWay = (typeof cameWays)[number];

/** What happens to a purchase after it was wished for. The receipt is an attachment of the purchase. */
export const stepKinds = ['approved', 'ordered', 'settled', 'cancelled'] as const;
export type StepKind = (typeof stepKinds)[number];

export const purchaseStates = ['wish', 'approved', 'ordered', 'receipted', 'settled', 'cancelled'] as const;
export type PurchaseState = (typeof purchaseStates)[number];

/** One purchase is at most this: one million kroner. More is a slip of the keyboard. */
export const maxPurchase = 100_000_000;
