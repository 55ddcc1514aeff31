import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, formatDate } from '#shared/dates.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { axeFinds } from './axe.ts';
import { go, must, quickVault, unlock, World } from './harness.ts';

const today = dayInNorway(new Date());
const newlySettled = addDays(today, -60);

/** State grants: a person's years and payments, an application for Tilskudd 1, and what the municipality should claim. */
describe('state grants', () => {
  const world = new World();
  let page: Page;
  let mother = '';
  let applicant = '';
  let relative = '';

  const person = async (firstName: string, values: object) => {
    const base = { firstName, lastName: 'Tesfay', status: 'settled' as const, settlementWay: 'imdiAgreement' as const };
    return (await must(page, 'person.create', { values: { ...base, ...values } })).id;
  };
  beforeAll(async () => {
    page = await world.open(await world.startHost());
    await quickVault(page);
    mother = await person('Selam', { birthDate: '1985-04-20', settlementDate: '2018-03-01' });
    const child = await person('Abel', { birthDate: '2014-05-05', settlementDate: '2018-03-01' });
    await must(page, 'household.create', {
      members: [
        { personId: mother, relation: 'self', from: '2018-03-01' },
        { personId: child, relation: 'child', from: '2018-03-01' },
      ],
    });
    const hidden = { birthDate: '1980-01-01', settlementDate: '2018-05-01', protection: 'strictlyConfidential' };
    await person('Hemmelig', hidden);
    applicant = await person('Dawit', { birthDate: '1990-02-02', settlementDate: newlySettled });
    const family = { settlementDate: newlySettled, settlementWay: 'familyImmigration' };
    relative = await person('Bilen', { birthDate: '1991-03-03', ...family });
    await person('Caleb', { birthDate: '1975-03-03', settlementDate: null });
    await must(page, 'stateGrants.setNorwegian', {
      personId: mother,
      rate: 'high',
      from: '2018-01-10',
      reason: 'Vedtak om opplæring',
    });
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
      const parts = await page.locator('.panel').count();
      for (let part = 1; part < parts; part++) {
        await page
          .locator('.panel')
          .nth(part)
          .evaluate((panel) => panel.scrollIntoView());
        await page.screenshot({ path: `${folder}/${name}-${part}-${width}.png` });
      }
      await page.locator('h1').evaluate((heading) => heading.scrollIntoView());
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const tab = (id: string) => go(page, `/personer/${id}?fane=stateGrants`);

  it('a person has each year with rate and source, and a payment is held against it', async () => {
    await tab(mother);
    const years = page.getByRole('table', { name: 'År for år' });
    await years.getByText('187 000,00').first().waitFor();
    expect(await years.getByText('År 1, voksen', { exact: true }).count()).toBe(1);
    // 2019 to 2022, and the second and third year of teaching: nobody knows these rates.
    expect(await years.getByRole('cell', { name: 'Sats mangler', exact: true }).count()).toBe(6);
    expect(await axeFinds(page)).toEqual([]);
    await shot('state-grants-person');

    await page.getByLabel('Budsjettår').fill('2018');
    await page.getByLabel('Beløp i kroner').fill('mye');
    await page.getByLabel('Mottatt dato').fill('01.09.2018');
    await button('Før mottatt beløp').click();
    await page.getByText('Skriv et beløp i kroner').waitFor();
    expect(await page.getByLabel('Budsjettår').inputValue()).toBe('2018');
    await page.getByLabel('Beløp i kroner').fill('150 000');
    await button('Før mottatt beløp').click();
    await years.getByText('For lite mottatt').waitFor();
    await years.getByText('-37 000,00').or(years.getByText('−37 000,00')).waitFor();
  });

  it('what the register does not know is asked for, with a reason, and typing survives a refusal', async () => {
    await page.getByLabel('Flyttet ut av kommunen').fill('01.08.2019');
    const facts = page.locator('section', { has: page.getByRole('heading', { name: 'Opplysninger' }) });
    await facts.getByRole('button', { name: 'Lagre' }).click();
    await facts.getByText('Skriv hvor opplysningene kommer fra, og lagre på nytt.').waitFor();
    expect(await page.getByLabel('Flyttet ut av kommunen').inputValue()).toBe('01.08.2019');
    await facts.getByLabel('Hvor opplysningene kommer fra').fill('Melding fra folkeregisteret');
    expect(await axeFinds(page)).toEqual([]);
    await facts.getByRole('button', { name: 'Lagre' }).click();
    await facts.getByText('Lagret').waitFor();
    const years = page.getByRole('table', { name: 'År for år' });
    await years.getByText('Flytteår').waitFor();
    expect(await years.getByText('2020', { exact: true }).count()).toBe(0);
  });

  it('Tilskudd 1 is refused by its rules, and goes from attachments to a granted sum', async () => {
    await tab(relative);
    await page.getByText('Det er ikke skrevet når familien søkte.').waitFor();
    await page.getByLabel('Tilstanden oppsto, eller har sitt opphav, før bosettingen').check();
    await button('Begynn på søknad').click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Dette gikk ikke' });
    await refusal.getByText('bosatt gjennom familieinnvandring').waitFor();
    expect(await refusal.textContent()).toContain('Retningslinjene 3.1');

    await tab(applicant);
    await page.getByText('Kan søkes', { exact: true }).first().waitFor();
    await button('Begynn på søknad').click();
    await page.getByRole('alert').getByText('Tilstanden må ha oppstått').waitFor();
    await page.getByLabel('Tilstanden oppsto, eller har sitt opphav, før bosettingen').check();
    await button('Begynn på søknad').click();
    const card = page.getByRole('region', { name: 'Tilskudd 1, år 1' });
    await card.getByText('5 vedlegg mangler.').waitFor();
    await card.getByLabel('Legeerklæring').check();
    await card.getByText('4 vedlegg mangler.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('state-grants-application');
    await card.getByLabel('Sendt dato').fill(formatDate(addDays(today, 1)));
    await card.getByRole('button', { name: 'Registrer som sendt' }).click();
    await card.getByRole('alert').waitFor();
    await card.getByLabel('Sendt dato').fill(formatDate(addDays(today, -10)));
    await card.getByRole('button', { name: 'Registrer som sendt' }).click();
    await card.getByLabel('Dato for svaret').fill(formatDate(today));
    await card.getByLabel('Innvilget, kroner').fill('190 000');
    await card.getByRole('button', { name: 'Registrer innvilget' }).click();
    await card.getByText('innvilget', { exact: true }).waitFor();
    const { impairment } = await must(page, 'stateGrants.get', { personId: applicant });
    expect(impairment.applications).toMatchObject([
      { state: 'granted', granted: 19_000_000, attachmentsReady: ['medical'] },
    ]);
  });

  it('the municipality sees what to claim, which rates are missing, and never a protected name', async () => {
    await go(page, '/tilskudd');
    const claims = page.getByRole('table', { name: 'Forskjeller å følge opp' });
    await claims.getByText('Tesfay, Abel').first().waitFor();
    await claims.getByText('Personer med beskyttet adresse (1)').waitFor();
    expect(await page.getByText('Hemmelig').count()).toBe(0);
    await page.getByText('bosettingsdato mangler').waitFor();
    await page.getByText('Grunntilskudd (1–3 personer)').first().waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('state-grants-municipality');

    const batch = page.getByRole('table', { name: 'Før én utbetaling for flere' });
    await page.getByLabel('Tilskudd', { exact: true }).selectOption({ label: 'Barnehagetilskudd' });
    await page.getByLabel('Budsjettår').first().selectOption('2018');
    expect(await batch.getByLabel('Beløp i kroner for Tesfay, Abel').inputValue()).toBe('25800');
    await page.getByLabel('Mottatt dato').first().fill('01.10.2018');
    await shot('state-grants-batch');
    await button('Før for 1 person').click();
    await page.getByText('1 beløp er ført.').waitFor();
    await page.getByText('Ingen har noe som gjenstår').waitFor();
    expect(await claims.getByText('Barnehagetilskudd').count()).toBe(0);

    const download = page.waitForEvent('download');
    await button('Last ned som regneark (CSV)').click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain(
      '2018;Integreringstilskudd;Tesfay, Selam;187000,00;150000,00;-37000,00;37000,00;For lite mottatt',
    );
    expect(csv).toContain('Personer med beskyttet adresse (1)');
    expect(csv).not.toContain('Hemmelig');

    await must(page, 'settings.set', { theme: 'dark' });
    await page.reload();
    await page.getByRole('table', { name: 'Forskjeller å følge opp' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot('state-grants-dark');
    await must(page, 'settings.set', { theme: 'light' });
  });

  it('a rate that a coordinator enters fills in what was missing, and the rules are a dated setting', async () => {
    const year = Number(newlySettled.slice(0, 4));
    const before = await must(page, 'stateGrants.get', { personId: applicant });
    expect(before.claims.find(({ kind }) => kind === 'integration')?.state).toBe('rateMissing');
    const known = { year1SingleAdult: 25_000_000, year1Adult: 20_000_000 };
    const unknown = [
      'year1Child',
      'year1UnaccompaniedMinor',
      'year2',
      'year3',
      'year4',
      'year5',
      'kindergarten',
      'elderly',
    ];
    await must(page, 'rates.add', {
      kind: 'integration',
      validFrom: `${year}-01-01`,
      source: 'Prøvesats',
      amounts: { ...known, ...Object.fromEntries(unknown.map((item) => [item, null])) },
    });
    await tab(applicant);
    await page.reload();
    await page.getByText('Lagt inn av koordinator').waitFor();

    await go(page, '/innstillinger');
    await page.getByLabel('Frist for år 1 og 2, måneder etter bosetting').fill('14');
    await page.getByLabel('Gjelder bosatte fra og med').fill('01.01.2018');
    const settings = page.locator('section', { has: page.getByRole('heading', { name: 'Statlige tilskudd' }) });
    await settings.getByRole('button', { name: 'Lagre' }).click();
    await settings.getByText('Skriv hvor regelen står.').waitFor();
    // The vault locks itself before the source is found: what is typed is there again.
    await page.getByRole('button', { name: /^Lås/ }).click();
    await unlock(page);
    expect(await page.getByLabel('Frist for år 1 og 2, måneder etter bosetting').inputValue()).toBe('14');
    expect(await page.getByLabel('Gjelder bosatte fra og med').inputValue()).toBe('01.01.2018');
    await settings.getByLabel('Kilde').fill('IMDi, 04.03.2024');
    await settings.getByRole('button', { name: 'Lagre' }).click();
    await settings.getByText('Lagret').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const { rules } = await must(page, 'stateGrants.get', { personId: applicant });
    expect(rules.deadlineMonths).toBe(14);
  });
});
