import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds on the screen, an accessibility fault on each line; the preview of a paper, which is the browser's own, is left out.
 * `rules`: these alone. axe runs in the page itself, and is put there once for each page: through its own driver, which puts
 * it there each time and collects on a page beside it what nobody asked for, it takes ten times as long.
 */
export async function axeFinds(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  };
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run({ exclude: ['iframe'] }, options);
    return found.violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html.slice(0, 200) }));
  }, options);
  return violations.map(({ id, html }) => `${id}: ${html}`);
}
