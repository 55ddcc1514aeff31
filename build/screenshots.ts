import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Application } from '#backend/application.ts';
import { createApplication } from '#backend/createApplication.ts';
import { startBrowserHost } from '#backend/http/server.ts';
import { readPageFiles } from '#backend/page/files.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/api/contract.ts';
import { chromiumLaunchOptions } from './chromium.ts';
import { inRoot } from './paths.ts';
import { buildRenderer } from './renderer.ts';

/**
 * `npm run screenshots`: the README's pictures, of synthetic people in a vault of their own that is gone afterwards.
 * The demo's dates follow today's, so a new run gives new dates and otherwise the same pictures.
 */
const size = { width: 1366, height: 768 };
const budget = 1_500_000;
const folder = inRoot('docs', 'screenshots');

const work = mkdtempSync(join(tmpdir(), 'dalsam-screenshots-'));
const application = createApplication({ directory: join(work, 'vault'), host: 'browser' });
try {
  await must('vault.createDemo', {});
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(join(folder, name));
  await takeScreens(application);
  report();
} finally {
  await application.close();
  rmSync(work, { recursive: true, force: true });
}

async function takeScreens(served: Application): Promise<void> {
  const files = readPageFiles(await buildRenderer((line) => console.log(line)));
  const host = await startBrowserHost({ application: served, files });
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const context = await browser.newContext({
      viewport: size,
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(host.link());
    await page.locator('.shell').waitFor();
    await takeAll(page);
  } finally {
    await browser.close();
    await host.close();
  }
}

async function takeAll(page: Page): Promise<void> {
  const { drafts } = await must('overview.get', {});
  // The one with the most answers shows the most.
  const draft = drafts.toSorted((a, b) => b.answered - a.answered)[0];
  const person = (await must('person.search', { text: 'Selam', intake: 'completed' })).people[0];
  if (draft === undefined || person === undefined) throw new Error('the demo lacks what the pictures show');
  const { forms } = await must('form.list', { personId: person.id, form: 'intakeMapping' });
  const completed = forms.find(({ state }) => state === 'completed');
  if (completed === undefined) throw new Error('the demo lacks a completed intake mapping');
  const intake = `/personer/${draft.personId}/kartlegging/${draft.formId}`;

  await take(page, 'overview', '/', 'Rahimyar, Milad');
  await take(page, 'people', '/personer', 'Ghebrezgi, Ruta Yonas');
  await take(page, 'person', `/personer/${person.id}`, 'Hjemmel i utlendingsloven');
  await take(page, 'intake-section', `${intake}?del=languages`, 'Hvilke andre språk enn norsk kan du?');
  await take(page, 'intake-review', `${intake}?del=$oversikt`, 'Les gjennom svarene');
  await must('settings.set', { theme: 'dark' });
  await page.reload();
  await take(page, 'intake-dark', `${intake}?del=education`, 'Antall år på skole');
  await must('settings.set', { theme: 'light' });
  await takePaper('intake-paper', (await must('form.pdf', { id: completed.id, language: 'nb' })).pdf);

  await must('vault.lock', { reason: 'byUser' });
  await page.reload();
  await page.getByRole('button', { name: 'Lås opp' }).waitFor();
  // The folder's name is of this one run; on screen it stands small in a corner.
  await page.getByText(work).evaluate((element) => element.remove());
  await shoot(page, 'unlock');
}

/** Goes to a screen by its address, waits until it shows its content, and takes it. */
async function take(page: Page, name: string, address: string, content: string): Promise<void> {
  await page.evaluate((target) => {
    window.location.hash = target;
  }, address);
  await page.getByText(content).first().waitFor();
  await shoot(page, name);
}

async function shoot(page: Page, name: string): Promise<void> {
  // Fonts are asked for by what is drawn: one frame first, then what it asked for.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/** The first page of a printed form, as poppler draws it. */
async function takePaper(name: string, base64: string): Promise<void> {
  const pdf = join(work, 'form.pdf');
  writeFileSync(pdf, Buffer.from(base64, 'base64'));
  const parameters = ['-png', '-singlefile', '-f', '1', '-scale-to-y', '1100', '-scale-to-x', '-1'];
  execFileSync('pdftoppm', [...parameters, pdf, join(folder, name)]);
}

function report(): void {
  let total = 0;
  for (const name of readdirSync(folder).sort()) {
    const { size: bytes } = statSync(join(folder, name));
    total += bytes;
    console.log(`${Math.round(bytes / 1000)} kB  ${name}`);
  }
  console.log(`${Math.round(total / 1000)} kB in all`);
  if (total > budget) throw new Error(`more than ${budget / 1000} kB of pictures`);
}

async function must<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const answer = await application.dispatch(method, input);
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`);
  return answer.value as MethodOutput<M>;
}
