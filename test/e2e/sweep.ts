import type { Page } from 'playwright-core';
import { axeFinds } from './axe.ts';
import { go } from './harness.ts';

/** What every screen is looked at for. */

/** Goes to an address, and waits until what shows that it is there has come and nothing is being fetched. */
export async function show(page: Page, address: string, sign: string): Promise<void> {
  // Marks what stands there now, so that the new screen is not taken for come before it has.
  await page.evaluate(
    ([to, selector]) => {
      if ((window.location.hash || '#/') === `#${to}`) return;
      for (const old of document.querySelectorAll(selector)) old.setAttribute('data-old', '');
    },
    [address, `main ${sign}`] as const,
  );
  await go(page, address);
  await page.locator(`main ${sign}:not([data-old])`).first().waitFor();
  // A screen that has just come is still fetching its lists.
  await page.waitForFunction(() => document.querySelector('main .aksel-loader, main [aria-busy="true"]') === null);
}

/** The light theme is looked at for everything; in the dark one, only colours are others. */
export async function findsOn(page: Page, screen: string, theme: 'light' | 'dark' = 'light'): Promise<string[]> {
  const finds = await axeFinds(page, theme === 'dark' ? ['color-contrast'] : undefined);
  return finds.map((find) => `${screen}: ${find}`);
}

/** How many pixels a screen is wider than its window. */
export function overWide(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    return Math.max(
      document.documentElement.scrollWidth - window.innerWidth,
      (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
    );
  });
}
