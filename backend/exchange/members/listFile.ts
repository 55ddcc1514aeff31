import type { StoredMemberList } from '#db/exchange/members.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { memberListDomain, memberListText } from '#shared/exchange/memberEncoding.ts';
import { standsAlone } from '#shared/exchange/memberRules.ts';
import { type MemberList, memberList, memberListFile } from '#shared/exchange/members.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { sha256, signWith, verifies } from './signing.ts';

/** One list as it was signed, read and found to be what it says: its form, its signature, and that it can stand alone. */
export interface SignedList {
  readonly list: MemberList;
  /** The bytes that were signed. */
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
  /** SHA-256 in hex of `content`. */
  readonly hash: string;
}

/** Lists that follow each other, as the file `.dalsam-members` and the part `members` of a package hold them. */
export function encodeListFile(lists: readonly Pick<StoredMemberList, 'content' | 'signature'>[]): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      format: 1,
      lists: lists.map(({ content, signature }) => ({
        content: Buffer.from(content).toString('utf8'),
        signature: Buffer.from(signature).toString('hex'),
      })),
    }),
    'utf8',
  );
}

/** At least one list, oldest first, each naming the one before. Whether the first is to be trusted, the caller knows. */
export function decodeListFile(bytes: Uint8Array): Result<readonly [SignedList, ...SignedList[]], AppError> {
  const json = parseJson(bytes);
  if (json === undefined) return damaged();
  if (isNewer(json)) return err(appError('memberListFromNewerVersion', {}));
  const file = memberListFile.safeParse(json);
  if (!file.success) return damaged();
  const lists: SignedList[] = [];
  for (const { content, signature } of file.data.lists) {
    const read = readList(Buffer.from(content, 'utf8'), Buffer.from(signature, 'hex'));
    if (!read.ok) return read;
    lists.push(read.value);
  }
  const [first, ...rest] = lists;
  return first === undefined ? damaged() : ok([first, ...rest]);
}

export function readList(content: Uint8Array, signature: Uint8Array): Result<SignedList, AppError> {
  const json = parseJson(content);
  if (json === undefined) return damaged();
  if (isNewer(json)) return err(appError('memberListFromNewerVersion', {}));
  const parsed = memberList.safeParse(json);
  // Written anew it must be the same bytes: one list has one text, and one hash.
  if (!parsed.success || !Buffer.from(memberListText(parsed.data), 'utf8').equals(content)) return damaged();
  const list = parsed.data;
  if (!standsAlone(list) || !verifies(list.signedBy, signedBytes(content), signature)) {
    return err(appError('memberListForged', { version: list.version }));
  }
  return ok({ list, content: new Uint8Array(content), signature: new Uint8Array(signature), hash: sha256(content) });
}

/** The text of a list and its signature by the holder of `secret`, which must be the key that the list names. */
export function signList(list: MemberList, secret: Uint8Array): SignedList {
  const content = Buffer.from(memberListText(list), 'utf8');
  const read = readList(content, signWith(secret, signedBytes(content)));
  if (!read.ok) throw new Error(`a list of our own is not right: ${read.error.code}`);
  return read.value;
}

export function toStored({ list, content, signature }: SignedList, receivedAt: string): StoredMemberList {
  return { version: list.version, content, signature, receivedAt };
}

const signedBytes = (content: Uint8Array) => Buffer.concat([Buffer.from(memberListDomain, 'utf8'), content]);

const damaged = () => err(appError('memberListDamaged', {}));

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** What a later version of Dalsam writes says so by its format. */
function isNewer(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && Number.isInteger(json.format)
    ? Number(json.format) > 1
    : false;
}
