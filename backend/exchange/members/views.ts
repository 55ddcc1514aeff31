import type { FingerprintView, MemberView } from '#shared/api/methods/exchange/members.ts';
import { maySign } from '#shared/exchange/memberRules.ts';
import type { IdentityCard, Member } from '#shared/exchange/members.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { HandlerContext } from '../../handler.ts';
import { roleReaches } from '../../vault/users.ts';
import { fingerprintOf } from './identity.ts';
import { type MemberBook, memberBook } from './memberBook.ts';
import { qrRows } from './qr.ts';

type Card = Omit<IdentityCard, 'format'>;

/** What of an installation is shown: never more than its card says. */
export function installationView({ installation, municipality, name, role, createdAt }: Card) {
  return { id: installation, municipality, name, role, createdAt };
}

export function fingerprintView(card: Card): FingerprintView {
  const fingerprint = fingerprintOf(card);
  return { hash: fingerprint.hash, words: [...fingerprint.words], qr: qrRows(qrText(card, fingerprint.words)) };
}

/** What any telephone's camera shows: whose it is, and the words. */
export function qrText({ municipality }: Pick<Card, 'municipality'>, words: readonly string[]): string {
  return `Dalsam ${municipalityByNumber(municipality)?.name ?? municipality}: ${words.join(' ')}`;
}

function memberView(member: Member, book: MemberBook): MemberView {
  const { hash, words } = fingerprintOf(member);
  const { addedAt, compared, revokedAt, revokedBecause } = member;
  return {
    ...installationView(member),
    fingerprint: { hash, words: [...words] },
    addedAt,
    compared,
    revokedAt,
    revokedBecause,
    isOwn: member === book.self,
  };
}

export function heldListView(context: HandlerContext) {
  const book = memberBook(context);
  const { list, own } = book;
  if (list === undefined) return { version: 0, signedAt: null, signedBy: null, mayKeep: false, members: [] };
  const order = (member: Member) =>
    `${member.role === 'coordinator' ? 0 : 1} ${member.municipality} ${member.name} ${member.installation}`;
  return {
    version: list.version,
    signedAt: list.signedAt,
    signedBy: list.members.find(({ signingKey }) => signingKey === list.signedBy)?.installation ?? null,
    mayKeep: own !== undefined && maySign(list, own.signingKey) && roleReaches(context.user.role, 'coordinator'),
    members: list.members
      .toSorted((a, b) => order(a).localeCompare(order(b), 'nb'))
      .map((member) => memberView(member, book)),
  };
}
