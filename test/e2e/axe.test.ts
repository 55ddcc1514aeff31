import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../build/chromium.ts';
import { axeFinds } from './axe.ts';

const html = (body: string) => `<!doctype html><html lang="nb"><title>x</title><main><h1>Overskrift</h1>${body}</main>`;

/** That no screen has finds is worth something only while there can be some. */
describe('axe on a page', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch(chromiumLaunchOptions());
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  const idsOf = async (rules?: readonly string[]) => (await axeFinds(page, rules)).map((find) => find.split(':')[0]);

  it('finds what is wrong, where it stands, and nothing where nothing is', async () => {
    await page.setContent(html('<img src="data:,"><p style="color: #bbb">lyst</p><input>'));
    expect(await axeFinds(page)).toEqual([
      'color-contrast: <p style="color: #bbb">lyst</p>',
      'image-alt: <img src="data:,">',
      'label: <input>',
    ]);
    await page.setContent(html('<p>mørkt</p>'));
    expect(await axeFinds(page)).toEqual([]);
  });

  it('finds what comes on the same page later, by the rules that are asked for', async () => {
    await page.setContent(html('<p>mørkt</p>'));
    expect(await idsOf()).toEqual([]);
    await page.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<input><p style="color: #bbb">lyst</p>');
    });
    expect(await idsOf(['color-contrast'])).toEqual(['color-contrast']);
    expect((await idsOf()).sort()).toEqual(['color-contrast', 'label']);
  });
});
