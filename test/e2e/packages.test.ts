import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addYears } from '#shared/dates.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { axeFinds } from './axe.ts';
import { go, must, passphrase, unlock, World } from './harness.ts';

/** Two browsers and two vaults: a package is made in one and read in the other, as a file and by the exchange folder. */
describe('packages', () => {
  const worlds = { lom: new World(), sel: new World() };
  const shared = join(worlds.lom.folder, 'shared');
  let lom: Page;
  let sel: Page;
  let selam = '';
  let consent = '';

  beforeAll(async () => {
    mkdirSync(shared);
    sel = await begin(worlds.sel, '3437', 'Ola Konsulent');
    lom = await begin(worlds.lom, '3434', 'Kari Konsulent');
    await trustEachOther();
    await fillLom();
  });
  afterAll(async () => {
    await worlds.lom.end();
    await worlds.sel.end();
  });

  async function begin(world: World, municipality: '3434' | '3437', name: string): Promise<Page> {
    const page = await world.open(await world.startHost());
    await must(page, 'vault.create', { municipality, name, role: 'coordinator', passphrase });
    await page.reload();
    await page.waitForSelector('.shell');
    return page;
  }

  /** A coordinator's list with both on it; Sel's machine is an ordinary one, and the coordinator a third vault's key that Sel keeps. */
  async function trustEachOther(): Promise<void> {
    const coordinator = new World();
    const page = await begin(coordinator, '3437', 'Eva Koordinator');
    await must(page, 'installation.create', { name: 'Koordinator', role: 'coordinator' });
    await must(page, 'member.startList', {});
    for (const [each, name] of [
      [lom, 'PC 1'],
      [sel, 'PC 7'],
    ] as const) {
      await must(each, 'installation.create', { name, role: 'municipality' });
      const card = await must(each, 'installation.card', {});
      const read = await must(page, 'member.readCard', { content: card.content });
      await must(page, 'member.add', {
        content: card.content,
        fingerprint: read.fingerprint.hash,
        comparedBy: 'Eva Koordinator',
        comparedWith: 'Kari Konsulent',
      });
    }
    const list = await must(page, 'member.exportList', {});
    for (const each of [lom, sel]) {
      const read = await must(each, 'member.readList', { content: list.content });
      await must(each, 'member.trustCoordinator', {
        content: list.content,
        fingerprint: read.fingerprint.hash,
        replace: false,
      });
      await each.reload();
      await each.waitForSelector('.shell');
    }
    await coordinator.end();
  }

  async function fillLom(): Promise<void> {
    const create = (values: object) => must(lom, 'person.create', { values } as never);
    selam = (
      await create({
        firstName: 'Selam',
        lastName: 'Haile',
        birthDate: '1990-04-12',
        settlementDate: '2025-03-01',
        phone: '91 23 45 67',
        arrivalManner: 'asylumSeeker',
      })
    ).id;
    consent = await consentTo(selam, ['identity']);
    const hidden = await create({
      firstName: 'Aziz',
      lastName: 'Karimi',
      birthDate: '1985-01-02',
      protection: 'confidential',
    });
    await consentTo(hidden.id, ['identity']);
  }

  async function consentTo(personId: string, scopes: readonly string[]): Promise<string> {
    const { id } = await must(lom, 'form.start', { personId, form: 'consent' });
    const today = dayInNorway(new Date());
    await must(lom, 'form.save', {
      id,
      values: {
        interpreterUsed: 'no',
        'recipients.rowA.$row': 1,
        'recipients.rowA.body': 'Sel kommune',
        'recipients.rowA.scopes': [...scopes],
        'recipients.rowA.purpose': 'Bosetting og bolig',
        validFrom: today,
        validUntil: addYears(today, 1),
        signedBy: 'self',
      },
    });
    await must(lom, 'form.complete', { id, acceptMissing: true });
    await must(lom, 'paper.sign', {
      id,
      date: today,
      signatures: [{ line: 0, name: 'Selam Haile', place: 'Lom', date: today, capacity: 'self' }],
    });
    return id;
  }

  const shot = async (page: Page, name: string) => {
    const folder = process.env.DALSAM_SHOTS;
    if (!folder) return;
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const show = async (page: Page, address: string, heading: string) => {
    await go(page, address);
    await page.getByRole('heading', { name: heading }).first().waitFor();
  };

  async function makeFile(): Promise<{ name: string; path: string }> {
    const started = lom.waitForEvent('download');
    await button(lom, 'Lag pakken').click();
    const file = await started;
    return { name: file.suggestedFilename(), path: await file.path() };
  }
  const give = async (page: Page, content: Buffer) => {
    await go(page, '/utveksling');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Velg fil: Pakke' }).click();
    await (await chooser).setFiles({ name: 'fra-lom.dalsam', mimeType: 'application/octet-stream', buffer: content });
  };
  const namesIn = async (page: Page) =>
    (await must(page, 'person.search', { text: '' })).people.map(({ name }) => name).toSorted();

  let first: { name: string; path: string };
  let content: Buffer;

  it('has a plan before anything is made: what goes, what does not and why, and a protected address only when chosen', async () => {
    await show(lom, '/utveksling', 'Lag pakke');
    await shot(lom, 'packages-empty');
    expect(await axeFinds(lom)).toEqual([]);
    await lom
      .getByRole('button', { name: 'Lag pakke' })
      .or(lom.getByRole('link', { name: 'Lag pakke' }))
      .click();
    await lom.getByRole('radio', { name: 'Sel' }).check();
    const plan = lom.getByRole('table');
    await plan.getByRole('link', { name: 'Haile, Selam' }).waitFor();
    const row = plan.getByRole('row').filter({ hasText: 'Haile, Selam' });
    expect(await row.innerText()).toMatch(/Samtykke \S+, til Bosetting og bolig/u);
    await row.locator('[data-reason="scopeNotCovered"]').waitFor();
    expect(await row.getByRole('link', { name: 'Se på samtykket' }).first().getAttribute('href')).toContain(
      'fane=consents',
    );
    const hidden = plan.getByRole('row').filter({ hasText: 'Karimi, Aziz' });
    expect(await hidden.innerText()).toContain('beskyttet adresse');
    expect(await hidden.innerText()).toContain('Ingenting');
    await shot(lom, 'packages-plan');
    expect(await axeFinds(lom)).toEqual([]);
    await lom.getByRole('checkbox', { name: 'Ta med Karimi, Aziz, selv om adressen er beskyttet' }).check();
    await hidden.getByText('Ingenting').waitFor({ state: 'detached' });
    // The choice is there after a lock.
    await lom.waitForTimeout(800);
    await must(lom, 'vault.lock', { reason: 'byUser' });
    await lom.reload();
    await unlock(lom);
    const again = lom.getByRole('checkbox', { name: 'Ta med Karimi, Aziz, selv om adressen er beskyttet' });
    await again.waitFor();
    expect(await again.isChecked()).toBe(true);
    await again.uncheck();
    await hidden.getByText('Ingenting').waitFor();
  });

  it('makes the file, and says what to do with it', async () => {
    first = await makeFile();
    expect(first.name).toMatch(/^dalsam-lom-til-sel-[\d-]+\.dalsam$/u);
    await lom.getByText('Pakke nr. 1 til Sel er laget').waitFor();
    await lom.getByText('Send filen til Sel').waitFor();
    content = readFileSync(first.path);
    expect(content.subarray(0, 18).toString()).toContain('age-encryption.org');
    expect(content.includes('Selam')).toBe(false);
    await shot(lom, 'packages-made');
    expect(await axeFinds(lom)).toEqual([]);
  });

  it('shows what a package holds; cancelled, everything is as it was', async () => {
    await give(sel, content.subarray(0, content.length - 50));
    await sel.getByText('Pakken er ikke hel').waitFor();
    await give(sel, content);
    await sel.getByRole('heading', { name: 'Pakke nr. 1 fra Lom, PC 1' }).waitFor();
    await sel.getByText('Klar til å leses inn').waitFor();
    await sel.getByText('1 ny person').first().waitFor();
    const born = sel.getByRole('row', { name: /^Person Fødselsdato/u });
    expect(await born.innerText()).toMatch(/12\.04\.1990[\s\S]*Kari Konsulent, Lom[\s\S]*Nytt/u);
    await shot(sel, 'packages-preview');
    expect(await axeFinds(sel)).toEqual([]);
    await button(sel, 'Ikke les inn').click();
    await sel.getByRole('heading', { name: 'Lest inn', exact: true }).waitFor();
    expect(await namesIn(sel)).toEqual([]);
    expect(readdirSync(join(worlds.sel.vault, 'incoming'))).toEqual([]);
  });

  it('holds 2 000 changes with only those in view on the page, to the last one', async () => {
    await sel.route(
      '**/api/package.preview',
      async (route) => {
        // Only this one reading is made to hold so much.
        const response = await route.fetch();
        const answer = await response.json();
        const [one] = answer.value.cases;
        const [row] = one.rows;
        one.rows = Array.from({ length: 2000 }, (_, n) => ({
          ...row,
          kind: n % 100 === 7 ? 'conflicting' : 'changed',
          label: `Felt ${n + 1}`,
          before: `før ${n + 1}`,
          after: `etter ${n + 1}`,
        }));
        one.counts = { changed: 1980, conflicting: 20 };
        await route.fulfill({ response, json: answer });
      },
      { times: 1 },
    );
    await give(sel, content);
    await sel.getByRole('row', { name: /Felt 1 før 1/u }).waitFor();
    expect(await sel.locator('.change-list tbody tr').count()).toBeLessThan(80);
    // By the keyboard alone, to the end and to the conflicts.
    await sel.locator('.change-scroll').focus();
    await sel.keyboard.press('End');
    await sel.getByRole('row', { name: /Felt 2000 før 2000/u }).waitFor();
    expect(await sel.locator('.change-list tbody tr').count()).toBeLessThan(80);
    await sel.getByRole('radio', { name: 'Konflikter' }).click();
    await sel.getByRole('row', { name: /Felt 8 før 8/u }).waitFor();
    expect(await sel.getByText('Felt 9', { exact: true }).count()).toBe(0);
    await shot(sel, 'packages-many');
    expect(await axeFinds(sel)).toEqual([]);
    await button(sel, 'Ikke les inn').click();
    await sel.getByRole('heading', { name: 'Lest inn', exact: true }).waitFor();
  });

  it('keeps the preview through a lock, reads it in, and takes it out again', async () => {
    await give(sel, content);
    await button(sel, 'Les inn').waitFor();
    await must(sel, 'vault.lock', { reason: 'byUser' });
    await sel.reload();
    await unlock(sel);
    await button(sel, 'Les inn').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    expect(await namesIn(sel)).toEqual(['Haile, Selam']);
    await shot(sel, 'packages-imported');
    expect(await axeFinds(sel)).toEqual([]);
    await button(sel, 'Angre innlesing').click();
    await sel.getByRole('dialog').getByRole('button', { name: 'Angre innlesing' }).click();
    await sel.getByText('Innlesingen er angret').waitFor();
    expect(await namesIn(sel)).toEqual([]);
  });

  it('says when a package was read before, and why it can not be taken out any more', async () => {
    await give(sel, content);
    await button(sel, 'Les inn').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    await give(sel, content);
    await sel.getByText('Allerede lest inn').waitFor();
    await shot(sel, 'packages-already');
    expect(await axeFinds(sel)).toEqual([]);
    await button(sel, 'Lukk').click();
    await must(sel, 'person.update', { id: selam, values: { phone: '40 00 00 00' } } as never);
    await sel.getByRole('button', { name: /^Angre innlesing: Pakke nr\. 1/u }).click();
    const dialog = sel.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Angre innlesing' }).click();
    await dialog.getByText('noen har skrevet videre på det som kom').waitFor();
    expect(await axeFinds(sel)).toEqual([]);
    await sel.keyboard.press('Escape');
    expect(await namesIn(sel)).toEqual(['Haile, Selam']);
  });

  it('goes by the exchange folder: chosen, laid there, counted in the navigation, read in with what it erases', async () => {
    for (const page of [lom, sel]) {
      await go(page, '/utveksling');
      await button(page, 'Velg mappe').click();
      await page.getByLabel('Mappe', { exact: true }).fill(join(shared, 'none'));
      await button(page, 'Bruk mappen').click();
      await page.getByText('Dalsam finner ikke mappen').waitFor();
      await page.getByLabel('Mappe', { exact: true }).fill(shared);
      await button(page, 'Bruk mappen').click();
      await page.getByText('Klar', { exact: true }).waitFor();
    }
    await must(lom, 'consent.withdraw', {
      id: consent,
      rows: null,
      date: dayInNorway(new Date()),
      toldBy: 'Selam Haile',
      toldTo: 'Kari Konsulent',
      note: null,
    });
    await show(lom, '/utveksling/lag-pakke?til=3437', 'Dette er med, og dette er ikke med');
    await lom.getByText('Mottakeren får beskjed om å slette').waitFor();
    expect(await lom.getByRole('radio', { name: 'Utvekslingsmappen' }).isChecked()).toBe(true);
    await button(lom, 'Lag pakken').click();
    await lom.getByText('Du trenger ikke gjøre mer').waitFor();
    expect(readdirSync(join(shared, '3437'))).toHaveLength(1);
    writeFileSync(join(shared, '3437', `${'0'.repeat(64)}.dalsam`), 'half');

    await sel.reload();
    await sel.waitForSelector('.shell');
    await sel
      .getByRole('link', { name: /^Utveksling/u })
      .getByText('1', { exact: true })
      .waitFor();
    await go(sel, '/utveksling');
    await sel.getByText('Én fil er på vei og er ikke hel ennå.').waitFor();
    await shot(sel, 'packages-folder');
    expect(await axeFinds(sel)).toEqual([]);
    await sel
      .getByRole('button', { name: /^Åpne: Pakke nr\. 2 fra Lom/u })
      .or(sel.getByRole('link', { name: /^Åpne: Pakke nr\. 2/u }))
      .click();
    await sel.getByText('Dette blir slettet her').waitFor();
    await shot(sel, 'packages-revoked');
    expect(await axeFinds(sel)).toEqual([]);
    await button(sel, 'Les inn og slett').click();
    await sel.getByText('Pakken er lest inn').waitFor();
    await button(sel, 'Angre innlesing').click();
    await sel.getByRole('dialog').getByRole('button', { name: 'Angre innlesing' }).click();
    await sel.getByRole('dialog').getByText('de kan ikke hentes fram igjen').waitFor();
    await sel.keyboard.press('Escape');
    expect(await namesIn(sel)).toEqual([]);

    await show(lom, '/utveksling', 'Slettinger etter at samtykke er trukket tilbake');
    await lom.getByText('Ikke bekreftet').waitFor();
    await shot(lom, 'packages-asked');
    await show(sel, '/utveksling/lag-pakke?til=3434', 'Dette er med, og dette er ikke med');
    await sel.getByText('Kvittering for 1 sletting er med.').waitFor();
    await button(sel, 'Lag pakken').click();
    await sel.getByText('Du trenger ikke gjøre mer').waitFor();
    await lom.reload();
    await lom.waitForSelector('.shell');
    await lom
      .getByRole('button', { name: /^Åpne: Pakke nr\. 1 fra Sel/u })
      .or(lom.getByRole('link', { name: /^Åpne: Pakke nr\. 1/u }))
      .click();
    await lom.getByText('Avsenderen bekrefter 1 sletting.').waitFor();
    await button(lom, 'Les inn').click();
    await lom.getByText('Pakken er lest inn').waitFor();
    await show(lom, '/utveksling', 'Slettinger etter at samtykke er trukket tilbake');
    await lom.getByText('Bekreftet', { exact: true }).last().waitFor();
    await shot(lom, 'packages-confirmed');
    expect(await axeFinds(lom)).toEqual([]);
    // Both have what the other laid there: ours is tidied away, the other's stays.
    await expect.poll(() => readdirSync(join(shared, '3437')).filter((name) => !name.startsWith('0000'))).toEqual([]);
    expect(readdirSync(join(shared, '3434'))).toHaveLength(1);
    expect(existsSync(join(shared, '3437', `${'0'.repeat(64)}.dalsam`))).toBe(true);
  });
});
