import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { pdfText } from '../pdfText.ts';
import { answers, marker } from './answers.ts';
import { answer, input, shown } from './fillForm.ts';
import { go, must, passphrase, unlock, World, waitSaved } from './harness.ts';

/**
 * The main job in a real browser, from an empty folder to a printed form: a consultant in Lom sets up a vault, registers a
 * family, fills in the eleven sections with the participant beside her, is interrupted in every way there is, and finds
 * every character in place.
 */
describe('a consultant in Lom', () => {
  const world = new World();
  let page: Page;
  let personId = '';
  let formId = '';
  /** The rows that were added on the screen, by table and the answers' own row ids. */
  const rowIds = new Map<string, string>();

  beforeAll(async () => {
    page = await world.open(await world.startHost());
  });
  afterAll(() => world.end());

  const formAddress = (step = 'personal') => `/personer/${personId}/kartlegging/${formId}?del=${step}`;
  const vaultForm = () => must(page, 'form.get', { id: formId });

  it('creates an encrypted vault and takes the recovery key on paper', async () => {
    await page.getByRole('button', { name: /Ta i bruk for kommunen min/ }).click();
    await page.getByLabel('Kommune', { exact: true }).selectOption({ label: 'Lom' });
    await page.getByLabel('Navnet ditt').fill('Kari Konsulent');
    await page.getByRole('radio', { name: /Konsulent/ }).check();
    await page.getByRole('button', { name: 'Neste' }).click();
    await page.getByLabel('Passordfrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Gjenta passordfrasen').fill(passphrase);
    await page.getByRole('button', { name: 'Opprett hvelvet' }).click();

    await page.locator('.recovery-key li').first().waitFor();
    const groups = await page
      .locator('.recovery-key li')
      .evaluateAll((items) => items.map((item) => (item.lastChild?.textContent ?? '').trim()));
    expect(groups.length).toBeGreaterThanOrEqual(6);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lagre PDF' }).click(),
    ]);
    // Printed with room between the characters, to be copied by hand.
    const sheet = (await pdfText(readFileSync(await download.path()), 'raw')).replaceAll(' ', '');
    for (const group of groups) expect(sheet).toContain(group);
    await download.delete();

    for (const field of await page.getByLabel(/Gruppe \d+ på arket/).all()) {
      const label = await field.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? '');
      await field.fill(groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
    }
    await page.getByRole('checkbox', { name: /Arket er skrevet ut/ }).check();
    await page.getByRole('button', { name: 'Ferdig, åpne Dalsam' }).click();
    await page.waitForSelector('.shell');
  });

  it('registers a family, with names in their own script', async () => {
    await go(page, '/personer/ny');
    await page.getByLabel('Etternavn').fill('Haile');
    await page.getByLabel('Fornavn', { exact: true }).fill('Yonas');
    await page.getByLabel('Navn med egen skrift').fill('ዮናስ ሃይለ');
    await page.getByLabel('Fødselsdato').fill('17.12.1990');
    await page.getByLabel('Fødselsnummer (11 siffer)').fill('17912099997');
    await page.getByRole('button', { name: 'Registrer', exact: true }).click();
    await page.waitForURL(/personer\/[0-9A-Z]{26}/);
    personId = /personer\/([0-9A-Z]{26})/.exec(page.url())?.[1] ?? '';

    await go(page, `/personer/${personId}?fane=household`);
    await page.getByRole('button', { name: 'Opprett husstand' }).click();
    for (const [relation, last, first, native, born] of [
      ['spouse', 'Ahmad', 'Layla', 'ليلى أحمد', '03.04.1992'],
      ['child', 'Haile', 'Sara', 'ሳራ ሃይለ', '05.06.2018'],
    ] as const) {
      await page.getByRole('button', { name: 'Legg til person' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Relasjon').selectOption(relation);
      await dialog
        .getByRole('link', { name: 'Registrer ny person' })
        .or(dialog.getByRole('button', { name: 'Registrer ny person' }))
        .click();
      await page.getByLabel('Etternavn').fill(last);
      await page.getByLabel('Fornavn', { exact: true }).fill(first);
      await page.getByLabel('Navn med egen skrift').fill(native);
      await page.getByLabel('Fødselsdato').fill(born);
      await page.getByRole('button', { name: 'Registrer', exact: true }).click();
      await page.waitForURL((url) => /personer\/[0-9A-Z]{26}/.test(url.hash));
      await go(page, `/personer/${personId}?fane=household`);
      await page.getByText(`${last}, ${first}`).first().waitFor();
    }
  });

  it('starts the intake mapping with what the register knows', async () => {
    await go(page, `/personer/${personId}?fane=intake`);
    await page.getByRole('button', { name: 'Start kartlegging' }).click();
    await page.waitForURL(/kartlegging/);
    formId = /kartlegging\/([0-9A-Z]{26})/.exec(page.url())?.[1] ?? '';
    await page.getByRole('heading', { name: 'Personlige opplysninger' }).waitFor();
    expect(await input(page, 'lastName').inputValue()).toBe('Haile');
    expect(await input(page, 'nationalId').inputValue()).toBe('17912099997');
    const household = page.locator('[data-path="household"]');
    await household.getByText('Ahmad, Layla').waitFor();
    expect(await household.getByRole('cell', { name: 'Ektefelle' }).count()).toBe(1);
    expect(await household.getByText('Haile, Sara').count()).toBe(1);
  });

  it('is killed in the middle of a sentence, and loses at most the last second', async () => {
    await go(page, formAddress('background'));
    await input(page, 'backgroundInformation').click();
    const sentence =
      `${marker} vokste opp ved havet i Massawa. Familien drev et lite verksted, og alle hjalp til. `.repeat(2);
    const typedAt: number[] = [];
    for (const character of sentence) {
      await page.keyboard.type(character);
      typedAt.push(Date.now());
    }
    const killedAt = Date.now();
    await world.killHost();
    const safe = typedAt.filter((at) => at <= killedAt - 1_000).length;
    expect(safe).toBeLessThan(sentence.length);
    // The screen keeps the text and says that it is not saved.
    await page.waitForSelector('.intake-save[data-state="retrying"]');
    expect(await input(page, 'backgroundInformation').inputValue()).toBe(sentence);
    await page.close({ runBeforeUnload: false });

    page = await world.open(await world.startHost());
    await unlock(page);
    await go(page, formAddress('background'));
    await input(page, 'backgroundInformation').waitFor();
    const found = await input(page, 'backgroundInformation').inputValue();
    expect(sentence.startsWith(found)).toBe(true);
    expect(found.length).toBeGreaterThanOrEqual(safe);
    expect(await page.getByText(/Du ble avbrutt sist/).count()).toBe(1);
  });

  it('locks the screen in the middle of a word, and finds every character and the same field', async () => {
    await go(page, formAddress('selfAssessment'));
    await input(page, 'wantedWork').click();
    const text = `${marker}: bakeri, eller noe med tre`;
    await page.keyboard.type(text, { delay: 5 });
    await page.keyboard.press('Control+l');
    await page.getByText('Dalsam er låst').waitFor();
    expect(await page.getByText(marker).count()).toBe(0);
    await unlock(page);
    await input(page, 'wantedWork').waitFor();
    expect(await input(page, 'wantedWork').inputValue()).toBe(text);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('felt-wantedWork');
    await page.keyboard.press('End');
    await page.keyboard.type('virke');
    await waitSaved(page);
    await expect.poll(async () => (await vaultForm()).values.wantedWork).toBe(`${text}virke`);
  });

  it('fills in all eleven sections, every field of them', async () => {
    for (const section of intakeMapping.sections) {
      await go(page, formAddress(section.key));
      await page.getByRole('heading', { level: 2, name: section.screenTitle.nb, exact: true }).waitFor();
      for (const field of section.fields) {
        if (field.type !== 'table') {
          await answer(page, field.key, field, answers[field.key] ?? null);
          continue;
        }
        if ('rowsFrom' in field) continue;
        const frame = page.locator(`[data-path="${field.key}"]`);
        const preset = 'presetRows' in field ? field.presetRows : [];
        for (const [index, row] of ['rowA', 'rowB'].entries()) {
          await frame.getByRole('button', { name: `Legg til ${field.rowName.nb}` }).click();
          const added = frame.locator('tr[data-row]').nth(preset.length + index);
          rowIds.set(`${field.key}.${row}`, (await added.getAttribute('data-row')) ?? '');
        }
        for (const row of [...preset.map(({ id }) => id), 'rowA', 'rowB']) {
          for (const column of field.columns) {
            // English names itself: the template has no line for its name.
            if (row === 'english' && column.key === 'language') continue;
            const path = cellPath(field.key, rowIds.get(`${field.key}.${row}`) ?? row, column.key);
            await answer(page, path, column, answers[cellPath(field.key, row, column.key)] ?? null);
          }
        }
      }
      await waitSaved(page);
    }
    const { values } = await vaultForm();
    expect(values).toMatchObject(expectedValues());
  });

  it('finds it all again on the screen', async () => {
    await page.reload();
    for (const section of intakeMapping.sections) {
      await go(page, formAddress(section.key));
      await page.getByRole('heading', { level: 2, name: section.screenTitle.nb, exact: true }).waitFor();
      for (const field of section.fields) {
        if (field.type === 'text' || field.type === 'longText' || field.type === 'yesNo') {
          expect(await shown(page, field.key, field)).toBe(answers[field.key]);
        }
      }
    }
  });

  it('looks it over, completes it, and prints it', async () => {
    await go(page, formAddress('$oversikt'));
    await page.getByText('Alt som må være med, er besvart').waitFor();
    await page.getByRole('button', { name: 'Fullfør', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Fullfør' }).click();
    await page.getByText(/Fullført \d\d\.\d\d\.\d{4} av Kari Konsulent/).waitFor();
    expect(await page.locator('input[id^="felt-"]').count()).toBe(0);
    expect(await page.getByText(String(answers.industryContact).split('\n')[0] ?? '').count()).toBe(1);

    await page.getByRole('button', { name: 'Forhåndsvis og skriv ut' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lagre PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).not.toMatch(/haile|yonas|17912099997/i);
    const pdf = await pdfText(readFileSync(await download.path()), 'raw');
    await download.delete();
    const flat = pdf.replace(/\s+/g, ' ');
    for (const value of Object.values(expectedValues())) {
      if (typeof value !== 'string' || !value.startsWith(marker)) continue;
      for (const line of value.split('\n')) expect(flat).toContain(line);
    }
    expect(flat).toContain('Ahmad, Layla');
    expect(flat).toContain('17912099997');
    await page.locator('iframe.pdf-frame').waitFor();
  });

  it('offers to carry over to the register what the form says otherwise', async () => {
    await page.getByRole('button', { name: 'Tilbake til skjemaet' }).click();
    await page.getByText('Endret i skjemaet – oppdater registeret?').waitFor();
    await page.getByRole('checkbox', { name: /^Telefon/ }).check();
    await page.getByRole('button', { name: 'Oppdater registeret' }).click();
    await expect.poll(async () => (await must(page, 'person.get', { id: personId })).values.phone).toBe(answers.phone);
  });

  it('makes a new version, which shows what changes', async () => {
    await page.getByRole('button', { name: 'Ny versjon' }).click();
    await page.getByText('Kartlegging · Versjon 2').waitFor();
    formId = /kartlegging\/([0-9A-Z]{26})/.exec(page.url())?.[1] ?? '';
    await go(page, formAddress('selfAssessment'));
    expect(await input(page, 'wantedWork').inputValue()).toBe(answers.wantedWork);
    await input(page, 'wantedWork').fill(`${marker} i Vågå`);
    await input(page, 'goodAt').focus();
    const field = page.locator('[data-path="wantedWork"]');
    await field.getByText(/Endret\. Forrige versjon: Zebrafink/).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Alt+h');
    await page
      .getByText(/Kari Konsulent/)
      .nth(1)
      .waitFor();
  });

  it('leaves nothing readable on the disk', async () => {
    await waitSaved(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+l');
    await page.getByText('Dalsam er låst').waitFor();
    const files = filesThere();
    const holding = (word: string, encoding: 'utf8' | 'utf16le') =>
      files
        .filter(({ bytes }) => bytes.includes(word, 0, encoding))
        .map(({ name }) => `${word} (${encoding}): ${name}`);
    // Something that does stand there, so that the search is known to find what there is.
    expect(holding('3434', 'utf8')).not.toEqual([]);
    const words = [marker, 'Haile', 'ዮናስ', 'ليلى', '17912099997', 'Massawa', passphrase];
    expect(words.flatMap((word) => [...holding(word, 'utf8'), ...holding(word, 'utf16le')])).toEqual([]);
  });

  /** Of the vault, the processes and the browser, which goes on with its own meanwhile: what is gone when its turn comes, is not there. */
  function filesThere(folder = world.folder): { readonly name: string; readonly bytes: Buffer }[] {
    return ifThere(() => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
      const name = join(folder, entry.name);
      if (entry.isDirectory()) return filesThere(name);
      return entry.isFile() ? ifThere(() => [{ name, bytes: readFileSync(name) }]) : [];
    });
  }

  /** The answers under the row ids that the screen gave. */
  function expectedValues(): FormInstance['values'] {
    const entries = Object.entries(answers).flatMap(([path, value]) => {
      const [table = '', row, column] = path.split('.');
      if (row === undefined || column === undefined) return [[path, value] as const];
      if (column === '$row' || (row === 'english' && column === 'language')) return [];
      return [[cellPath(table, rowIds.get(`${table}.${row}`) ?? row, column), value] as const];
    });
    return Object.fromEntries(entries) as FormInstance['values'];
  }
});

function ifThere<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
