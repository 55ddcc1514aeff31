import type { MemberStore } from '#db/exchange/members.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { follows } from '#shared/exchange/memberRules.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { decodeListFile, readList, type SignedList, toStored } from './listFile.ts';
import { sha256 } from './signing.ts';

/**
 * What a list that comes in does to the one that holds here. The list here is trusted since a person compared the fingerprint of
 * a coordinator (`trustLists`); from then on each newer one is trusted since the one before it says who may sign.
 */
export interface Accepted {
  /** taken: newer ones were stored. known: the newest here. older: one from before the newest here; nothing is changed. */
  readonly outcome: 'taken' | 'known' | 'older';
  /** Of the list that holds now. */
  readonly version: number;
}

/** The content of a file `.dalsam-members` or of a package's part `members`. All of it is taken in, or nothing. */
export function acceptMemberLists(members: MemberStore, file: Uint8Array, at: string): Result<Accepted, AppError> {
  const read = decodeListFile(file);
  return read.ok ? accept(members, read.value, at) : read;
}

/** One list with its signature. */
export function acceptMemberList(
  members: MemberStore,
  content: Uint8Array,
  signature: Uint8Array,
  at: string,
): Result<Accepted, AppError> {
  const read = readList(content, signature);
  return read.ok ? accept(members, [read.value], at) : read;
}

function accept(members: MemberStore, lists: readonly SignedList[], at: string): Result<Accepted, AppError> {
  const checked = checkLists(members, lists);
  if (!checked.ok) return checked;
  const { held, newer } = checked.value;
  members.addLists(newer.map((one) => toStored(one, at)));
  const last = lists.at(-1)?.list.version ?? 0;
  if (newer.length > 0) return ok({ outcome: 'taken', version: last });
  return ok({ outcome: last === held ? 'known' : 'older', version: held });
}

/** Which of these lists are newer than the one here, where all of them fit it. Writes nothing. */
export function checkLists(
  members: MemberStore,
  lists: readonly SignedList[],
): Result<{ readonly held: number; readonly newer: readonly SignedList[] }, AppError> {
  const newest = members.newestList();
  if (newest === undefined) return err(appError('coordinatorNotTrusted', {}));
  let before = readList(newest.content, newest.signature);
  if (!before.ok) return before;
  const newer: SignedList[] = [];
  for (const next of lists) {
    const { version } = next.list;
    if (version <= newest.version) {
      const here = members.list(version);
      if (here !== undefined && sha256(here.content) !== next.hash)
        return err(appError('memberListForked', { version }));
      continue;
    }
    const held = before.value.list.version;
    if (version > held + 1) return err(appError('memberListGap', { held, got: version }));
    if (!follows(before.value.list, before.value.hash, next.list))
      return err(appError('memberListForged', { version }));
    newer.push(next);
    before = ok(next);
  }
  return ok({ held: newest.version, newer });
}

/** Lists of a file hang together: each follows the one before. The first is for the reader to trust, or not. */
export function checkChain(lists: readonly SignedList[]): Result<undefined, AppError> {
  for (const [index, next] of lists.entries()) {
    const before = lists[index - 1];
    if (before !== undefined && !follows(before.list, before.hash, next.list)) {
      return err(appError('memberListForged', { version: next.list.version }));
    }
  }
  return ok(undefined);
}

/**
 * The user has compared the fingerprint of the newest list's signer: this chain holds from now on, in the place of any other
 * that was here. To be called for a checked chain only.
 */
export function trustLists(members: MemberStore, lists: readonly SignedList[], at: string): void {
  members.replaceLists(lists.map((one) => toStored(one, at)));
}
