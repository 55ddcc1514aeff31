import type { StreamId } from '#shared/ops/op.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { Names } from '../interned.ts';
import type { Atomically, Sqlite } from '../sqlite.ts';
import type {
  Held,
  HeldStream,
  NewestSummary,
  OpRange,
  PackageBreaks,
  PackageChain,
  PackageIn,
  PackageJournal,
  PackageOut,
  StoredPackageIn,
} from './exchangeStore.ts';
import { WaitingPackages } from './waiting.ts';

interface OutColumns {
  id: string;
  origin: string;
  channel: string;
  number: number;
  kind: string;
  manifest_hash: string;
  file_hash: string;
  bytes: number;
  created_at: string;
  created_by: string;
  recipients: string;
  summary: string;
}

interface InColumns {
  n: number;
  id: string;
  sender_installation: string;
  sender_municipality: string;
  sender_origin: string;
  channel: string;
  number: number;
  kind: string;
  manifest_hash: string;
  previous_hash: string | null;
  file_hash: string;
  created_at: string;
  read_at: string;
  read_by: string;
  added_ops: number;
  summary: string;
  undone_at: string | null;
}

/** A package whose recipients (a JSON list) hold any of these (another). */
const toAnyOf = `EXISTS (SELECT 1 FROM json_each(package_out.recipients) AS recipient
  JOIN json_each(?) AS asked ON asked.value = recipient.value)`;

/** Which packages were made and read, which ops went in them, and what others have said that they hold. */
export class Journal extends WaitingPackages implements PackageJournal {
  readonly #names: Names;
  readonly #atomically: Atomically;
  readonly #statements;

  constructor(database: Sqlite, names: Names, atomically: Atomically) {
    super(database);
    this.#names = names;
    this.#atomically = atomically;
    this.#statements = prepareStatements(database);
  }

  last(channel: string): { number: number; manifestHash: string } | undefined {
    const row = this.#statements.last.get(channel);
    return row === undefined ? undefined : { number: row.number, manifestHash: row.manifest_hash };
  }

  addOut(entry: PackageOut, ranges: readonly OpRange[]): void {
    this.#atomically(() => {
      const { lastInsertRowid } = this.#statements.addOut.run(
        entry.id,
        entry.channel,
        entry.number,
        entry.kind,
        entry.manifestHash,
        entry.fileHash,
        entry.bytes,
        entry.createdAt,
        entry.createdBy,
        JSON.stringify(entry.recipients),
        entry.summary,
      );
      for (const { stream, origin, first, last } of ranges) {
        const numbers = [this.#names.streams.number(stream), this.#names.origins.number(origin)] as const;
        this.#statements.addRange.run(Number(lastInsertRowid), ...numbers, first, last);
      }
    });
  }

  out({ limit }: { readonly limit: number }): (PackageOut & { readonly origin: string })[] {
    return this.#statements.out.all(limit).map((row) => ({
      id: row.id,
      origin: row.origin,
      channel: row.channel,
      number: row.number,
      kind: row.kind,
      manifestHash: row.manifest_hash,
      fileHash: row.file_hash,
      bytes: row.bytes,
      createdAt: row.created_at,
      createdBy: row.created_by,
      recipients: JSON.parse(row.recipients) as string[],
      summary: row.summary,
    }));
  }

  in({ limit }: { readonly limit: number }): StoredPackageIn[] {
    return this.#statements.in.all(limit).map(toPackageIn);
  }

  inByFile(fileHash: string): StoredPackageIn | undefined {
    const row = this.#statements.inByFile.get(fileHash);
    return row === undefined ? undefined : toPackageIn(row);
  }

  inNumbers(senderOrigin: string, channel: string): Map<number, string> {
    const rows = this.#statements.inNumbers.all(senderOrigin, channel);
    return new Map(rows.map(({ number, manifest_hash }) => [number, manifest_hash]));
  }

  provenOrigins(): Map<string, string> {
    const rows = this.#statements.provenOrigins.all();
    return new Map(rows.map(({ sender_origin, sender_installation }) => [sender_origin, sender_installation]));
  }

  chainOf(entry: Parameters<PackageJournal['chainOf']>[0]): PackageChain {
    const { senderOrigin, channel, number, manifestHash, previousHash } = entry;
    const read = this.#statements.upTo.all(senderOrigin, channel, number);
    if (read.some((one) => one.number === number && one.manifest_hash !== manifestHash)) return 'branched';
    const earlier = read.filter((one) => one.number < number);
    if (earlier.length === 0) return 'whole';
    const before = earlier.filter((one) => one.number === number - 1);
    if (before.length === 0) return 'gap';
    return before.some((one) => one.manifest_hash === previousHash) ? 'whole' : 'branched';
  }

  breaksOf(senderOrigin: string): PackageBreaks {
    return this.#statements.breaks.get(senderOrigin) ?? { first: null, gap: null, branched: null };
  }

  firstOutAfter(n: number, channel: string): number | undefined {
    return this.#statements.firstOutAfter.get(channel, n) ?? undefined;
  }

  newestIn(channel: string): Map<string, number> {
    const rows = this.#statements.newestIn.all(channel);
    return new Map(rows.map(({ sender_origin, number }) => [sender_origin, number]));
  }

  newestSummaries(channel: string): NewestSummary[] {
    return this.#statements.newestSummaries.all(channel, channel);
  }

  /** Part of an import's transaction. `ops`: the first and last number of what it brought, or undefined for none. */
  addIn(
    entry: PackageIn,
    ops: { readonly first: number; readonly last: number; readonly added: number } | undefined,
    erasedOps: number,
  ): number {
    const { lastInsertRowid } = this.#statements.addIn.run(
      entry.id,
      entry.sender.installation,
      entry.sender.municipality,
      entry.sender.origin,
      entry.channel,
      entry.number,
      entry.kind,
      entry.manifestHash,
      entry.previousHash,
      entry.fileHash,
      entry.createdAt,
      entry.readAt,
      entry.readBy,
      ops?.first ?? 0,
      ops?.last ?? 0,
      ops?.added ?? 0,
      erasedOps,
      entry.summary,
    );
    return Number(lastInsertRowid);
  }

  peerHolds(installation: string, stream: StreamId): Held[] {
    const n = this.#names.streams.find(stream);
    return n === undefined ? [] : this.#statements.peerHolds.all(installation, n);
  }

  putPeerHoldings(
    installation: string,
    statement: { readonly createdAt: string; readonly origin: string; readonly number: number },
    holdings: Iterable<HeldStream>,
  ): void {
    this.#atomically(() => {
      const known = this.#statements.statement.get(installation);
      // Not by its clock, which may have been wrong: an installation's identities follow each other by name.
      const { origin: by, number } = statement;
      const isOlder = known !== undefined && (by < known.origin || (by === known.origin && number < known.number));
      if (isOlder) return;
      this.#statements.putStatement.run(installation, statement.createdAt, statement.origin, statement.number);
      this.#statements.forgetHoldings.run(installation);
      for (const { stream, origins } of holdings) {
        const n = this.#names.streams.number(stream);
        for (const { origin, seq } of origins) {
          if (seq > 0) this.#statements.putHolding.run(installation, n, this.#names.origins.number(origin), seq);
        }
      }
    });
  }

  forgetPeerHoldings(installation: string): void {
    this.#atomically(() => this.#statements.forgetHoldings.run(installation));
  }

  forgetPeer(installation: string): void {
    this.#atomically(() => {
      this.#statements.forgetHoldings.run(installation);
      this.#statements.forgetStatement.run(installation);
    });
  }

  wasSent(stream: StreamId, installations: readonly string[]): boolean {
    const n = this.#names.streams.find(stream);
    return n !== undefined && this.#statements.wasSent.get(n, JSON.stringify(installations)) !== undefined;
  }

  heldOnlyThere(caseId: string, installations: readonly string[]): StreamId[] {
    return this.#statements.heldOnlyThere
      .all(caseId, JSON.stringify(installations))
      .map(({ scope }) => ({ caseId, scope }));
  }
}

function toPackageIn(row: InColumns): StoredPackageIn {
  return {
    n: row.n,
    id: row.id,
    sender: {
      installation: row.sender_installation,
      municipality: row.sender_municipality,
      origin: row.sender_origin,
    },
    channel: row.channel,
    number: row.number,
    kind: row.kind,
    manifestHash: row.manifest_hash,
    previousHash: row.previous_hash,
    fileHash: row.file_hash,
    createdAt: row.created_at,
    readAt: row.read_at,
    readBy: row.read_by,
    addedOps: row.added_ops,
    summary: row.summary,
    undoneAt: row.undone_at,
  };
}

function prepareStatements(database: Sqlite) {
  return {
    last: database.prepare<[string], { number: number; manifest_hash: string }>(
      `SELECT number, manifest_hash FROM package_out
       WHERE origin = (SELECT value FROM meta WHERE key = 'origin') AND channel = ? ORDER BY number DESC LIMIT 1`,
    ),
    addOut: database.prepare<unknown[]>(
      `INSERT INTO package_out (id, origin, channel, number, kind, manifest_hash, file_hash, bytes, created_at,
         created_by, recipients, summary, after_in)
       VALUES (?, (SELECT value FROM meta WHERE key = 'origin'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         (SELECT ifnull(max(n), 0) FROM package_in))`,
    ),
    addRange: database.prepare<[number, number, number, number, number]>(
      'INSERT INTO package_out_range (package, stream, origin, first_seq, last_seq) VALUES (?, ?, ?, ?, ?)',
    ),
    out: database.prepare<[number], OutColumns>('SELECT * FROM package_out ORDER BY n DESC LIMIT ?'),
    in: database.prepare<[number], InColumns>('SELECT * FROM package_in ORDER BY n DESC LIMIT ?'),
    inByFile: database.prepare<[string], InColumns>(
      'SELECT * FROM package_in WHERE file_hash = ? ORDER BY undone_at IS NULL DESC, n DESC LIMIT 1',
    ),
    inNumbers: database.prepare<[string, string], { number: number; manifest_hash: string }>(
      `SELECT number, manifest_hash FROM package_in
       WHERE sender_origin = ? AND channel = ? AND undone_at IS NULL ORDER BY number`,
    ),
    provenOrigins: database.prepare<[], { sender_origin: string; sender_installation: string }>(
      'SELECT sender_origin, sender_installation, min(n) FROM package_in GROUP BY sender_origin',
    ),
    upTo: database.prepare<[string, string, number], { number: number; manifest_hash: string }>(
      `SELECT number, manifest_hash FROM package_in
       WHERE sender_origin = ? AND channel = ? AND number <= ? ORDER BY number DESC LIMIT 20`,
    ),
    breaks: database.prepare<[string], PackageBreaks>(
      // Two packages show a branch when the second of them is read, whichever it is.
      `WITH read AS (SELECT n, channel, number, manifest_hash, previous_hash FROM package_in WHERE sender_origin = ?)
       SELECT
         (SELECT min(n) FROM read) AS first,
         (SELECT max(n) FROM read AS one
          WHERE EXISTS (SELECT 1 FROM read AS other WHERE other.channel = one.channel AND other.number < one.number)
            AND NOT EXISTS (SELECT 1 FROM read AS other
              WHERE other.channel = one.channel AND other.number = one.number - 1)) AS gap,
         (SELECT min(max(one.n, other.n)) FROM read AS one JOIN read AS other ON other.channel = one.channel
          WHERE (other.number = one.number AND other.manifest_hash <> one.manifest_hash)
            OR (other.number = one.number - 1 AND other.manifest_hash IS NOT one.previous_hash
              AND NOT EXISTS (SELECT 1 FROM read AS named WHERE named.channel = one.channel
                AND named.number = one.number - 1 AND named.manifest_hash = one.previous_hash))) AS branched`,
    ),
    firstOutAfter: database
      .prepare<[string, number], number | null>(
        `SELECT min(number) FROM package_out WHERE origin = (SELECT value FROM meta WHERE key = 'origin')
           AND channel = ? AND after_in >= ?`,
      )
      .pluck(),
    // The summary is of the row that has the largest number: so SQLite defines it beside a lone max().
    newestIn: database.prepare<[string], { sender_origin: string; number: number }>(
      `SELECT sender_origin, max(number) AS number FROM package_in
       WHERE channel = ? AND undone_at IS NULL GROUP BY sender_origin ORDER BY sender_origin`,
    ),
    // SQLite takes a bare column from the row that has the maximum.
    newestSummaries: database.prepare<[string, string], NewestSummary>(
      `SELECT sender_origin AS origin, summary FROM package_in WHERE n IN (
         SELECT n FROM (SELECT n, max(number) FROM package_in WHERE channel = ? AND undone_at IS NULL GROUP BY sender_origin)
         UNION
         SELECT max(n) FROM package_in WHERE channel = ? AND undone_at IS NULL GROUP BY sender_origin
       ) ORDER BY n`,
    ),
    addIn: database.prepare<unknown[]>(
      `INSERT INTO package_in (id, sender_installation, sender_municipality, sender_origin, channel, number, kind,
         manifest_hash, previous_hash, file_hash, created_at, read_at, read_by, first_op, last_op, added_ops,
         erased_ops, summary)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    peerHolds: database.prepare<[string, number], Held>(
      `SELECT origin.id AS origin, seq FROM peer_holding JOIN origin ON origin.n = peer_holding.origin
       WHERE installation = ? AND stream = ? ORDER BY origin.id`,
    ),
    statement: database.prepare<[string], { created_at: string; origin: string; number: number }>(
      'SELECT created_at, origin, number FROM peer_statement WHERE installation = ?',
    ),
    putStatement: database.prepare<[string, string, string, number]>(
      `INSERT INTO peer_statement (installation, created_at, origin, number) VALUES (?, ?, ?, ?)
       ON CONFLICT (installation) DO UPDATE SET created_at = excluded.created_at, origin = excluded.origin,
         number = excluded.number`,
    ),
    forgetHoldings: database.prepare<[string]>('DELETE FROM peer_holding WHERE installation = ?'),
    forgetStatement: database.prepare<[string]>('DELETE FROM peer_statement WHERE installation = ?'),
    putHolding: database.prepare<[string, number, number, number]>(
      'INSERT INTO peer_holding (installation, stream, origin, seq) VALUES (?, ?, ?, ?)',
    ),
    wasSent: database.prepare<[number, string]>(
      `SELECT 1 FROM package_out_range JOIN package_out ON package_out.n = package_out_range.package
       WHERE package_out_range.stream = ? AND ${toAnyOf} LIMIT 1`,
    ),
    heldOnlyThere: database.prepare<[string, string], { scope: StreamScope }>(
      `SELECT stream.scope FROM stream WHERE stream.case_id = ?
         AND NOT EXISTS (SELECT 1 FROM op WHERE op.stream = stream.n)
         AND EXISTS (SELECT 1 FROM json_each(?) AS asked JOIN peer_holding
           ON peer_holding.installation = asked.value AND peer_holding.stream = stream.n)
       ORDER BY stream.scope`,
    ),
  };
}
