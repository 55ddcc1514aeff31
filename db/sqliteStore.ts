import type { AppError } from '#shared/api/errors.ts';
import type { OwnershipInput } from '#shared/exchange/ownership.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import type { Op } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { AccessLog } from './accessLog.ts';
import { Attachments } from './attachments.ts';
import { backupDatabase } from './backup.ts';
import { ArrivalCheck } from './exchange/arrivals.ts';
import { Blocks } from './exchange/blocks.ts';
import { CaseContents, type StreamContent } from './exchange/caseContents.ts';
import { Conflicts } from './exchange/conflicts.ts';
import { Coordinator } from './exchange/coordinator.ts';
import { ForksToTellTable } from './exchange/forksToTell.ts';
import { Imports } from './exchange/imports.ts';
import { Journal } from './exchange/journal.ts';
import { Members } from './exchange/members.ts';
import { OpsReader } from './exchange/opsOut.ts';
import { OwnershipOps } from './exchange/ownershipOps.ts';
import { Unfinished } from './exchange/unfinished.ts';
import type { SpecOf } from './fieldSpecs.ts';
import { HeadTables } from './heads.ts';
import { Names } from './interned.ts';
import { withFewPages } from './open.ts';
import { OpLog } from './opLog.ts';
import { PeopleQueries } from './people.ts';
import { RecordProjections } from './projections/records.ts';
import { Projector } from './projector.ts';
import { projectionDigest, projectionVersion, rebuildProjections } from './rebuild.ts';
import { RecordQueries } from './records.ts';
import { PersonSearch } from './search.ts';
import type { Sqlite } from './sqlite.ts';
import type {
  AccessEntry,
  HistoryRow,
  PersonQuery,
  PersonRow,
  RecordRef,
  RecordRow,
  Store,
  WriteContext,
  Writer,
} from './store.ts';
import { Totals } from './totals.ts';
import { Typing } from './typing.ts';
import { Understanding } from './understanding.ts';
import { Act } from './writing.ts';

export interface StoreDependencies {
  readonly key: Uint8Array;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly specOf: SpecOf;
  /**
   * Why a case may not be written in here: it has become another municipality's. Asked before the first op of an act in each
   * case but `local`, and not for what tells of the moving itself. Absent: every case may.
   */
  readonly writeRefusal?: WriteRefusal | undefined;
}

export type WriteRefusal = (record: RecordRef, store: Store) => AppError | undefined;

/** The store over one open database. Each method that reads inside a `write` sees what that write has set so far. */
export class SqliteStore implements Store {
  readonly #database: Sqlite;
  readonly #dependencies: StoreDependencies;
  readonly #log: OpLog;
  readonly #heads: HeadTables;
  readonly #projections: RecordProjections;
  readonly #projector: Projector;
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
    this.#heads = new HeadTables(database);
    this.#log = new OpLog(database, names, this.#heads);
    this.#projections = new RecordProjections(database);
    const understanding = new Understanding(dependencies.specOf);
    const tables = { log: this.#log, heads: this.#heads, projections: this.#projections, understanding };
    this.#projector = new Projector(database, tables);
    this.#records = new RecordQueries(database, this.#log);
    this.#people = new PeopleQueries(database);
    this.#search = new PersonSearch(database);
    this.#totals = new Totals(database);
    this.#typing = new Typing(database);
    this.#attachments = new Attachments(database);
    this.#access = new AccessLog(database);
    const atomically = <T>(work: () => T): T => this.#inTransaction(work);
    const journal = new Journal(database, names, atomically);
    this.exchange = {
      log: new OpsReader(database, names, atomically),
      imports: new Imports({
        database,
        ...tables,
        projector: this.#projector,
        attachments: this.#attachments,
        journal,
        check: new ArrivalCheck(database, this.#log),
        atomically,
        now: dependencies.now,
        newId: dependencies.newId,
        forget: () => this.#forget(),
      }),
      conflicts: new Conflicts(database, tables),
      journal,
      blocks: new Blocks(database, atomically),
      members: new Members(database),
      coordinator: new Coordinator(database),
      unfinished: new Unfinished(database, atomically),
      forksToTell: new ForksToTellTable(database),
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
    if (this.#database.inTransaction) throw new Error('an import is going on');
    const act = new Act(
      {
        log: this.#log,
        heads: this.#heads,
        projections: this.#projections,
        projector: this.#projector,
        specOf: this.#dependencies.specOf,
        writeRefusal: (record) => this.#dependencies.writeRefusal?.(record, this),
      },
      context,
    );
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
    this.#atomically(() => this.#log.setOrigin(this.#dependencies.newId()));
    return this.origin();
  }

  /** Every op, in the order in which it came to this installation. */
  ops(): Op[] {
    return this.#log.allOps();
  }

  record(id: string, options?: { readonly removedToo: boolean }): RecordRow | undefined {
    this.#settle();
    return this.#records.byId(id, options?.removedToo);
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
    this.#atomically(() => rebuildProjections(this.#database, this.#log, this.#projector));
  }

  projectionDigest(): string {
    this.#settle();
    return projectionDigest(this.#database);
  }

  bytes(): number {
    const pragma = (name: string): number => this.#database.pragma(name, { simple: true }) as number;
    return pragma('page_count') * pragma('page_size');
  }

  withFewPages<T>(work: () => Promise<T>): Promise<T> {
    return withFewPages(this.#database, work);
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
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#log.forget();
    this.#projections.forget();
  }

  /** Part of the write that is going on, or a transaction of its own. */
  #inTransaction<T>(work: () => T): T {
    return this.#database.inTransaction ? work() : this.#atomically(work);
  }

  #settle(): void {
    this.#act?.settle();
  }

  /** Memberships begin and end by it. */
  #today(): string {
    return dayInNorway(this.#dependencies.now());
  }
}
