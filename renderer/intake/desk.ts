/**
 * What lies on the desk beside a form: where one was. Kept in the vault like all typing, so that somebody who was
 * interrupted comes back to the same section and field, also after the process has been started anew.
 */
export interface Place {
  readonly section: string;
  readonly path: string | null;
}

export const deskKey = (formId: string) => `intake/${formId}`;

export class Desk {
  #place: Place | undefined;
  readonly #keep: (content: Record<string, unknown>) => void;

  /** `keep` puts the content into the vault, shortly. */
  constructor(found: Record<string, unknown> | null, keep: (content: Record<string, unknown>) => void) {
    this.#keep = keep;
    // What an older version of the app left behind is read as far as it makes sense.
    if (typeof found?.section === 'string') {
      this.#place = { section: found.section, path: typeof found.path === 'string' ? found.path : null };
    }
  }

  get place(): Place | undefined {
    return this.#place;
  }

  setPlace(section: string, path: string | null): void {
    if (this.#place?.section === section && this.#place.path === path) return;
    this.#place = { section, path };
    this.#keep({ ...this.#place });
  }
}
