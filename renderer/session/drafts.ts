import type { Client } from '#shared/api/contract.ts';

export type DraftContent = Record<string, unknown>;
export type DraftState = 'clean' | 'typing' | 'kept' | 'failed';

/** Pause after the last keystroke before it is sent to the vault. */
const pause = 350;

interface Entry {
  content: DraftContent | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: Promise<void> | undefined;
}

/**
 * Typing on its way to the encrypted vault. What the vault has not acknowledged stays here, also through a lost
 * connection or a lock that came in between, and is sent as soon as the vault can take it. Belongs to one user:
 * another user who unlocks the same window gets a store of their own.
 */
export class DraftStore {
  #client: Client;
  #entries = new Map<string, Entry>();
  #listeners = new Map<string, Set<(state: DraftState) => void>>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Keeps this content under the key, soon. */
  put(key: string, content: DraftContent): void {
    this.#change(key, content);
  }

  /** Throws the draft away: it was saved, or is not wanted. */
  async discard(key: string): Promise<void> {
    const entry = this.#entry(key);
    clearTimeout(entry.timer);
    entry.timer = undefined;
    await entry.sending;
    this.#entries.delete(key);
    await this.#client('draft.discard', { key });
    this.#tell(key, 'clean');
  }

  async get(key: string): Promise<DraftContent | null> {
    const waiting = this.#entries.get(key)?.content;
    if (waiting) return waiting;
    const answer = await this.#client('draft.get', { key });
    return answer.ok ? answer.value.content : null;
  }

  /** Sends everything that waits; resolves when the vault has it, or has refused. */
  flush = async (): Promise<void> => {
    await Promise.all([...this.#entries.keys()].map((key) => this.#send(key)));
  };

  get dirty(): boolean {
    return [...this.#entries.values()].some((entry) => entry.content !== null);
  }

  subscribe(key: string, listener: (state: DraftState) => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #change(key: string, content: DraftContent): void {
    const entry = this.#entry(key);
    entry.content = content;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.#send(key), pause);
    this.#tell(key, 'typing');
  }

  #entry(key: string): Entry {
    const known = this.#entries.get(key);
    if (known) return known;
    const made: Entry = { content: null, timer: undefined, sending: undefined };
    this.#entries.set(key, made);
    return made;
  }

  async #send(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.timer = undefined;
    // One at a time per key, so that an older text never lands after a newer one.
    await entry.sending;
    const content = entry.content;
    if (content === null) return;
    entry.sending = this.#client('draft.put', { key, content }).then((answer) => {
      if (answer.ok && entry.content === content) entry.content = null;
      this.#tell(key, answer.ok ? (entry.content === null ? 'kept' : 'typing') : 'failed');
    });
    await entry.sending;
    entry.sending = undefined;
  }

  #tell(key: string, state: DraftState): void {
    for (const listener of this.#listeners.get(key) ?? []) listener(state);
  }
}
