import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { MethodInput, MethodName, MethodResult } from '#shared/api/contract.ts';
import { chromiumLaunchOptions } from '../../build/chromium.ts';
import { npmStart, type StartProcess, signalGroup } from '../hosts/startProcess.ts';

/** Milliseconds that a step may take before it counts as never coming: the machine may be busy with other things. */
export const patience = 60_000;

/**
 * The app as it is used: `npm start` in a process of its own, on a vault with the real cost of its passphrase, and a
 * real Chromium. The process can be killed and started again in the middle of anything.
 */
export class World {
  /** Everything that a run leaves behind is in here: vault, run files, the processes' temporary files. */
  readonly folder = mkdtempSync(join(tmpdir(), 'dalsam-e2e-'));
  readonly vault = join(this.folder, 'vault');
  #host: StartProcess | undefined;
  #context: BrowserContext | undefined;

  async startHost(): Promise<string> {
    mkdirSync(this.#temporary, { recursive: true });
    this.#host = npmStart(['--web', '--vault', this.vault], {
      DALSAM_HOME: join(this.folder, 'home'),
      TMPDIR: this.#temporary,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    });
    return this.#host.link();
  }

  /** As a power cut does it: no time to write anything. */
  async killHost(): Promise<void> {
    if (!this.#host) return;
    signalGroup(this.#host, 'SIGKILL');
    await this.#host.ended;
  }

  /** A fresh page at the address that the running host prints. */
  async open(link: string): Promise<Page> {
    // A profile on disk, as a person's own browser has: what it leaves behind is looked at too.
    this.#context ??= await chromium.launchPersistentContext(join(this.folder, 'browser'), {
      ...chromiumLaunchOptions(),
      viewport: { width: 1366, height: 768 },
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      acceptDownloads: true,
      downloadsPath: this.#temporary,
    });
    this.#context.setDefaultTimeout(patience);
    const page = await this.#context.newPage();
    await page.goto(link);
    await page.waitForSelector('h1');
    return page;
  }

  async end(): Promise<void> {
    await this.#context?.close();
    await this.killHost();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #temporary(): string {
    return join(this.folder, 'tmp');
  }
}

export const passphrase = 'korrekt hest batteri stift';

/** A call from inside the page, with its session: for what a test needs but is not about. */
export function call<M extends MethodName>(page: Page, method: M, input: MethodInput<M>): Promise<MethodResult<M>> {
  return page.evaluate(
    async ([name, body]) => {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.json();
    },
    [method, input] as const,
  ) as Promise<MethodResult<M>>;
}

export async function must<M extends MethodName>(page: Page, method: M, input: MethodInput<M>) {
  const answer = await call(page, method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** A vault without the screens of the first run, for tests that are about something else. */
export async function quickVault(page: Page): Promise<void> {
  await must(page, 'vault.create', { municipality: '3434', name: 'Kari Konsulent', role: 'coordinator', passphrase });
  await page.reload();
  await page.waitForSelector('.shell');
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passordfrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Lås opp' }).click();
  await page.waitForSelector('.shell');
}

/**
 * Goes to a screen by its address, as a link does. The new screen has most likely come when this answers, but it is not promised:
 * what a test looks for next must not be on the old screen as well.
 */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate(async (target) => {
    const before = window.location.href;
    const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    window.location.hash = target;
    if (window.location.href === before) return;
    await changed;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, path);
}

export async function waitSaved(page: Page): Promise<void> {
  await page.waitForSelector('.intake-save[data-state="saved"]');
}
