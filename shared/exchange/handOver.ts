import { z } from 'zod';
import { type ConsentScope, consentScopeIds } from '../consent/scopes.ts';

/**
 * What was handed over with a case, as the former owner listed it: how many records of each type and how many attached files, by
 * scope. Numbers only, so that it can lie in the `case` stream beside the transfer.
 */
const count = z.number().int().min(0);
const ofScope = z.strictObject({ records: z.record(z.string().max(60), count), attachments: count });
const handOver = z.partialRecord(z.enum(consentScopeIds), ofScope);

export type HandOver = { readonly [S in ConsentScope]?: z.infer<typeof ofScope> };

/** As it is kept in `transfer.handedOver`. */
export const writeHandOver = (listed: HandOver): string => JSON.stringify(listed);

/** Undefined for what is not such a list (a newer version's, say). */
export function readHandOver(json: string): HandOver | undefined {
  try {
    const parsed = handOver.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
