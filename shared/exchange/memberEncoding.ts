import type { IdentityCard, Member, MemberList } from './members.ts';

/**
 * The texts that are hashed and signed. Each has one form only: the fields in this order, no white space, members by the
 * installation's id. Who reads one writes it again and refuses it when the two differ, so no second text says the same.
 */

/** What an installation is held to be by its fingerprint. Its name is left out: renaming a PC changes no key. */
export function fingerprintText(card: Omit<IdentityCard, 'format' | 'name' | 'createdAt'>): string {
  const { installation, municipality, role, signingKey, ageRecipient } = card;
  return `dalsam identity 1\n${JSON.stringify([installation, municipality, role, signingKey, ageRecipient])}`;
}

export function cardText(card: IdentityCard): string {
  return JSON.stringify({ format: 1, ...cardFields(card) });
}

export function memberListText(list: MemberList): string {
  const { version, previous, signedAt, signedBy } = list;
  const members = list.members.toSorted((a, b) => compare(a.installation, b.installation)).map(memberFields);
  return JSON.stringify({ format: 1, version, previous, signedAt, signedBy, members });
}

/** Stands before a list when it is signed, so that a signature of a list is never one of anything else. */
export const memberListDomain = 'dalsam member list 1\n';

function cardFields(card: Omit<IdentityCard, 'format'>) {
  const { installation, municipality, name, role, signingKey, ageRecipient, createdAt } = card;
  return { installation, municipality, name, role, signingKey, ageRecipient, createdAt };
}

function memberFields(member: Member) {
  const { addedAt, compared, revokedAt, revokedBecause } = member;
  return {
    ...cardFields(member),
    addedAt,
    compared: compared === null ? null : { by: compared.by, with: compared.with },
    revokedAt,
    revokedBecause,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
