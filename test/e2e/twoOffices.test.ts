import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodInput } from '#shared/api/contract.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { axeFinds } from './axe.ts';
import { input } from './fillForm.ts';
import { go, must, passphrase, unlock, World, waitSaved } from './harness.ts';
import {
  enrol,
  giveConsent,
  makePackage,
  type Office,
  onPage,
  openBrowserOffice,
  openOffice,
  openPackage,
  readIn,
} from './offices.ts';

/**
 * Two offices, each with its own browser, app and vault, that have nothing between them but the files that the one downloads and
 * the other picks. What is said of both is done on both screens.
 */
describe('two offices', () => {
  const worlds = { lom: new World(), sel: new World() };
  let coordinator: Office;
  let lom: Page;
  let sel: Page;
  let selam = '';
  let amina = '';
  /** Of Lom, from before Amina's consent was withdrawn. */
  let backup = '';

  beforeAll(async () => {
    [lom, sel, coordinator] = await Promise.all([
      openBrowserOffice(worlds.lom, '3434', 'Kari Konsulent'),
      openBrowserOffice(worlds.sel, '3437', 'Ola Konsulent'),
      openOffice('3431', 'Eva Koordinator'),
    ]);
    await enrol(coordinator.must, [
      { call: onPage(lom), name: 'Kontoret i Fossbergom' },
      { call: onPage(sel), name: 'Kontoret på Otta' },
    ]);
    const create = async (values: MethodInput<'person.create'>['values']) =>
      (await must(lom, 'person.create', { values })).id;
    const hidden = { birthDate: '1984-02-29', protection: 'confidential' } as const;
    amina = await create({ firstName: 'Amina', lastName: 'Warsame', ...hidden });
    selam = await create({ firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12', phone: '90 00 00 00' });
    await giveConsent(onPage(lom), amina, 'Sel kommune', ['identity']);
    for (const page of [lom, sel]) {
      await page.reload();
      await page.waitForSelector('.shell');
    }
  });
  afterAll(async () => {
    await worlds.lom.end();
    await worlds.sel.end();
    await coordinator.end();
  });

  const button = (place: Page | Locator, name: string | RegExp) => place.getByRole('button', { name, exact: true });
  /** What the navigation says that there is to do in the exchange. */
  const toDo = (page: Page) => page.getByRole('link', { name: /^Utveksling/u });
  const peopleOf = async (page: Page) =>
    (await must(page, 'person.search', { text: '' })).people.map(({ name }) => name).toSorted();

  /** On the person's own page, field by field as it is called there. */
  async function edit(page: Page, personId: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await go(page, `/personer/${personId}`);
    await button(page, 'Endre').click();
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
    await button(page, 'Lagre endringene').click();
    await button(page, 'Endre').waitFor();
  }

  it('Selam consents in Lom, and nothing goes before she has signed', async () => {
    await go(lom, `/personer/${selam}?fane=consents`);
    await button(lom, 'Nytt samtykke').click();
    await lom.waitForSelector('.intake');
    const form = await lom.evaluate(() => window.location.hash.slice(1).split('?')[0] ?? '');
    await lom.locator('[data-path="interpreterUsed"] input[value="no"]').check();
    await go(lom, `${form}?del=recipients`);
    await button(lom, /^Legg til/u).click();
    const row = (await lom.locator('[data-path$=".body"]').getAttribute('data-path'))?.replace('.body', '') ?? '';
    await input(lom, `${row}.body`).fill('Sel kommune');
    await lom.locator(`[data-path="${row}.scopes"] input[value="identity"]`).check();
    await input(lom, `${row}.purpose`).fill('Flytting til en annen kommune');
    await go(lom, `${form}?del=signing`);
    const year = Number(dayInNorway(new Date()).slice(0, 4));
    await input(lom, 'validFrom').fill(`01.01.${year}`);
    await input(lom, 'validUntil').fill(`31.12.${year + 1}`);
    await lom.locator('[data-path="signedBy"] input[value="self"], [data-path="signedBy"] select').first().check();
    await waitSaved(lom);
    await lom.locator('.intake-step-last').click();
    await button(lom, 'Fullfør').click();
    await button(lom.getByRole('dialog'), 'Fullfør').click();
    await button(lom, 'Registrer underskrifter').waitFor();

    await go(lom, '/utveksling/lag-pakke');
    await lom.getByRole('radio', { name: 'Sel', exact: true }).check();
    await lom.getByText('Med i pakken').waitFor();
    expect(await lom.getByRole('link', { name: 'Haile, Selam' }).count()).toBe(0);

    await go(lom, form);
    await button(lom, 'Registrer underskrifter').click();
    const signer = lom.getByRole('group', { name: 'Underskrift bruker' });
    await signer.getByLabel('Sted').fill('Fossbergom');
    await signer.getByLabel('Navn').fill('Selam Haile');
    await button(lom, 'Lagre underskriftene').click();
    await lom.getByText('underskrevet av Selam Haile').waitFor();
  });

  it('a package shows what is in it before anything is read in, person by person', async () => {
    await go(lom, '/utveksling/lag-pakke');
    await lom.getByRole('radio', { name: 'Sel', exact: true }).check();
    // Amina's address is protected: she goes only because somebody here says so.
    await lom.getByRole('checkbox', { name: 'Ta med Warsame, Amina, selv om adressen er beskyttet' }).check();
    await lom
      .getByRole('row')
      .filter({ hasText: 'Warsame, Amina' })
      .getByText(/^Samtykke SE-/u)
      .waitFor();
    const started = lom.waitForEvent('download');
    await button(lom, 'Lag pakken').click();
    const name = (await started).suggestedFilename();
    expect(name).toMatch(/^dalsam-lom-til-sel-[\d-]+\.dalsam$/u);
    const content = readFileSync(await (await started).path());

    await openPackage(sel, { name, content });
    await sel.getByRole('heading', { name: 'Pakke nr. 1 fra Lom, Kontoret i Fossbergom' }).waitFor();
    await sel.getByText('2 nye personer').waitFor();
    const hidden = sel.locator('.change-case').filter({ hasText: 'Warsame, Amina' });
    await hidden.getByRole('img', { name: 'Beskyttet adresse' }).waitFor();
    // Whoever else is in it comes into view further down.
    const open = sel.locator('.change-case').filter({ hasText: 'Haile, Selam' });
    await sel.locator('.change-scroll').focus();
    await expect
      .poll(async () => {
        await sel.keyboard.press('PageDown');
        return open.count();
      })
      .toBe(1);
    await open.getByText('Ny her').waitFor();
    expect(await open.getByRole('img', { name: 'Beskyttet adresse' }).count()).toBe(0);
    expect(await peopleOf(sel)).toEqual([]);
    expect(await axeFinds(sel)).toEqual([]);
    await button(sel, 'Les inn').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    expect(await peopleOf(sel)).toEqual(['Haile, Selam', 'Warsame, Amina']);
  });

  it('both write in the same field: a conflict at both, settled at one, and gone at the other', async () => {
    await edit(lom, selam, { 'Telefon/mobilnummer': '91 11 11 11', Adresse: 'Bygdevegen 4' });
    await edit(sel, selam, { 'Telefon/mobilnummer': '92 22 22 22', Poststed: 'Otta' });
    const [fromLom, fromSel] = [await makePackage(lom, 'Sel'), await makePackage(sel, 'Lom')];

    await openPackage(lom, fromSel);
    const phone = lom.getByRole('row').filter({ hasText: 'Telefon/mobilnummer' });
    await phone.getByText('Konflikt', { exact: true }).waitFor();
    expect(await phone.innerText()).toMatch(/91 11 11 11[\s\S]*92 22 22 22[\s\S]*Ola Konsulent, Sel/u);
    // What only one of them touched is no conflict, and is told of as such.
    await lom.getByRole('row').filter({ hasText: 'Poststed' }).getByText('Slått sammen').waitFor();
    await button(lom, 'Les inn').click();
    await lom.getByText('Pakken er lest inn').waitFor();
    await readIn(sel, fromLom);
    for (const page of [lom, sel]) await toDo(page).getByText('1 venter på deg').waitFor();

    await button(lom, 'Se på konfliktene').click();
    await lom.getByRole('link', { name: 'Telefon/mobilnummer' }).click();
    const sides = lom.locator('.conflict-side');
    await sides.filter({ hasText: '92 22 22 22' }).getByText('Ola Konsulent, Sel').waitFor();
    await sides.filter({ hasText: '91 11 11 11' }).getByText('Kari Konsulent, Lom (dere)').waitFor();
    await sides.filter({ hasText: '92 22 22 22' }).getByRole('radio').check();
    await button(lom, 'Lagre valget').click();
    await lom.getByText('Ingen konflikter').waitFor();
    await toDo(lom).getByText('venter på deg').waitFor({ state: 'detached' });

    await openPackage(sel, await makePackage(lom, 'Sel'));
    await sel
      .getByRole('row')
      .filter({ hasText: 'Telefon/mobilnummer' })
      .getByText('Konflikt avgjort', { exact: true })
      .waitFor();
    await button(sel, 'Les inn').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    await toDo(sel).getByText('venter på deg').waitFor({ state: 'detached' });
    for (const page of [lom, sel]) {
      const { values } = await must(page, 'person.get', { id: selam });
      expect(values).toMatchObject({ phone: '92 22 22 22', address: 'Bygdevegen 4', postalPlace: 'Otta' });
    }
  });

  async function offer(message: string): Promise<void> {
    await go(lom, `/personer/${selam}`);
    await button(lom, 'Flytt saken').click();
    await lom.getByLabel('Til kommune').selectOption('3437');
    await lom.getByText('Dette følger med tilbudet').waitFor();
    await lom.getByLabel('Melding til den som skal overta').fill(message);
    await button(lom, 'Tilby saken').click();
    await lom.getByText('Saken er tilbudt Sel kommune').waitFor();
    await readIn(sel, await makePackage(lom, 'Sel'));
    await toDo(sel).getByText('1 venter på deg').waitFor();
    await toDo(sel).click();
    await sel.getByRole('tab', { name: 'Flytting' }).click();
    const waiting = sel.locator('.transfer-card').filter({ hasText: 'Haile, Selam' });
    await waiting.getByText(message).waitFor();
    await waiting.getByRole('link', { name: 'Se og svar' }).or(button(waiting, 'Se og svar')).click();
  }

  it('a case is offered, rejected with a reason, offered anew and taken over: read-only where it was', async () => {
    await offer('Har fått jobb på Otta fra 1. august.');
    await button(sel, 'Si nei').click();
    expect(await sel.getByText('Svart nei').count()).toBe(0);
    await sel.getByLabel('Svar til kommunen som tilbyr saken').fill('Vi har ikke bolig før til høsten.');
    await button(sel, 'Si nei').click();
    await sel.getByText('Svart nei').waitFor();
    await readIn(lom, await makePackage(sel, 'Lom'));
    await go(lom, '/utveksling?fane=transfers');
    await lom.getByText('Svart nei').waitFor();
    await lom.getByRole('link', { name: 'Se', exact: true }).click();
    await lom.getByText('Vi har ikke bolig før til høsten.').waitFor();
    // It is still Lom's.
    await edit(lom, selam, { Adresse: 'Bygdevegen 5' });

    await offer('Bolig fra 1. september.');
    await sel.getByLabel('Svar til kommunen som tilbyr saken').fill('Velkommen hit.');
    await button(sel, 'Ta imot saken').click();
    await sel.getByText('Overtatt').waitFor();
    await readIn(lom, await makePackage(sel, 'Lom'));
    await go(lom, `/personer/${selam}`);
    await lom.getByText('Saken er overlevert til Sel kommune').waitFor();
    expect(await button(lom, 'Endre').count()).toBe(0);
    expect(await axeFinds(lom)).toEqual([]);
    await readIn(sel, await makePackage(lom, 'Sel'));
    // What went over is listed at both.
    for (const page of [lom, sel]) {
      await go(page, '/utveksling?fane=transfers');
      await page
        .getByRole('row')
        .filter({ hasText: 'Overtatt' })
        .getByRole('link', { name: 'Se', exact: true })
        .click();
      await page.getByRole('row').filter({ hasText: 'kontaktopplysninger' }).waitFor();
    }
    await edit(sel, selam, { Adresse: 'Storgata 2' });
  });

  it('Amina takes her consent back: told, erased, answered, and who has confirmed is listed', async () => {
    backup = (await must(lom, 'backup.create', {})).name;
    await go(lom, `/personer/${amina}?fane=consents`);
    await button(lom, /^Åpne samtykke /u).click();
    await button(lom, 'Trekk tilbake alt').click();
    await button(lom.getByRole('dialog'), 'Trekk tilbake').click();
    await lom.getByText('sa fra til Kari Konsulent').waitFor();
    const told = await makePackage(lom, 'Sel');
    const asked = lom.getByRole('table', { name: 'Slettinger etter at samtykke er trukket tilbake' });
    await go(lom, '/utveksling');
    const line = asked.getByRole('row').filter({ hasText: 'Warsame, Amina' });
    await line.getByText('Ikke bekreftet').waitFor();
    await line.getByRole('img', { name: 'Beskyttet adresse' }).waitFor();

    await openPackage(sel, told);
    const erased = sel.getByRole('listitem').filter({ hasText: 'Warsame, Amina' });
    await erased.getByRole('img', { name: 'Beskyttet adresse' }).waitFor();
    await button(sel, 'Les inn og slett').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    expect(await peopleOf(sel)).toEqual(['Haile, Selam']);

    const receipt = await makePackage(sel, 'Lom');
    await openPackage(lom, receipt);
    await lom.getByText('Avsenderen bekrefter 1 sletting.').waitFor();
    await button(lom, 'Les inn').click();
    await lom.getByText('Pakken er lest inn').waitFor();
    await go(lom, '/utveksling');
    await line.getByText('Bekreftet', { exact: true }).waitFor();
    expect(await axeFinds(lom)).toEqual([]);
    // Her case is where it was, at the one who owns it.
    expect(await peopleOf(lom)).toContain('Warsame, Amina');
  });

  it('an older copy of the register is told that she took it back, and shares nothing until there is a new consent', async () => {
    await must(lom, 'vault.lock', { reason: 'byUser' });
    await must(lom, 'backup.restore', { name: backup, passphrase });
    await lom.reload();
    await unlock(lom);
    const include = lom.getByRole('checkbox', { name: 'Ta med Warsame, Amina, selv om adressen er beskyttet' });
    const planFor = async (to: string) => {
      await go(lom, '/utveksling/lag-pakke');
      await lom.getByRole('radio', { name: to, exact: true }).check();
    };
    await edit(lom, amina, { Adresse: 'Nygata 1' });
    await planFor('Sel');
    await include.check();
    await lom.getByRole('row').filter({ hasText: 'Warsame, Amina' }).getByText('Samtykke').first().waitFor();
    const started = lom.waitForEvent('download');
    await button(lom, 'Lag pakken').click();
    const file = await started;
    await openPackage(sel, { name: file.suggestedFilename(), content: readFileSync(await file.path()) });
    await sel.getByText('tas ikke imot, fordi samtykket er trukket tilbake.').waitFor();
    await button(sel, 'Les inn').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    expect(await peopleOf(sel)).toEqual(['Haile, Selam']);

    await openPackage(lom, await makePackage(sel, 'Lom'));
    await lom.getByText('har slettet dette fordi samtykket ble trukket tilbake.').waitFor();
    const told = lom.getByRole('listitem').filter({ hasText: 'Warsame, Amina' });
    await told.getByRole('img', { name: 'Beskyttet adresse' }).waitFor();
    await lookAt('learned');
    await button(lom, 'Les inn').click();
    await lom.getByText('Pakken er lest inn').waitFor();
    await planFor('Sel');
    await include.check();
    await lom.getByText('Registeret her er eldre og viser samtykket ennå.').first().waitFor();
    await lookAt('takenBackSince');
    // What had come along with what Sel did not take is taken back too: who has the case.
    await openPackage(sel, await makePackage(lom, 'Sel'));
    await sel.getByRole('listitem').filter({ hasText: 'Hvem som har saken' }).waitFor();
    await button(sel, 'Les inn og slett').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    expect(await peopleOf(sel)).toEqual(['Haile, Selam']);
  });

  /** Nothing for axe to find; and a picture where somebody wants one. */
  async function lookAt(name: string): Promise<void> {
    expect(await axeFinds(lom)).toEqual([]);
    const folder = process.env.DALSAM_SHOTS;
    if (folder === undefined) return;
    await lom.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }
});
