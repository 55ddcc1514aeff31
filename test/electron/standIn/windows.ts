import type { Page } from 'playwright-core';

/** What the rest of the stand-in needs of a window. */
export interface StandInWindow {
  readonly page: Page | undefined;
  shutDown(): Promise<void>;
  closeByUser(): Promise<void>;
}

export const windows = new Set<StandInWindow>();
