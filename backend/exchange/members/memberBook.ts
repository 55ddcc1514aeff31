import { timingSafeEqual } from 'node:crypto';
import type { MemberStore } from '#db/exchange/members.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { activeMembers, isActive, memberById, memberWithKey } from '#shared/exchange/memberRules.ts';
import { type Channel, type Member, type MemberList, memberList } from '#shared/exchange/members.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext } from '../../handler.ts';
import { encodeListFile } from './listFile.ts';
import { publicKeyOf, signWith } from './signing.ts';

/** This installation as its packages see it. The secrets stay in closures: nothing that is printed or sent holds them. */
export interface OwnInstallation {
  readonly id: string;
  /** "Flyktningtjenesten, PC 2" */
  readonly name: string;
  readonly municipality: string;
  readonly role: 'municipality' | 'coordinator';
  /** Raw Ed25519 public key in hex. */
  readonly signingKey: string;
  readonly createdAt: string;
  /** `AGE-SECRET-KEY-1...`, for `readPackage` alone. */
  ageIdentity(): string;
  /** Ed25519 over these bytes: 64 bytes. For a package's manifest. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** How this vault stands in the exchange. */
export type Standing = 'noInstallation' | 'noList' | 'notListed' | 'active' | 'revoked';

export interface Party {
  readonly municipality: string;
  readonly installation: string;
}

/** Who takes part, by the newest member list that is held here. A snapshot: ask for a new one in each call. */
export interface MemberBook {
  readonly own: OwnInstallation | undefined;
  readonly list: MemberList | undefined;
  /** 0 = no list. */
  readonly version: number;
  readonly standing: Standing;
  /** This installation's own entry. */
  readonly self: Member | undefined;
  /** Revoked ones too. */
  member(installation: string): Member | undefined;
  /** Of a municipality (`3434`), `coordinator`, or `all`; this installation too. */
  active(channel: Channel): readonly Member[];
  /** Those that a package in this channel goes to: the active ones but this installation. */
  recipients(channel: Channel): Result<readonly Member[], AppError>;
  /** This installation, where it may send and read packages now. */
  ready(): Result<OwnInstallation, AppError>;
  /**
   * The key that a package of this sender must be signed with. Refuses strangers and those that are revoked, also for a
   * package that says it was made before: the clock that says so is the sender's own.
   */
  signingKeyOf(sender: Party, manifest: { readonly membersVersion: number }): Result<string, AppError>;
  /** Whether this installation is one of these. */
  checkRecipient(recipients: readonly Party[]): Result<undefined, AppError>;
  /** Content of a package's part `members`: the lists after `version` (0 = all). Undefined: there are none. */
  listsAfter(version: number): Uint8Array | undefined;
}

export type MemberContext = Pick<HandlerContext, 'store' | 'municipality' | 'isDemo'>;

export function memberBook({ store, municipality, isDemo }: MemberContext): MemberBook {
  const { members } = store.exchange;
  const own = ownInstallation(members, municipality);
  const list = newestList(members);
  const self = list === undefined || own === undefined ? undefined : memberWithKey(list, own.signingKey);
  const standing = standingOf(own, list, self);
  return {
    own,
    list,
    version: list?.version ?? 0,
    standing,
    self,
    member: (installation) => (list === undefined ? undefined : memberById(list, installation)),
    active: (channel) => (list === undefined ? [] : activeMembers(list, channel)),
    recipients: (channel) => {
      const found = list === undefined ? [] : activeMembers(list, channel).filter((member) => member !== self);
      return found.length === 0 ? err(appError('recipientHasNoMember', { channel })) : ok(found);
    },
    ready: () => {
      if (isDemo) return err(appError('demoTakesNoPart', {}));
      if (own === undefined) return err(appError('installationMissing', {}));
      if (list === undefined) return err(appError('memberListMissing', {}));
      if (self === undefined) return err(appError('notOnMemberList', {}));
      if (self.revokedAt !== null) return err(appError('ownMembershipRevoked', { on: dayInNorway(self.revokedAt) }));
      return ok(own);
    },
    signingKeyOf: (sender, manifest) => keyOf(list, sender, manifest.membersVersion),
    checkRecipient: (recipients) => {
      if (recipients.some(({ installation }) => installation === own?.id)) return ok(undefined);
      const municipalities = [...new Set(recipients.map((recipient) => recipient.municipality))].toSorted();
      return err(appError('packageForOthers', { municipalities }));
    },
    listsAfter: (version) => {
      const lists = members.listsAfter(version);
      return lists.length === 0 ? undefined : encodeListFile(lists);
    },
  };
}

/** This installation's own entry of the list, where there is one. */
export function ownMember({ exchange: { members } }: Pick<MemberContext['store'], 'exchange'>): Member | undefined {
  const [stored, list] = [members.installation(), newestList(members)];
  if (stored === undefined || list === undefined) return undefined;
  return memberWithKey(list, publicKeyOf(stored.signingSecret));
}

function keyOf(list: MemberList | undefined, sender: Party, theirs: number): Result<string, AppError> {
  const member = list === undefined ? undefined : memberById(list, sender.installation);
  const { municipality } = sender;
  if (member === undefined || member.municipality !== municipality) {
    return err(appError('senderUnknown', { municipality, ours: list?.version ?? 0, theirs }));
  }
  if (member.revokedAt !== null) {
    return err(appError('senderRevoked', { municipality, on: dayInNorway(member.revokedAt) }));
  }
  return ok(member.signingKey);
}

function standingOf(
  own: OwnInstallation | undefined,
  list: MemberList | undefined,
  self: Member | undefined,
): Standing {
  if (own === undefined) return 'noInstallation';
  if (list === undefined) return 'noList';
  if (self === undefined) return 'notListed';
  return isActive(self) ? 'active' : 'revoked';
}

function ownInstallation(members: MemberStore, municipality: string): OwnInstallation | undefined {
  const stored = members.installation();
  if (stored === undefined) return undefined;
  const { id, name, role, createdAt } = stored;
  return {
    id,
    name,
    municipality,
    role,
    signingKey: signingKeyOf(members, stored.signingSecret),
    createdAt,
    ageIdentity: () => stored.ageIdentity,
    sign: (bytes) => signWith(stored.signingSecret, bytes),
  };
}

/** The public half of each store's own key, worked out once for as long as the key is the same. */
const publicHalves = new WeakMap<MemberStore, { readonly secret: Uint8Array; readonly signingKey: string }>();

function signingKeyOf(members: MemberStore, secret: Uint8Array): string {
  const before = publicHalves.get(members);
  if (before !== undefined && timingSafeEqual(before.secret, secret)) return before.signingKey;
  const signingKey = publicKeyOf(secret);
  publicHalves.set(members, { secret, signingKey });
  return signingKey;
}

/** The newest list of each store, read once for as long as it is the newest. */
const known = new WeakMap<MemberStore, { readonly signature: string; readonly list: MemberList }>();

function newestList(members: MemberStore): MemberList | undefined {
  const stored = members.newestList();
  if (stored === undefined) return undefined;
  const signature = Buffer.from(stored.signature).toString('hex');
  const before = known.get(members);
  if (before?.signature === signature) return before.list;
  const list = memberList.parse(JSON.parse(Buffer.from(stored.content).toString('utf8')));
  known.set(members, { signature, list });
  return list;
}
