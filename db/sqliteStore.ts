import type { OwnershipInput } from '#shared/exchange/ownership.ts';
import type { Scalar } from '#shared/forms/form.ts';
import type { Op } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { AccessLog } from './accessLog.ts';
import { Attachments } from './attachments.ts';
import { backupDatabase } from './backup.ts';
import { Blocks } from './exchange/blocks.ts';
import { CaseContents, type StreamContent } from './exchange/caseContents.ts';
import { Journal } from './exchange/journal.ts';
import { Members } from './exchange/members.ts';
import { OpsReader } from './exchange/opsOut.ts';
import { OwnershipOps } from './exchange/ownershipOps.ts';
import type { SpecOf } from './fieldSpecs.ts';
import { Names } from './interned.ts';
import { OpLog } from './opLog.ts';
import { PeopleQueries } from './people.ts';
import { RecordProjections } from './projections/records.ts';
import { projectionDigest, projectionVersion, rebuildProjections } from './rebuild.ts';
import { RecordQueries } from './records.ts';
import { PersonSearch } from './search.ts';
import type { Sqlite } from './sqlite.ts';
import type {
  AccessEntry,
  HistoryRow,
  PersonQuery,
  PersonRow,
  RecordRow,
  Store,
  WriteContext,
  Writer,
} from './store.ts';
import { Totals } from './totals.ts';
import { Typing } from './typing.ts';
import { Act } from './writing.ts';

export interface StoreDependencies {
  readonly key: Uint8Array;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly specOf: SpecOf;
}

/** Another op under an identity that this store holds an op of: a restored copy went on under its old origin. */
export interface IdentityReused {
  readonly code: 'identityReused';
  readonly origin: string;
}

/** The store over one open database. Each method that reads inside a `write` sees what that write has set so far. */
export class SqliteStore implements Store {
  readonly #database: Sqlite;
  readonly #dependencies: StoreDependencies;
  readonly #log: OpLog;
  readonly #projections: RecordProjections;
  readonly #records: RecordQueries;
  readonly #people: PeopleQueries;
  readonly #search: PersonSearch;
  readonly #totals: Totals;
  readonly #typing: Typing;
  readonly #attachments: Attachments;
  readonly #access: AccessLog;
  readonly #ownership: OwnershipOps;
  readonly #contents: CaseContents;
  readonly exchange: Store['exchange'];
  #act: Act | undefined;

  constructor(database: Sqlite, dependencies: StoreDependencies) {
    this.#database = database;
    this.#dependencies = dependencies;
    const names = new Names(database);
    this.#log = new OpLog(database, names);
    this.#projections = new RecordProjections(database);
    this.#records = new RecordQueries(database, this.#log);
    this.#people = new PeopleQueries(database);
    this.#search = new PersonSearch(database);
    this.#totals = new Totals(database);
    this.#typing = new Typing(database);
    this.#attachments = new Attachments(database);
    this.#access = new AccessLog(database);
    const atomically = <T>(work: () => T): T => this.#inTransaction(work);
    this.exchange = {
      log: new OpsReader(database, names, atomically),
      journal: new Journal(database, names, atomically),
      blocks: new Blocks(database, atomically),
      members: new Members(database),
    };
    this.#ownership = new OwnershipOps(database);
    this.#contents = new CaseContents(database);
  }

  /** Once after opening: an origin for a new database, and projections made by this version. */
  prepare(): void {
    if (this.#log.origin() === undefined) this.mintOrigin();
    this.#log.keepOwnOrigins();
    if (this.#log.meta('projectionVersion') !== projectionVersion) this.rebuildProjections();
  }

  write<T>(context: WriteContext, work: (writer: Writer) => T): T {
    if (this.#act !== undefined) throw new Error('a write is going on already');
    const act = new Act(this.#log, this.#projections, this.#dependencies.specOf, context);
    this.#act = act;
    try {
      return this.#atomically(() => {
        const result = work(act);
        if (result instanceof Promise) throw new Error('a write does not wait: its work is synchronous');
        act.settle();
        return result;
      });
    } finally {
      act.end();
      this.#act = undefined;
    }
  }

  /** The installation's identity in the log. */
  origin(): string {
    return this.#log.origin() ?? this.mintOrigin();
  }

  /** Takes a new identity. After a restore: the old one may have written on since the copy was made. */
  mintOrigin(): string {
    const id = this.#dependencies.newId();
    this.#atomically(() => this.#log.setOrigin(id));
    return id;
  }

  /**
   * Takes in ops of other installations, in any order and any number of times, in one transaction. Returns how many were
   * new; or takes in none when one of them shows that an identity was used twice.
   */
  applyOps(ops: Iterable<Op>): Result<{ readonly added: number }, IdentityReused> {
    const reused = new ReusedIdentity();
    try {
      const added = this.#atomically(() => {
        const touched = new Set<number>();
        let count = 0;
        for (const op of ops) {
          const accepted = this.#log.accept(op, this.#dependencies.now().getTime());
          if (accepted === 'known') continue;
          if (accepted === 'identityReused') {
            reused.origin = op.origin;
            throw reused;
          }
          touched.add(accepted.record);
          count += 1;
        }
        for (const n of touched) this.#projectFromLog(n);
        this.#projections.settlePeople();
        return count;
      });
      return ok({ added });
    } catch (error) {
      if (error !== reused) throw error;
      return err({ code: 'identityReused', origin: reused.origin });
    }
  }

  /** Every op, in the order in which it came to this installation. */
  ops(): Op[] {
    return this.#log.allOps();
  }

  record(id: string): RecordRow | undefined {
    this.#settle();
    return this.#records.byId(id);
  }

  recordsOfCase(type: RecordType, caseId: string): readonly RecordRow[] {
    this.#settle();
    return this.#records.ofCase(type, caseId);
  }

  recordsWhere(type: RecordType, field: string, value: string): readonly RecordRow[] {
    this.#settle();
    return this.#records.where(type, field, value);
  }

  recordsOfType(type: RecordType, options?: { readonly removedToo: boolean }): readonly RecordRow[] {
    this.#settle();
    return this.#records.ofType(type, options?.removedToo);
  }

  history(id: string, field?: string): readonly HistoryRow[] {
    return this.#records.history(id, field);
  }

  searchPeople(query: PersonQuery): { rows: readonly PersonRow[]; total: number; totalIsExact: boolean } {
    this.#settle();
    return this.#search.search(query, this.#today());
  }

  /** The statements of a search, prepared and bound, to be run bare: what the speed measure compares with. */
  bareSearch(query: PersonQuery): () => unknown {
    const plan = this.#search.plan(query, this.#today());
    if (plan === undefined) return () => undefined;
    const texts = plan.pageHasTotal ? [plan.pageSql] : [plan.pageSql, plan.totalSql];
    const statements = texts.map((sql) => this.#database.prepare(sql));
    return () => statements.map((statement) => statement.all(plan.values));
  }

  people(ids: readonly string[]): readonly PersonRow[] {
    this.#settle();
    return this.#people.byIds(ids, this.#today());
  }

  peopleWithNumber(digits: string) {
    this.#settle();
    return this.#people.withNumber(digits);
  }

  duplicateCandidates(input: {
    nameTokens: readonly string[];
    birthDate: string | null;
    limit: number;
  }): readonly PersonRow[] {
    this.#settle();
    return this.#people.duplicateCandidates(input, this.#today());
  }

  totals(input: { yearStart: string; bornOnOrBefore: string }) {
    this.#settle();
    return this.#totals.read(input);
  }

  missingIntake(input: { bornOnOrBefore: string; limit: number }): readonly PersonRow[] {
    this.#settle();
    return this.#people.missingIntake(input, this.#today());
  }

  typed(formId: string): Readonly<Record<string, Scalar>> {
    return this.#typing.typed(formId);
  }

  putTyped(formId: string, values: Readonly<Record<string, Scalar>>, at: string): void {
    this.#typing.putTyped(formId, values, at);
  }

  clearTyped(formId: string, paths?: readonly string[]): void {
    this.#typing.clearTyped(formId, paths);
  }

  draft(userId: string, key: string): { content: string; at: string } | undefined {
    return this.#typing.draft(userId, key);
  }

  putDraft(userId: string, key: string, content: string, at: string): void {
    this.#typing.putDraft(userId, key, content, at);
  }

  discardDraft(userId: string, key: string): void {
    this.#typing.discardDraft(userId, key);
  }

  putAttachment(content: Uint8Array): string {
    return this.#inTransaction(() => this.#attachments.put(content));
  }

  readAttachment(sha256: string): Uint8Array | undefined {
    return this.#attachments.read(sha256);
  }

  removeAttachment(sha256: string): void {
    this.#attachments.remove(sha256);
  }

  ownOrigins(): readonly string[] {
    return this.#log.ownOrigins();
  }

  ownershipOps(caseId: string, ownMunicipality: string): OwnershipInput {
    return this.#ownership.ofCase(caseId, new Set(this.#log.ownOrigins()), ownMunicipality);
  }

  caseContents(caseId: string): readonly StreamContent[] {
    this.#settle();
    return this.#contents.ofCase(caseId);
  }

  logAccess(entry: AccessEntry): void {
    this.#access.add(entry);
  }

  accessLog(query: { personId?: string | undefined; before?: number | undefined; limit: number }) {
    return this.#access.entries(query);
  }

  recentPeople(userId: string, limit: number): readonly string[] {
    this.#settle();
    return this.#access.recentPeople(userId, limit);
  }

  rebuildProjections(): void {
    if (this.#act !== undefined) throw new Error('projections are not rebuilt inside a write');
    this.#atomically(() => rebuildProjections(this.#database, this.#log, this.#projections));
  }

  projectionDigest(): string {
    this.#settle();
    return projectionDigest(this.#database);
  }

  async backupTo(path: string): Promise<void> {
    if (this.#act !== undefined) throw new Error('no backup inside a write');
    await backupDatabase(this.#database, this.#dependencies.key, path);
  }

  checkIntegrity(): void {
    const found = this.#database.pragma('integrity_check(10)', { simple: true });
    if (found !== 'ok') throw new Error(`the database is damaged: ${String(found)}`);
    const orphans = this.#database.pragma('foreign_key_check') as unknown[];
    if (orphans.length > 0) throw new Error('the database is damaged: rows name others that are not there');
  }

  /** Folds the WAL into the file and lets go of it; the key is overwritten in memory. */
  close(): void {
    this.#database.close();
    this.#dependencies.key.fill(0);
  }

  /** One immediate transaction; whatever it throws, nothing of it stays, here or in the caches. */
  #atomically<T>(work: () => T): T {
    try {
      return this.#database.transaction(work).immediate();
    } catch (error) {
      this.#log.forget();
      this.#projections.forget();
      throw error;
    }
  }

  /** Part of the write that is going on, or a transaction of its own. */
  #inTransaction<T>(work: () => T): T {
    return this.#database.inTransaction ? work() : this.#atomically(work);
  }

  #projectFromLog(n: number): void {
    const ref = this.#log.refOf(n);
    const state = this.#log.recordState(n);
    if (ref === undefined || state === undefined) return;
    const { fields, createdAt, changedAt } = state;
    this.#projections.project({ n, ref, fields, createdAt, changedAt });
  }

  #settle(): void {
    this.#act?.settle();
  }

  /** The calendar date where the computer stands: memberships begin and end by it. */
  #today(): string {
    const now = this.#dependencies.now();
    const two = (part: number) => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
}

/** Thrown to roll a transaction back, and never past `applyOps`. */
class ReusedIdentity extends Error {
  origin = '';
}
