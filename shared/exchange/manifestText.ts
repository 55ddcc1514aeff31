import { err, ok, type Result } from '../result.ts';
import { jsonShape } from './jsonShape.ts';
import {
  type Manifest,
  manifest,
  manifestFormat,
  manifestPart,
  maxParts,
  type Revocation,
  type StreamRef,
} from './manifest.ts';
import { maxManifestBytes, partsProblem } from './parts.ts';

/**
 * The manifest as bytes: JSON in UTF-8 without spaces, keys in the order below. One manifest has one text, so a reader takes only
 * bytes that it would have written itself: that leaves no room for a doubled key, a number in another form, or text after the end.
 */
export function encodeManifest(value: Manifest): Uint8Array {
  return new TextEncoder().encode(manifestText(value));
}

function manifestText(value: Manifest): string {
  return JSON.stringify({
    format: value.format,
    id: value.id,
    kind: value.kind,
    sender: {
      municipality: value.sender.municipality,
      installation: value.sender.installation,
      origin: value.sender.origin,
    },
    recipients: value.recipients.map(({ municipality, installation }) => ({ municipality, installation })),
    channel: value.channel,
    number: value.number,
    previous: value.previous,
    createdAt: value.createdAt,
    appVersion: value.appVersion,
    acknowledges: Object.fromEntries(
      Object.entries(value.acknowledges).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    ),
    revocations: value.revocations.map(revocationInOrder),
    lifts: value.lifts.map(({ revocation, streams, at }) => ({ revocation, streams: streams.map(streamInOrder), at })),
    receipts: value.receipts.map(({ revocation, at }) => ({ revocation, at })),
    ...(value.forks === undefined
      ? {}
      : { forks: value.forks.map(({ caseId, scope, origin, seq, hash }) => ({ caseId, scope, origin, seq, hash })) }),
    membersVersion: value.membersVersion,
    parts: value.parts.map(({ name, kind, bytes, sha256, ops }) => ({
      name,
      kind,
      bytes,
      sha256,
      ...(ops === undefined ? {} : { ops }),
    })),
  });
}

const streamInOrder = ({ caseId, scope }: StreamRef) => ({ caseId, scope });

function revocationInOrder({ id, streams, holder, revokedBy, at, consents }: Revocation) {
  return {
    id,
    streams: streams.map(streamInOrder),
    holder,
    revokedBy,
    at,
    ...(consents === undefined ? {} : { consents }),
  };
}

/** Why bytes are no manifest; `format` is a newer version's. */
export type ManifestProblem =
  | { readonly problem: 'tooLarge' | 'encoding' | 'shape' | 'notCanonical' | 'parts' }
  | { readonly problem: 'newerFormat'; readonly format: number };

/**
 * Nesting and number of values that a manifest can hold. Looked at before it is parsed, since nobody has signed for it yet:
 * a few kilobytes of zip could otherwise become millions of objects.
 */
const limits = { depth: 6, values: 2_000_000 };

/** The manifest that these bytes are. Never throws. */
export function decodeManifest(bytes: Uint8Array): Result<Manifest, ManifestProblem> {
  if (bytes.length > maxManifestBytes) return err({ problem: 'tooLarge' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return err({ problem: 'encoding' });
  }
  const shape = jsonShape(text, limits);
  if (shape === undefined) return err({ problem: 'shape' });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return err({ problem: 'shape' });
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return err({ problem: 'shape' });
  const { format } = raw as { format?: unknown };
  if (Number.isSafeInteger(format) && (format as number) > manifestFormat) {
    return err({ problem: 'newerFormat', format: format as number });
  }
  const value = parse(raw as Record<string, unknown>);
  if (value === undefined) return err({ problem: 'shape' });
  if (manifestText(value) !== text) return err({ problem: 'notCanonical' });
  return partsProblem(value.parts) === undefined ? ok(value) : err({ problem: 'parts' });
}

const lists = ['recipients', 'revocations', 'lifts', 'receipts'] as const;
const withoutParts = manifest.omit({ parts: true });

/** By the schema, but stopping at the first fault of the long list: a list of a million wrong parts makes one fault, not a million. */
function parse(raw: Record<string, unknown>): Manifest | undefined {
  const { parts, ...head } = raw;
  if (!Array.isArray(parts) || parts.length > maxParts) return undefined;
  if (lists.some((list) => !Array.isArray(head[list]) || head[list].length > 10_000)) return undefined;
  const parsedHead = withoutParts.safeParse(head);
  if (!parsedHead.success) return undefined;
  const parsedParts: Manifest['parts'] = [];
  for (const part of parts) {
    const parsed = manifestPart.safeParse(part);
    if (!parsed.success) return undefined;
    parsedParts.push(parsed.data);
  }
  return { ...parsedHead.data, parts: parsedParts };
}
