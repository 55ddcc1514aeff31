import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds } from './axe.ts';
import { go, must, passphrase, unlock, World } from './harness.ts';

/** Two machines that never meet but by files and a telephone call: a municipality's and the coordinator's. */
describe('members and trust', () => {
  const worlds = { lom: new World(), coordinator: new World() };
  let lom: Page;
  let coordinator: Page;

  beforeAll(async () => {
    coordinator = await begin(worlds.coordinator, '3437', 'Ola Koordinator');
    lom = await begin(worlds.lom, '3434', 'Kari Konsulent');
  });
  afterAll(async () => {
    await worlds.lom.end();
    await worlds.coordinator.end();
  });

  async function begin(world: World, municipality: '3434' | '3437', name: string): Promise<Page> {
    const page = await world.open(await world.startHost());
    await must(page, 'vault.create', { municipality, name, role: 'coordinator', passphrase });
    await page.reload();
    await page.waitForSelector('.shell');
    await go(page, '/utveksling?fane=members');
    await page.getByRole('heading', { name: 'Ny installasjon' }).waitFor();
    return page;
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
  /** The ten words as they stand on a screen, in the order in which they are numbered. */
  const words = async (page: Page, label: string): Promise<string[]> =>
    (await page.getByRole('list', { name: label }).first().getByRole('listitem').allInnerTexts()).map((text) =>
      text.replace(/[\s\d]/g, ''),
    );
  const download = async (page: Page, name: string): Promise<{ name: string; content: Buffer }> => {
    const started = page.waitForEvent('download');
    await button(page, name).first().click();
    const file = await started;
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  };
  const give = async (page: Page, label: string, file: { name: string; content: Buffer }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: `Velg fil: ${label}` }).click();
    await (await chooser).setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.content });
  };

  it('begin with keys on each machine, and the list with the coordinator', async () => {
    await shot(lom, 'members-new');
    expect(await axeFinds(lom)).toEqual([]);
    await button(lom, 'Lag nøkler').click();
    await lom.getByText('Skriv et navn de andre kjenner maskinen igjen på.').waitFor();
    await lom.getByLabel('Navn på maskinen').fill('Flyktningtjenesten, PC 2');
    await button(lom, 'Lag nøkler').click();
    await lom.getByRole('heading', { name: 'Slik blir dere med' }).waitFor();
    expect(await lom.getByRole('tab', { name: 'Koordinator' }).count()).toBe(0);

    await coordinator.getByLabel('Navn på maskinen').fill('Koordinator, PC 1');
    await coordinator.getByRole('radio', { name: 'Interkommunal koordinator' }).check();
    await button(coordinator, 'Lag nøkler').click();
    await coordinator.getByRole('heading', { name: 'Begynn kommunelisten' }).waitFor();
    await shot(coordinator, 'members-start');
    await button(coordinator, 'Begynn kommunelisten').click();
    await coordinator.getByRole('table', { name: 'Kommuneliste, versjon 1' }).waitFor();
    await coordinator.getByRole('tab', { name: 'Koordinator' }).waitFor();
  });

  let list: { name: string; content: Buffer };

  it('add a machine whose words are the same on both screens', async () => {
    const card = await download(lom, 'Last ned identitetskortet');
    expect(card.name).toMatch(/^lom-[a-z-]+\.dalsam-id$/u);
    expect(card.content.toString()).not.toContain('SECRET');
    await shot(lom, 'members-join');
    expect(await axeFinds(lom)).toEqual([]);

    await give(coordinator, 'Identitetskort fra en kommune', {
      name: card.name,
      content: card.content.subarray(0, card.content.length - 20),
    });
    await coordinator.getByText('Filen er ikke et identitetskort fra Dalsam').waitFor();
    await give(coordinator, 'Identitetskort fra en kommune', card);
    await coordinator.getByText('De skal være disse, i denne rekkefølgen:').waitFor();
    const read = await words(coordinator, 'De ti ordene for maskinen');
    expect(read).toHaveLength(10);
    expect(read).toEqual(await words(lom, 'De ti ordene for denne maskinen'));

    await button(coordinator, 'Alle ti er like: legg til').click();
    await coordinator.getByText('Skriv navnet.').waitFor();
    await coordinator.getByLabel('Hvem leste ordene i kommunen').fill('Kari Konsulent');
    await shot(coordinator, 'members-add');
    expect(await axeFinds(coordinator)).toEqual([]);
  });

  it('keep the card and what was typed through a lock', async () => {
    await coordinator.waitForTimeout(1500);
    await must(coordinator, 'vault.lock', { reason: 'byUser' });
    await coordinator.reload();
    await unlock(coordinator);
    await go(coordinator, '/utveksling?fane=members');
    await coordinator.getByText('De skal være disse, i denne rekkefølgen:').waitFor();
    expect(await coordinator.getByLabel('Hvem leste ordene i kommunen').inputValue()).toBe('Kari Konsulent');
    await button(coordinator, 'Alle ti er like: legg til').click();
    await coordinator.getByText('«Flyktningtjenesten, PC 2» er lagt til').waitFor();
    await coordinator.getByRole('table', { name: 'Kommuneliste, versjon 2' }).waitFor();
    await shot(coordinator, 'members-added');
    expect(await axeFinds(coordinator)).toEqual([]);
    list = await download(coordinator, 'Last ned kommunelisten');
    expect(list.name).toBe('kommuneliste-2.dalsam-members');
  });

  it('refuse a list that was altered on the way, and trust the one whose words are the same', async () => {
    const altered = Buffer.from(list.content.toString().replace('Flyktningtjenesten', 'Flyktningtjenesta'));
    await give(lom, 'Kommunelisten fra koordinatoren', { name: list.name, content: altered });
    await lom.getByText('er ikke riktig signert av en koordinator').waitFor();
    await give(lom, 'Kommunelisten fra koordinatoren', list);
    await lom.getByText('Denne maskinen står på listen.').waitFor();
    const read = await words(lom, 'De ti ordene for koordinatoren');
    expect(read).toHaveLength(10);
    expect(read).toEqual(await words(coordinator, 'De ti ordene for denne maskinen'));
    await shot(lom, 'members-trust');
    expect(await axeFinds(lom)).toEqual([]);
    await button(lom, 'Ordene er ikke like').click();
    await lom.getByText('Ikke bruk denne filen').waitFor();
    await give(lom, 'Kommunelisten fra koordinatoren', list);
    await button(lom, 'Alle ti er like: stol på koordinatoren').click();
    await lom.getByText('Med i utvekslingen').waitFor();
    await lom.getByRole('table', { name: 'Kommuneliste, versjon 2' }).waitFor();
    await shot(lom, 'members-active');
    expect(await axeFinds(lom)).toEqual([]);
    // Nobody but the coordinator changes the list.
    expect(await lom.getByRole('button', { name: /^Sperr/u }).count()).toBe(0);
  });

  it('print the ten words', async () => {
    await button(lom, 'Skriv ut de ti ordene').click();
    await lom.getByRole('dialog').locator('.pdf-frame').waitFor();
    await lom.keyboard.press('Escape');
  });

  it('revoke a machine with a reason, and let it in again with new keys', async () => {
    await button(coordinator, 'Sperr: Lom, Flyktningtjenesten, PC 2').click();
    const dialog = coordinator.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sperr', exact: true }).click();
    await dialog.getByText('Skriv hvorfor, så de andre forstår det.').waitFor();
    await dialog.getByLabel('Hvorfor').fill('PC-en ble stjålet');
    await shot(coordinator, 'members-revoke');
    expect(await axeFinds(coordinator)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sperr', exact: true }).click();
    await coordinator.getByText('PC-en ble stjålet').waitFor();
    const revoking = await download(coordinator, 'Last ned kommunelisten');

    await give(lom, 'Kommunelisten fra koordinatoren', revoking);
    await button(lom, 'Ta i bruk den nye listen').click();
    await lom.getByText('Nøklene på denne maskinen er sperret').waitFor();
    await shot(lom, 'members-revoked');
    expect(await axeFinds(lom)).toEqual([]);
    await button(lom, 'Lag nye nøkler').click();
    await lom.getByRole('heading', { name: 'Slik blir dere med' }).waitFor();
    await lom.getByText('Denne maskinen står ikke på listen dere har.').waitFor();
  });
});
