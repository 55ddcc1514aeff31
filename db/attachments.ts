import { createHash } from 'node:crypto';
import type { Sqlite } from './sqlite.ts';

/** The size of a row; see 0002_attachments.sql. */
export const chunkBytes = 256 * 1024;

/** The content of attached files, encrypted with the rest of the database and named by its SHA-256. */
export class Attachments {
  readonly #put;
  readonly #chunks;
  readonly #known;
  readonly #remove;

  constructor(database: Sqlite) {
    this.#put = database.prepare<[string, number, Uint8Array]>(
      'INSERT OR IGNORE INTO attachment_chunk (sha256, n, content) VALUES (?, ?, ?)',
    );
    this.#chunks = database
      .prepare<[string], Uint8Array>('SELECT content FROM attachment_chunk WHERE sha256 = ? ORDER BY n')
      .pluck();
    this.#known = database.prepare<[string]>('SELECT 1 FROM attachment_chunk WHERE sha256 = ? LIMIT 1').pluck();
    this.#remove = database.prepare<[string]>('DELETE FROM attachment_chunk WHERE sha256 = ?');
  }

  /** Inside the caller's transaction. The same content is kept once. Returns its name. */
  put(content: Uint8Array): string {
    if (content.length === 0) throw new Error('an attachment is not empty');
    const sha256 = digest(content);
    if (this.#known.get(sha256) !== undefined) return sha256;
    for (let n = 0; n * chunkBytes < content.length; n += 1) {
      this.#put.run(sha256, n, Buffer.from(content.subarray(n * chunkBytes, (n + 1) * chunkBytes)));
    }
    return sha256;
  }

  /** Undefined where it is not here. Throws where it is not what its name says: the file is damaged. */
  read(sha256: string): Uint8Array | undefined {
    const chunks = this.#chunks.all(sha256);
    if (chunks.length === 0) return undefined;
    const content = Buffer.concat(chunks);
    if (digest(content) !== sha256) throw new Error('an attachment is not what its name says');
    return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  }

  remove(sha256: string): void {
    this.#remove.run(sha256);
  }
}

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
