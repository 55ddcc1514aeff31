import { chromium, type Page } from 'playwright-core';
import { createApplication } from '#backend/createApplication.ts';
import { handlers } from '#backend/handlers.ts';
import { startBrowserHost } from '#backend/http/server.ts';
import { readPageFiles } from '#backend/page/files.ts';
import type { Store } from '#db/store.ts';
import { chromiumLaunchOptions } from '../../build/chromium.ts';
import { buildRenderer } from '../../build/renderer.ts';
import { patience } from './harness.ts';

type Application = ReturnType<typeof createApplication>;

/** An application of this process in a browser of its own, once the sign of its first screen is there. */
export async function openInBrowser(
  application: Application,
  sign: 'h1' | '.shell',
): Promise<{ readonly page: Page; end(): Promise<void> }> {
  const host = await startBrowserHost({ application, files: readPageFiles(await buildRenderer(() => undefined)) });
  const browser = await chromium.launch(chromiumLaunchOptions());
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await page.goto(host.link());
  await page.waitForSelector(sign);
  return {
    page,
    end: async () => {
      await browser.close();
      await host.close();
    },
  };
}

/** An application whose open store a test can reach: every screen asks for the settings, and the store is seen then. */
export function applicationWithStore(directory: string): { readonly application: Application; store(): Store } {
  let store: Store | undefined;
  const application = createApplication({
    directory,
    host: 'browser',
    handlers: {
      ...handlers,
      'settings.get': (input, context) => {
        store = context.store;
        return handlers['settings.get'](input, context);
      },
    },
  });
  return {
    application,
    store: () => {
      if (store === undefined) throw new Error('no screen has asked for the settings yet');
      return store;
    },
  };
}
