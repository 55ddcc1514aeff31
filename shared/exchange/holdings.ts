import { z } from 'zod';
import { plainText, recordId } from '../api/scalars.ts';
import { err, ok, type Result } from '../result.ts';
import { jsonShape } from './jsonShape.ts';
import type { Holdings } from './manifest.ts';

/**
 * The parts `holdings` and `prerequisites`: a line `["caseId","scope","origin",seq]` for each origin of each stream, sorted by
 * case, scope and origin as text. Sorted and in one form, so that the same holdings are the same bytes.
 */
export interface HoldingLine {
  readonly caseId: string;
  readonly scope: string;
  readonly origin: string;
  readonly seq: number;
}

/** The part's text, line by line, each ended by a newline. */
export function* encodeHoldings(holdings: Holdings): Generator<string> {
  for (const stream of [...holdings.keys()].sort(byStream)) {
    const [caseId, scope] = stream.split('/');
    const origins = holdings.get(stream) ?? new Map<string, number>();
    for (const origin of [...origins.keys()].sort()) {
      yield `${JSON.stringify([caseId, scope, origin, origins.get(origin)])}\n`;
    }
  }
}

/** By case, then by scope; as whole texts a case `a-` would come before `a/`. */
function byStream(a: string, b: string): number {
  const [caseA = '', scopeA = ''] = a.split('/');
  const [caseB = '', scopeB = ''] = b.split('/');
  return compare(caseA, caseB) || compare(scopeA, scopeB);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const caseShape = /^[\w-]{1,40}$/;
const scopeShape = /^[a-z][A-Za-z0-9]{0,39}$/;
const originShape = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const maxLineLength = 200;

/**
 * What a part of this kind says. `malformed` when a line is not one, or they are not in order, each once. A scope that this
 * version does not know is kept: it is the sender's to hold. Never throws.
 */
export function decodeHoldings(text: string): Result<Holdings, 'malformed'> {
  const holdings = new Map<string, Map<string, number>>();
  // A few origins stand in very many lines: each is kept once.
  const names = new Map<string, string>();
  let last: HoldingLine | undefined;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    if (end < 0 || end - at > maxLineLength) return err('malformed');
    const line = decodeLine(text.slice(at, end));
    if (line === undefined || (last !== undefined && !isAfter(line, last))) return err('malformed');
    const stream = `${line.caseId}/${line.scope}`;
    const origins = holdings.get(stream) ?? new Map<string, number>();
    const origin = names.get(line.origin) ?? line.origin;
    names.set(origin, origin);
    holdings.set(stream, origins.set(origin, line.seq));
    last = line;
    at = end + 1;
  }
  return ok(holdings);
}

function decodeLine(line: string): HoldingLine | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(raw) || raw.length !== 4 || JSON.stringify(raw) !== line) return undefined;
  const [caseId, scope, origin, seq] = raw as unknown[];
  const isRight =
    typeof caseId === 'string' &&
    caseShape.test(caseId) &&
    typeof scope === 'string' &&
    scopeShape.test(scope) &&
    scope !== 'local' &&
    typeof origin === 'string' &&
    originShape.test(origin) &&
    Number.isSafeInteger(seq) &&
    (seq as number) >= 1;
  return isRight ? { caseId, scope, origin, seq: seq as number } : undefined;
}

function isAfter(a: HoldingLine, b: HoldingLine): boolean {
  return (compare(a.caseId, b.caseId) || compare(a.scope, b.scope) || compare(a.origin, b.origin)) > 0;
}

/** Not of digits alone: JavaScript would put such a key before all others, and another program would not. */
const authorId = z.string().regex(/^(?!\d+$)[!-~]{1,200}$/);

/** The part `people`: whose the origins of the ops are, and the names of their authors. */
export const peoplePart = z.strictObject({
  origins: z.record(
    recordId,
    z.strictObject({
      installation: recordId,
      municipality: z.string().regex(/^\d{4}$/),
      role: z.enum(['municipality', 'coordinator']),
    }),
  ),
  authors: z.record(authorId, z.strictObject({ name: plainText(200), municipality: z.string().regex(/^\d{4}$/) })),
});
export type PeoplePart = z.infer<typeof peoplePart>;

const peopleLimits = { depth: 3, values: 500_000 };

/** In one form: keys sorted, no spaces. */
export function encodePeople({ origins, authors }: PeoplePart): string {
  return JSON.stringify({
    origins: sorted(origins, ({ installation, municipality, role }) => ({ installation, municipality, role })),
    authors: sorted(authors, ({ name, municipality }) => ({ name, municipality })),
  });
}

/** Never throws; takes only the text that `encodePeople` writes. */
export function decodePeople(text: string): Result<PeoplePart, 'malformed'> {
  if (jsonShape(text, peopleLimits) === undefined) return err('malformed');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return err('malformed');
  }
  const parsed = peoplePart.safeParse(raw);
  return parsed.success && encodePeople(parsed.data) === text ? ok(parsed.data) : err('malformed');
}

/** Keys in order of their text. */
function sorted<T, U>(record: Readonly<Record<string, T>>, inOrder: (value: T) => U): Record<string, U> {
  const entries = Object.entries(record).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, inOrder(value)]));
}
