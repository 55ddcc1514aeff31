import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, formatDate } from '#shared/dates.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { fieldByKey } from '#shared/forms/paths.ts';
import { practiceContract } from '#shared/forms/practiceContract.form.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { axeFinds } from './axe.ts';
import { answer, input } from './fillForm.ts';
import { go, must, quickVault, unlock, World, waitSaved } from './harness.ts';

const today = dayInNorway(new Date());
const from = addDays(today, -60);
const until = addDays(today, 20);
const later = addDays(today, 90);

/** A practice placement from the employer's name to the attest (vedlegg 1). */
describe('practice contract', () => {
  const world = new World();
  let page: Page;
  let personId = '';
  let contractId = '';
  let secondId = '';

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
  const panel = (title: string) =>
    page.locator('section.panel', { has: page.getByRole('heading', { level: 2, name: title, exact: true }) });
  const hash = () => page.evaluate(() => window.location.hash.slice(1).split('?')[0] ?? '');
  const part = async (section: string) => {
    await go(page, `${await hash()}?del=${section}`);
    await page.locator('.intake-section').waitFor();
  };
  const type = async (path: string, value: Scalar) => {
    const field = fieldByKey(practiceContract, path)?.field;
    if (field === undefined || field.type === 'table') throw new Error(path);
    await answer(page, path, field, value);
  };
  const complete = async () => {
    await waitSaved(page);
    await page.locator('.intake-step-last').click();
    await button('Fullfør').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Fullfør' }).click();
  };

  it('has an employer, whose number is checked, and whose half-written form survives a lock', async () => {
    await go(page, '/arbeidsgivere');
    await page.getByText('Ingen arbeidsgivere ennå').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await button('Ny arbeidsgiver').click();
    await page.getByLabel('Navn', { exact: true }).fill('Lom bakeri AS');
    await page.getByLabel('Organisasjonsnummer').fill('959 377 678');
    await page.getByLabel('Adresse', { exact: true }).fill('Sognefjellsvegen 7, 2686 Lom');
    await page.getByLabel('Kontaktperson').fill('Berit Baker');
    await page.getByLabel('Telefon').fill('61 21 00 00');
    await button('Lagre').click();
    await page.getByText('det siste sifferet passer ikke til de andre').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('employer-new');
    await page.getByLabel('Merknad').fill('Ring før lunsj.');
    await button(/^Lås/u).first().click();
    await unlock(page);
    await page.getByLabel('Merknad').waitFor();
    expect(await page.getByLabel('Merknad').inputValue()).toBe('Ring før lunsj.');
    expect(await page.getByLabel('Organisasjonsnummer').inputValue()).toBe('959 377 678');
    await page.getByLabel('Organisasjonsnummer').fill('959 377 677');
    await button('Lagre').click();
    await page.getByRole('heading', { level: 1, name: 'Lom bakeri AS' }).waitFor();
    await page.getByText('Ingen praksis er registrert her.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await go(page, '/arbeidsgivere');
    await page.getByRole('table', { name: 'Arbeidsgivere' }).waitFor();
    await page.getByLabel('Søk på navn eller organisasjonsnummer').fill('finnes ikke');
    await page.getByText('Ingen arbeidsgivere passer med søket.').waitFor();
    await page.getByLabel('Søk på navn eller organisasjonsnummer').fill('959377');
    await page.getByRole('link', { name: 'Lom bakeri AS' }).waitFor();
    await shot('employers');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('is begun on the person, with the employer from the register', async () => {
    await go(page, `/personer/${personId}?fane=contracts`);
    await page.getByText('Ingen praksiskontrakter ennå').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await button('Ny praksiskontrakt').click();
    await page.getByLabel('Hent bedriften fra registeret').fill('bakeri');
    await page.getByRole('option', { name: /^Lom bakeri AS/u }).click();
    await page.getByText('Valgt fra registeret: Lom bakeri AS').waitFor();
    expect(await input(page, 'employerName').inputValue()).toBe('Lom bakeri AS');
    expect(await input(page, 'employerOrgNumber').inputValue()).toBe('959 377 677');
    expect(await input(page, 'employerAddress').inputValue()).toBe('Sognefjellsvegen 7, 2686 Lom');
    await shot('contract-editor');
    expect(await axeFinds(page)).toEqual([]);
    await input(page, 'employerOrgNumber').fill('959 377 678');
    await input(page, 'employerName').focus();
    await page.getByText('Organisasjonsnummeret stemmer ikke.').first().waitFor();
  });

  it('is not completed over 37.5 hours, beyond the programme or with a wrong number, and nothing is lost', async () => {
    await part('period');
    await type('placementType', 'languageTraining');
    await type('from', from);
    await type('until', until);
    await type('programmeFrom', addDays(today, -200));
    await type('programmeUntil', addDays(today, 10));
    await input(page, 'from').focus();
    await page.getByText('Praksisen går utenfor deltakerens introduksjonsprogram.').waitFor();
    await part('goals');
    await type('goals', 'Snakke norsk med kunder.');
    await part('tasks');
    await type('tasks', 'Bake, selge og holde det ryddig.');
    await part('responsibilities');
    expect(await input(page, 'employerResponsibility').inputValue()).toContain('Tar godt imot deltakeren');
    expect(await input(page, 'contactName').inputValue()).toBe('Berit Baker');
    await part('hours');
    for (const day of ['hoursMonday', 'hoursTuesday', 'hoursWednesday', 'hoursThursday', 'hoursFriday']) {
      await type(day, 8);
    }
    await button('Sett timer i uka til 40').click();
    await page.getByText('Arbeidstiden er over 37,5 timer i uka. Sett den ned.').first().waitFor();
    await shot('contract-hours');
    expect(await axeFinds(page)).toEqual([]);
    await complete();
    const dialog = page.getByRole('dialog');
    for (const said of [
      'Organisasjonsnummeret stemmer ikke.',
      'Praksisen går utenfor deltakerens introduksjonsprogram.',
      'Arbeidstiden er over 37,5 timer i uka.',
      'Det du har skrevet er lagret.',
    ]) {
      await dialog.getByText(said).waitFor();
    }
    await shot('contract-refused');
    await dialog.getByRole('button', { name: 'Avbryt' }).click();
    await part('hours');
    expect(await input(page, 'hoursWeek').inputValue()).toBe('40');
    await type('hoursFriday', 5.5);
    await button('Sett timer i uka til 37,5').click();
    await part('parties');
    expect(await input(page, 'employerOrgNumber').inputValue()).toBe('959 377 678');
    await type('employerOrgNumber', '959 377 677');
    await part('period');
    await type('programmeUntil', addDays(today, 400));
    await complete();
    await page.getByText(/^Fullført .* av Kari Konsulent/u).waitFor();
  });

  it('is printed, and signed by all four with name, place and date', async () => {
    await page.getByRole('link', { name: 'Åpne kontrakten' }).or(button('Åpne kontrakten')).first().click();
    await panel('Neste steg').getByText('Skriv ut kontrakten, og la alle fire skrive under.').waitFor();
    contractId = (await hash()).split('/').at(-1) ?? '';
    expect(await axeFinds(page)).toEqual([]);
    await shot('contract-ready');
    await button('Skriv ut for underskrift').click();
    await page.locator('.pdf-frame').waitFor();
    await panel('Neste steg').getByText('Registrer underskriftene').waitFor();
    await button('Registrer underskrifter').click();
    const line = (who: string) => page.getByRole('group', { name: `Underskrift ${who}` });
    await line('bedrift').getByLabel('Sted').fill('Lom');
    await button('Lagre underskriftene').click();
    await page.getByText('En underskrift mangler. Fyll den ut.').waitFor();
    await line('bedrift').getByLabel('Navn').fill('Bjørn Baker');
    await button('Lagre underskriftene').click();
    await page.getByText('Skriv stedet ved hver underskrift').waitFor();
    expect(await line('bedrift').getByLabel('Sted').inputValue()).toBe('Lom');
    await line('bedrift').getByLabel('Dato').fill(formatDate(from));
    await button('Samme sted og dato på alle').click();
    expect(await line('flyktningkonsulent').getByLabel('Sted').inputValue()).toBe('Lom');
    await button(/^Lås/u).first().click();
    await unlock(page);
    await line('bedrift').waitFor();
    expect(await line('bedrift').getByLabel('Navn').inputValue()).toBe('Bjørn Baker');
    expect(await line('deltaker').getByLabel('Navn').inputValue()).toBe('Selam Tesfay');
    await shot('contract-sign');
    expect(await axeFinds(page)).toEqual([]);
    await button('Lagre underskriftene').click();
    await panel('Versjoner')
      .getByText(`Underskrift bedrift: Bjørn Baker, Lom ${formatDate(from)}`)
      .waitFor();
    await panel('Neste steg').getByText('Pågår', { exact: true }).waitFor();
  });

  it('has its scanned copy bound by the code on the paper', async () => {
    const { pdf } = await must(page, 'form.pdf', { id: contractId, language: 'nb' });
    const png = execFileSync('pdftoppm', ['-png', '-r', '150', '-singlefile', '-'], {
      input: Buffer.from(pdf, 'base64'),
      maxBuffer: 50_000_000,
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Velg fil: Skannet underskrevet papir' }).click();
    await (await chooser).setFiles({ name: 'skann.png', mimeType: 'image/png', buffer: png });
    await page.getByText('koden på papiret er lest').waitFor();
    await shot('contract-running');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('stands in the lists and with its employer', async () => {
    await go(page, '/praksis');
    const running = page.getByRole('table', { name: 'Pågår' });
    await running.getByRole('link', { name: 'Tesfay, Selam' }).waitFor();
    await page.getByRole('tab', { name: 'Slutter innen 30 dager (1)' }).click();
    await page.getByRole('table', { name: 'Slutter innen 30 dager' }).getByText('Lom bakeri AS').waitFor();
    await page.getByRole('tab', { name: 'Venter på underskrift i mer enn 14 dager (0)' }).click();
    await page.getByText('Ingen praksisplasser på denne listen.').waitFor();
    await page.getByRole('tab', { name: 'Etter arbeidsgiver' }).click();
    await page.getByRole('link', { name: 'Lom bakeri AS' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('contracts-by-employer');
    await page.getByRole('tab', { name: 'Alle' }).click();
    await page.getByLabel('Søk i listen').fill('tesfay bakeri');
    await page.getByRole('table', { name: 'Alle' }).getByRole('link', { name: 'Tesfay, Selam' }).waitFor();
    await shot('contracts');
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel('Søk i listen').fill('');
    await page.getByRole('tab', { name: 'Etter arbeidsgiver' }).click();
    await page.getByRole('link', { name: 'Lom bakeri AS' }).click();
    await panel('Praksis hos arbeidsgiveren').getByRole('link', { name: 'Tesfay, Selam' }).waitFor();
    await shot('employer-history');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('is extended by a version of its own, which holds once all four have signed it', async () => {
    await go(page, `/praksis/${contractId}`);
    await button('Endre, forleng eller kort ned').click();
    await page.locator('.intake').waitFor();
    await part('period');
    await type('until', later);
    await complete();
    await page.getByText(/^Fullført .* av Kari Konsulent/u).waitFor();
    await go(page, `/praksis/${contractId}`);
    await panel('Neste steg').getByText('En ny versjon er påbegynt').waitFor();
    const versions = panel('Versjoner');
    await versions.getByText('forlenget: Til og med').waitFor();
    await shot('contract-amended');
    expect(await axeFinds(page)).toEqual([]);
    const before = await must(page, 'contract.get', { id: contractId });
    expect(before).toMatchObject({ until, version: 1, state: 'running' });
    const signatures = [0, 1, 2, 3].map((line) => {
      return { line, name: `Nr. ${line}`, place: 'Lom', date: today, capacity: 'self' as const };
    });
    await must(page, 'paper.sign', { id: before.pendingFormId ?? '', date: today, signatures });
    expect(await must(page, 'contract.get', { id: contractId })).toMatchObject({ until: later, version: 2 });
    await go(page, `/personer/${personId}?fane=contracts`);
    await page.getByText(/Versjon 2, .* \(gjelder\)/u).waitFor();
    await shot('contracts-tab');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('is followed up in talks, whose typing survives a lock', async () => {
    await go(page, `/praksis/${contractId}`);
    await button('Noter samtale').click();
    await page.getByLabel('Hvem som var med').fill('Berit Baker og Selam');
    await button('Lagre samtalen').click();
    await page.getByText('Fyll ut dette feltet.').waitFor();
    await page.getByLabel('Hva dere snakket om').fill('Selam tar imot bestillinger selv.\nPrøver kassa neste uke.');
    await button(/^Lås/u).first().click();
    await unlock(page);
    await page.getByLabel('Hva dere snakket om').waitFor();
    expect(await page.getByLabel('Hvem som var med').inputValue()).toBe('Berit Baker og Selam');
    await button('Lagre samtalen').click();
    await panel('Oppfølgingssamtaler').getByRole('list').getByText('Selam tar imot bestillinger selv.').waitFor();
    await shot('contract-talks');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('is completed, and the attest and the reference are written and printed', async () => {
    await button('Praksisen er gjennomført').click();
    await page.getByLabel('Siste dag i praksis').fill(formatDate(addDays(today, 1)));
    await button('Lagre').click();
    await page.getByText('Datoen må være fra').waitFor();
    await page.getByLabel('Siste dag i praksis').fill(formatDate(today));
    await button('Lagre').click();
    await panel('Neste steg').getByText('Skriv attest og referanse.').waitFor();
    await button('Skriv attest').click();
    const attest = panel('Attest');
    const text = attest.getByLabel('Tekst');
    await text.waitFor();
    expect(await text.inputValue()).toContain(
      `Selam Tesfay har vært i praksis (språktrening) hos Lom bakeri AS fra ${formatDate(from)} til ${formatDate(today)}`,
    );
    expect(await text.inputValue()).toContain('Arbeidsoppgaver: Bake, selge og holde det ryddig.');
    await shot('contract-attest');
    expect(await axeFinds(page)).toEqual([]);
    await attest.getByRole('button', { name: 'Lagre attesten' }).click();
    await attest.locator('.pdf-frame').waitFor();
    await button('Skriv referanse').click();
    const reference = panel('Referanse');
    await reference.getByRole('button', { name: 'Lagre referansen' }).click();
    await reference.getByText('Fyll ut dette feltet.').waitFor();
    await reference.getByLabel('Tekst').fill('Selam er punktlig og hyggelig mot kundene.');
    await reference.getByRole('button', { name: 'Lagre referansen' }).click();
    await reference.locator('.pdf-frame').waitFor();
    await shot('contract-done');
    expect(await axeFinds(page)).toEqual([]);
    const done = await must(page, 'contract.get', { id: contractId });
    expect(done).toMatchObject({ state: 'completed', closedOn: today, lacksAttest: false });
    expect(done.attests).toHaveLength(1);
    expect(done.references).toHaveLength(1);
  });

  it('is begun from the list too, where a typed employer is found in the register or written down in it', async () => {
    await go(page, '/praksis');
    await button('Ny praksiskontrakt').click();
    await page.getByLabel('Hvem gjelder kontrakten?').fill('tesfay');
    await page.getByRole('option', { name: /^Tesfay, Selam/u }).click();
    await page.locator('.intake').waitFor();
    await type('employerName', 'Lom bak');
    await button('Velg Lom bakeri AS').waitFor();
    await type('employerName', 'Fossheim sagbruk');
    await type('employerOrgNumber', '959377677');
    await button('Legg bedriften inn i registeret').click();
    await page.getByText('Bedriften står i registeret fra før med dette organisasjonsnummeret.').waitFor();
    await shot('contract-employer-known');
    expect(await axeFinds(page)).toEqual([]);
    expect(await input(page, 'employerName').inputValue()).toBe('Fossheim sagbruk');
    await type('employerOrgNumber', '');
    await button('Legg bedriften inn i registeret').click();
    await page.getByText('Valgt fra registeret: Fossheim sagbruk').waitFor();
    const { employers } = await must(page, 'employer.list', {});
    expect(employers.map(({ name }) => name)).toEqual(['Fossheim sagbruk', 'Lom bakeri AS']);
    await waitSaved(page);
    secondId = (await hash()).split('/').at(-1) ?? '';
    await go(page, `/praksis/${secondId}`);
    await panel('Neste steg').getByText('Organisasjonsnummeret mangler.').waitFor();
    await panel('Neste steg').getByText('Datoene for introduksjonsprogrammet er ikke kjent.').waitFor();
    await shot('contract-draft');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('is broken off with a reason', async () => {
    const values = {
      placementType: 'workPractice',
      from,
      until: later,
      hoursWeek: 20,
      tasks: 'Stable.',
      goals: 'Lære.',
    };
    await must(page, 'form.save', { id: secondId, values });
    await must(page, 'form.complete', { id: secondId, acceptMissing: true });
    const signatures = [0, 1, 2, 3].map((line) => {
      return { line, name: `Nr. ${line}`, place: 'Lom', date: from, capacity: 'self' as const };
    });
    await must(page, 'paper.sign', { id: secondId, date: from, signatures });
    await page.reload();
    await button('Praksisen ble avbrutt').click();
    await page.getByLabel('Siste dag i praksis').fill('i går');
    await button('Lagre').click();
    await page.getByText('Skriv kort hvorfor praksisen ble avbrutt.').waitFor();
    await page.getByText('Skriv en dato, for eksempel 31.12.2026.').waitFor();
    await page.getByLabel('Hvorfor ble den avbrutt?').fill('Sagbruket la ned driften.');
    await button(/^Lås/u).first().click();
    await unlock(page);
    await page.getByLabel('Hvorfor ble den avbrutt?').waitFor();
    expect(await page.getByLabel('Hvorfor ble den avbrutt?').inputValue()).toBe('Sagbruket la ned driften.');
    await page.getByLabel('Siste dag i praksis').fill(formatDate(today));
    await shot('contract-breaking');
    expect(await axeFinds(page)).toEqual([]);
    await button('Lagre').click();
    await panel('Neste steg').getByText('Avbrutt: Sagbruket la ned driften.').waitFor();
    expect(await must(page, 'contract.get', { id: secondId })).toMatchObject({
      state: 'brokenOff',
      breakOffReason: 'Sagbruket la ned driften.',
    });
  });

  it('is remembered where the day starts', async () => {
    const third = await must(page, 'form.start', { personId, form: 'practiceContract' });
    const values = { employerName: 'Lom bakeri AS', from, until, hoursWeek: 20 };
    await must(page, 'form.save', { id: third.id, values });
    await must(page, 'form.complete', { id: third.id, acceptMissing: true });
    const signatures = [0, 1, 2, 3].map((line) => {
      return { line, name: `Nr. ${line}`, place: 'Lom', date: from, capacity: 'self' as const };
    });
    await must(page, 'paper.sign', { id: third.id, date: from, signatures });
    await go(page, '/');
    await panel('Praksisplasser').getByText('Slutter innen 30 dager (1)').waitFor();
    await panel('Praksisplasser')
      .getByRole('link', { name: /Tesfay, Selam/u })
      .waitFor();
    await shot('overview-contracts');
    expect(await axeFinds(page)).toEqual([]);
  });

  it('has screens without finds in the dark, and without scrolling sideways at 200 %', async () => {
    const { employers } = await must(page, 'employer.list', {});
    const screens = [
      '/praksis',
      '/praksis?liste=byEmployer',
      `/praksis/${contractId}`,
      `/praksis/${secondId}`,
      '/arbeidsgivere',
      `/arbeidsgivere/${employers.at(-1)?.id}`,
      `/personer/${personId}?fane=contracts`,
    ];
    await must(page, 'settings.set', { theme: 'dark' });
    await page.reload();
    const found: string[] = [];
    for (const address of screens) {
      await go(page, address);
      await page.locator('main :is(table, .panel)').first().waitFor();
      await page.waitForFunction(() => document.querySelector('main .aksel-loader') === null);
      found.push(...(await axeFinds(page, ['color-contrast'])).map((find) => `${address}: ${find}`));
      await page.setViewportSize({ width: 683, height: 384 });
      const over = await page.evaluate(() => {
        const main = document.querySelector('main');
        return (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0);
      });
      if (over > 0) found.push(`${address}: ${over} px`);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    await shot('contracts-dark');
    expect(found).toEqual([]);
  });
});
