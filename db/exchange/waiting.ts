import type { Sqlite } from '../sqlite.ts';
import type { WaitingPackage } from './exchangeStore.ts';

interface WaitingColumns {
  file_hash: string;
  sender_installation: string;
  sender_municipality: string;
  sender_origin: string;
  channel: string;
  number: number;
  created_at: string;
  received_at: string;
}

/** Packages that build on ops that are not here yet. */
export class WaitingPackages {
  readonly #all;
  readonly #add;
  readonly #remove;

  constructor(database: Sqlite) {
    this.#all = database.prepare<[], WaitingColumns>(
      'SELECT * FROM package_waiting ORDER BY sender_municipality, sender_origin, channel, number, file_hash',
    );
    this.#add = database.prepare<unknown[]>(
      `INSERT OR IGNORE INTO package_waiting (file_hash, sender_installation, sender_municipality, sender_origin,
         channel, number, created_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#remove = database.prepare<[string]>('DELETE FROM package_waiting WHERE file_hash = ?');
  }

  waiting(): WaitingPackage[] {
    return this.#all.all().map((row) => ({
      fileHash: row.file_hash,
      sender: {
        installation: row.sender_installation,
        municipality: row.sender_municipality,
        origin: row.sender_origin,
      },
      channel: row.channel,
      number: row.number,
      createdAt: row.created_at,
      receivedAt: row.received_at,
    }));
  }

  addWaiting(entry: WaitingPackage): void {
    const { installation, municipality, origin } = entry.sender;
    const { fileHash, channel, number, createdAt, receivedAt } = entry;
    this.#add.run(fileHash, installation, municipality, origin, channel, number, createdAt, receivedAt);
  }

  removeWaiting(fileHash: string): void {
    this.#remove.run(fileHash);
  }
}
