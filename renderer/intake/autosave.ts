import type { AppError, ErrorCode } from '#shared/api/errors.ts';
import type { Scalar } from '#shared/forms/form.ts';
import type { Result } from '#shared/result.ts';

/**
 * Autosave: how what is typed gets into the vault without anybody thinking of it.
 *
 * Two steps. *Keeping* (`form.type`) happens within `keepAfterMs` of a keystroke and survives a crash and a lock.
 * *Committing* (`form.save`) makes it history, when a field or section is left or the hands have rested. One call is
 * under way at a time, so that an older value never arrives after a newer one; what changes meanwhile goes in the next.
 * Nothing leaves memory before the vault has answered that it has it.
 */
export interface AutosavePort {
  keep(values: Values): Promise<Result<unknown, AppError>>;
  commit(values: Values): Promise<Result<unknown, AppError>>;
}

export type Values = Readonly<Record<string, Scalar>>;

export interface Clock {
  /** Milliseconds. */
  now(): number;
  after(ms: number, run: () => void): () => void;
}

export type SaveState =
  /** The vault has everything. `at` is null until something was kept in this session. */
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  /** The vault has not answered, or could not take it; it is tried again. */
  | { readonly kind: 'retrying'; readonly error: AppError | undefined }
  /** The vault will not take these paths as they are; the rest is saved. */
  | { readonly kind: 'refused'; readonly error: AppError; readonly paths: readonly string[] };

export interface AutosaveOptions {
  readonly keepAfterMs: number;
  readonly commitAfterMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** A call under way for longer than this is shown as `retrying`: the process may have ended. */
  readonly slowAfterMs: number;
  /** A change of more characters than this (a paste) is sent at once. */
  readonly pasteLength: number;
  /** Characters in one call, at most (one value is never split). */
  readonly batchLength: number;
}

export const defaultOptions: AutosaveOptions = {
  keepAfterMs: 250,
  commitAfterMs: 5_000,
  firstRetryMs: 500,
  longestRetryMs: 5_000,
  slowAfterMs: 2_000,
  pasteLength: 500,
  batchLength: 200_000,
};

/** Errors that lie in what is sent: sending it again changes nothing. Everything else may pass. */
const lasting: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalidInput',
  'unknownPath',
  'tooManyRows',
  'tooLarge',
  'formCompleted',
  'notFound',
  'notAllowed',
]);
/** Of those, the ones that hold for the form as a whole: no use in looking for the path that causes it. */
const wholeForm: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['formCompleted', 'notFound', 'notAllowed']);

interface Entry {
  value: Scalar;
  /** Counts changes of this path; the two below tell how far the vault has followed. */
  revision: number;
  kept: number;
  committed: number;
  refusal: AppError | undefined;
}

type Step = 'keep' | 'commit';

export class Autosave {
  readonly #port: AutosavePort;
  readonly #clock: Clock;
  readonly #options: AutosaveOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  readonly #idle = new Set<() => void>();

  #flight: { readonly step: Step; slow: boolean } | undefined;
  #commitWanted = false;
  #failure: AppError | undefined;
  #retryMs: number;
  #lastKeptAt: number | null = null;
  #disposed = false;
  /** The vault was locked before it had everything: wait for the same user to come back. */
  #parked = false;
  #state: SaveState = { kind: 'saved', at: null };
  #cancelKeep: (() => void) | undefined;
  #cancelCommit: (() => void) | undefined;
  #cancelRetry: (() => void) | undefined;

  constructor(port: AutosavePort, clock: Clock, options: AutosaveOptions = defaultOptions) {
    this.#port = port;
    this.#clock = clock;
    this.#options = options;
    this.#retryMs = options.firstRetryMs;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): SaveState => this.#state;

  /** Takes up what was kept but never committed (a crash or a lock came between); it is committed after a rest. */
  resume(values: Values): void {
    for (const [path, value] of Object.entries(values)) {
      if (this.#entries.has(path)) continue;
      this.#entries.set(path, { value, revision: 1, kept: 1, committed: 0, refusal: undefined });
    }
    this.#scheduleCommit();
  }

  change(path: string, value: Scalar): void {
    const entry = this.#entries.get(path);
    const grown = lengthOf(value) - lengthOf(entry?.value ?? null);
    if (entry) {
      entry.value = value;
      entry.revision += 1;
      entry.refusal = undefined;
    } else {
      this.#entries.set(path, { value, revision: 1, kept: 0, committed: 0, refusal: undefined });
    }
    if (grown > this.#options.pasteLength) this.#start('keep');
    // Not restarted by the next keystroke: somebody who types without a pause is kept just as often.
    this.#cancelKeep ??= this.#clock.after(this.#options.keepAfterMs, () => {
      this.#cancelKeep = undefined;
      this.#start('keep');
    });
    this.#scheduleCommit();
    this.#publish();
  }

  /** A field or section was left: what has been typed becomes history. */
  commitNow(): void {
    this.#commitWanted = true;
    this.#start('commit');
  }

  /** Commits everything; resolves to whether the vault has it all (kept at least), at the latest after `withinMs`. */
  async flush(withinMs = 4_000): Promise<boolean> {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.commitNow();
    if (this.#flight && !this.#disposed) {
      await new Promise<void>((resolve) => {
        const done = () => {
          cancel();
          this.#idle.delete(done);
          resolve();
        };
        const cancel = this.#clock.after(withinMs, done);
        this.#idle.add(done);
      });
    }
    return this.#unkept().length === 0;
  }

  /** What the vault is not known to have: for a last message while the page is being closed. */
  unkept(): Values {
    return this.#valuesOf(this.#unkept());
  }

  /** Paths changed here and not yet committed: another window's values must not overwrite them. */
  isPending(path: string): boolean {
    const entry = this.#entries.get(path);
    return entry !== undefined && entry.committed < entry.revision;
  }

  /** Tries again now: the process answers again, or the same user has unlocked the vault. */
  retryNow(): void {
    this.#parked = false;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#retryMs = this.#options.firstRetryMs;
    this.#start(this.#commitWanted ? 'commit' : 'keep');
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelKeep?.();
    this.#cancelCommit?.();
    this.#cancelRetry?.();
    this.#settleIdle();
  }

  #scheduleCommit(): void {
    this.#cancelCommit?.();
    this.#cancelCommit = this.#clock.after(this.#options.commitAfterMs, () => {
      this.#cancelCommit = undefined;
      this.commitNow();
    });
  }

  #start(step: Step): void {
    if (this.#disposed || this.#parked || this.#flight || this.#cancelRetry) return;
    const commit = step === 'commit' || this.#commitWanted;
    const paths = commit ? this.#uncommitted() : this.#unkept();
    if (paths.length === 0) {
      if (commit) this.#commitWanted = false;
      this.#settleIdle();
      this.#publish();
      return;
    }
    const batch = this.#batch(paths);
    if (commit) this.#commitWanted = batch.length < paths.length;
    void this.#send(commit ? 'commit' : 'keep', batch);
  }

  #batch(paths: readonly string[]): readonly string[] {
    let length = 0;
    const end = paths.findIndex((path, index) => {
      length += lengthOf(this.#entries.get(path)?.value ?? null);
      return index > 0 && length > this.#options.batchLength;
    });
    return end < 0 ? paths : paths.slice(0, end);
  }

  async #send(step: Step, paths: readonly string[]): Promise<void> {
    const flight = { step, slow: false };
    this.#flight = flight;
    const cancelSlow = this.#clock.after(this.#options.slowAfterMs, () => {
      flight.slow = true;
      this.#publish();
    });
    this.#publish();
    const failure = await this.#deliver(step, paths);
    cancelSlow();
    this.#flight = undefined;
    if (this.#disposed) return;
    this.#failure = failure;
    if (failure) {
      if (step === 'commit') this.#commitWanted = true;
      if (failure.code === 'vaultLocked') this.#parked = true;
      else this.#scheduleRetry();
      // Whoever waits for a flush is told that it did not go, rather than kept waiting.
      this.#settleIdle();
    } else {
      this.#retryMs = this.#options.firstRetryMs;
      this.#followUp();
    }
    this.#publish();
  }

  #scheduleRetry(): void {
    this.#cancelRetry = this.#clock.after(this.#retryMs, () => {
      this.#cancelRetry = undefined;
      this.#start('keep');
    });
    this.#retryMs = Math.min(this.#retryMs * 2, this.#options.longestRetryMs);
  }

  /** After a call that went well: what changed meanwhile goes at once if the clock of keeping has run out already. */
  #followUp(): void {
    if (this.#commitWanted) this.#start('commit');
    else if (this.#unkept().length > 0 && !this.#cancelKeep) this.#start('keep');
    if (!this.#flight && !this.#cancelRetry && !this.#commitWanted) this.#settleIdle();
  }

  /** Sends the paths; those that the vault refuses for good are found by halving, so that the rest is saved. */
  async #deliver(step: Step, paths: readonly string[]): Promise<AppError | undefined> {
    const sent = paths.flatMap((path) => {
      const entry = this.#entries.get(path);
      return entry ? [{ path, entry, value: entry.value, revision: entry.revision }] : [];
    });
    const values = Object.fromEntries(sent.map(({ path, value }) => [path, value]));
    const answer = await (step === 'keep' ? this.#port.keep(values) : this.#port.commit(values));
    if (answer.ok) {
      for (const { entry, revision } of sent) {
        entry.kept = Math.max(entry.kept, revision);
        if (step === 'commit') entry.committed = Math.max(entry.committed, revision);
      }
      this.#lastKeptAt = this.#clock.now();
      return undefined;
    }
    if (!lasting.has(answer.error.code)) return answer.error;
    const [only] = sent;
    if (sent.length === 1 && only && step === 'commit' && answer.error.code === 'invalidInput') {
      // A text that the field cannot hold (31.02): kept as it is typed, with the field's own warning beside it.
      only.entry.committed = Math.max(only.entry.committed, only.revision);
      return only.entry.kept < only.revision ? await this.#deliver('keep', [only.path]) : undefined;
    }
    if (sent.length <= 1 || wholeForm.has(answer.error.code)) {
      for (const { entry, revision } of sent) if (entry.revision === revision) entry.refusal = answer.error;
      return undefined;
    }
    const half = Math.ceil(sent.length / 2);
    const first = await this.#deliver(step, paths.slice(0, half));
    return first ?? (await this.#deliver(step, paths.slice(half)));
  }

  #unkept(): string[] {
    return this.#paths((entry) => entry.kept < entry.revision && !entry.refusal);
  }

  #uncommitted(): string[] {
    return this.#paths((entry) => entry.committed < entry.revision && !entry.refusal);
  }

  #paths(wanted: (entry: Entry) => boolean): string[] {
    return [...this.#entries].flatMap(([path, entry]) => (wanted(entry) ? [path] : []));
  }

  #valuesOf(paths: readonly string[]): Values {
    return Object.fromEntries(paths.map((path) => [path, this.#entries.get(path)?.value ?? null]));
  }

  #settleIdle(): void {
    for (const done of [...this.#idle]) done();
  }

  #publish(): void {
    const next = this.#currentState();
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  #currentState(): SaveState {
    if (this.#unkept().length > 0) {
      if (this.#failure || this.#flight?.slow) return { kind: 'retrying', error: this.#failure };
      return { kind: 'saving' };
    }
    const refused = [...this.#entries].flatMap(([path, { refusal }]) => (refusal ? [{ path, refusal }] : []));
    const [first] = refused;
    if (first) return { kind: 'refused', error: first.refusal, paths: refused.map(({ path }) => path) };
    return { kind: 'saved', at: this.#lastKeptAt };
  }
}

function lengthOf(value: Scalar): number {
  return typeof value === 'string' ? value.length : 0;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
