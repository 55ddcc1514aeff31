import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';

/** What is in a package, read by docs/package-format.md and by nothing of the application's. */
export interface OpenedPackage {
  /** Content of each entry by its name. */
  readonly parts: ReadonlyMap<string, string>;
  /** Case and scope of each op. */
  readonly streams: readonly { readonly caseId: string; readonly scope: string }[];
}

/** Undefined: this key does not open it. */
export async function openPackage(path: string, secretKey: string): Promise<OpenedPackage | undefined> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secretKey);
  const zip = await decrypter.decrypt(readFileSync(path)).catch(() => undefined);
  if (zip === undefined) return undefined;
  const parts = unzipped(Buffer.from(zip));
  const lines = [...parts]
    .filter(([name]) => name.startsWith('ops/'))
    .flatMap(([, text]) => text.trimEnd().split('\n'));
  const streams = lines.map((line) => {
    const [, caseId, scope] = JSON.parse(line) as [number, string, string];
    return { caseId, scope };
  });
  return { parts, streams };
}

const localHeader = 0x04034b50;

/** Entries lie one after the other from the first byte, their sizes in the header before them. */
function unzipped(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (let at = 0; zip.readUInt32LE(at) === localHeader; ) {
    const isDeflated = zip.readUInt16LE(at + 8) === 8;
    const [bytes, nameBytes] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const start = at + 30 + nameBytes + zip.readUInt16LE(at + 28);
    const content = zip.subarray(start, start + bytes);
    const name = zip.subarray(at + 30, at + 30 + nameBytes).toString('utf8');
    parts.set(name, (isDeflated ? inflateRawSync(content) : content).toString('utf8'));
    at = start + bytes;
  }
  return parts;
}
