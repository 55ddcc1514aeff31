import type { z } from 'zod';
import {
  inSummary as inSummaryShape,
  outSummary as outSummaryShape,
} from '#shared/api/methods/exchange/packageShapes.ts';
import type { Manifest } from '#shared/exchange/manifest.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { Plan } from './plan.ts';

/** What the journal keeps of a package (JSON): counts, never a value or a name. */

export type OutSummary = z.infer<typeof outSummaryShape>;

export function outSummary(
  plan: Plan,
  more: Pick<Manifest, 'revocations' | 'lifts' | 'receipts'> & { readonly attachments: number },
): OutSummary {
  const cases = new Set(plan.goes.map(({ stream }) => stream.caseId));
  cases.delete(commonCase);
  const streamsIn = (told: readonly { readonly streams: readonly unknown[] }[]) =>
    told.reduce((sum, { streams }) => sum + streams.length, 0);
  return {
    cases: cases.size,
    streams: plan.goes.length,
    ops: plan.goes.reduce((sum, { ops }) => sum + ops, 0),
    attachments: more.attachments,
    bases: tally(plan.goes.map(({ basis }) => basis)),
    heldBack: tally(plan.heldBack.map(({ reason }) => reason)),
    revoked: streamsIn(more.revocations),
    lifted: streamsIn(more.lifts),
    receipts: more.receipts.length,
  };
}

export type InSummary = z.infer<typeof inSummaryShape>;

export function outSummaryOf(json: string): OutSummary | undefined {
  return parse(outSummaryShape, json);
}

export function inSummaryOf(json: string): InSummary | undefined {
  return parse(inSummaryShape, json);
}

export function tally<K extends string>(values: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function parse<S extends z.ZodType>(schema: S, json: string): z.infer<S> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
