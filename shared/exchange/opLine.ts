import { consentScopeIds } from '../consent/scopes.ts';
import type { Scalar } from '../forms/form.ts';
import { canonicalOp, type Op, type OpRef } from '../ops/op.ts';
import type { StreamScope } from '../records/fieldSpec.ts';
import { err, ok, type Result } from '../result.ts';
import { jsonShape } from './jsonShape.ts';

/**
 * An op's line in a package, read strictly: only the text that `canonicalOp` would write again, so that an op has one.
 * Unknown record types and fields are taken as they are (a newer version's); a value only has to be bounded. By hand rather than
 * by zod, since there can be a million.
 */
export type OpLineProblem =
  | 'malformed'
  /** The encoding, or the scope, is one that this version does not know. */
  | 'newerVersion';

export interface OpFromLine {
  readonly op: Op;
}

/** More than any field holds today; a newer version may hold more than this one. */
export const opLimits = {
  text: 1_500_000,
  items: 1000,
  itemText: 20_000,
  basis: 20_000,
  field: 200,
} as const;

/** Of which every part of a line has room. A longer one is not parsed. */
const maxLineLength = 12_000_000;
/** A short line cannot hold enough to be a burden, whatever it is. */
const shortLine = 10_000;
const lineShape = { depth: 2, values: 13 + opLimits.basis + opLimits.items };

const newestEncoding = 1;
const scopes: ReadonlySet<unknown> = new Set<StreamScope>([...consentScopeIds, 'case', 'common']);

const idShape = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const caseShape = /^[\w-]{1,40}$/;
const scopeShape = /^[a-z][A-Za-z0-9]{0,39}$/;
const nameShape = /^[!-~]{1,200}$/;
const hlcShape = /^[0-9a-f]{16}$/;
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const refShape = /^[\w-]{1,40}\/[a-z][A-Za-z0-9]{0,39}\/[0-9A-HJKMNP-TV-Z]{26}\/([1-9]\d{0,15})$/;

/** The op that a line (without its newline) is. Never throws, whatever the line holds. */
export function decodeOpLine(line: string): Result<OpFromLine, OpLineProblem> {
  const raw = parsed(line);
  if (raw === undefined) return err('malformed');
  const [encoding, caseId, scope, origin, seq, type, id, field, value, basis, hlc, author, at] = raw;
  if (encoding !== newestEncoding) {
    return err(Number.isSafeInteger(encoding) && (encoding as number) > newestEncoding ? 'newerVersion' : 'malformed');
  }
  if (raw.length !== 13 || !matches(caseId, caseShape)) return err('malformed');
  if (!scopes.has(scope)) return err(matches(scope, scopeShape) && scope !== 'local' ? 'newerVersion' : 'malformed');
  const isRight =
    matches(origin, idShape) &&
    isSeq(seq) &&
    matches(type, nameShape) &&
    matches(id, nameShape) &&
    matches(field, nameShape) &&
    isValue(value) &&
    isBasis(basis) &&
    matches(hlc, hlcShape) &&
    matches(author, nameShape) &&
    isInstant(at);
  if (!isRight) return err('malformed');
  const op: Op = {
    stream: { caseId, scope: scope as StreamScope },
    origin,
    seq,
    record: { type, id },
    field,
    value,
    basis,
    hlc,
    author,
    at,
  };
  return canonicalOp(op) === line ? ok({ op }) : err('malformed');
}

function parsed(line: string): readonly unknown[] | undefined {
  if (line.length > maxLineLength || line.charCodeAt(0) !== 0x5b) return undefined;
  if (line.length > shortLine && jsonShape(line, lineShape) === undefined) return undefined;
  try {
    const raw: unknown = JSON.parse(line);
    return Array.isArray(raw) ? raw : undefined;
  } catch {
    return undefined;
  }
}

const matches = (value: unknown, shape: RegExp): value is string => typeof value === 'string' && shape.test(value);

const isSeq = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

function isValue(value: unknown): value is Scalar {
  switch (typeof value) {
    case 'string':
      return isText(value, opLimits.text);
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    default:
      if (value === null) return true;
      return (
        Array.isArray(value) &&
        value.length <= opLimits.items &&
        value.every((item) => typeof item === 'string' && isText(item, opLimits.itemText))
      );
  }
}

/** Half of a character cannot be stored, so it would come out as another text than came in. */
const isText = (value: string, most: number): boolean => value.length <= most && value.isWellFormed();

/** Ascending, each once. */
function isBasis(value: unknown): value is OpRef[] {
  if (!Array.isArray(value) || value.length > opLimits.basis) return false;
  let last = '';
  for (const ref of value) {
    if (typeof ref !== 'string' || ref <= last) return false;
    const seq = refShape.exec(ref)?.[1];
    if (seq === undefined || !Number.isSafeInteger(Number(seq))) return false;
    last = ref;
  }
  return true;
}

/** One that exists: 30 February does not. */
function isInstant(value: unknown): value is string {
  if (!matches(value, instantShape)) return false;
  const milliseconds = Date.parse(value);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 19) === value.slice(0, 19);
}
