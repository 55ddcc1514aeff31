import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { input } from './fillForm.ts';
import { go, must, quickVault, World } from './harness.ts';

/** A consent from the first word to its withdrawal, and what each step lets through. */
describe('consent', () => {
  const world = new World();
  let page: Page;
  let personId = '';

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    const values = { firstName: 'Selam', lastName: 'Tesfay', birthDate: '1990-04-05' };
    personId = (await must(page, 'person.create', { values })).id;
  });
  afterAll(() => world.end());

  const axeFinds = async () => {
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  };
  const shot = async (name: string) => {
    const folder = process.env.DALSAM_SHOTS;
    if (!folder) return;
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `${folder}/${name}-${width}.png` });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  it('is written in the form, and a period that ends before it begins is refused with nothing lost', async () => {
    await go(page, `/personer/${personId}?fane=consents`);
    await page.getByText('Ingen samtykker ennå').waitFor();
    expect(await axeFinds()).toEqual([]);
    await button('Nytt samtykke').click();
    await page.waitForSelector('.intake');
    await shot('consent-editor');
  }, 60_000);
});
