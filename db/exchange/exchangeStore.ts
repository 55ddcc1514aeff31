import type { Scalar } from '#shared/forms/form.ts';
import type { Op, StreamId } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { Result } from '#shared/result.ts';
import type { CoordinatorStore } from './coordinator.ts';
import type { MemberStore } from './members.ts';
import type { UnfinishedFiles } from './unfinished.ts';

/**
 * What the exchange needs of the store besides reading and writing records (docs/exchange.md). Everything is synchronous
 * and works on the one connection; long readings come page by page, so that the caller can let others in between.
 */
export interface ExchangeStore {
  readonly log: OpsOut;
  readonly imports: ImportStore;
  readonly conflicts: ConflictStore;
  readonly journal: PackageJournal;
  readonly blocks: BlockStore;
  readonly members: MemberStore;
  readonly coordinator: CoordinatorStore;
  readonly unfinished: UnfinishedFiles;
  readonly forksToTell: ForksToTell;
}

/** How far a stream is held of one origin: the ops 1..seq. */
export interface Held {
  readonly origin: string;
  readonly seq: number;
}

export interface HeldStream {
  readonly stream: StreamId;
  readonly origins: readonly Held[];
}

/** Ops of a stream by one origin: `first`..`last`, both included. */
export interface OpRange {
  readonly stream: StreamId;
  readonly origin: string;
  readonly first: number;
  readonly last: number;
}

/** Reading the log, in the order of packages: by case, scope, origin, seq. */
export interface OpsOut {
  /** Every stream but the local ones with what is held of it, or only those of these cases; in package order. */
  held(cases?: readonly string[]): Iterable<HeldStream>;
  heldOf(stream: StreamId): readonly Held[];
  /**
   * The canonical lines of these ops, in pages of at most `pageSize`. A range must be held whole: throws otherwise.
   */
  lines(ranges: readonly OpRange[], pageSize: number): Iterable<readonly OpLine[]>;
  /** SHA-256 in hex -> bytes, of every attachment that these ops name and whose content is here; in order of the names. */
  attachmentsIn(ranges: readonly OpRange[]): ReadonlyMap<string, number>;
  /** The content of an attachment, piece by piece; undefined where it is not here. */
  attachmentChunks(sha256: string): Iterable<Uint8Array> | undefined;
  origins(): ReadonlyMap<string, OriginOwner>;
  authors(ids: readonly string[]): ReadonlyMap<string, AuthorName>;
  /** Kept for what is not known yet; what is known of an origin is never changed. */
  learn(input: {
    readonly origins: ReadonlyMap<string, OriginOwner>;
    readonly authors: ReadonlyMap<string, AuthorName>;
  }): void;
  /** Whose an origin is, by the signature of a package of its own: takes the place of what others have said of it. */
  prove(origin: string, owner: OriginOwner): void;
  /** Record id -> who has written in it, of every record of a type. */
  originsOfRecords(type: RecordType): ReadonlyMap<string, readonly string[]>;
}

export interface OpLine {
  readonly line: string;
  readonly author: string;
}

export interface OriginOwner {
  readonly installation: string;
  readonly municipality: string;
  readonly role: 'municipality' | 'coordinator';
}

export interface AuthorName {
  readonly name: string;
  readonly municipality: string;
}

/** The ops of one stream in a package, whole, by origin and seq. */
export interface IncomingStream {
  readonly stream: StreamId;
  readonly ops: readonly Op[];
}

/** Another op stands here under the same (stream, origin, seq). */
export interface Fork {
  readonly code: 'fork';
  readonly stream: StreamId;
  readonly origin: string;
  readonly seq: number;
  /**
   * It is an origin that this installation has written under: this vault is one of the two copies. Given too for an op under
   * the present one that this vault has not written at all.
   */
  readonly isOwn: boolean;
}

/** What stands here under a name that somebody else has used for another op: where, and the SHA-256 of its line in hex. */
export interface ToldFork {
  readonly stream: StreamId;
  readonly origin: string;
  readonly seq: number;
  readonly hash: string;
}

/** What an installation is to be told, whose package showed that it is one of two copies. */
export interface ForksToTell {
  of(installation: string): readonly ToldFork[];
  /** In place of those before. */
  put(installation: string, forks: readonly ToldFork[]): void;
}

/** Ops before these are not here. */
export interface Gap {
  readonly code: 'gap';
  readonly stream: StreamId;
  readonly origin: string;
  readonly held: number;
  readonly first: number;
}

/** An op names a record that is another type or case here: no program of ours writes such a package. */
export interface Misplaced {
  readonly code: 'misplaced';
  readonly stream: StreamId;
  readonly record: string;
}

/** One field as an import would leave it. Fields that stay as they are, are not told. */
export interface FieldChange {
  readonly record: { readonly type: string; readonly id: string };
  readonly field: string;
  /** The value shown before; null = none. */
  readonly before: Scalar;
  /** The value shown after. */
  readonly after: Scalar;
  /**
   * new: its record was not here. changed: another value. merged: two people wrote different fields of the record without
   * having seen each other; nobody's is lost. conflicting: its heads differ. settled: a conflict here is settled by it.
   * removed, restored: the record's `$removed`. notUnderstood: of a newer version.
   */
  readonly kind: 'new' | 'changed' | 'merged' | 'conflicting' | 'settled' | 'removed' | 'restored' | 'notUnderstood';
  /** The newest value that comes, and who wrote it: of a conflict it need not be the one that is shown after. */
  readonly incoming: Scalar;
  readonly author: string;
  readonly origin: string;
  readonly at: string;
}

/** What the rest of a package tells of a stream in it. */
export interface Around {
  /** By the id of a filled form: the op that says which form it is, where it comes in another stream. */
  readonly forms?: ReadonlyMap<string, Op> | undefined;
  readonly sender?: SenderHoldings | undefined;
}

/** What the sender says that it holds: of what was written under its own origin, what had been seen. */
export interface SenderHoldings {
  readonly installation: string;
  readonly origin: string;
  /** By this package. Undefined: it names nothing of the stream. */
  holds(stream: StreamId): ReadonlyMap<string, number> | undefined;
}

export interface StreamPreview {
  readonly newOps: number;
  readonly knownOps: number;
  readonly changes: readonly FieldChange[];
}

export interface PackageIn {
  readonly id: string;
  readonly sender: { readonly installation: string; readonly municipality: string; readonly origin: string };
  readonly channel: string;
  readonly number: number;
  readonly kind: string;
  readonly manifestHash: string;
  readonly previousHash: string | null;
  readonly fileHash: string;
  readonly createdAt: string;
  readonly readAt: string;
  /** The user's id. */
  readonly readBy: string;
  /** What the person who read it was shown, as JSON. */
  readonly summary: string;
}

export interface StoredPackageIn extends PackageIn {
  readonly n: number;
  readonly addedOps: number;
  readonly undoneAt: string | null;
}

export type UndoRefusal =
  /** Something was written on top of it, here or in a package read later. */
  | { readonly code: 'builtOn' }
  /** A package was made since: others have been told of what it brought. */
  | { readonly code: 'passedOn' }
  | { readonly code: 'alreadyUndone' }
  /** It erased what a withdrawn consent had allowed; that does not come back. */
  | { readonly code: 'erased' };

export interface ImportStore {
  /** What a stream would bring. Writes nothing. */
  preview(incoming: IncomingStream, around?: Around): Result<StreamPreview, Fork | Gap | Misplaced>;
  /**
   * Begins the one transaction of an import. Until it ends, the caller sees to it that nothing else uses the store.
   */
  begin(): ImportTransaction;
  /** Takes an import's ops out again, in a transaction of its own. */
  undo(
    n: number,
    by: { readonly user: string; readonly at: string },
  ): Result<{ readonly removedOps: number }, UndoRefusal>;
  /**
   * After a fork of this installation's own origin: takes a new one, and writes what only this copy had written anew under
   * it, from the first op of each stream that stands against one of the other copy's (a `Fork` that `isOwn`). The new origin, which is
   * returned, sorts after the present one and those of `after`. In a transaction of its own, or in the one of an import.
   */
  mendFork(
    first: readonly Pick<Fork, 'stream' | 'origin' | 'seq'>[],
    after?: readonly string[],
  ): {
    readonly origin: string;
    readonly rewritten: number;
  };
}

export interface ImportTransaction {
  take(incoming: IncomingStream): Result<{ readonly added: number; readonly known: number }, Fork | Gap | Misplaced>;
  /** The content comes in pieces; `end` throws when it is not what its name says. */
  attachment(sha256: string): { write(chunk: Uint8Array): void; end(): void };
  /** Erases these streams whole: ops of every origin, what only they name, and their projections. */
  erase(streams: readonly StreamId[]): { readonly erasedOps: number };
  /** Brings the projections in step, writes the journal and commits. Returns the journal's number. */
  commit(entry: PackageIn): number;
  rollback(): void;
}

export interface ConflictRow {
  readonly record: { readonly type: string; readonly id: string; readonly caseId: string };
  readonly field: string;
  readonly scope: string;
  readonly heads: number;
  /** Of the newest head. */
  readonly at: string;
}

export interface Head {
  readonly ref: string;
  /** As asked for; among the heads of a removal (`$removed`), also of the edits that it had not seen. */
  readonly field: string;
  readonly value: Scalar;
  readonly author: string;
  readonly origin: string;
  readonly at: string;
}

export interface ConflictStore {
  count(): number;
  list(query: { readonly offset: number; readonly limit: number }): readonly ConflictRow[];
  ofCase(caseId: string): readonly ConflictRow[];
  /** The field's heads, newest first; of `$removed` with the edits that a live removal had not seen. */
  heads(recordId: string, field: string): readonly Head[];
  /** Every op of the field, newest first, for its history. */
  history(recordId: string, field: string): readonly (Head & { readonly basis: readonly string[] })[];
}

export interface PackageOut {
  readonly id: string;
  readonly channel: string;
  readonly number: number;
  readonly kind: string;
  readonly manifestHash: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Installations. */
  readonly recipients: readonly string[];
  readonly summary: string;
}

export interface WaitingPackage {
  readonly fileHash: string;
  readonly sender: { readonly installation: string; readonly municipality: string; readonly origin: string };
  readonly channel: string;
  readonly number: number;
  readonly createdAt: string;
  readonly receivedAt: string;
}

/**
 * whole: it is the first that was read, or the one before it was read and is what it names. gap: earlier ones were read, and not
 * that. branched: another one of its number was read, or before it another one than it names.
 */
export type PackageChain = 'whole' | 'gap' | 'branched';

export interface NewestSummary {
  readonly origin: string;
  /** JSON. */
  readonly summary: string;
}

/** The journal's numbers of the first package of an origin, of the newest after a gap, and of the first that branched; null: none. */
export interface PackageBreaks {
  readonly first: number | null;
  readonly gap: number | null;
  readonly branched: number | null;
}

export interface PackageJournal {
  /** Number and hash of the newest package of ours in a channel, under the present origin. */
  last(channel: string): { readonly number: number; readonly manifestHash: string } | undefined;
  addOut(entry: PackageOut, ranges: readonly OpRange[]): void;
  out(query: { readonly limit: number }): readonly (PackageOut & { readonly origin: string })[];
  in(query: { readonly limit: number }): readonly StoredPackageIn[];
  inByFile(fileHash: string): StoredPackageIn | undefined;
  /** Package numbers of a sender's origin in a channel that were read and not undone, with their manifest hashes. */
  inNumbers(senderOrigin: string, channel: string): ReadonlyMap<number, string>;
  /** Origins of whose own a package was ever read -> the installation that signed the first of them. */
  provenOrigins(): ReadonlyMap<string, string>;
  /** How a package lies among those of the same origin and channel that were read here. */
  chainOf(
    entry: Pick<PackageIn, 'channel' | 'number' | 'manifestHash' | 'previousHash'> & { readonly senderOrigin: string },
  ): PackageChain;
  breaksOf(senderOrigin: string): PackageBreaks;
  /** The first package of ours, under the present origin, in this channel that was made after this import. */
  firstOutAfter(n: number, channel: string): number | undefined;
  /** Newest package that was read of each sender's origin in a channel. */
  newestIn(channel: string): ReadonlyMap<string, number>;
  /**
   * What is kept of the newest package that was read of each sender's origin in a channel, and of the one that was read last: a copy that
   * was put back counts from where it was.
   */
  newestSummaries(channel: string): readonly NewestSummary[];
  /** What another installation has said that it holds, of this stream or of all. */
  peerHolds(installation: string, stream: StreamId): readonly Held[];
  /**
   * Takes in what an installation says that it holds, in place of all that it said before: a stream that it does not name is one
   * that it does not have (any more). Nothing when a newer statement of it was taken in already.
   */
  putPeerHoldings(
    installation: string,
    statement: { readonly createdAt: string; readonly origin: string; readonly number: number },
    holdings: Iterable<HeldStream>,
  ): void;
  /** What an installation said that it holds is not relied on: all of it goes to it in the next package. */
  forgetPeerHoldings(installation: string): void;
  /** Nothing that an installation has said is relied on; what it says next is, whatever its number. */
  forgetPeer(installation: string): void;
  /** Whether this stream was ever in a package to one of these installations. */
  wasSent(stream: StreamId, installations: readonly string[]): boolean;
  /** Streams of a case of which one of these installations has said that it holds something, and of which nothing is here. */
  heldOnlyThere(caseId: string, installations: readonly string[]): readonly StreamId[];
  waiting(): readonly WaitingPackage[];
  addWaiting(entry: WaitingPackage): void;
  removeWaiting(fileHash: string): void;
}

/** A stream that a holder may no longer have. */
export interface Block {
  readonly id: string;
  readonly stream: StreamId;
  readonly holder: string;
  readonly revokedBy: string;
  readonly at: string;
  readonly erasedAt: string | null;
  readonly receiptAt: string | null;
  /** The consents that had been withdrawn; empty: not told. */
  readonly consents: readonly string[];
}

export interface Lift {
  readonly block: string;
  readonly stream: StreamId;
  readonly at: string;
}

export interface StoredBlock extends Block {
  /** It no longer holds. */
  readonly isLifted: boolean;
}

export interface BlockStore {
  all(): readonly StoredBlock[];
  lifts(): readonly Lift[];
  /** Whether this holder may not have the stream: a block of it without a lift. */
  isBlocked(stream: StreamId, holder: string): boolean;
  /** Sets only grow: what is known already stays as it is, but for dates that it lacked. */
  add(blocks: readonly Block[], lifts: readonly Lift[]): void;
  markErased(id: string, at: string): void;
  markReceipt(id: string, at: string): void;
}
