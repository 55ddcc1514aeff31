import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds } from './axe.ts';
import { input } from './fillForm.ts';
import { go, must, quickVault, World, waitSaved } from './harness.ts';

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
    expect(await axeFinds(page)).toEqual([]);
    await button('Nytt samtykke').click();
    await page.waitForSelector('.intake');
    await shot('consent-editor');
    await page.locator('[data-path="interpreterUsed"] input[value="no"]').check();
    await go(page, `${await hash()}?del=recipients`);
    for (const [index, recipient, scopes] of [
      [0, 'NAV', ['work', 'education']],
      [1, 'Skolen', ['education']],
    ] as const) {
      await page.getByRole('button', { name: /^Legg til/u }).click();
      const row = page.locator('[data-path$=".body"]').nth(index);
      const path = (await row.getAttribute('data-path'))?.replace('.body', '') ?? '';
      await input(page, `${path}.body`).fill(recipient);
      for (const scope of scopes) await page.locator(`[data-path="${path}.scopes"] input[value="${scope}"]`).check();
      await input(page, `${path}.purpose`).fill('Arbeid og praksis');
    }
    expect(await axeFinds(page)).toEqual([]);
    await shot('consent-recipients');
    await go(page, `${await hash()}?del=signing`);
    await input(page, 'validFrom').fill('01.11.2026');
    await input(page, 'validUntil').fill('01.10.2026');
    await page.locator('[data-path="signedBy"] input[value="self"], [data-path="signedBy"] select').first().check();
    await waitSaved(page);
    await page.locator('.intake-step-last').click();
    await button('Fullfør').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Fullfør' }).click();
    await dialog.getByText('Samtykket slutter før det begynner.').waitFor();
    await dialog.getByRole('button', { name: 'Avbryt' }).click();
    await go(page, `${await hash()}?del=signing`);
    expect(await input(page, 'validUntil').inputValue()).toBe('01.10.2026');
    await input(page, 'validUntil').fill('01.11.2027');
    await waitSaved(page);
    await page.locator('.intake-step-last').click();
    await button('Fullfør').click();
    await dialog.getByRole('button', { name: 'Fullfør' }).click();
    await page.getByText('Fullført', { exact: false }).first().waitFor();
  });

  it('is printed, signed and scanned', async () => {
    await button('Skriv ut for underskrift').click();
    await page.locator('.pdf-frame').waitFor();
    await button('Registrer underskrifter').click();
    const signer = page.getByRole('group', { name: 'Underskrift bruker' });
    await signer.getByLabel('Sted').fill('Lom');
    await signer.getByLabel('Navn').fill('');
    await button('Lagre underskriftene').click();
    await page.getByText('En underskrift mangler. Fyll den ut.').waitFor();
    expect(await signer.getByLabel('Sted').inputValue()).toBe('Lom');
    await signer.getByLabel('Navn').fill('Selam Tesfay');
    expect(await axeFinds(page)).toEqual([]);
    await shot('consent-sign');
    await button('Lagre underskriftene').click();
    await page.getByText('underskrevet av Selam Tesfay').waitFor();

    const blank = PNG.sync.write({ width: 300, height: 400, data: Buffer.alloc(300 * 400 * 4, 255) });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Velg fil: Skannet underskrevet papir' }).click();
    await (await chooser).setFiles({ name: 'skann.png', mimeType: 'image/png', buffer: blank });
    await page.getByText('Vi fant ingen kode på skannen.').waitFor();
    const { consents } = await must(page, 'consent.list', { personId });
    await page.getByLabel('Dokument-id på papiret').fill(consents[0]?.documentId ?? '');
    await button('Legg ved med denne id-en').click();
    await page.getByText('dokument-id-en er lest av en bruker').waitFor();
    await shot('consent-paper');
  });

  it('lets through what it covers, and nothing else', async () => {
    await go(page, `/personer/${personId}?fane=consents`);
    await ask('NAV', ['Utdanning og kurs', 'Arbeid og yrkeserfaring']);
    await page.getByText('Ja, dette kan deles').waitFor();
    await page.getByRole('checkbox', { name: 'Livssituasjon og helse' }).check();
    await button('Undersøk').click();
    await page.getByText('Nei, dette kan ikke deles nå').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Livssituasjon og helse' }).uncheck();
  });

  it('is partly withdrawn in two clicks, and that is blocked from then on', async () => {
    await page.getByRole('button', { name: /^Åpne samtykke /u }).click();
    await page.getByRole('table', { name: 'Hvem kan få hva' }).waitFor();
    await shot('consent-matrix');
    expect(await axeFinds(page)).toEqual([]);
    await button('ja: trekk tilbake «Utdanning og kurs» til NAV').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('kan ikke hentes tilbake').waitFor();
    await dialog.getByRole('button', { name: 'Trekk tilbake', exact: true }).click();
    await page.getByText('Delvis trukket tilbake').waitFor();
    await page.getByText('sa fra til Kari Konsulent').waitFor();
    await button('Undersøk').click();
    await page.getByText('Utdanning og kurs: Samtykket er trukket tilbake.').waitFor();
  });

  it('refuses to note a disclosure that nothing covers, keeps what was typed, and takes another legal basis', async () => {
    await button('Noter utlevering').first().click();
    const form = page.locator('form', { has: page.getByLabel('Hva som ble gitt ut') });
    await form.getByLabel('Mottaker', { exact: true }).fill('NAV');
    await form.getByLabel('Til hva', { exact: true }).fill('Arbeid og praksis');
    await form.getByRole('checkbox', { name: 'Utdanning og kurs' }).check();
    await form.getByLabel('Hva som ble gitt ut').fill('Vitnemål fra grunnskolen');
    await form.getByRole('button', { name: 'Noter utlevering' }).click();
    await form.getByText('Samtykket er trukket tilbake.').waitFor();
    expect(await form.getByLabel('Hva som ble gitt ut').inputValue()).toBe('Vitnemål fra grunnskolen');

    await button('Del på annet grunnlag').click();
    await page.getByLabel('Lov eller annet grunnlag').fill('Eksempelloven § 1');
    await page.getByLabel('Hvorfor', { exact: true }).fill('Nødvendig i dag.');
    await page.getByRole('checkbox', { name: 'Arbeid og yrkeserfaring' }).first().uncheck();
    await button('Undersøk').click();
    await button('Noter grunnlaget').click();
    await page.getByText('Ja, dette kan deles').waitFor();
    await form.getByLabel('Grunnlag', { exact: true }).selectOption({ label: 'NAV: Eksempelloven § 1' });
    await form.getByRole('button', { name: 'Noter utlevering' }).click();
    await page.getByText('Vitnemål fra grunnskolen').waitFor();
    await page.getByText('etter grunnlag: Eksempelloven § 1').waitFor();
    await shot('consent-disclosures');
    expect(await axeFinds(page)).toEqual([]);
    const { entries } = await must(page, 'access.log', { personId });
    expect(entries.map(({ action }) => action)).toContain('consent.override');
  });

  it('is all in the innsyn export', async () => {
    const download = page.waitForEvent('download');
    await button('Last ned alt som JSON').click();
    expect((await download).suggestedFilename()).toMatch(/^innsyn-\d{4}-\d{2}-\d{2}\.json$/u);
    await button('Vis alt som PDF').click();
    await page.locator('.pdf-frame').waitFor();
  });

  async function ask(recipient: string, scopes: readonly string[]): Promise<void> {
    await page.getByLabel('Mottaker', { exact: true }).first().fill(recipient);
    await page.getByLabel('Til hva', { exact: true }).first().fill('Arbeid og praksis');
    for (const scope of scopes) await page.getByRole('checkbox', { name: scope }).first().check();
    await button('Undersøk').click();
  }

  const hash = () => page.evaluate(() => window.location.hash.slice(1).split('?')[0] ?? '');
});
