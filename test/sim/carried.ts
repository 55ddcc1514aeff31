import { publicKeyOf } from '#backend/exchange/members/signing.ts';
import { readPackage } from '#backend/exchange/package/readPackage.ts';
import type { Manifest, PartKind } from '#shared/exchange/manifest.ts';
import { decodeOpLine } from '#shared/exchange/opLine.ts';
import type { Op } from '#shared/ops/op.ts';
import { ok } from '#shared/result.ts';
import type { Place } from './layout.ts';

/** Everything that a package carries, as its recipient can read it. */
export interface Carried {
  readonly manifest: Manifest;
  /** In the package's order. */
  readonly lines: readonly CarriedLine[];
  readonly parts: readonly { readonly kind: PartKind; readonly name: string; readonly content: Uint8Array }[];
  /** By SHA-256. */
  readonly files: ReadonlyMap<string, Buffer>;
}

export interface CarriedLine {
  readonly text: string;
  readonly op: Op;
}

export async function carriedBy(path: string, from: Place, reader: Place): Promise<Carried> {
  const lines: CarriedLine[] = [];
  const parts: Carried['parts'][number][] = [];
  const files = new Map<string, Buffer>();
  const read = await readPackage({
    path,
    identities: [reader.installation.ageIdentity],
    signingKeyOf: () => ok(publicKeyOf(from.installation.signingSecret)),
    visitor: {
      manifest: () => ok(undefined),
      opLines: (texts) => {
        for (const text of texts) {
          const decoded = decodeOpLine(text);
          if (!decoded.ok) throw new Error(`a line is no op: ${text}`);
          lines.push({ text, op: decoded.value.op });
        }
        return ok(undefined);
      },
      part: (part) => {
        parts.push(part);
        return ok(undefined);
      },
      attachment: (sha256) => {
        const pieces: Uint8Array[] = [];
        return {
          write: (piece) => pieces.push(Uint8Array.from(piece)),
          end: () => files.set(sha256, Buffer.concat(pieces)),
        };
      },
    },
  });
  if (!read.ok) throw new Error(`the recipient can not read ${path}: ${read.error.code}`);
  return { manifest: read.value.manifest, lines, parts, files };
}
