import type { Scalar } from '#shared/forms/form.ts';
import type { Sqlite } from './sqlite.ts';

/** Typing that is not committed yet, kept in the encrypted file so that a crash or a lock loses at most a second of it. */
export class Typing {
  readonly #typed;
  readonly #putTyped;
  readonly #clearForm;
  readonly #clearPath;
  readonly #draft;
  readonly #putDraft;
  readonly #discard;
  readonly #transaction: (work: () => void) => void;

  constructor(database: Sqlite) {
    this.#typed = database.prepare<[string], { path: string; value: string }>(
      'SELECT path, value FROM typed WHERE form_id = ? ORDER BY path',
    );
    this.#putTyped = database.prepare<[string, string, string, string]>(
      `INSERT INTO typed (form_id, path, value, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (form_id, path) DO UPDATE SET value = excluded.value, at = excluded.at`,
    );
    this.#clearForm = database.prepare<[string]>('DELETE FROM typed WHERE form_id = ?');
    this.#clearPath = database.prepare<[string, string]>('DELETE FROM typed WHERE form_id = ? AND path = ?');
    this.#draft = database.prepare<[string, string], { content: string; at: string }>(
      'SELECT content, at FROM draft WHERE user_id = ? AND key = ?',
    );
    this.#putDraft = database.prepare<[string, string, string, string]>(
      `INSERT INTO draft (user_id, key, content, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (user_id, key) DO UPDATE SET content = excluded.content, at = excluded.at`,
    );
    this.#discard = database.prepare<[string, string]>('DELETE FROM draft WHERE user_id = ? AND key = ?');
    const transaction = database.transaction((work: () => void) => work());
    this.#transaction = (work) => transaction.immediate(work);
  }

  typed(formId: string): Record<string, Scalar> {
    return Object.fromEntries(this.#typed.all(formId).map(({ path, value }) => [path, JSON.parse(value) as Scalar]));
  }

  putTyped(formId: string, values: Readonly<Record<string, Scalar>>, at: string): void {
    this.#transaction(() => {
      for (const [path, value] of Object.entries(values)) this.#putTyped.run(formId, path, JSON.stringify(value), at);
    });
  }

  clearTyped(formId: string, paths: readonly string[] | undefined): void {
    this.#transaction(() => {
      if (paths === undefined) this.#clearForm.run(formId);
      else for (const path of paths) this.#clearPath.run(formId, path);
    });
  }

  draft(userId: string, key: string): { content: string; at: string } | undefined {
    return this.#draft.get(userId, key);
  }

  putDraft(userId: string, key: string, content: string, at: string): void {
    this.#putDraft.run(userId, key, content, at);
  }

  discardDraft(userId: string, key: string): void {
    this.#discard.run(userId, key);
  }
}
