import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  consentTo,
  type Network,
  type Node,
  newPerson,
  openNetwork,
  receive,
  send,
} from '#backend/exchange/packages/packagesTestKit.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { axeFinds } from './axe.ts';
import { go, must, passphrase } from './harness.ts';
import { applicationWithStore, openInBrowser } from './inProcess.ts';

const others: readonly MunicipalityNumber[] = ['3431', '3432', '3434', '3436'];
const names = [
  'Amina',
  'Biniam',
  'Dawit',
  'Eden',
  'Fatima',
  'Hamid',
  'Idris',
  'Jamila',
  'Kidane',
  'Leila',
  'Milad',
  'Nour',
];

/** The coordinator's vault in a browser, and the desks of four municipalities that make packages for it. */
describe('the coordinator on screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-coordinator-'));
  const ends: (() => Promise<void> | void)[] = [];
  let network: Network;
  let page: Page;
  let shared: string;
  const files: string[] = [];

  beforeAll(async () => {
    network = await openNetwork(
      [['3437', 'coordinator'], ...others.map((number) => [number] as const)],
      new Date().toISOString(),
    );
    ends.push(() => network.close());
    page = await openCoordinator();
    const [, dovre, , lom] = network.nodes as [Node, Node, Node, Node, Node];
    for (const [at, node] of network.nodes.slice(1, 4).entries()) {
      for (const [index, firstName] of names.slice(0, 12 - 4 * at).entries()) {
        await newPerson(node, {
          firstName,
          lastName: 'Tesfay',
          birthDate: `${1975 + 4 * index}-04-12`,
          status: index === 5 ? 'expected' : 'settled',
          settlementDate: `${2023 + (index % 3)}-03-01`,
          permit: index === 1 ? 'other' : 'asylum',
          settlementWay: 'imdiAgreement',
        });
      }
    }
    shared = await newPerson(lom, {
      firstName: 'Selam',
      lastName: 'Haile',
      birthDate: '1990-04-12',
      status: 'settled',
    });
    await consentTo(lom, shared, 'Interkommunal koordinator', ['identity']);
    for (const [index, node] of [dovre, network.nodes[2] as Node, lom, lom].entries()) {
      if (index === 3) await lom.desk.must('person.update', { id: shared, values: { phone: '91 23 45 67' } });
      const { path } = await send(network, node, 'coordinator');
      const file = join(folder, `pakke-${index}.dalsam`);
      copyFileSync(path, file);
      files.push(file);
    }
    const broken = join(folder, 'ikke-en-pakke.dalsam');
    writeFileSync(broken, 'ikke en pakke');
    files.push(broken);
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openCoordinator(): Promise<Page> {
    const { application, store } = applicationWithStore(join(folder, 'vault'));
    ends.push(() => application.close());
    const { page: opened, end } = await openInBrowser(application, 'h1');
    ends.push(end);
    await must(opened, 'vault.create', {
      municipality: '3437',
      name: 'Ola Koordinator',
      role: 'coordinator',
      passphrase,
    });
    await opened.reload();
    await opened.waitForSelector('.shell');
    await must(opened, 'settings.get', {});
    // The keys that the municipalities' packages are made for.
    const office = network.nodes[0];
    if (office === undefined) throw new Error('no office');
    const { members } = store().exchange;
    members.putInstallation(office.installation.stored);
    members.addLists(office.desk.store.exchange.members.listsAfter(0));
    return opened;
  }

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const part = async (name: string) => {
    await go(page, '/utveksling?fane=coordinator');
    await page.getByRole('radio', { name }).click();
  };
  /** For eyes: kept only where a folder is named. */
  async function shoot(name: string): Promise<void> {
    expect(await axeFinds(page), name).toEqual([]);
    const target = process.env.DALSAM_SHOTS;
    if (target === undefined) return;
    await page.evaluate(() => document.fonts.ready);
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({
        path: `${target}/coordinator-${name}-${width}.png`,
        animations: 'disabled',
        fullPage: true,
      });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  }

  it('has nothing to show before a package has come, and says where the numbers come from', async () => {
    await page.reload();
    await go(page, '/utveksling?fane=coordinator');
    await page.getByText('Ingen kommuner har sendt tall ennå').waitFor();
    await shoot('empty');
    await part('Hvem henger etter');
    await page.getByRole('row', { name: /Dovre/ }).getByText('Henger etter').waitFor();
    await page
      .getByRole('row', { name: /Ringebu/ })
      .getByText('Ingen PC er meldt inn')
      .waitFor();
  });

  it('several packages: one preview, then each read in, and what was refused says why', async () => {
    await part('Samlet innlesing');
    await page.locator('input[type=file][multiple]').setInputFiles([...files].reverse());
    await button('Les inn 4 pakker').waitFor();
    // Two packages bring the same person, who is new once.
    await page.getByText('1 sak listet, 1 ny person, 0 konflikter').waitFor();
    const rows = page.getByRole('table', { name: 'Les inn flere pakker i én omgang' }).getByRole('row');
    await rows.filter({ hasText: 'Lom' }).first().getByText('Nr. 1').waitFor();
    await page.getByText('Dette er ikke en pakke fra Dalsam', { exact: false }).waitFor();
    await shoot('preview');
    await button('Vis saken: Lom 1').click();
    await button('Vis endringene: Haile, Selam').click();
    await page.getByRole('table', { name: 'Vis endringene: Haile, Selam' }).getByText('12.04.1990').first().waitFor();
    await shoot('preview-case');
    await button('Les inn 4 pakker').click();
    await page.getByRole('heading', { name: 'Slik gikk det' }).waitFor();
    expect(
      await page.getByRole('table', { name: 'Slik gikk det' }).getByText('Lest inn', { exact: true }).count(),
    ).toBe(4);
    await shoot('results');
  });

  it('the totals tell who has sent numbers and who has not; the file protects the small ones', async () => {
    await part('Tall fra kommunene');
    await page.getByLabel('Vis', { exact: true }).selectOption('permit');
    const row = (name: string) =>
      page.getByRole('table', { name: 'Bosatte etter oppholdsgrunnlag' }).getByRole('row', { name });
    expect(await row('Dovre').getByRole('cell').allInnerTexts()).toEqual([
      '0',
      '10',
      '1',
      '0',
      '11',
      expect.anything(),
    ]);
    expect(await row('Sel').innerText()).toContain('Har ikke sendt tall');
    await page.getByText('Sum av 3 kommuner').first().waitFor();
    await shoot('totals');
    const started = page.waitForEvent('download');
    await button('Last ned til regneark (CSV)').click();
    const csv = readFileSync(await (await started).path(), 'utf8');
    expect(csv).toContain('Har ikke sendt tall: Skjåk, Vågå, Nord-Fron, Sel, Sør-Fron, Ringebu');
    expect(csv).toMatch(/Dovre;0;:;<5;0;11;/);
    const again = page.waitForEvent('download');
    await button('Last ned til Excel').click();
    const workbook = await again;
    expect(workbook.suggestedFilename()).toMatch(/^bosetting-tall-.*\.xlsx$/);
    expect(
      readFileSync(await workbook.path())
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe('PK\u0003\u0004');
    await button('Lagre grensen').click();
    await page.getByText('Skriv et helt tall fra 3 til 20.').waitFor();
    await page.getByLabel('Tall mindre enn dette vises ikke').fill('10');
    await page.getByRole('textbox', { name: 'Gjelder fra' }).fill('01.01.2020');
    await button('Lagre grensen').click();
    await page.getByText('Grensen er lagret.').waitFor();
    await page.getByText('Fra 01.01.2020 vises ikke tall fra 1 til 9 i filen.').waitFor();
  });

  it('tells who is behind, and whose the cases in the register are', async () => {
    await part('Hvem henger etter');
    await page.getByRole('row', { name: /Dovre/ }).getByText('Oppdatert').waitFor();
    await page
      .getByRole('row', { name: /Nord-Fron/ })
      .getByText('Ingen pakke lest inn')
      .waitFor();
    await shoot('standing');
    await go(page, '/personer');
    await page
      .getByRole('option', { name: /Haile, Selam/ })
      .getByText('Lom')
      .nth(1)
      .waitFor();
    await shoot('register');
  });

  it('a section written anew is kept while it is typed, goes out, and stands beside the mark in the form', async () => {
    await part('Sendes ut til alle');
    await button('Skriv et avsnitt på nytt').click();
    await page.getByLabel('Avsnitt', { exact: true }).fill('2.12');
    await page.getByRole('textbox', { name: 'Gjelder fra' }).fill('01.01.2026');
    await page.getByLabel('Tittel på bokmål').fill('Tolk');
    await page.getByLabel('Tekst på bokmål').fill('Tolk bestilles i god tid.');
    await button('Legg inn og send ut').click();
    await page.getByText('Skriv hvor teksten kommer fra', { exact: false }).waitFor();
    await page.waitForTimeout(1200);
    await page.reload();
    expect(await page.getByLabel('Tekst på bokmål').inputValue()).toBe('Tolk bestilles i god tid.');
    await page.getByLabel('Kilde').fill('Rådsvedtak 4/26');
    await button('Legg inn og send ut').click();
    await page.getByText('Lagt inn. Det går ut med neste pakke.').waitFor();
    await button('Endre en starttekst').click();
    await page.getByRole('textbox', { name: 'Gjelder fra' }).fill('01.01.2026');
    await page.getByLabel('Kilde').fill('Rådsvedtak 5/26');
    await page.getByLabel('Tekst på bokmål').fill('Bedriften tar imot.');
    await shoot('sent');
    await button('Legg inn og send ut').click();
    await page.getByText('Gjelder nå').nth(1).waitFor();
    await shoot('sent-list');
    const out = await must(page, 'package.export', { to: 'all', folder });
    const lom = network.nodes[3] as Node;
    await receive(lom, out.path);
    const { revisions } = await lom.desk.must('guideline.revisions', {});
    expect(revisions).toMatchObject([{ section: '2.12', enteredBy: 'Ola Koordinator', holds: true }]);
    const values = { firstName: 'Yonas', lastName: 'Abraha', birthDate: '1988-02-03' };
    const { id: personId } = await must(page, 'person.create', { values });
    const { id: formId } = await must(page, 'form.start', { personId, form: 'consent' });
    await must(page, 'form.save', { id: formId, values: { interpreterUsed: 'yes' } });
    await go(page, `/personer/${personId}/skjema/${formId}`);
    await page.locator('[data-guideline-of][data-revised]').first().click();
    await page.getByText('Nyere tekst fra 01.01.2026').waitFor();
    await page.getByText('Sendt ut av Ola Koordinator. Kilde: Rådsvedtak 4/26').waitFor();
    await shoot('mark');
  });
});
