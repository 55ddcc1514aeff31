import type { OwnershipInput } from '#shared/exchange/ownership.ts';
import type { Scalar } from '#shared/forms/form.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { StreamContent } from './exchange/caseContents.ts';
import type { ExchangeStore } from './exchange/exchangeStore.ts';

/**
 * The store: what the use cases see of the database. Everything that changes goes through `write`, one SQLite
 * transaction that appends ops and updates heads and projections together; reads go to projections.
 */

/** The record that an op speaks of; `caseId` (a person's id, or `local`) x the field's scope is its stream. */
export interface RecordRef {
  readonly type: RecordType;
  readonly id: string;
  readonly caseId: string;
}

export interface WriteContext {
  /** The user who does it. */
  readonly author: string;
  /** Now, as an ISO instant in UTC. */
  readonly at: string;
}

export interface Writer {
  /**
   * Ops for the fields whose value differs from the present one (null clears); returns how many were appended. Throws
   * `CaseReadOnly` (db/caseReadOnly.ts), as `resolve` does, in a case that has become another municipality's.
   */
  set(record: RecordRef, fields: Readonly<Record<string, Scalar>>): number;
  /**
   * An op that has seen every head of the field, even where its value is the one that is shown: it settles a conflict. On
   * `$removed`: `true` goes on with the removal, null takes it back.
   */
  resolve(record: RecordRef, field: string, value: Scalar): void;
  /** The present values of a record inside this transaction (absent and null fields left out). */
  fields(id: string): Readonly<Record<string, Scalar>> | undefined;
}

export interface HistoryRow {
  readonly at: string;
  readonly author: string;
  readonly field: string;
  readonly before: Scalar;
  readonly after: Scalar;
  /** Its author had not seen another change of the field, nor that one's author this. */
  readonly concurrent: boolean;
}

export interface RecordRow {
  readonly ref: RecordRef;
  readonly fields: Readonly<Record<string, Scalar>>;
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface AccessEntry {
  readonly at: string;
  readonly userId: string;
  /** A word of the access log: the method's name. Never a value, a name or a number. */
  readonly action: string;
  readonly personId: string | null;
}

export interface PersonQuery {
  readonly text: string;
  readonly municipality?: string | undefined;
  readonly status?: string | undefined;
  readonly arrivalManner?: string | undefined;
  readonly permit?: string | undefined;
  readonly intake?: 'none' | 'draft' | 'completed' | undefined;
  readonly sort: 'name' | 'settlementDate' | 'changed';
  readonly offset: number;
  readonly limit: number;
}

/** One row of the person projection, for lists. Addresses and telephone are not in it. */
export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly nativeName: string | null;
  readonly birthDate: string | null;
  readonly citizenships: readonly string[];
  /** Null for a protected person as well as where it is not recorded. */
  readonly municipality: string | null;
  readonly status: 'expected' | 'settled' | 'moved' | 'closed';
  readonly settlementDate: string | null;
  readonly householdId: string | null;
  readonly protection: 'none' | 'confidential' | 'strictlyConfidential';
  readonly intake: 'none' | 'draft' | 'completed';
}

export interface Store {
  /** What the exchange between installations needs besides. */
  readonly exchange: ExchangeStore;

  /** This installation's present identity in the op log. */
  origin(): string;

  write<T>(context: WriteContext, work: (writer: Writer) => T): T;

  /** A removed one is not there unless asked for: a removal that meets an edit is to be settled. */
  record(id: string, options?: { readonly removedToo: boolean }): RecordRow | undefined;
  /** Records of a type that belong to a case, oldest first; removed ones left out. */
  recordsOfCase(type: RecordType, caseId: string): readonly RecordRow[];
  /** Records of a type whose field has this value (memberships of a household, merges into a person). */
  recordsWhere(type: RecordType, field: string, value: string): readonly RecordRow[];
  /** Removed ones are left out unless asked for: the history of a merge that was undone is told too. */
  recordsOfType(type: RecordType, options?: { readonly removedToo: boolean }): readonly RecordRow[];
  history(id: string, field?: string): readonly HistoryRow[];

  searchPeople(query: PersonQuery): { rows: readonly PersonRow[]; total: number; totalIsExact: boolean };
  people(ids: readonly string[]): readonly PersonRow[];
  /** People holding one of these numbers (digits only), in any number field, merged and removed ones left out. */
  peopleWithNumber(digits: string): readonly { personId: string; field: 'nationalId' | 'dNumber' | 'dufNumber' }[];
  /** Candidates for duplicates by folded name tokens or birth date; a superset that the caller scores. */
  duplicateCandidates(input: {
    nameTokens: readonly string[];
    birthDate: string | null;
    limit: number;
  }): readonly PersonRow[];
  /**
   * `withoutIntake`: settled, without a completed intake mapping, and born on or before that day (or on one that is not
   * recorded).
   */
  totals(input: { yearStart: string; bornOnOrBefore: string }): {
    people: number;
    settledSince: number;
    expected: number;
    withoutIntake: number;
  };
  /** The same people, oldest settlement first. */
  missingIntake(input: { bornOnOrBefore: string; limit: number }): readonly PersonRow[];

  /** Typing that is not committed yet. Forms: one row per path; other drafts: one JSON under a key. */
  typed(formId: string): Readonly<Record<string, Scalar>>;
  putTyped(formId: string, values: Readonly<Record<string, Scalar>>, at: string): void;
  clearTyped(formId: string, paths?: readonly string[]): void;
  draft(userId: string, key: string): { content: string; at: string } | undefined;
  putDraft(userId: string, key: string, content: string, at: string): void;
  discardDraft(userId: string, key: string): void;

  /**
   * The content of an attached file, kept encrypted in the database; returns its SHA-256 in hex, by which it is read. The
   * same content is kept once. Inside a `write` it is part of it.
   */
  putAttachment(content: Uint8Array): string;
  readAttachment(sha256: string): Uint8Array | undefined;
  /** Erases the content. For the caller to see to that no record names it any more. */
  removeAttachment(sha256: string): void;

  /**
   * Every identity that this vault has written under, the present one too: after a restore there are several, and whoever gets ops of
   * any of them must be told that they are this installation's.
   */
  ownOrigins(): readonly string[];
  /**
   * What says whose a case is (shared/exchange/ownership.ts), removed records included. What this vault wrote is its own
   * municipality's.
   */
  ownershipOps(caseId: string, ownMunicipality: string): OwnershipInput;

  /** How many records a case has, by scope and type; local and removed ones left out. */
  caseContents(caseId: string): readonly StreamContent[];

  logAccess(entry: AccessEntry): void;
  accessLog(query: {
    personId?: string | undefined;
    before?: number | undefined;
    limit: number;
  }): readonly (AccessEntry & { id: number })[];
  /** People whose case this user has opened most recently. */
  recentPeople(userId: string, limit: number): readonly string[];

  /** Of the database, free pages included. */
  bytes(): number;
  /** Runs work that passes much of the file once: fewer decrypted pages are kept in memory meanwhile. */
  withFewPages<T>(work: () => Promise<T>): Promise<T>;

  /** Drops and rebuilds every projection from the ops. */
  rebuildProjections(): void;
  /** A digest of every projection table, for the test that a rebuild gives the same. */
  projectionDigest(): string;
  /** Online copy into another encrypted file under the same key. */
  backupTo(path: string): Promise<void>;
  /** Throws unless SQLite's own integrity check finds nothing. */
  checkIntegrity(): void;
  close(): void;
}
