import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { carry } from '#backend/testing/carry.ts';
import { type Desk, openDesk } from '#backend/testing/desk.ts';
import { must, passphrase } from './harness.ts';
import { applicationWithStore, openInBrowser } from './inProcess.ts';

/**
 * A vault in a browser, of Lom, and the desk of another municipality beside it. What one writes is carried to the other straight
 * between the stores, for tests of the screens that tell of it; packages themselves have tests of their own.
 */
export interface Neighbours {
  readonly page: Page;
  readonly desk: Desk;
  /** What is in the vault, to the desk; or the other way. */
  send(way: 'toDesk' | 'toVault'): void;
  end(): Promise<void>;
}

export async function openNeighbours(): Promise<Neighbours> {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-neighbours-'));
  const { application, store } = applicationWithStore(join(folder, 'vault'));
  const { page, end } = await openInBrowser(application, 'h1');
  await must(page, 'vault.create', { municipality: '3434', name: 'Kari Konsulent', role: 'coordinator', passphrase });
  await page.reload();
  await page.waitForSelector('.shell');
  const desk = openDesk(new Date().toISOString(), '3437');
  return {
    page,
    desk,
    send: (way) => {
      const [vault, other] = [
        { store: store(), municipality: '3434' as const },
        { store: desk.store, municipality: '3437' as const },
      ];
      if (way === 'toDesk') carry(vault, other);
      else carry(other, vault);
    },
    end: async () => {
      await end();
      await application.close();
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
