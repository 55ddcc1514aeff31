import type { Channel, IdentityCard, Member, MemberList } from './members.ts';

/** What makes a list a right one, besides its signature. Pure: the coordinator's next list is held against it too. */

export function isActive(member: Member): boolean {
  return member.revokedAt === null;
}

export function activeMembers(list: MemberList, channel: Channel): Member[] {
  return list.members.filter((member) => isActive(member) && isOf(member, channel));
}

/** The coordinator's installation stands in a municipality's office, and is none of that municipality's. */
function isOf({ role, municipality }: Member, channel: Channel): boolean {
  if (channel === 'all') return true;
  if (channel === 'coordinator') return role === 'coordinator';
  return role === 'municipality' && municipality === channel;
}

export function memberWithKey(list: MemberList, signingKey: string): Member | undefined {
  return list.members.find((member) => member.signingKey === signingKey);
}

export function memberById(list: MemberList, installation: string): Member | undefined {
  return list.members.find((member) => member.installation === installation);
}

/** Whether this key may sign a list that follows `list`. */
export function maySign(list: MemberList, signingKey: string): boolean {
  const signer = memberWithKey(list, signingKey);
  return signer?.role === 'coordinator' && isActive(signer);
}

/** By itself: every member and key once, a revocation whole, and its signer a coordinator in it that is not revoked. */
export function standsAlone(list: MemberList): boolean {
  const once = (values: readonly string[]) => new Set(values).size === values.length;
  return (
    (list.version === 1) === (list.previous === null) &&
    once(list.members.map((member) => member.installation)) &&
    once(list.members.map((member) => member.signingKey)) &&
    once(list.members.map((member) => member.ageRecipient)) &&
    list.members.every((member) => (member.revokedAt === null) === (member.revokedBecause === null)) &&
    maySign(list, list.signedBy)
  );
}

/**
 * Whether `next` rightly follows `before`, whose hash is `hash`. Nobody disappears, nobody's keys change, and what is revoked
 * stays so: who was once told of a member can always say whose an old signature was.
 */
export function follows(before: MemberList, hash: string, next: MemberList): boolean {
  return (
    next.version === before.version + 1 &&
    next.previous === hash &&
    maySign(before, next.signedBy) &&
    standsAlone(next) &&
    before.members.every((old) => {
      const now = memberById(next, old.installation);
      return now !== undefined && sameIdentity(old, now) && keepsRevocation(old, now);
    })
  );
}

export function sameIdentity(a: Omit<IdentityCard, 'format'>, b: Omit<IdentityCard, 'format'>): boolean {
  return (
    a.installation === b.installation &&
    a.municipality === b.municipality &&
    a.role === b.role &&
    a.signingKey === b.signingKey &&
    a.ageRecipient === b.ageRecipient
  );
}

function keepsRevocation(old: Member, now: Member): boolean {
  return old.revokedAt === null || (now.revokedAt === old.revokedAt && now.revokedBecause === old.revokedBecause);
}
