import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodInput } from '#shared/api/contract.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { go, must } from './harness.ts';
import { enrol, giveConsent, type Office, openOffice } from './offices.ts';
import { findsOn, overWide, show } from './sweep.ts';

/**
 * Every screen of the exchange with something on it: what axe finds, at 200 % zoom, in both languages and in the dark. Lom's
 * vault and the coordinator's are looked at; Sel, and copies of Lom and Sel as restored backups are, write what comes to them.
 */
describe('every screen of the exchange', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-exchange-screens-'));
  const offices: Office[] = [];
  let page: Page;
  let atCoordinator: Page;
  /** Address -> what shows that it is there. */
  const screens: [string, string][] = [];
  const coordinatorScreens: readonly (readonly [string, string])[] = [
    ...['tall', 'status', 'innlesing', 'sendt'].map(
      (part) => [`/utveksling?fane=coordinator&del=${part}`, '.panel'] as const,
    ),
    ['/utveksling?fane=members', 'table'],
  ];
  let waiting = '';
  let missed = '';
  let fork = '';
  let ownFork = '';
  const toCollect: string[] = [];
  let selam = '';

  beforeAll(async () => {
    const [coordinator, lom, sel] = await Promise.all([
      openOffice('3431', 'Eva Koordinator'),
      openOffice('3434', 'Kari Konsulent'),
      openOffice('3437', 'Ola Konsulent'),
    ]);
    offices.push(coordinator, lom, sel);
    await enrol(coordinator.must, [
      { call: lom.must, name: 'Flyktningtjenesten, PC 2' },
      { call: sel.must, name: 'Kontoret på Otta' },
    ]);
    const create = async (at: Office, values: MethodInput<'person.create'>['values']) =>
      (await at.must('person.create', { values })).id;
    selam = await create(lom, {
      firstName: 'Selam',
      lastName: 'Haile',
      birthDate: '1990-04-12',
      settlementDate: '2025-03-01',
      phone: '90 00 00 00',
      address: 'Veien 1',
    });
    const aziz = await create(lom, {
      firstName: 'Aziz',
      lastName: 'Karimi',
      birthDate: '1985-01-02',
      protection: 'confidential',
    });
    const amina = await create(lom, { firstName: 'Amina', lastName: 'Warsame', birthDate: '1984-02-29' });
    await giveConsent(lom.must, selam, 'Sel kommune', ['identity']);
    await giveConsent(lom.must, aziz, 'Sel kommune', ['identity']);
    const taken = await giveConsent(lom.must, amina, 'Sel kommune', ['identity', 'permit']);
    await carry(lom, sel, [aziz]);

    // Withdrawn, and asked to be erased.
    const today = dayInNorway(new Date());
    const told = { rows: null, date: today, toldBy: 'Amina Warsame', toldTo: 'Kari Konsulent', note: null };
    await lom.must('consent.withdraw', { id: taken, ...told });
    await carry(lom, sel, [aziz]);

    // A case that is offered, and one that comes and may be somebody who is here.
    const basis = { legalBasis: 'Samtykke på papir', reason: 'Lagt i mappen', until: '2030-01-01' };
    const purpose = 'Flytting til en annen kommune';
    const yonas = { firstName: 'Yonas', lastName: 'Tesfay', birthDate: '1988-02-03' };
    await create(lom, { ...yonas, firstName: 'Jonas', protection: 'confidential' });
    const comes = await create(sel, yonas);
    await sel.must('consent.override', {
      personId: comes,
      recipient: 'Lom kommune',
      purpose,
      scopes: ['identity'],
      ...basis,
    });
    await sel.must('transfer.offer', { personId: comes, to: '3434', message: 'Flytter til søsteren i Fossbergom.' });
    await lom.must('consent.override', {
      personId: aziz,
      recipient: 'Sel kommune',
      purpose,
      scopes: ['identity'],
      ...basis,
    });
    await lom.must('transfer.offer', { personId: aziz, to: '3437', message: 'Har fått jobb på Otta fra 1. august.' });

    // Both write in the same fields, and Sel asks.
    await sel.must('person.update', { id: selam, values: { phone: '92 22 22 22', address: 'Storgata 2' } });
    await lom.must('person.update', { id: selam, values: { phone: '91 11 11 11', address: 'Bygdevegen 4' } });
    await carry(lom, sel);
    await sel.must('conflict.ask', { recordId: selam, field: 'phone', text: 'Hvilket nummer svarer hun på?' });
    await carry(sel, lom);
    // More than are shown at first.
    for (let time = 0; time < 7; time += 1) await send(lom, '3437');

    // Copies of the vaults go on: of Lom's, so that Sel takes Lom to have what this one has not; of Sel's, beside it.
    const lomCopy = await lom.copy();
    const selCopy = await sel.copy();
    offices.push(lomCopy, selCopy);
    await sel.must('person.update', { id: selam, values: { postalPlace: 'Otta' } });
    missed = await send(sel, '3434');
    await read(lomCopy, missed);
    await carry(lomCopy, sel);
    await sel.must('person.update', { id: selam, values: { postalCode: '2670' } });
    waiting = await send(sel, '3434');
    await selCopy.must('person.update', { id: selam, values: { postalPlace: 'Vinstra' } });
    fork = await send(selCopy, '3434');
    await lomCopy.must('person.update', { id: selam, values: { lastName: 'Haile Tesfay' } });
    await carry(lomCopy, sel);
    // What this one says that it has, in a later number than the copy's, brings what the copy wrote back to it.
    for (let time = 0; time < 2; time += 1) await send(lom, '3437');
    await carry(lom, sel);
    ownFork = await send(sel, '3434');

    // What the coordinator has: numbers from one, a package that is behind, and something sent out.
    await coordinator.must('package.import', await previewed(coordinator, await send(lom, 'coordinator')));
    await coordinator.must('guideline.revise', {
      section: '2.12',
      validFrom: '2026-01-01',
      titleNb: 'Tolk',
      textNb: 'Tolk bestilles i god tid.',
      source: 'Rådsvedtak 4/26',
    });
    for (const from of [lom, lom, sel]) toCollect.push(await send(from, 'coordinator'));

    await lom.must('folder.set', { path: folder });
    page = await lom.show();
    atCoordinator = await coordinator.show();
    const { transfers } = await lom.must('transfer.list', {});
    const answered = transfers.find(({ mayAnswer }) => mayAnswer)?.id ?? '';
    screens.push(
      ['/utveksling', '.package-actions'],
      ['/utveksling/lag-pakke?til=3437', '.package-plan'],
      ['/utveksling?fane=conflicts', '.conflict-table'],
      [`/utveksling/konflikt/${selam}/phone`, '.conflict-sides'],
      ['/utveksling?fane=transfers', '.transfer-card'],
      [`/utveksling/flytting/${answered}`, '.compare'],
      ['/utveksling?fane=members', 'table'],
    );
  });
  afterAll(async () => {
    for (const office of offices) await office.end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function send(from: Office, to: '3434' | '3437' | 'coordinator', includeProtected: string[] = []) {
    return (await from.must('package.export', { to, includeProtected, folder })).path;
  }
  async function previewed(at: Office, path: string) {
    const { fileHash } = await at.must('package.preview', { file: { path } });
    return { file: { path }, fileHash };
  }
  async function read(at: Office, path: string): Promise<void> {
    const { outcome } = await at.must('package.import', await previewed(at, path));
    expect(outcome).toBe('imported');
  }
  async function carry(from: Office, to: Office, includeProtected: string[] = []): Promise<void> {
    await read(to, await send(from, to.municipality as '3434', includeProtected));
  }

  async function look(
    at: Page,
    language: 'nb' | 'nn',
    theme: 'light' | 'dark',
    of: readonly (readonly [string, string])[],
  ) {
    await must(at, 'settings.set', { language, theme });
    await at.reload();
    await at.waitForSelector(`.${theme} .shell, .${theme}.shell`);
    const found: string[] = [];
    for (const [address, sign] of of) {
      await show(at, address, sign);
      found.push(...(await findsOn(at, address, theme)));
      await shot(at, `${language}-${theme}`, address);
    }
    return found;
  }
  /** For eyes: kept only where a folder is named. */
  async function shot(at: Page, kind: string, address: string): Promise<void> {
    const target = process.env.DALSAM_SHOTS;
    if (target === undefined) return;
    const name = address.replace(/[0-9A-Z]{26}|[0-9a-f]{64}/g, 'x').replace(/[^\w]+/g, '-');
    const size = at.viewportSize() ?? { width: 1366, height: 768 };
    await at.evaluate(() => document.fonts.ready);
    for (const width of kind === 'zoom' ? [683] : [1366, 1920]) {
      // What is shown scrolls inside the window: a tall one shows all of it.
      await at.setViewportSize({ width, height: 1900 });
      await at.screenshot({ path: `${target}/exchange${name}-${kind}-${width}.png` });
    }
    await at.setViewportSize(size);
  }
  const both = async (language: 'nb' | 'nn', theme: 'light' | 'dark') => [
    ...(await look(page, language, theme, screens)),
    ...(await look(atCoordinator, language, theme, coordinatorScreens)),
  ];

  const button = (at: Page, name: string | RegExp) => at.getByRole('button', { name, exact: true });
  const fileOf = (path: string) => ({
    name: 'pakke.dalsam',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(path),
  });
  async function pick(path: string): Promise<void> {
    await go(page, '/utveksling');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Velg fil: Pakke' }).click();
    await (await chooser).setFiles(fileOf(path));
  }

  it('a package that builds on what is not here says which is missing and from whom, and is laid aside', async () => {
    await pick(waiting);
    await page.getByText('Venter på en annen pakke').waitFor();
    await page.getByText(/^Den bygger på nr\. \d+ fra Sel, Kontoret på Otta, som ikke er lest inn her\./u).waitFor();
    await shot(page, 'nb-light', '/waiting');
    expect(await findsOn(page, 'waiting')).toEqual([]);
    await button(page, 'Legg den til side til den kan leses inn').click();
    await page.getByText('Pakken er lagt til side.').waitFor();
    await button(page, 'Til oversikten').click();
    await page
      .getByText(/Mangler nr\. \d+/u)
      .first()
      .waitFor();
  });

  it.each([
    ['nb', 'light'],
    ['nn', 'dark'],
  ] as const)('has nothing for axe to find, %s, %s', async (language, theme) => {
    expect(await both(language, theme)).toEqual([]);
  });

  it('fits a screen of 1366 at 200 % zoom without scrolling sideways', async () => {
    const wide: string[] = [];
    for (const [at, of] of [
      [page, screens],
      [atCoordinator, coordinatorScreens],
    ] as const) {
      await at.setViewportSize({ width: 683, height: 384 });
      for (const [address, sign] of of) {
        await show(at, address, sign);
        const over = await overWide(at);
        if (over > 0) wide.push(`${address}: ${over} px`);
        await shot(at, 'zoom', address);
      }
      await at.setViewportSize({ width: 1366, height: 768 });
    }
    expect(wide).toEqual([]);
    for (const at of [page, atCoordinator]) {
      await must(at, 'settings.set', { language: 'nb', theme: 'light' });
      await at.reload();
      await at.waitForSelector('.light .shell, .light.shell');
    }
  });

  it('shows the newest packages, and all of them when asked', async () => {
    await show(page, '/utveksling', '.package-actions');
    const sent = page.getByRole('table', { name: 'Sendt' }).getByRole('row');
    expect(await sent.count()).toBe(1 + 8);
    await button(page, /^Vis alle \d+$/u)
      .first()
      .click();
    await expect.poll(() => sent.count()).toBeGreaterThan(9);
  });

  it('takes a package that is dropped on the screen; the reading in is stopped, and nothing is changed', async () => {
    await go(page, '/utveksling');
    const bytes = [...readFileSync(missed)];
    const dropped = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], 'pakke.dalsam'));
      return data;
    }, bytes);
    const target = page.locator('.package-drop').first();
    await target.dispatchEvent('dragover', { dataTransfer: dropped });
    await page.locator('.package-drop[data-over="true"]').waitFor();
    await target.dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText('Klar til å leses inn').waitFor();
    await shot(page, 'nb-light', '/preview');
    expect(await findsOn(page, 'preview')).toEqual([]);

    const lom = offices[1] as Office;
    lom.setSlow(true);
    await button(page, 'Les inn').click();
    await page.getByText('Leser inn').first().waitFor();
    await shot(page, 'nb-light', '/reading');
    await button(page, 'Avbryt').click();
    await page.getByText('Avbrutt. Ingenting er endret.').waitFor();
    lom.setSlow(false);
    expect((await must(page, 'person.get', { id: selam })).values.postalPlace).toBeUndefined();
    // What was chosen is still there.
    await button(page, 'Les inn').click();
    await page.getByText('Pakken er lest inn').waitFor();
    await button(page, /^Les inn nr\. \d+ fra Sel, som ventet$/u).click();
    await page.getByText('Klar til å leses inn').waitFor();
    await button(page, 'Les inn').click();
    await page.getByText('Pakken er lest inn').waitFor();
    const { values } = await must(page, 'person.get', { id: selam });
    expect(values).toMatchObject({ postalPlace: 'Otta', postalCode: '2670' });
  });

  it('two copies of the sender’s vault: says what to do, and goes there', async () => {
    await pick(fork);
    await page.getByText('Avsenderen har to utgaver av hvelvet sitt').waitFor();
    await shot(page, 'nb-light', '/fork');
    expect(await findsOn(page, 'fork')).toEqual([]);
    await button(page, 'Lag pakke til Sel').click();
    await page.getByRole('heading', { name: 'Dette er med, og dette er ikke med' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Sel', exact: true }).isChecked()).toBe(true);
  });

  it('two copies of our own: put right with one button, and then read in', async () => {
    await pick(ownFork);
    await page.getByText('Dette hvelvet finnes i to utgaver').waitFor();
    await shot(page, 'nb-light', '/own-fork');
    expect(await findsOn(page, 'own fork')).toEqual([]);
    await button(page, 'Rett opp').click();
    await page.getByText('Klar til å leses inn').waitFor();
    await button(page, 'Les inn').click();
    await page.getByText('Pakken er lest inn').waitFor();
    expect((await must(page, 'person.get', { id: selam })).values.lastName).toBe('Haile Tesfay');
  });

  it('the collecting is stopped: the package under way is read, and the others can be later', async () => {
    const coordinator = offices[0] as Office;
    await go(atCoordinator, '/utveksling?fane=coordinator&del=innlesing');
    await atCoordinator.locator('input[type=file][multiple]').setInputFiles(toCollect.map(fileOf));
    await button(atCoordinator, 'Les inn 3 pakker').waitFor();
    coordinator.setSlow(true);
    await button(atCoordinator, 'Les inn 3 pakker').click();
    await atCoordinator.getByText('1 av 3').waitFor();
    await shot(atCoordinator, 'nb-light', '/collecting');
    expect(await findsOn(atCoordinator, 'collecting')).toEqual([]);
    await button(atCoordinator, 'Stopp etter den som leses nå').click();
    await atCoordinator.getByText('Stoppet. Pakkene som ikke ble lest, er fortsatt valgt.').waitFor();
    coordinator.setSlow(false);
    const results = atCoordinator.getByRole('table', { name: 'Slik gikk det' });
    expect(await results.getByText('Lest inn', { exact: true }).count()).toBe(1);
    expect(await results.getByText('Ikke begynt på', { exact: true }).count()).toBe(2);
    await button(atCoordinator, 'Les inn 2 pakker').waitFor();
    await shot(atCoordinator, 'nb-light', '/stopped');
    expect(await findsOn(atCoordinator, 'stopped')).toEqual([]);
    await button(atCoordinator, 'Les inn 2 pakker').click();
    await expect.poll(() => results.getByText('Lest inn', { exact: true }).count()).toBe(2);
    expect(await results.getByText('Ikke begynt på', { exact: true }).count()).toBe(0);
  });
});
