import { z } from 'zod';
import { rateKinds } from '../../rates/schema.ts';
import { method } from '../method.ts';
import { instant, isoDate, multilineText, plainText } from '../scalars.ts';

const rateId = plainText(80).min(1);
/** Øre by item (shared/rates/schema.ts, `rateItems`); null = not known. */
const amounts = z.record(z.string().max(60), z.number().nullable());

/** A rate set as it is listed. */
export const listedRateSet = z.object({
  id: rateId,
  kind: z.enum(rateKinds),
  validFrom: isoDate,
  source: z.string(),
  standing: z.enum(['verified', 'provisional', 'entered']),
  amounts,
  enteredBy: z.string().nullable(),
  enteredAt: instant.nullable(),
  /** Why it was withdrawn; null: it was not. */
  withdrawn: z.string().nullable(),
  /** A new calculation uses it; not one that is withdrawn, or that another of the same date (or year) replaces. */
  inUse: z.boolean(),
});
export type ListedRateSet = z.infer<typeof listedRateSet>;

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const ratesMethods = {
  'rates.all': method({
    kind: 'query',
    access: 'reader',
    summary: 'Every rate set, built-in and entered, newest first: amounts, source, standing, and whether it is in use.',
    input: z.strictObject({}),
    output: z.object({ rates: z.array(listedRateSet) }),
    errors: [],
  }),
  'rates.add': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Enter a rate set with its source: every item as an amount in øre, or null for not known.',
    input: z.strictObject({ kind: z.enum(rateKinds), validFrom: isoDate, source: plainText(300), amounts }),
    output: z.object({ id: rateId }),
    errors: ['rateSourceMissing', 'rateAmountsRefused', 'rateDateOutside', 'rateExists'],
  }),
  'rates.withdraw': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Take an entered rate set out of use, with the reason. Decisions that rest on it keep it.',
    input: z.strictObject({ id: rateId, reason: multilineText(1000) }),
    output: z.object({}),
    errors: ['notFound', 'rateBuiltIn', 'rateWithdrawn', 'rateReasonMissing'],
  }),
} as const;
