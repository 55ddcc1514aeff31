import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { Sqlite } from '../sqlite.ts';

/** How many records of a type have something in a stream. */
export interface StreamContent {
  readonly scope: StreamScope;
  readonly type: RecordType;
  readonly records: number;
}

/** What a case consists of, scope by scope; removed records left out. */
export class CaseContents {
  readonly #ofCase;

  constructor(database: Sqlite) {
    this.#ofCase = database.prepare<[string], StreamContent>(
      `SELECT stream.scope, record.type, count(DISTINCT op.record) AS records
       FROM stream JOIN op ON op.stream = stream.n JOIN record ON record.n = op.record
       WHERE stream.case_id = ? AND stream.scope <> 'local' AND record.removed = 0
       GROUP BY stream.scope, record.type ORDER BY stream.scope, record.type`,
    );
  }

  ofCase(caseId: string): readonly StreamContent[] {
    return this.#ofCase.all(caseId);
  }
}
