import type { Sqlite } from '../sqlite.ts';

/** This installation's own keys. They never leave through a method, a log or an export (ADR 0052). */
export interface StoredInstallation {
  readonly id: string;
  readonly name: string;
  readonly role: 'municipality' | 'coordinator';
  /** Ed25519 seed, 32 bytes. */
  readonly signingSecret: Uint8Array;
  /** `AGE-SECRET-KEY-1...` */
  readonly ageIdentity: string;
  readonly createdAt: string;
}

export interface StoredMemberList {
  readonly version: number;
  /** The bytes that were signed. */
  readonly content: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  readonly receivedAt: string;
}

/** The tables `installation` and `member_list`: what stands in them is checked by who calls (backend/exchange/members). */
export interface MemberStore {
  installation(): StoredInstallation | undefined;
  /** What this installation is; undefined: it has never taken part. */
  role(): StoredInstallation['role'] | undefined;
  /** In the place of the one that was there, if any. */
  putInstallation(installation: StoredInstallation): void;
  renameInstallation(name: string): void;
  newestList(): StoredMemberList | undefined;
  list(version: number): StoredMemberList | undefined;
  /** Those after this version, oldest first. */
  listsAfter(version: number): readonly StoredMemberList[];
  /** Each the one after the newest, or into an empty table; throws otherwise. All or none. */
  addLists(lists: readonly StoredMemberList[]): void;
  /** Trust begun anew: every list that was here goes. */
  replaceLists(lists: readonly StoredMemberList[]): void;
}

interface InstallationRow {
  readonly id: string;
  readonly name: string;
  readonly role: 'municipality' | 'coordinator';
  readonly signing_secret: Uint8Array;
  readonly age_identity: string;
  readonly created_at: string;
}

interface ListRow {
  readonly version: number;
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
  readonly received_at: string;
}

export class Members implements MemberStore {
  readonly #installation;
  readonly #role;
  readonly #clear;
  readonly #insert;
  readonly #rename;
  readonly #newest;
  readonly #list;
  readonly #after;
  readonly #addList;
  readonly #clearLists;
  readonly #atomically: (work: () => void) => void;

  constructor(database: Sqlite) {
    this.#installation = database.prepare<[], InstallationRow>('SELECT * FROM installation');
    this.#role = database.prepare<[], Pick<InstallationRow, 'role'>>('SELECT role FROM installation');
    this.#clear = database.prepare('DELETE FROM installation');
    this.#insert = database.prepare<[string, string, string, Uint8Array, string, string]>(
      'INSERT INTO installation (id, name, role, signing_secret, age_identity, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#rename = database.prepare<[string]>('UPDATE installation SET name = ?');
    this.#newest = database.prepare<[], ListRow>('SELECT * FROM member_list ORDER BY version DESC LIMIT 1');
    this.#list = database.prepare<[number], ListRow>('SELECT * FROM member_list WHERE version = ?');
    this.#after = database.prepare<[number], ListRow>('SELECT * FROM member_list WHERE version > ? ORDER BY version');
    this.#addList = database.prepare<[number, Uint8Array, Uint8Array, string]>(
      'INSERT INTO member_list (version, content, signature, received_at) VALUES (?, ?, ?, ?)',
    );
    this.#clearLists = database.prepare('DELETE FROM member_list');
    const transaction = database.transaction((work: () => void) => work());
    // Inside a transaction of the caller's it is a part of that one.
    this.#atomically = (work) => (database.inTransaction ? transaction(work) : transaction.immediate(work));
  }

  role(): StoredInstallation['role'] | undefined {
    return this.#role.get()?.role;
  }

  installation(): StoredInstallation | undefined {
    const row = this.#installation.get();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      name: row.name,
      role: row.role,
      signingSecret: new Uint8Array(row.signing_secret),
      ageIdentity: row.age_identity,
      createdAt: row.created_at,
    };
  }

  putInstallation(installation: StoredInstallation): void {
    const { id, name, role, signingSecret, ageIdentity, createdAt } = installation;
    this.#atomically(() => {
      this.#clear.run();
      this.#insert.run(id, name, role, Buffer.from(signingSecret), ageIdentity, createdAt);
    });
  }

  renameInstallation(name: string): void {
    this.#rename.run(name);
  }

  newestList(): StoredMemberList | undefined {
    return toList(this.#newest.get());
  }

  list(version: number): StoredMemberList | undefined {
    return toList(this.#list.get(version));
  }

  listsAfter(version: number): readonly StoredMemberList[] {
    return this.#after.all(version).flatMap((row) => toList(row) ?? []);
  }

  addLists(lists: readonly StoredMemberList[]): void {
    this.#atomically(() => this.#add(lists));
  }

  replaceLists(lists: readonly StoredMemberList[]): void {
    this.#atomically(() => {
      this.#clearLists.run();
      this.#add(lists);
    });
  }

  #add(lists: readonly StoredMemberList[]): void {
    let before = this.#newest.get()?.version;
    for (const { version, content, signature, receivedAt } of lists) {
      if (before !== undefined && version !== before + 1)
        throw new Error('a member list does not follow the one before');
      this.#addList.run(version, Buffer.from(content), Buffer.from(signature), receivedAt);
      before = version;
    }
  }
}

function toList(row: ListRow | undefined): StoredMemberList | undefined {
  if (row === undefined) return undefined;
  const { version, content, signature, received_at } = row;
  return { version, content: new Uint8Array(content), signature: new Uint8Array(signature), receivedAt: received_at };
}
