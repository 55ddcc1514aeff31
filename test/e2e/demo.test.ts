import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, World } from './harness.ts';

/** Trying the app, and then beginning for real, without a file manager. */
const world = new World();
let page: Page;
beforeAll(async () => {
  page = await world.open(await world.startHost());
});
afterAll(() => world.end());

it('shows some thirty invented people, and their passphrase', async () => {
  await page.getByRole('button', { name: /Prøv med eksempeldata/ }).click();
  await page.getByRole('button', { name: 'Åpne eksempeldataene' }).click();
  await page.getByRole('link', { name: 'Personer' }).click();
  await page.getByText(/^3\d personer$/).waitFor();
});

it('goes on to a vault of the municipality when one begins for real', async () => {
  await page.getByRole('button', { name: 'Begynn på ordentlig' }).click();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('button', { name: 'Begynn på ordentlig' }).click();
  await page.getByRole('button', { name: 'Legg bort eksempeldataene' }).click();
  await page.getByRole('button', { name: /Ta i bruk for kommunen min/ }).waitFor();
  expect(await page.locator('.shell').count()).toBe(0);
  expect(await must(page, 'vault.status', {})).toMatchObject({ state: 'none' });
});
