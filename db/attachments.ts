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

  has(sha256: string): boolean {
    return this.#known.get(sha256) !== undefined;
  }

  putChunk(sha256: string, n: number, content: Uint8Array): void {
    this.#put.run(sha256, n, content);
  }

  remove(sha256: string): void {
    this.#remove.run(sha256);
  }
}

/** An attachment that comes in pieces of any size, inside the caller's transaction. What is here already is only checked. */
export class IncomingAttachment {
  readonly #attachments: Attachments;
  readonly #sha256: string;
  readonly #isKnown: boolean;
  readonly #hash = createHash('sha256');
  #rest: Uint8Array[] = [];
  #restBytes = 0;
  #chunks = 0;

  constructor(attachments: Attachments, sha256: string) {
    this.#attachments = attachments;
    this.#sha256 = sha256;
    this.#isKnown = attachments.has(sha256);
  }

  write(piece: Uint8Array): void {
    this.#hash.update(piece);
    if (this.#isKnown) return;
    // A copy: the caller may use its buffer again.
    this.#rest.push(Uint8Array.from(piece));
    this.#restBytes += piece.length;
    while (this.#restBytes >= chunkBytes) this.#putChunk();
  }

  /** Throws where the content is not what its name says, or is empty: the caller rolls its transaction back. */
  end(): void {
    if (this.#hash.digest('hex') !== this.#sha256) throw new Error('an attachment is not what its name says');
    if (this.#restBytes > 0) this.#putChunk();
    if (!this.#isKnown && this.#chunks === 0) throw new Error('an attachment is not empty');
  }

  #putChunk(): void {
    const all = Buffer.concat(this.#rest);
    this.#attachments.putChunk(this.#sha256, this.#chunks, all.subarray(0, chunkBytes));
    this.#chunks += 1;
    this.#rest = [all.subarray(chunkBytes)];
    this.#restBytes = Math.max(0, all.length - chunkBytes);
  }
}

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
