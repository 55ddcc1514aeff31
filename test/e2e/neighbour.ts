import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { createApplication } from '#backend/createApplication.ts';
import { handlers } from '#backend/handlers.ts';
import { startBrowserHost } from '#backend/http/server.ts';
import { readPageFiles } from '#backend/page/files.ts';
import { carry } from '#backend/testing/carry.ts';
import { type Desk, openDesk } from '#backend/testing/desk.ts';
import type { Store } from '#db/store.ts';
import { chromiumLaunchOptions } from '../../build/chromium.ts';
import { buildRenderer } from '../../build/renderer.ts';
import { must, passphrase } from './harness.ts';

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
  let store: Store | undefined;
  const application = createApplication({
    directory: join(folder, 'vault'),
    host: 'browser',
    handlers: {
      ...handlers,
      // Asked for by every screen: the way to the store that is open.
      'settings.get': (input, context) => {
        store = context.store;
        return handlers['settings.get'](input, context);
      },
    },
  });
  const host = await startBrowserHost({ application, files: readPageFiles(await buildRenderer(() => undefined)) });
  const browser = await chromium.launch(chromiumLaunchOptions());
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(host.link());
  await page.waitForSelector('h1');
  await must(page, 'vault.create', { municipality: '3434', name: 'Kari Konsulent', role: 'coordinator', passphrase });
  await page.reload();
  await page.waitForSelector('.shell');
  const desk = openDesk(new Date().toISOString(), '3437');
  return {
    page,
    desk,
    send: (way) => {
      if (store === undefined) throw new Error('no screen has asked for the settings yet');
      const [vault, other] = [
        { store, municipality: '3434' as const },
        { store: desk.store, municipality: '3437' as const },
      ];
      if (way === 'toDesk') carry(vault, other);
      else carry(other, vault);
    },
    end: async () => {
      await browser.close();
      await host.close();
      await application.close();
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
