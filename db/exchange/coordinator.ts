import type { Sqlite } from '../sqlite.ts';

/** What a municipality counted, as it was sent (shared/exchange/counts.ts). */
export interface StoredCounts {
  readonly municipality: string;
  /** By the sender's clock. */
  readonly countedAt: string;
  /** Id of the package that brought it. */
  readonly package: string;
  readonly content: string;
}

/** What another installation has told of a package that was made here. */
export interface Acknowledged {
  /** Package id. */
  readonly id: string;
  readonly installation: string;
  /** Streams and origins in it, and of those the ones that the installation says it holds as far. */
  readonly ranges: number;
  readonly held: number;
}

export interface CoordinatorStore {
  /** The same statement again takes the place of the first. */
  addCounts(counts: StoredCounts): void;
  /** Of packages that are read in and not undone, oldest first. */
  counts(): readonly StoredCounts[];
  /** Of these packages, by what their recipients' newest statements say. */
  acknowledged(packages: readonly string[]): readonly Acknowledged[];
  /** installation -> when the newest package that told what it holds was made. */
  statements(): ReadonlyMap<string, string>;
}

export class Coordinator implements CoordinatorStore {
  readonly #add;
  readonly #all;
  readonly #acknowledged;
  readonly #statements;

  constructor(database: Sqlite) {
    this.#add = database.prepare<[string, string, string, string]>(
      'INSERT OR REPLACE INTO municipality_counts (municipality, counted_at, package, content) VALUES (?, ?, ?, ?)',
    );
    this.#all = database.prepare<[], { municipality: string; counted_at: string; package: string; content: string }>(
      `SELECT * FROM municipality_counts AS stated
       WHERE EXISTS (SELECT 1 FROM package_in WHERE package_in.id = stated.package AND undone_at IS NULL)
       ORDER BY counted_at, municipality, package`,
    );
    this.#acknowledged = database.prepare<[string], Acknowledged>(
      `SELECT sent.id, recipient.value AS installation, count(went.stream) AS ranges, count(said.seq) AS held
       FROM json_each(?) AS asked
       JOIN package_out AS sent ON sent.id = asked.value
       JOIN json_each(sent.recipients) AS recipient
       LEFT JOIN package_out_range AS went ON went.package = sent.n
       LEFT JOIN peer_holding AS said ON said.installation = recipient.value
         AND said.stream = went.stream AND said.origin = went.origin AND said.seq >= went.last_seq
       GROUP BY sent.n, recipient.value`,
    );
    this.#statements = database.prepare<[], { installation: string; created_at: string }>(
      'SELECT installation, created_at FROM peer_statement',
    );
  }

  addCounts({ municipality, countedAt, package: id, content }: StoredCounts): void {
    this.#add.run(municipality, countedAt, id, content);
  }

  counts(): StoredCounts[] {
    return this.#all.all().map(({ counted_at, ...row }) => ({ ...row, countedAt: counted_at }));
  }

  acknowledged(packages: readonly string[]): Acknowledged[] {
    return this.#acknowledged.all(JSON.stringify(packages));
  }

  statements(): Map<string, string> {
    return new Map(this.#statements.all().map(({ installation, created_at }) => [installation, created_at]));
  }
}
