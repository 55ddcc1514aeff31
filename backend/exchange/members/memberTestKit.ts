import { createHash } from 'node:crypto';
import type { StoredInstallation } from '#db/exchange/members.ts';
import type { IdentityCard, MemberList } from '#shared/exchange/members.ts';
import { recordId } from '#shared/ops/id.ts';
import { cardOf } from './identity.ts';
import { type SignedList, signList } from './listFile.ts';
import { firstList, withMember, withRevoked } from './listKeeping.ts';

/** Installations and lists for tests, of keys that are the same in every run. */

export interface TestInstallation {
  readonly stored: StoredInstallation;
  readonly card: IdentityCard;
}

/** X25519 identities of age, made once: an identity costs a key derivation, and any will do for what is not opened. */
export async function testInstallation(
  seed: number,
  municipality: string,
  role: StoredInstallation['role'] = 'municipality',
  age?: string,
): Promise<TestInstallation> {
  const { generateX25519Identity } = await import('age-encryption');
  const stored: StoredInstallation = {
    id: recordId(Date.UTC(2026, 0, 1) + seed, () => new Uint8Array(10)),
    name: `PC ${seed}`,
    role,
    signingSecret: new Uint8Array(createHash('sha256').update(`signing ${seed}`).digest()),
    ageIdentity: age ?? (await generateX25519Identity()),
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, seed)).toISOString(),
  };
  return { stored, card: await cardOf(stored, municipality) };
}

const timeOf = (version: number) => new Date(Date.UTC(2026, 1, 1, version)).toISOString();

export function testFirst({ stored, card }: TestInstallation): SignedList {
  return signList(
    {
      format: 1,
      version: 1,
      previous: null,
      signedAt: timeOf(1),
      signedBy: card.signingKey,
      ...firstList(card, timeOf(1)),
    },
    stored.signingSecret,
  );
}

/** The list after `before`, with what `change` makes of its members, signed by `by` whatever it is. */
export function testNext(
  before: SignedList,
  by: TestInstallation,
  change: (list: MemberList, at: string) => Pick<MemberList, 'members'>,
): SignedList {
  const version = before.list.version + 1;
  const at = timeOf(version);
  return signList(
    {
      format: 1,
      version,
      previous: before.hash,
      signedAt: at,
      signedBy: by.card.signingKey,
      ...change(before.list, at),
    },
    by.stored.signingSecret,
  );
}

export const adding = (added: TestInstallation) => (list: MemberList, at: string) => {
  const changed = withMember(list, added.card, { by: 'Kari', with: 'Ola' }, at);
  if (!changed.ok) throw new Error(changed.error.code);
  return changed.value;
};

export const revoking = (revoked: TestInstallation, by: TestInstallation) => (list: MemberList, at: string) => {
  const changed = withRevoked(list, revoked.stored.id, 'Maskinen er borte', by.stored, at);
  if (!changed.ok) throw new Error(changed.error.code);
  return changed.value;
};
