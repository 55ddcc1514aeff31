import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds } from './axe.ts';
import { go, must, quickVault, World } from './harness.ts';

const settled = '2026-10-01';

/** Establishment grant of a family of five: ceilings, decision letter, purchases, and the last receipt. */
describe('establishment grant', () => {
  const world = new World();
  let page: Page;
  let mother = '';

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    const family = [
      ['Selam', '1990-05-05', 'self'],
      ['Dawit', '1988-02-02', 'spouse'],
      ['Abel', '2010-03-03', 'child'],
      ['Bilen', '2014-04-04', 'child'],
      ['Caleb', '2020-06-06', 'child'],
    ] as const;
    const members = [];
    for (const [firstName, birthDate, relation] of family) {
      const values = { firstName, lastName: 'Tesfay', birthDate, settlementDate: settled, status: 'settled' as const };
      const { id } = await must(page, 'person.create', { values });
      members.push({ personId: id, relation, from: settled });
    }
    mother = members[0]?.personId ?? '';
    await must(page, 'household.create', { members });
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
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('is set up from the register, and each line has its ceiling', async () => {
    await go(page, `/personer/${mother}?fane=establishment`);
    await page.getByLabel('Hvordan Selam Tesfay bodde').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('establishment-setup');
    await button('Lagre').click();
    const lines = page.getByRole('table', { name: 'Tak og bruk' });
    await lines.getByText('45 000,00').first().waitFor();
    await lines.getByText('100 000,00').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('establishment-lines');
  });

  it('is decided in a letter that is signed', async () => {
    await page.getByLabel('Hvor klagen sendes (adresse)').fill('Lom kommune, Sognefjellsvegen 6, 2686 Lom');
    await button('Lag vedtak').click();
    await page.locator('.pdf-frame').waitFor();
    await page.getByText('Regnet ut på nytt: samme sum').waitFor();
    await page.getByLabel('Navn på den som har skrevet under').fill('Kari Leder');
    await button('Registrer underskrift').click();
    await page.getByText('Underskrevet av Kari Leder').waitFor();
    await button('Vis vedtaket').click();
  });

  it('is spent on a sofa: over the ceiling is refused without an approver, and nothing typed is lost', async () => {
    await page
      .getByLabel('Linje', { exact: true })
      .selectOption({ label: 'Møbler og utstyr, par til sammen (Selam Tesfay, Dawit Tesfay)' });
    await page.getByLabel('Hva', { exact: true }).fill('Sofa og spisebord');
    await page.getByLabel('Butikk', { exact: true }).fill('Møbelhuset');
    await page.getByLabel('Sum, kroner').fill('-5');
    await button('Skriv inn ønske').click();
    await page.getByText('Skriv en sum som er større enn null.').waitFor();
    expect(await page.getByLabel('Hva', { exact: true }).inputValue()).toBe('Sofa og spisebord');
    await page.getByLabel('Sum, kroner').fill('46000');
    await button('Skriv inn ønske').click();
    await button('Godkjenn').click();
    await page.getByText('1 000 kr over taket').waitFor();
    await page.getByLabel('Hvorfor over taket?').fill('Trenger plass til fem rundt bordet.');
    await page.getByLabel('Godkjent av (navn)').fill('Kari Leder');
    expect(await axeFinds(page)).toEqual([]);
    await shot('establishment-over');
    await button('Godkjenn').click();
    await page.getByLabel('Faktura sendes til').fill('Lom kommune, fakturamottak');
    await page.getByLabel('Hvem butikken kan spørre').fill('Kari Konsulent, 61 21 00 00');
    await button('Bestill').click();
    await button('Vis rekvisisjonen').click();
    await page.locator('.pdf-frame').waitFor();
    await button('Vis rekvisisjonen').click();
  });

  it('ends with the last receipt', async () => {
    await page.getByText('Legg ved kvitteringen. Så kan innkjøpet gjøres opp.').waitFor();
    const receipt = PNG.sync.write({ width: 300, height: 400, data: Buffer.alloc(300 * 400 * 4, 255) });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Velg fil: Kvitteringer' }).click();
    await (await chooser).setFiles({ name: 'kvittering.png', mimeType: 'image/png', buffer: receipt });
    await page.getByText('kvittering.png').waitFor();
    await page.getByLabel('Betalt, kroner').fill('44500');
    await button('Gjør opp').click();
    await page.getByText('gjort opp, 44 500 kr').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('establishment-settled');
    const { totals, purchases } = await must(page, 'establishment.get', { personId: mother });
    expect(totals).toMatchObject({ used: 4_450_000, reserved: 0 });
    expect(purchases).toMatchObject([{ state: 'settled', committed: 4_450_000 }]);
  });

  it('of family immigration, counts the five years from when the resident was settled', async () => {
    const values = { firstName: 'Amina', lastName: 'Nuur', birthDate: '1992-02-02', settlementDate: '2025-06-01' };
    const { id } = await must(page, 'person.create', { values: { ...values, status: 'settled' } });
    await go(page, `/personer/${id}?fane=establishment`);
    await page.getByLabel('Hvordan Amina Nuur kom').selectOption('familyImmigration');
    await page.getByLabel('Dato Amina Nuur kom').fill('01.06.2025');
    const resident = page.getByLabel('Herboende ble bosatt, for Amina Nuur');
    expect(await resident.inputValue()).toBe('01.06.2025');
    await resident.fill('');
    await button('Lagre').click();
    await page.getByText('Skriv en dato, for eksempel').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('establishment-family-immigration');
    await resident.fill('01.03.2019');
    await page.getByLabel(/^Hvorfor Amina Nuur/).fill('Kom til ektefellen, som bodde her fra før.');
    await button('Lagre').click();
    await page.getByRole('table', { name: 'Tak og bruk' }).waitFor();
    const { members, lines } = await must(page, 'establishment.get', { personId: id });
    expect(members).toMatchObject([{ residentSettled: '2019-03-01', joined: '2025-06-01' }]);
    expect(lines.some(({ rule }) => rule === 'familyTooLate')).toBe(true);
    expect(lines.some(({ rule }) => rule === 'familyFurniture')).toBe(false);
  });
});
