import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { npmStart, signalGroup } from '../hosts/startProcess.ts';
import { input } from './fillForm.ts';
import { call, go, must, passphrase, quickVault, unlock, World, waitSaved } from './harness.ts';

/** What goes wrong in an office: each gets a message that says what to do, and nothing that was typed is lost. */
describe('bad input', () => {
  const world = new World();
  let page: Page;
  let personId = '';
  let otherId = '';
  let formId = '';

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    const person = { firstName: 'Yonas', lastName: 'Haile', birthDate: '1990-12-17' };
    personId = (await must(page, 'person.create', { values: person })).id;
    otherId = (
      await must(page, 'person.create', { values: { firstName: 'Sara', lastName: 'Berhe', nationalId: '29822099635' } })
    ).id;
    formId = (await must(page, 'form.start', { personId, form: 'intakeMapping' })).id;
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    await go(page, `/personer/${personId}/kartlegging/${formId}?del=personal`);
    await input(page, 'lastName').waitFor();
  });

  const field = (path: string) => page.locator(`[data-path="${path}"]`);
  const stored = async (path: string) => (await must(page, 'form.get', { id: formId })).values[path] ?? null;
  const paste = (path: string, make: string) =>
    input(page, path).evaluate((box, expression) => {
      (box as HTMLElement).focus();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', expression === '10 MB' ? 'x'.repeat(10_000_000) : expression);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, make);

  it('31.02 stays as it was typed, with what to do, also after the page was closed', async () => {
    await input(page, 'arrivalDate').fill('31.02.2020');
    await page.keyboard.press('Tab');
    await field('arrivalDate').getByText('Denne datoen finnes ikke').waitFor();
    await waitSaved(page);
    await page.reload();
    await input(page, 'arrivalDate').waitFor();
    expect(await input(page, 'arrivalDate').inputValue()).toBe('31.02.2020');
    await input(page, 'arrivalDate').fill('1.2.2020');
    await page.keyboard.press('Tab');
    expect(await input(page, 'arrivalDate').inputValue()).toBe('01.02.2020');
    await expect.poll(() => stored('arrivalDate')).toBe('2020-02-01');
    expect(await field('arrivalDate').getByText('Denne datoen finnes ikke').count()).toBe(0);
  });

  it('settlement before birth is told at the field, and saved all the same', async () => {
    await input(page, 'settlementDate').fill('01.01.1980');
    await page.keyboard.press('Tab');
    await field('settlementDate').getByText('Datoen er før fødselsdatoen i personregisteret').waitFor();
    await expect.poll(() => stored('settlementDate')).toBe('1980-01-01');
  });

  it('10 MB in the clipboard are refused at once, and what stood there is untouched', async () => {
    await go(page, `/personer/${personId}/kartlegging/${formId}?del=background`);
    await input(page, 'backgroundInformation').fill('Det som sto her fra før.');
    const began = Date.now();
    await paste('backgroundInformation', '10 MB');
    await field('backgroundInformation').getByText('Ingenting ble limt inn').waitFor();
    expect(Date.now() - began).toBeLessThan(3_000);
    expect(await input(page, 'backgroundInformation').inputValue()).toBe('Det som sto her fra før.');
    await expect.poll(() => stored('backgroundInformation')).toBe('Det som sto her fra før.');
  });

  it('control characters are taken out with a notice', async () => {
    await input(page, 'address').fill('');
    await paste('address', 'Stor\u0000gata \u202e1');
    await field('address').getByText('2 usynlige styretegn').waitFor();
    expect(await input(page, 'address').inputValue()).toBe('Storgata 1');
    await expect.poll(() => stored('address')).toBe('Storgata 1');
  });

  it("another person's number is told of, with the way to that person", async () => {
    await input(page, 'nationalId').fill('29822099635');
    await page.keyboard.press('Tab');
    const link = field('nationalId').getByRole('link', { name: 'Åpne Berhe, Sara' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toContain(otherId);
  });

  it('a number that fails its check says how, and is kept with a reason', async () => {
    await input(page, 'nationalId').fill('13097248032');
    await page.keyboard.press('Tab');
    await field('nationalId').getByText('Kontrollsifrene stemmer ikke').waitFor();
    await field('nationalId').getByRole('button', { name: 'Behold nummeret likevel' }).click();
    await page.keyboard.type('Står slik på oppholdskortet');
    await expect.poll(() => stored('nationalId.$kept')).toBe('Står slik på oppholdskortet');
    expect(await field('nationalId').getByText('Kontrollsifrene stemmer ikke').count()).toBe(0);
  });

  it('text in a number field is kept, with what to do', async () => {
    await go(page, `/personer/${personId}/kartlegging/${formId}?del=education`);
    await input(page, 'schoolYears').fill('omtrent ni');
    await page.keyboard.press('Tab');
    await field('schoolYears').getByText('Skriv et tall med siffer').waitFor();
    await waitSaved(page);
    expect(await input(page, 'schoolYears').inputValue()).toBe('omtrent ni');
  });

  it('a version is not closed over what cannot be read: it names the fields and leads there', async () => {
    await go(page, `/personer/${personId}/kartlegging/${formId}?del=$oversikt`);
    await page.getByRole('button', { name: 'Fullfør', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: /^Fullfør/ }).click();
    await dialog.getByText('må rettes før skjemaet kan fullføres').waitFor();
    await dialog.getByRole('button', { name: 'Antall år på skole' }).click();
    await input(page, 'schoolYears').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('felt-schoolYears');
    expect(await input(page, 'schoolYears').inputValue()).toBe('omtrent ni');
  });

  it('a window that is closed in the middle of a word has left it in the vault', async () => {
    await go(page, `/personer/${personId}/kartlegging/${formId}?del=lifeSituation`);
    await input(page, 'leisureInterests').click();
    await page.keyboard.type('Fotball og langren');
    const address = page.url();
    await page.close();
    page = await world.open(address);
    await input(page, 'leisureInterests').waitFor();
    expect(await input(page, 'leisureInterests').inputValue()).toBe('Fotball og langren');
  });

  it('a second process on the same vault says who has it, and harms nothing', async () => {
    await must(page, 'vault.status', {});
    const second = npmStart(['--web', '--vault', world.vault], {
      DALSAM_HOME: join(world.folder, 'second home'),
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    });
    try {
      const other = await world.open(await second.link());
      const answer = await call(other, 'vault.unlock', { passphrase });
      expect(answer).toMatchObject({ ok: false, error: { code: 'vaultInUse' } });
      await other.getByLabel('Passordfrase', { exact: true }).fill(passphrase);
      await other.getByRole('button', { name: 'Lås opp' }).click();
      await other.getByText(/åpent i et annet Dalsam-vindu/).waitFor();
      await other.close();
    } finally {
      signalGroup(second, 'SIGKILL');
      await second.ended;
    }
    expect((await must(page, 'vault.status', {})).state).toBe('open');
  });

  it('a wrong passphrase is told plainly, and the right one still opens', async () => {
    await page.keyboard.press('Control+l');
    await page.getByText('Dalsam er låst').waitFor();
    await page.getByLabel('Passordfrase', { exact: true }).fill('feil hest batteri stift');
    await page.getByRole('button', { name: 'Lås opp' }).click();
    await page.getByText('Passordfrasen er feil').waitFor();
    await unlock(page);
    await input(page, 'lastName').waitFor();
  });
});
