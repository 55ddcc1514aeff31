import { closeSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markerField } from '#backend/fillable/marker.ts';
import { fillElsewhere } from '../fillable/fillElsewhere.ts';
import { axeFinds } from './axe.ts';
import { input } from './fillForm.ts';
import { go, must, quickVault, unlock, World, waitSaved } from './harness.ts';

/** What goes wrong with papers and sums: a message that says what to do, and nothing that was typed is lost. */
describe('bad input on papers and sums', () => {
  const world = new World();
  let page: Page;
  let adult = '';
  let child = '';

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    const person = async (firstName: string, birthDate: string) =>
      (
        await must(page, 'person.create', {
          values: { firstName, lastName: 'Tesfay', birthDate, settlementDate: '2025-10-01', permitFrom: '2025-01-01' },
        })
      ).id;
    adult = await person('Selam', '1990-05-05');
    child = await person('Abel', '2012-03-03');
  });
  afterAll(() => world.end());

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('a consent for a child whom nobody signs for is not completed, and all of it still stands', async () => {
    const { id } = await must(page, 'form.start', { personId: child, form: 'consent' });
    const values = {
      'recipients.r1.$row': 1,
      'recipients.r1.body': 'Skolen',
      'recipients.r1.scopes': ['education'],
      'recipients.r1.purpose': 'Norskopplæring og skole',
      interpreterUsed: 'no',
      validFrom: '2026-11-01',
      validUntil: '2027-11-01',
      signedBy: 'self',
    };
    await must(page, 'form.save', { id, values });
    await go(page, `/personer/${child}/skjema/${id}?del=$oversikt`);
    await button('Fullfør').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Fullfør/u }).click();
    await dialog.getByText('Personen er under 18 år.').waitFor();
    await dialog.getByText('må skrive under').waitFor();
    await dialog.getByRole('button', { name: 'Avbryt' }).click();
    const { state, values: kept } = await must(page, 'form.get', { id });
    expect(state).toBe('draft');
    expect(kept).toMatchObject(values);
    await go(page, `/personer/${child}/skjema/${id}?del=signing`);
    await page.locator('[data-path="signedBy"] input[value="guardian"]').check();
    await input(page, 'guardianName').fill('Selam Tesfay');
    await input(page, 'guardianCapacity').fill('mor');
    await waitSaved(page);
    await must(page, 'form.complete', { id });
  });

  it('what was typed for the benefit stands after a lock, and a programme that ends before it begins is refused', async () => {
    await go(page, `/personer/${adult}?fane=benefit`);
    await page.getByLabel('Programmet begynner').fill('01.02.2026');
    await page.getByLabel('Programmet slutter').fill('31.01.2026');
    await page.getByLabel('Referanse i lønnssystemet').fill('4711');
    await page.keyboard.press('Control+l');
    await page.getByText('Dalsam er låst').waitFor();
    await unlock(page);
    await page.getByLabel('Programmet begynner').waitFor();
    expect(await page.getByLabel('Programmet begynner').inputValue()).toBe('01.02.2026');
    expect(await page.getByLabel('Referanse i lønnssystemet').inputValue()).toBe('4711');
    await button('Lagre').click();
    await page.getByText('Programmet slutter før det begynner.').waitFor();
    expect(await page.getByLabel('Programmet slutter').inputValue()).toBe('31.01.2026');
    await page.getByLabel('Programmet slutter').fill('31.01.2032');
    await button('Lagre').click();
    await page.getByText('31.01.2030').waitFor();
    await page.getByLabel('Programmet slutter').fill('31.12.2026');
    await button('Lagre').click();
    await page.getByRole('table', { name: 'Måned for måned' }).waitFor();
    expect(await page.getByLabel('Programmet slutter').inputValue()).toBe('31.12.2026');
    await page.getByLabel('Beløp i kroner').fill('-100');
    await page.getByLabel('Lønnskjøring').fill('November');
    await button('Før utbetaling').click();
    await page.getByText('Skriv et tall, for eksempel 1 eller 3,5.').waitFor();
    await page.getByLabel('Beløp i kroner').fill('99 999 999');
    await button('Før utbetaling').click();
    await page.getByText('Se om kommaet står rett.').waitFor();
    expect(await page.getByLabel('Lønnskjøring').inputValue()).toBe('November');
  });

  it('an absurd sum, and a purchase after the period, each say what to do', async () => {
    await go(page, `/personer/${adult}?fane=establishment`);
    await page.getByLabel('Hvordan Selam Tesfay bodde').selectOption('sharing');
    await page.getByLabel('Hvorfor Selam Tesfay regnes annerledes enn i registeret').fill('Deler med en venninne');
    await page.reload();
    await page.getByLabel('Hvordan Selam Tesfay bodde').waitFor();
    expect(await page.getByLabel('Hvordan Selam Tesfay bodde').inputValue()).toBe('sharing');
    await button('Lagre').click();
    const lines = page.getByRole('table', { name: 'Tak og bruk' });
    await lines.getByText('22 500,00').first().waitFor();
    await page.getByLabel('Linje', { exact: true }).selectOption({ label: 'Klær (Selam Tesfay)' });
    await page.getByLabel('Hva', { exact: true }).fill('Vinterjakke');
    await page.getByLabel('Sum, kroner').fill('12 000 000');
    await button('Skriv inn ønske').click();
    await page.getByText('skrevet et siffer for mye').waitFor();
    expect(await page.getByLabel('Hva', { exact: true }).inputValue()).toBe('Vinterjakke');
    await page.getByLabel('Sum, kroner').fill('1 200');
    await button('Skriv inn ønske').click();
    await page.getByLabel('Dato', { exact: true }).fill('01.11.2026');
    await button('Godkjenn').click();
    await page.getByText('til og med 30.09.2026').last().waitFor();
    await page.getByText('Rett datoen, eller vurder om linjen kan forlenges.').waitFor();
    expect(await page.getByLabel('Dato', { exact: true }).inputValue()).toBe('01.11.2026');
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel('Dato', { exact: true }).fill('01.09.2026');
    await button('Godkjenn').click();
    await page.getByLabel(/^Hvem som henter/u).waitFor();
    expect(await page.getByLabel(/^Hvem som henter/u).inputValue()).toBe('Selam Tesfay');
    // A protected name is written by a person, or not at all.
    await must(page, 'person.update', { id: adult, values: { protection: 'strictlyConfidential' } });
    await page.reload();
    await button('Åpne Vinterjakke').click();
    await page.getByLabel(/^Hvem som henter/u).waitFor();
    expect(await page.getByLabel(/^Hvem som henter/u).inputValue()).toBe('');
  });

  it('a rate set without a source or with a rate left out is refused, and taken when it is whole', async () => {
    await go(page, '/satser');
    await button('Legg inn nye satser').click();
    const form = page.locator('form', { has: page.getByLabel('Kilde') });
    await form.getByLabel('Type').selectOption('impairment');
    await form.getByLabel('Gjelder fra').fill('01.01.2026');
    await form.getByLabel('Tilskudd 1 (kroner)').fill('210 000');
    await button('Lagre satsene').click();
    await page.getByText('Skriv hvor satsene er hentet fra.').waitFor();
    await form.getByLabel('Kilde').fill('Rundskriv 5/2026');
    await button('Lagre satsene').click();
    await page.getByText('Fyll ut alle satsene, eller velg «ikke kjent». (Tilskudd 2, inntil)').waitFor();
    expect(await form.getByLabel('Tilskudd 1 (kroner)').inputValue()).toBe('210 000');
    expect(await axeFinds(page)).toEqual([]);
    await form.getByRole('checkbox', { name: 'Tilskudd 2, inntil: Ikke kjent' }).check();
    await button('Lagre satsene').click();
    await page.getByText('Satsene er lagret.').waitFor();
    const row = page.getByRole('row', { name: /Rundskriv 5\/2026/u });
    await row.getByText('Lagt inn av Kari Konsulent').waitFor();
    await row.getByText('Sats mangler').waitFor();
    // What the app brings cannot be withdrawn; what was entered can, with a reason.
    expect(
      await page
        .getByRole('row', { name: /navikt\/g/u })
        .getByRole('button')
        .count(),
    ).toBe(0);
    await row.getByRole('button', { name: /^Trekk tilbake/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Trekk tilbake' }).click();
    await dialog.getByText('Skriv kort hvorfor satsene trekkes tilbake.').waitFor();
    await dialog.getByLabel('Hvorfor trekkes de tilbake?').fill('Feil rundskriv');
    await dialog.getByRole('button', { name: 'Trekk tilbake' }).click();
    await row.getByText('Trukket tilbake: Feil rundskriv').waitFor();
  });

  it('a filled PDF that cannot be taken is refused with the reason, whatever is wrong with it', async () => {
    const { pdf } = await must(page, 'form.fillablePdf', { form: 'intakeMapping', language: 'nb' });
    const blank = new Uint8Array(Buffer.from(pdf, 'base64'));
    await go(page, `/personer/${adult}/les-inn`);
    await page.getByRole('button', { name: 'Velg fil: Utfylt PDF' }).waitFor();
    const pick = async (file: string | Uint8Array) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Velg fil: Utfylt PDF' }).click();
      const picked =
        typeof file === 'string' ? file : { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from(file) };
      await (await chooser).setFiles(picked);
    };

    const locked = await PDFDocument.load(blank);
    locked.encrypt({ userPassword: 'hemmelig', ownerPassword: 'eier' });
    await pick(await locked.save());
    await page.getByText('PDF-en er låst med passord. Lagre den uten passord, og prøv igjen.').waitFor();

    await pick(await fillElsewhere(blank, [['script', 'app.alert(1)']]));
    await page.getByText('PDF-en inneholder et skript').waitFor();

    await pick(await fillElsewhere(blank, [['set', markerField, 'intakeMapping:99:nb']]));
    await page.getByText('PDF-en er versjon 99 av kartleggingsskjemaet.').waitFor();

    await pick(await fillElsewhere(blank, [['rename', 'phone', 'telefon']]));
    await page.getByText('fått nytt navn (1): Telefon/mobilnummer.').waitFor();

    const large = join(world.folder, 'stor.pdf');
    const handle = openSync(large, 'w');
    writeSync(handle, '%PDF-1.7\n');
    closeSync(handle);
    truncateSync(large, 200 * 1024 * 1024);
    await pick(large);
    await page.getByText('En utfylt PDF kan være på høyst 20 MB.').waitFor();
    expect(readFileSync(large).length).toBe(200 * 1024 * 1024);
    expect((await must(page, 'form.list', { personId: adult, form: 'intakeMapping' })).forms).toEqual([]);
  });
});
