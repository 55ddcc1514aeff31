import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { openDatabase } from '#db/open.ts';
import type { Manifest, ManifestPart, PartKind } from '#shared/exchange/manifest.ts';
import { encodeManifest } from '#shared/exchange/manifestText.ts';
import { opsPartName } from '#shared/exchange/parts.ts';
import type { Op } from '#shared/ops/op.ts';
import { canonicalOp } from '#shared/ops/op.ts';
import { ok } from '#shared/result.ts';
import type { TestInstallation } from '../members/memberTestKit.ts';
import { publicKeyOf, signWith } from '../members/signing.ts';
import { Collected, sha256Hex } from '../package/packageTestKit.ts';
import { readPackage } from '../package/readPackage.ts';
import { manifestPurpose, signedBytes } from '../package/signature.ts';
import { type Entry, part, zipOf } from '../package/zipTestKit.ts';
import { type BareNode, must } from './packagesTestKit.ts';

/** Packages as a member whose program was tampered with makes them: rightly encrypted and rightly signed, whatever they hold. */

/** What a package holds, opened. */
export interface Opened {
  readonly manifest: Manifest;
  readonly lines: readonly string[];
  readonly parts: readonly { readonly kind: PartKind; readonly name: string; readonly content: Uint8Array }[];
}

export async function opened(path: string, from: TestInstallation, to: TestInstallation): Promise<Opened> {
  const seen = new Collected();
  const { manifest } = must(
    await readPackage({
      path,
      identities: [to.stored.ageIdentity],
      signingKeyOf: () => ok(publicKeyOf(from.stored.signingSecret)),
      visitor: seen,
    }),
  );
  const small = seen.parts.map(({ kind, name, text }) => ({
    kind: kind as PartKind,
    name,
    content: Buffer.from(text),
  }));
  const files = [...seen.attachments].map(([sha256, content]) => {
    return { kind: 'attachment' as const, name: `attachments/${sha256}`, content };
  });
  return { manifest, lines: seen.lines, parts: [...small, ...files] };
}

/** What is changed of it: each part's place in the manifest is made to fit, unless the manifest itself is changed afterwards. */
export interface Tampering {
  readonly lines?: readonly string[];
  readonly parts?: Opened['parts'];
  /** Of the manifest as JSON gives it. */
  readonly manifest?: (right: Record<string, unknown>) => unknown;
  /** The manifest's text in the end. */
  readonly text?: (right: string) => string;
}

export async function sealed(
  folder: string,
  right: Opened,
  { from, to }: { readonly from: TestInstallation; readonly to: TestInstallation },
  { lines = right.lines, parts = right.parts, manifest = (it) => it, text = (it) => it }: Tampering,
): Promise<string> {
  const ops = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
  const opsParts = lines.length === 0 ? [] : [{ kind: 'ops' as const, name: opsPartName(1), content: ops }];
  const isFile = ({ kind }: { kind: PartKind }) => kind === 'attachment';
  const all = [...parts.filter((each) => !isFile(each)), ...opsParts, ...parts.filter(isFile)];
  const listed: ManifestPart[] = all.map(({ kind, name, content }) => ({
    ...part(name, kind, content, kind === 'ops' ? lines.length : undefined),
    ...(kind === 'attachment' ? { sha256: name.slice('attachments/'.length) } : {}),
  }));
  const encoded = Buffer.from(encodeManifest({ ...right.manifest, parts: listed })).toString('utf8');
  const changed = manifest(JSON.parse(encoded) as Record<string, unknown>);
  const bytes = Buffer.from(text(JSON.stringify(changed)), 'utf8');
  const signature = signWith(from.stored.signingSecret, signedBytes(manifestPurpose, bytes));
  const entries: Entry[] = [
    { name: 'manifest.json', method: 'deflated', content: bytes },
    { name: 'manifest.sig', method: 'stored', content: signature },
    ...all.map(({ kind, name, content }): Entry => {
      return { name, content, method: kind === 'attachment' ? 'stored' : 'deflated' };
    }),
  ];
  const encrypter = new Encrypter();
  encrypter.addRecipient(to.card.ageRecipient);
  return laid(folder, await encrypter.encrypt(zipOf(entries)));
}

export function laid(folder: string, bytes: Uint8Array): string {
  const path = join(folder, `${randomBytes(8).toString('hex')}.dalsam`);
  writeFileSync(path, bytes);
  return path;
}

/** The lines of these ops, in a package's order. */
export function linesOf(ops: readonly Op[]): string[] {
  const key = ({ stream: { caseId, scope }, origin }: Op) => `${caseId} ${scope} ${origin}`;
  return ops
    .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.seq - b.seq))
    .map((op) => canonicalOp(op));
}

/** SHA-256 of every row of every table of a vault, and so of all that it holds. */
export async function contentOf(node: BareNode): Promise<string> {
  const copy = await node.copy();
  copy.close();
  const database = openDatabase(copy.file.path, Uint8Array.from(copy.file.key), false);
  if (!database.ok) throw new Error(database.error.code);
  try {
    const hash = createHash('sha256');
    const tables = database.value
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL ORDER BY name")
      .pluck()
      .all();
    for (const table of tables) {
      const rows = database.value.prepare(`SELECT * FROM "${table}"`).raw().all();
      hash.update(`${table} ${JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted())}\n`);
    }
    return hash.digest('hex');
  } finally {
    database.value.close();
  }
}

export const hashOfText = (text: string): string => sha256Hex(Buffer.from(text));
