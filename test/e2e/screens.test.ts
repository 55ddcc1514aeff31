import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { input } from './fillForm.ts';
import { go, must, World, waitSaved } from './harness.ts';
import { findsOn, overWide, show } from './sweep.ts';

/** Every screen behind the lock, in the demo vault: what axe finds, at 200 % zoom, and by keyboard alone. */
describe('every screen', () => {
  const world = new World();
  let page: Page;
  /** Address -> what shows that it is there. */
  let screens: readonly (readonly [string, string])[] = [];
  /** What axe found before the vault was open. */
  const gate: string[] = [];
  let draft = { personId: '', formId: '' };

  beforeAll(async () => {
    page = await world.open(await world.startHost());
    gate.push(...(await findsOn(page, 'welcome')));
    await page.getByRole('button', { name: /Ta i bruk for kommunen min/ }).click();
    await page.getByLabel('Navnet ditt').waitFor();
    gate.push(...(await findsOn(page, 'create')));
    const demo = await must(page, 'vault.createDemo', {});
    await must(page, 'vault.lock', { reason: 'byUser' });
    await page.reload();
    await page.getByLabel('Passordfrase', { exact: true }).waitFor();
    gate.push(...(await findsOn(page, 'locked')));
    await must(page, 'vault.unlock', { passphrase: demo.passphrase });
    const withIntake = async (intake: 'draft' | 'completed') => {
      const { people } = await must(page, 'person.search', { intake, limit: 1 });
      const personId = people[0]?.id ?? '';
      const { forms } = await must(page, 'form.list', { personId, form: 'intakeMapping' });
      return { personId, formId: forms[0]?.id ?? '' };
    };
    draft = await withIntake('draft');
    const completed = await withIntake('completed');
    await setUpSums(completed.personId);
    const form = `/personer/${draft.personId}/kartlegging/${draft.formId}`;
    const finished = `/personer/${completed.personId}/kartlegging/${completed.formId}`;
    screens = [
      ['/', 'h1'],
      ['/personer', 'h1'],
      ['/personer/ny', 'form'],
      ...['details', 'household', 'intake', 'consents', 'establishment', 'benefit', 'history', 'access'].map(
        (tab) => [`/personer/${completed.personId}?fane=${tab}`, '[role="tabpanel"]:not([hidden])'] as const,
      ),
      [`/personer/${completed.personId}/endre`, 'form'],
      ...intakeMapping.sections.map(({ key }) => [`${form}?del=${key}`, `[data-path]`] as const),
      [`${form}?del=$oversikt`, '.intake-summary'],
      [finished, '.intake-summary'],
      [`${finished}?vis=utskrift`, '.pdf-frame'],
      ['/praksis', 'table'],
      ['/arbeidsgivere', 'table'],
      ['/skjemaer', 'h1'],
      ['/satser', 'table'],
      ['/stonad', 'table'],
      ['/innstillinger', 'h1'],
      ['/logg', 'h1'],
    ];
  });
  afterAll(() => world.end());

  /** So that the screens of sums have something on them. */
  async function setUpSums(personId: string): Promise<void> {
    const programme = { programmeFrom: '2026-01-01', programmeUntil: null };
    const act = { regelverkOverride: 'integration2021' as const, regelverkReason: 'Etter papirene' };
    await must(page, 'benefit.setUp', { personId, ...programme, ...act });
    const dates = ['2026-01-05', '2026-01-06'];
    await must(page, 'benefit.addAbsence', { personId, dates, amount: 1, unit: 'days', unlawful: true });
    const { suggested, settlementDate } = await must(page, 'establishment.get', { personId });
    if (settlementDate === null) throw new Error('settled people have a date');
    await must(page, 'establishment.setUp', { personId, settlementDate, members: suggested });
    await must(page, 'form.start', { personId, form: 'consent' });
  }

  it('has nothing for axe to find before the lock', () => {
    expect(gate).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing for axe to find, %s', async (theme) => {
    await must(page, 'settings.set', { theme });
    await page.reload();
    await page.waitForSelector(`.${theme} .shell, .${theme}.shell`);
    const found: string[] = [];
    for (const [address, sign] of theme === 'light' ? screens : screens.filter(isOfItsOwn)) {
      await show(page, address, sign);
      found.push(...(await findsOn(page, address.replace(/[0-9A-Z]{26}/g, '…'), theme)));
    }
    expect(found).toEqual([]);
  });

  it('fits a screen of 1366 at 200 % zoom without scrolling sideways', async () => {
    await page.setViewportSize({ width: 683, height: 384 });
    const wide: string[] = [];
    for (const [address, sign] of screens) {
      await show(page, address, sign);
      const over = await overWide(page);
      if (over > 0) wide.push(`${address}: ${over} px`);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(wide).toEqual([]);
  });

  it('the form is filled in and completed by keyboard alone', async () => {
    await go(page, `/personer/${draft.personId}/kartlegging/${draft.formId}?del=workNorway`);
    await page.getByRole('heading', { level: 2, name: 'Yrkeserfaring fra Norge' }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    const tabTo = async (what: (id: string) => boolean) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (what(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('not reached by Tab');
    };
    const rows = page.locator('[data-path="workNorway"] tr[data-row]');
    const before = await rows.count();
    const add = page.getByRole('button', { name: 'Legg til arbeidsforhold' });
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab');
        return add.evaluate((button) => button === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(before + 1);
    for (const text of ['Lom Bakeri', 'Baker', '01.2026', '06.2026']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    // The last cell: Enter makes the next row, and the keyboard is in it.
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(before + 2);
    await page.keyboard.type('Lom kommune');
    await waitSaved(page);
    const { values } = await must(page, 'form.get', { id: draft.formId });
    expect(Object.values(values)).toEqual(
      expect.arrayContaining(['Lom Bakeri', 'Baker', '2026-01', '2026-06', 'Lom kommune']),
    );

    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 2, name: 'Egenvurderinger' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Egenvurderinger');
    await tabTo((id) => id === 'felt-wantedWork');
    await page.keyboard.type('Baker');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { level: 2, name: 'Yrkeserfaring fra Norge' }).waitFor();
    for (let section = 9; section <= 11; section += 1) {
      await page.keyboard.press('Alt+ArrowRight');
      await page.getByText(`Del ${section} av 11`).waitFor();
    }
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('heading', { level: 2, name: 'Se over og fullfør' }).waitFor();
    const complete = page.getByRole('button', { name: 'Fullfør', exact: true });
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab');
        return complete.evaluate((button) => button === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await input(page, 'wantedWork').count()).toBe(0);
    const accept = page.getByRole('dialog').getByRole('checkbox');
    if ((await accept.count()) > 0) {
      await expect
        .poll(async () => {
          await page.keyboard.press('Tab');
          return accept.evaluate((box) => box === document.activeElement);
        })
        .toBe(true);
      await page.keyboard.press('Space');
    }
    const confirm = page.getByRole('dialog').getByRole('button', { name: /^Fullfør/ });
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab');
        return confirm.evaluate((button) => button === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(/Fullført \d\d\.\d\d\.\d{4} av/).waitFor();
  });
});

/** Sections of the form are made of the same parts: these three have them all, which is enough for the dark colours. */
function isOfItsOwn([address]: readonly [string, string]): boolean {
  const section = /\?del=(\w+)$/.exec(address)?.[1];
  return section === undefined || ['personal', 'languages', 'workAbroad'].includes(section);
}
