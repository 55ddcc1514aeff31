import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { axeFinds } from './axe.ts';
import { go, must } from './harness.ts';
import { type Neighbours, openNeighbours } from './neighbour.ts';

/** The screens of moving a case and of conflicts, from one side of each; the other side is a desk of another municipality. */
describe('moving and conflicts on screen', () => {
  let world: Neighbours;
  let page: Neighbours['page'];
  let personId: string;

  beforeAll(async () => {
    world = await openNeighbours();
    page = world.page;
    const values = { firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12', settlementDate: '2025-03-01' };
    personId = (await must(page, 'person.create', { values })).id;
    await page.reload();
  });
  afterAll(() => world.end());

  /** For eyes: kept only where a folder is named. */
  async function shoot(name: string): Promise<void> {
    expect(await axeFinds(page), name).toEqual([]);
    const folder = process.env.DALSAM_SHOTS;
    if (folder === undefined) return;
    await page.evaluate(() => document.fonts.ready);
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, animations: 'disabled' });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('says what to do where there is no consent, and what goes along where there is one', async () => {
    await go(page, `/personer/${personId}`);
    await button('Flytt saken').click();
    await page.getByLabel('Til kommune').selectOption('3437');
    await page.getByText('Saken kan ikke tilbys ennå').waitFor();
    await shoot('offer-without-consent');
    await button('Tilby saken').click();
    await page
      .getByText(/må personen samtykke/)
      .last()
      .waitFor();
    await button('Avbryt').click();

    const recipient = 'Sel kommune';
    const purpose = 'Flytting til en annen kommune';
    const scopes = consentScopeIds.slice(0, 4);
    const basis = { legalBasis: 'Samtykke på papir', reason: 'Lagt i mappen', until: '2030-01-01' };
    await must(page, 'consent.override', { personId, recipient, purpose, scopes, ...basis });
    await page.reload();
    await button('Flytt saken').click();
    await page.getByText('Dette følger med tilbudet').waitFor();
    await page.getByLabel('Melding til den som skal overta').fill('Har fått jobb på Otta fra 1. august.');
    await shoot('offer');
    // Locked in the middle of it: what was written is there afterwards.
    await page.waitForTimeout(1200);
    await page.reload();
    await button('Flytt saken').click();
    expect(await page.getByLabel('Melding til den som skal overta').inputValue()).toContain('jobb på Otta');
    await button('Tilby saken').click();
    await page.getByText(/Saken er tilbudt Sel kommune/).waitFor();
    await shoot('offered');
  });

  it('shows that it was rejected, and that it was taken over: read-only from then on', async () => {
    world.send('toDesk');
    const [offer] = (await world.desk.must('transfer.list', {})).transfers;
    const message = 'Vi har ikke bolig før til høsten.';
    await world.desk.must('transfer.answer', { id: offer?.id ?? '', answer: 'reject', message });
    world.send('toVault');
    await go(page, '/utveksling?fane=transfers');
    await page.reload();
    await page.getByText('Svart nei').waitFor();
    await page.getByRole('link', { name: 'Se', exact: true }).click();
    await page.getByText(message).waitFor();
    await shoot('rejected');

    const again = await must(page, 'transfer.offer', { personId, to: '3437', message: 'Bolig fra 1. september.' });
    world.send('toDesk');
    await world.desk.must('transfer.answer', { id: again.transfer.id, answer: 'accept', message: 'Velkommen hit.' });
    world.send('toVault');
    await go(page, `/personer/${personId}`);
    await page.reload();
    await page.getByText(/Saken er overlevert til Sel kommune/).waitFor();
    expect(await button('Endre').count()).toBe(0);
    expect(await button('Flytt saken').count()).toBe(0);
    await shoot('handed-over');
    await go(page, '/utveksling?fane=transfers');
    await page.getByText('Overtatt').waitFor();
    await shoot('transfers');
  });

  it('offers a case to us with who may be the same, and takes it in only when they were compared', async () => {
    const { desk } = world;
    const theirs = { firstName: 'Yonas', lastName: 'Tesfay', birthDate: '1988-02-03', nativeName: 'ዮናስ ተስፋይ' };
    const comes = (await desk.must('person.create', { values: theirs })).id;
    const here = await must(page, 'person.create', { values: { ...theirs, firstName: 'Jonas' } });
    const basis = { legalBasis: 'Samtykke på papir', reason: 'Lagt i mappen', until: '2030-01-01' };
    const purpose = 'Flytting til en annen kommune';
    const scopes = [...consentScopeIds];
    await desk.must('consent.override', { personId: comes, recipient: 'Lom kommune', purpose, scopes, ...basis });
    const message = 'Flytter til søsteren i Fossbergom.\nHar samtale hos NAV 3. juni.';
    await desk.must('transfer.offer', { personId: comes, to: '3434', message });
    world.send('toVault');
    await page.reload();
    await page
      .getByRole('link', { name: /Utveksling/ })
      .getByText('1', { exact: true })
      .waitFor();
    await page.getByRole('link', { name: /Utveksling/ }).click();
    await page.getByRole('tab', { name: 'Flytting' }).click();
    await page.getByText('Venter på svar fra oss (1)').waitFor();
    await shoot('waiting');
    await go(page, `/personer/${comes}`);
    await page.getByText('Sel kommune tilbyr dere denne saken').waitFor();
    await page.getByRole('link', { name: 'Se og svar' }).or(button('Se og svar')).first().click();
    await page.getByText('Kan dette være samme person?').waitFor();
    await shoot('answer');
    await button('Si nei').click();
    expect((await must(page, 'transfer.list', { personId: comes })).ownership?.isOurs).toBe(false);
    await button('Ta imot saken').click();
    await page.getByText('Kryss av for hver av dem').waitFor();
    await page.getByLabel('Jeg har sammenlignet med Tesfay, Jonas').check();
    await button('Ta imot saken').click();
    await page.getByText('Slå sammen med en som var her fra før?').waitFor();
    await shoot('accepted');
    expect((await must(page, 'transfer.list', { personId: comes })).ownership?.isOurs).toBe(true);
    await page.getByText('Slå sammen med Tesfay, Jonas').click();
    await page.waitForURL(`**/personer/${comes}/sammenslaing/${here.id}`);
  });

  it('puts both sides of a conflict beside each other, by keyboard: one of them, a third, or a question', async () => {
    const { desk } = world;
    const values = {
      firstName: 'Hana',
      lastName: 'Berhe',
      birthDate: '1995-01-01',
      phone: '90 00 00 00',
      address: 'Veien 1',
    };
    const id = (await must(page, 'person.create', { values })).id;
    world.send('toDesk');
    await desk.must('person.update', {
      id,
      values: { phone: '92 22 22 22', address: 'Storgata 2', postalPlace: 'Otta' },
    });
    await must(page, 'person.update', { id, values: { phone: '91 11 11 11', address: 'Bygdevegen 4' } });
    world.send('toVault');
    await page.reload();
    await page
      .getByRole('link', { name: /Utveksling/ })
      .getByText('2', { exact: true })
      .waitFor();
    await go(page, `/personer/${id}`);
    await page.getByText('Her er det 2 konflikter').waitFor();
    await shoot('person-with-conflicts');
    await go(page, '/utveksling?fane=conflicts');
    await page.getByText('2 konflikter').waitFor();
    await shoot('conflicts');
    await page.getByRole('link', { name: 'Telefon/mobilnummer' }).click();
    await page.getByText('Hva skal stå?').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await button('Lagre valget').click();
    await page.getByText('Velg hva som skal stå, før du lagrer.').waitFor();

    await page.getByLabel('Spørsmål eller svar').fill('Hvilket nummer svarer hun på?');
    await page.waitForTimeout(1200);
    await page.reload();
    expect(await page.getByLabel('Spørsmål eller svar').inputValue()).toBe('Hvilket nummer svarer hun på?');
    await button('Legg ved neste pakke').click();
    await page.locator('.conflict-note').getByText('Hvilket nummer').waitFor();
    await shoot('conflict');

    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('Skriv hva som skal stå').fill('93 33 33 33');
    await shoot('conflict-third');
    await button('Lagre valget').click();
    // On to the next one of the same person.
    await page.getByRole('heading', { name: 'Adresse' }).waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await button('Lagre valget').click();
    await page.getByText('Ingen konflikter').waitFor();
    const { values: settled } = await must(page, 'person.get', { id });
    expect(settled).toMatchObject({ phone: '93 33 33 33', postalPlace: 'Otta' });
    world.send('toDesk');
    expect((await desk.must('conflict.count', {})).conflicts).toBe(0);
  });
});
