import type { Attachments } from '../attachments.ts';
import type { HeadTables } from '../heads.ts';
import type { OpLog } from '../opLog.ts';
import type { Projector } from '../projector.ts';
import type { Atomically, Sqlite } from '../sqlite.ts';
import type { Understanding } from '../understanding.ts';
import type { ArrivalCheck } from './arrivals.ts';
import type { Journal } from './journal.ts';

/** What the parts of the exchange share of one open database. */
export interface ExchangeParts {
  readonly database: Sqlite;
  readonly log: OpLog;
  readonly heads: HeadTables;
  readonly projector: Projector;
  readonly understanding: Understanding;
  readonly attachments: Attachments;
  readonly journal: Journal;
  readonly check: ArrivalCheck;
  readonly atomically: Atomically;
  readonly now: () => Date;
  readonly newId: () => string;
  /** After a rollback: whatever is cached of the database. */
  readonly forget: () => void;
}
