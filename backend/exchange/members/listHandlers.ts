import { type AppError, appError } from '#shared/api/errors.ts';
import { activeMembers, follows, isActive, memberById, memberWithKey } from '#shared/exchange/memberRules.ts';
import type { Member, MemberList } from '#shared/exchange/members.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../../handler.ts';
import { logAction } from '../../overview/accessLog.ts';
import { cardOf, decodeCard, fingerprintOf } from './identity.ts';
import { mayManage, notManager } from './installationHandlers.ts';
import { decodeListFile, type SignedList, signList, toStored } from './listFile.ts';
import { cardStanding, firstList, withMember, withRevoked } from './listKeeping.ts';
import { memberBook } from './memberBook.ts';
import { sha256 } from './signing.ts';
import { acceptMemberLists, checkChain, checkLists, trustLists } from './takeIn.ts';
import { fingerprintView, heldListView, installationView } from './views.ts';

/** The member list: kept by the coordinator, taken in by the others. */
export const listHandlers = {
  'member.list': (_input, context) => ok(heldListView(context)),

  'member.readCard': ({ content }, context) => {
    const keeper = listKeeper(context);
    if (!keeper.ok) return keeper;
    const card = decodeCard(fromBase64(content));
    if (!card.ok) return card;
    const standing = cardStanding(keeper.value, card.value);
    if (!standing.ok) return standing;
    return ok({
      card: installationView(card.value),
      fingerprint: fingerprintView(card.value),
      standing: standing.value,
    });
  },

  'member.startList': async (_input, context) => {
    const { members } = context.store.exchange;
    const stored = coordinatorInstallation(context);
    if (!stored.ok) return stored;
    const at = context.now().toISOString();
    const card = await cardOf(stored.value, context.municipality);
    if (members.newestList() !== undefined) return err(appError('memberListExists', {}));
    const list: MemberList = {
      format: 1,
      version: 1,
      previous: null,
      signedAt: at,
      signedBy: card.signingKey,
      ...firstList(card, at),
    };
    members.addLists([toStored(signList(list, stored.value.signingSecret), at)]);
    logAction(context, 'member.startList', null);
    return ok(heldListView(context));
  },

  'member.add': ({ content, fingerprint, comparedBy, comparedWith }, context) => {
    const keeper = listKeeper(context);
    if (!keeper.ok) return keeper;
    const card = decodeCard(fromBase64(content));
    if (!card.ok) return card;
    if (fingerprintOf(card.value).hash !== fingerprint) return err(appError('fingerprintDiffers', {}));
    const at = context.now().toISOString();
    const changed = withMember(keeper.value, card.value, { by: comparedBy, with: comparedWith }, at);
    if (!changed.ok) return changed;
    signNext(context, keeper.value, changed.value.members, at);
    logAction(context, 'member.add', null);
    return ok(heldListView(context));
  },

  'member.revoke': ({ installation, reason }, context) => {
    const keeper = listKeeper(context);
    if (!keeper.ok) return keeper;
    const stored = coordinatorInstallation(context);
    if (!stored.ok) return stored;
    const at = context.now().toISOString();
    const changed = withRevoked(keeper.value, installation, reason, stored.value, at);
    if (!changed.ok) return changed;
    signNext(context, keeper.value, changed.value.members, at);
    logAction(context, 'member.revoke', null);
    return ok(heldListView(context));
  },

  'member.exportList': (_input, context) => {
    const book = memberBook(context);
    const file = book.listsAfter(0);
    if (file === undefined) return err(appError('memberListMissing', {}));
    logAction(context, 'member.exportList', null);
    const { version } = book;
    return ok({
      fileName: `kommuneliste-${version}.dalsam-members`,
      content: Buffer.from(file).toString('base64'),
      version,
    });
  },

  'member.readList': ({ content }, context) => {
    const read = readChain(context, content);
    if (!read.ok) return read;
    const { newest, signer } = read.value;
    const standing = standingOf(context, read.value.lists);
    if (!standing.ok) return standing;
    const { list } = newest;
    const own = memberBook(context).own;
    const self = own === undefined ? undefined : memberWithKey(list, own.signingKey);
    const active = activeMembers(list, 'all').filter(({ role }) => role === 'municipality');
    const municipalities = [...new Set(active.map(({ municipality }) => municipality))].toSorted();
    return ok({
      version: list.version,
      signedAt: list.signedAt,
      signer: installationView(signer),
      fingerprint: fingerprintView(signer),
      standing: standing.value,
      namesUs: self !== undefined && isActive(self),
      municipalities: municipalities.map((municipality) => ({
        municipality,
        installations: activeMembers(list, municipality).length,
      })),
    });
  },

  'member.trustCoordinator': ({ content, fingerprint, replace }, context) => {
    if (!mayManage(context)) return notManager();
    if (memberBook(context).own === undefined) return err(appError('installationMissing', {}));
    const read = readChain(context, content);
    if (!read.ok) return read;
    if (fingerprintOf(read.value.signer).hash !== fingerprint) return err(appError('fingerprintDiffers', {}));
    const { members } = context.store.exchange;
    if (members.newestList() !== undefined && !replace) return err(appError('coordinatorAlreadyTrusted', {}));
    trustLists(members, read.value.lists, context.now().toISOString());
    logAction(context, 'member.trustCoordinator', null);
    return ok(heldListView(context));
  },

  'member.importList': ({ content }, context) => {
    if (context.isDemo) return err(appError('demoTakesNoPart', {}));
    if (memberBook(context).own === undefined) return err(appError('installationMissing', {}));
    const { members } = context.store.exchange;
    const accepted = acceptMemberLists(members, fromBase64(content), context.now().toISOString());
    if (accepted.ok && accepted.value.outcome === 'taken') logAction(context, 'member.importList', null);
    return accepted;
  },
} satisfies Handlers<
  | 'member.list'
  | 'member.readCard'
  | 'member.startList'
  | 'member.add'
  | 'member.revoke'
  | 'member.exportList'
  | 'member.readList'
  | 'member.trustCoordinator'
  | 'member.importList'
>;

/** This vault's keys, where they are a coordinator's. */
function coordinatorInstallation(context: HandlerContext) {
  if (context.isDemo) return err(appError('demoTakesNoPart', {}));
  const stored = context.store.exchange.members.installation();
  if (stored === undefined) return err(appError('installationMissing', {}));
  return stored.role === 'coordinator' ? ok(stored) : err(appError('notCoordinatorInstallation', {}));
}

/** The list that holds, where this installation may sign the next one. */
function listKeeper(context: HandlerContext): Result<MemberList, AppError> {
  const stored = coordinatorInstallation(context);
  if (!stored.ok) return stored;
  const book = memberBook(context);
  const ready = book.ready();
  if (!ready.ok) return ready;
  // `ready` says that there is one.
  return book.list === undefined ? err(appError('memberListMissing', {})) : ok(book.list);
}

function signNext(context: HandlerContext, before: MemberList, members: Member[], at: string): void {
  const store = context.store.exchange.members;
  const stored = store.installation();
  const newest = store.newestList();
  const signer = stored === undefined ? undefined : memberById(before, stored.id);
  if (stored === undefined || newest === undefined || signer === undefined) throw new Error('nobody here may sign');
  const previous = sha256(newest.content);
  const { signingKey: signedBy } = signer;
  const next = signList(
    { format: 1, version: before.version + 1, previous, signedAt: at, signedBy, members },
    stored.signingSecret,
  );
  if (!follows(before, previous, next.list)) throw new Error('a list of our own does not follow the one before');
  store.addLists([toStored(next, at)]);
}

interface ReadChain {
  readonly lists: readonly [SignedList, ...SignedList[]];
  readonly newest: SignedList;
  /** The coordinator that signed the newest. */
  readonly signer: Member;
}

/** A file's lists, which hang together: nothing is said of whether they are to be trusted. */
function readChain(context: HandlerContext, content: string): Result<ReadChain, AppError> {
  if (context.isDemo) return err(appError('demoTakesNoPart', {}));
  const read = decodeListFile(fromBase64(content));
  if (!read.ok) return read;
  const lists = read.value;
  const chain = checkChain(lists);
  if (!chain.ok) return chain;
  const newest = lists.at(-1) ?? lists[0];
  const signer = memberWithKey(newest.list, newest.list.signedBy);
  if (signer === undefined) return err(appError('memberListForged', { version: newest.list.version }));
  return ok({ lists, newest, signer });
}

function standingOf(
  context: HandlerContext,
  lists: readonly SignedList[],
): Result<'new' | 'newer' | 'known' | 'older' | 'other', AppError> {
  const { members } = context.store.exchange;
  if (members.newestList() === undefined) return ok('new');
  const checked = checkLists(members, lists);
  if (!checked.ok) {
    // By itself the file is right; it is of another chain than the one here.
    const isOther = checked.error.code === 'memberListForked' || checked.error.code === 'memberListForged';
    return isOther ? ok('other') : checked;
  }
  if (checked.value.newer.length > 0) return ok('newer');
  return ok((lists.at(-1)?.list.version ?? 0) === checked.value.held ? 'known' : 'older');
}

const fromBase64 = (content: string) => new Uint8Array(Buffer.from(content, 'base64'));
