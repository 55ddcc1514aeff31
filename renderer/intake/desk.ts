/**
 * What lies on the desk beside a form: where one was, and text that is no value yet (half a date, `31.02`). It is kept in
 * the vault like all typing, so that somebody who was interrupted comes back to the same place and the same text.
 */
export interface DeskContent {
  readonly section: string | null;
  readonly path: string | null;
  /** Path -> text as typed, for fields whose value it cannot be. */
  readonly unfinished: Readonly<Record<string, string>>;
}

const emptyDesk: DeskContent = { section: null, path: null, unfinished: {} };

export const deskKey = (formId: string) => `intake/${formId}`;

export class Desk {
  #content: DeskContent;
  readonly #keep: (content: DeskContent) => void;
  readonly #listeners = new Set<() => void>();

  /** `keep` puts the content into the vault, shortly. */
  constructor(found: Record<string, unknown> | null, keep: (content: DeskContent) => void) {
    this.#content = found ? readDesk(found) : emptyDesk;
    this.#keep = keep;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  content = (): DeskContent => this.#content;

  unfinished(path: string): string | undefined {
    return this.#content.unfinished[path];
  }

  setUnfinished(path: string, text: string | null): void {
    if ((this.#content.unfinished[path] ?? null) === text) return;
    const { [path]: _, ...others } = this.#content.unfinished;
    this.#change({ unfinished: text === null ? others : { ...others, [path]: text } });
  }

  /** A removed row takes its unfinished texts with it. */
  dropUnfinished(prefix: string): void {
    const left = Object.entries(this.#content.unfinished).filter(([path]) => !path.startsWith(prefix));
    if (left.length < Object.keys(this.#content.unfinished).length) {
      this.#change({ unfinished: Object.fromEntries(left) });
    }
  }

  setPlace(section: string, path: string | null): void {
    if (this.#content.section === section && this.#content.path === path) return;
    this.#change({ section, path });
  }

  #change(part: Partial<DeskContent>): void {
    this.#content = { ...this.#content, ...part };
    this.#keep(this.#content);
    for (const listener of this.#listeners) listener();
  }
}

/** What an older version of the app, or half a write, left behind is read as far as it makes sense. */
function readDesk(found: Record<string, unknown>): DeskContent {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const unfinished =
    typeof found.unfinished === 'object' && found.unfinished !== null ? Object.entries(found.unfinished) : [];
  return {
    section: text(found.section),
    path: text(found.path),
    unfinished: Object.fromEntries(
      unfinished.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  };
}
