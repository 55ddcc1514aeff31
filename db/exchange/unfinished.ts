import type { Scalar } from '#shared/forms/form.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { Atomically, Sqlite } from '../sqlite.ts';

interface SetBack {
  readonly ref: { readonly type: RecordType; readonly id: string; readonly caseId: string };
  readonly fields: Readonly<Record<string, Scalar>>;
}

/**
 * A file that is being made outside the vault. It stands here before its first byte is written, so that what a killed process
 * leaves is found again, and nothing else is ever taken for ours.
 */
export interface UnfinishedFile {
  /** Absolute path of the part: a random name that no reader looks at. */
  readonly part: string;
  /**
   * The name that it gets, absolute. Set with the record of the package, once the part is whole: from then on it is finished, not taken
   * back.
   */
  readonly path?: string;
  /** SHA-256 of the whole part in hex, with `path`. */
  readonly fileHash?: string;
  /** What was written because of the file, with the values before it: to be set back where the file never comes to be. */
  readonly before?: readonly SetBack[];
}

export interface UnfinishedFiles {
  all(): readonly UnfinishedFile[];
  /** In the place of what was said of the same part. Part of the write that is going on, or by itself. */
  put(file: UnfinishedFile): void;
  remove(part: string): void;
}

const key = 'unfinishedFiles';

/** A handful at most, so they are one value among the vault's own. */
export class Unfinished implements UnfinishedFiles {
  readonly #atomically: Atomically;
  readonly #get;
  readonly #set;

  constructor(database: Sqlite, atomically: Atomically) {
    this.#atomically = atomically;
    this.#get = database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
    this.#set = database.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    );
  }

  all(): UnfinishedFile[] {
    const stored = this.#get.get(key);
    return stored === undefined ? [] : (JSON.parse(stored) as UnfinishedFile[]);
  }

  put(file: UnfinishedFile): void {
    this.#atomically(() => this.#write([...this.#without(file.part), file]));
  }

  remove(part: string): void {
    this.#atomically(() => this.#write(this.#without(part)));
  }

  #without(part: string): UnfinishedFile[] {
    return this.all().filter((file) => file.part !== part);
  }

  #write(files: readonly UnfinishedFile[]): void {
    this.#set.run(key, JSON.stringify(files));
  }
}
