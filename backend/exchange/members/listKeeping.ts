import type { StoredInstallation } from '#db/exchange/members.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { isActive, memberById, sameIdentity } from '#shared/exchange/memberRules.ts';
import type { Comparison, IdentityCard, Member, MemberList } from '#shared/exchange/members.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The coordinator's changes of the list: what the next one says. Signing and storing are the caller's. */

export type Draft = Pick<MemberList, 'members'>;

export function firstList(card: IdentityCard, at: string): Draft {
  return { members: [newMember(card, null, at)] };
}

type CardRefusal = Extract<AppError, { code: 'memberKnown' | 'memberKeysDiffer' | 'memberKeyTaken' | 'memberRevoked' }>;

/** How a card stands to a list: somebody new, a member under another name, or none that can be added. */
export function cardStanding(list: MemberList, card: IdentityCard): Result<'new' | 'renamed', CardRefusal> {
  const { municipality } = card;
  const known = memberById(list, card.installation);
  if (known !== undefined) {
    if (!sameIdentity(known, card))
      return err({ code: 'memberKeysDiffer', params: { municipality: known.municipality } });
    if (known.revokedAt !== null) {
      return err({ code: 'memberRevoked', params: { municipality, on: dayInNorway(known.revokedAt) } });
    }
    return known.name === card.name ? err({ code: 'memberKnown', params: {} }) : ok('renamed');
  }
  const sharer = list.members.find(
    (member) => member.signingKey === card.signingKey || member.ageRecipient === card.ageRecipient,
  );
  if (sharer === undefined) return ok('new');
  return err({ code: 'memberKeyTaken', params: { municipality: sharer.municipality } });
}

export function withMember(
  list: MemberList,
  card: IdentityCard,
  compared: Comparison,
  at: string,
): Result<Draft, AppError> {
  const standing = cardStanding(list, card);
  if (!standing.ok) return standing;
  if (standing.value === 'new') return ok({ members: [...list.members, newMember(card, compared, at)] });
  const members = list.members.map((member) =>
    member.installation === card.installation ? { ...member, name: card.name } : member,
  );
  return ok({ members });
}

export function withRevoked(
  list: MemberList,
  installation: string,
  because: string,
  own: Pick<StoredInstallation, 'id'>,
  at: string,
): Result<Draft, AppError> {
  const found = memberById(list, installation);
  if (found === undefined) return err(appError('notFound', {}));
  if (installation === own.id) return err(appError('memberIsOwn', {}));
  if (!isActive(found)) return err(appError('memberAlreadyRevoked', {}));
  const revoked: Member = { ...found, revokedAt: at, revokedBecause: because };
  return ok({ members: list.members.map((member) => (member === found ? revoked : member)) });
}

function newMember({ format: _format, ...card }: IdentityCard, compared: Comparison | null, at: string): Member {
  return { ...card, addedAt: at, compared, revokedAt: null, revokedBecause: null };
}
