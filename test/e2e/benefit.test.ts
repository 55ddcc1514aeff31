import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds } from './axe.ts';
import { go, must, quickVault, World } from './harness.ts';

/** Introduction benefit: set up, absence, a statement on the screen, and the month in the payroll list. */
describe('introduction benefit', () => {
  const world = new World();
  let page: Page;
  let personId = '';

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    const values = { firstName: 'Selam', lastName: 'Tesfay', birthDate: '1990-04-05', permitFrom: '2025-11-01' };
    personId = (await must(page, 'person.create', { values })).id;
  });
  afterAll(() => world.end());

  it('is set up, cut by absence, issued and listed for payroll', async () => {
    await go(page, `/personer/${personId}?fane=benefit`);
    await page.getByLabel('Programmet begynner').fill('01.01.2026');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByRole('button', { name: 'Vis 05.2026' }).click();
    await page.getByText('G 136 549,00 kr fra 01.05.2026').first().waitFor();
    await page.getByLabel('Dato', { exact: true }).fill('04.05.2026');
    await page.getByRole('button', { name: 'Før fravær' }).click();
    await page.getByText('04.05.2026: 1 dag, ugyldig').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: 'Utsted månedsoppgave' }).click();
    await page.locator('.pdf-frame').waitFor();
    const { statements } = await must(page, 'benefit.statements', { personId });
    expect(statements).toMatchObject([{ month: '2026-05', number: 1, version: 1, net: 2_199_956, exact: true }]);

    await go(page, '/stonad');
    await page.getByLabel('Måned', { exact: true }).selectOption('2026-05');
    await page.getByRole('link', { name: 'Selam Tesfay' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });
});
