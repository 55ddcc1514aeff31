import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillElsewhere } from '../fillable/fillElsewhere.ts';
import { axeFinds } from './axe.ts';
import { input } from './fillForm.ts';
import { go, must, quickVault, World } from './harness.ts';

/** An intake form goes out blank, is filled in with another program, and is read back. */
describe('fillable PDF', () => {
  const world = new World();
  let page: Page;
  let personId = '';
  let blank: Uint8Array = new Uint8Array();

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    const values = { firstName: 'Selam', lastName: 'Tesfay', phone: '111 22 333' };
    personId = (await must(page, 'person.create', { values })).id;
  });
  afterAll(() => world.end());

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
  const pick = async (bytes: Uint8Array) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Velg fil: Utfylt PDF' }).click();
    await (await chooser).setFiles({ name: 'skjema.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
  };

  it('is downloaded from the blank forms', async () => {
    await go(page, '/skjemaer');
    await page.locator('.pdf-frame').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Last ned utfyllbar PDF' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    const kept = join(world.folder, 'blank.pdf');
    await file.saveAs(kept);
    blank = new Uint8Array(await readFile(kept));
    await page.getByText('PDF-en er lastet ned.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('forms-page');
  });

  it('says what is wrong with a file that is not the right one, and stays where it is', async () => {
    await go(page, `/personer/${personId}?fane=intake`);
    await page.getByRole('button', { name: 'Les inn utfylt PDF' }).click();
    await pick(blank);
    await page.getByText('Ingenting er fylt ut i PDF-en.').waitFor();
    await pick(await fillElsewhere(blank, [['script', 'app.alert(1)']]));
    await page.getByText('PDF-en inneholder et skript').waitFor();
    await pick(new TextEncoder().encode('ikke en PDF'));
    await page.getByText('Filen er ikke en PDF.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });

  it('filled in elsewhere, shows answer by answer what will be taken over, and takes in what was chosen', async () => {
    const filled = await fillElsewhere(blank, [
      ['set', 'lastName', 'Tesfay'],
      ['set', 'phone', '412 34 567'],
      ['set', 'gender', 'female'],
      ['set', 'arrivalDate', 'i fjor høst'],
      ['set', 'citizenship', 'Eritrea'],
    ]);
    await writeFile(join(world.folder, 'filled.pdf'), filled);
    await pick(filled);
    const answers = page.getByRole('region', { name: 'Svar som kan tas inn' });
    const fits = answers.or(page.locator('.panel', { hasText: 'Svar som kan tas inn' })).first();
    await fits.getByRole('row', { name: /412 34 567/ }).waitFor();
    expect(await fits.getByRole('row', { name: /412 34 567/ }).innerText()).toContain('111 22 333');
    expect(await fits.getByRole('row', { name: /Eritrea/ }).innerText()).toContain('Ikke utfylt');
    await page.getByText('Ikke en dato. Skriv den som dd.mm.åååå.').waitFor();
    await page.getByText('i fjor høst').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('read-pdf');
    await page.getByRole('checkbox', { name: 'Ta inn Statsborgerskap' }).uncheck();
    await page.getByRole('button', { name: 'Ta inn i utkast' }).click();
    await page.waitForSelector('.intake');
    expect(await input(page, 'phone').inputValue()).toBe('412 34 567');
    expect(await input(page, 'citizenship').inputValue()).toBe('');
    expect((await must(page, 'person.get', { id: personId })).values.phone).toBe('111 22 333');
  });
});
