import type { AppError } from '#shared/api/errors.ts';
import { ok, type Result } from '#shared/result.ts';
import { decodeListFile } from '../members/listFile.ts';
import { memberBook } from '../members/memberBook.ts';
import { checkLists } from '../members/takeIn.ts';
import type { PackageContext } from './context.ts';

export interface MembersChange {
  readonly from: number;
  readonly to: number;
  readonly added: readonly MemberNamed[];
  readonly revoked: readonly MemberNamed[];
}

export interface MemberNamed {
  readonly installation: string;
  readonly municipality: string;
  readonly name: string;
}

export type MembersGap = Extract<AppError, { code: 'memberListGap' }>['params'];

/**
 * Lists are missing in between. The rest of the package is read in by the list that holds here, as if it had brought none: who is
 * revoked here stays so, and whoever signs lists of its own gains nothing by leaving one out.
 */
export function gapOf<T>(result: Result<T, AppError>): MembersGap | undefined {
  return !result.ok && result.error.code === 'memberListGap' ? result.error.params : undefined;
}

/** What a package's member lists would change here; null: nothing. Writes nothing. */
export function membersChange(context: PackageContext, content: Uint8Array): Result<MembersChange | null, AppError> {
  const lists = decodeListFile(content);
  if (!lists.ok) return lists;
  const checked = checkLists(context.store.exchange.members, lists.value);
  if (!checked.ok) return checked;
  const { held, newer } = checked.value;
  const last = newer.at(-1)?.list;
  if (last === undefined) return ok(null);
  const before = new Map((memberBook(context).list?.members ?? []).map((member) => [member.installation, member]));
  const named = ({ installation, municipality, name }: MemberNamed) => ({ installation, municipality, name });
  return ok({
    from: held,
    to: last.version,
    added: last.members.filter(({ installation }) => !before.has(installation)).map(named),
    revoked: last.members
      .filter(({ installation, revokedAt }) => revokedAt !== null && before.get(installation)?.revokedAt === null)
      .map(named),
  });
}
