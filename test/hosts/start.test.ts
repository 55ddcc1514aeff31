import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../build/chromium.ts';
import { npmStart, type StartProcess, signalGroup } from './startProcess.ts';

/** `npm start` from the outside: processes, signals, and a real Chromium. */
let folder: string;
let environment: Record<string, string>;
const started: StartProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalsam-start-'));
  // No screen and no place to fetch Electron from, as on a server.
  environment = { DALSAM_HOME: join(folder, 'home'), DISPLAY: '', WAYLAND_DISPLAY: '' };
});
afterEach(async () => {
  for (const one of started.splice(0)) {
    signalGroup(one, 'SIGKILL');
    await one.ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): StartProcess {
  const one = npmStart(args, environment);
  started.push(one);
  return one;
}

describe('npm start', () => {
  it('says in one line that there is no desktop window, and prints the address', async () => {
    const own = start();
    await own.link();
    const lines = own.output().trim().split('\n');
    expect(lines.filter((line) => line.includes('Electron'))).toEqual([
      'Electron er ikke å få her; Dalsam åpnes i nettleseren i stedet.',
    ]);
  });

  it('does not wait for a network that never answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    environment = { ...environment, DISPLAY: ':99', ELECTRON_MIRROR: `http://127.0.0.1:${port}/` };
    const own = start();
    const began = performance.now();
    await own.link();
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(own.output()).toContain('Electron er ikke å få her');
    silent.close();
  });

  it('--desktop says what is missing rather than opening something else', async () => {
    environment = { ...environment, ELECTRON_MIRROR: 'http://127.0.0.1:9/', ELECTRON_OVERRIDE_DIST_PATH: folder };
    const own = start('--desktop');
    expect(await own.ended).toBe(1);
    expect(own.output()).toContain('start:web');
  });

  it('refuses what it does not know', async () => {
    expect(await start('--frobnicate').ended).toBe(2);
    expect(await start('--port', 'x').ended).toBe(2);
  });

  it('started again on the same vault gives a new link to the running one, and ends', async () => {
    const first = start('--web');
    const firstLink = new URL(await first.link());
    const second = start('--web');
    expect(await second.ended).toBe(0);
    const secondLink = new URL(await second.link().catch(() => second.output().split('Dalsam: ')[1]?.trim() ?? ''));
    expect(secondLink.origin).toBe(firstLink.origin);
    expect(secondLink.search).not.toBe(firstLink.search);
    const other = start('--web', '--vault', join(folder, 'other'));
    expect(new URL(await other.link()).origin).not.toBe(firstLink.origin);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends in order on %s, leaving nothing of the running host',
    async (signal) => {
      const own = start('--web');
      await own.link();
      expect(readdirSync(join(folder, 'home', 'run'))).toHaveLength(1);
      signalGroup(own, signal);
      await own.ended;
      expect(readdirSync(join(folder, 'home', 'run'))).toEqual([]);
    },
  );

  it('starts again after it was killed', async () => {
    const own = start('--web');
    await own.link();
    signalGroup(own, 'SIGKILL');
    await own.ended;
    expect(await start('--web').link()).toContain('127.0.0.1');
  });

  it('says so when the port is taken', async () => {
    const own = start('--web');
    const { port } = new URL(await own.link());
    const other = start('--web', '--vault', join(folder, 'other'), '--port', port);
    expect(await other.ended).toBe(1);
    expect(other.output()).toContain(`Porten ${port} er i bruk`);
  });
});

describe('in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(chromiumLaunchOptions());
  });
  afterAll(() => browser.close());

  it('the link opens the app, leaves no token in the address, and holds back nothing that the page needs', async () => {
    const link = await start('--web').link();
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(link);
    await page.waitForSelector('#root > *');
    expect(page.url().split('#')[0]).toBe(`${new URL(link).origin}/`);
    await page.goBack().catch(() => undefined);
    expect(page.url()).not.toContain('token');
    await page.goto(`${new URL(link).origin}/`);
    await page.waitForSelector('#root > *');
    await page.waitForTimeout(500);
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(link).host]);
    await page.close();
  });

  it('a foreign page gets nothing: not by form, fetch, frame, script or image', async () => {
    const link = await start('--web').link();
    const { origin } = new URL(link);
    const context = await browser.newContext();
    const own = await context.newPage();
    await own.goto(link);
    await own.waitForSelector('#root > *');
    const foreign = await context.newPage();
    await foreign.route('https://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>evil</title><form method="post"></form>' }),
    );
    await foreign.goto('https://evil.example/');
    const attempts = await foreign.evaluate(async (target) => {
      const fetched = (init: RequestInit) =>
        fetch(`${target}/api/app.info`, init).then(
          (response) => `status ${response.status} ${response.type}`,
          () => 'refused',
        );
      const loaded = (tag: 'img' | 'script') =>
        new Promise((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          element.src = `${target}/`;
          document.head.append(element);
        });
      return [
        await fetched({
          method: 'POST',
          body: '{}',
          credentials: 'include',
          headers: { 'content-type': 'application/json' },
        }),
        await loaded('img'),
        await loaded('script'),
      ];
    }, origin);
    expect(attempts).toEqual(['refused', 'refused', 'refused']);
    const simple = await foreign.request.post(`${origin}/api/app.info`, {
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
      data: '{}',
    });
    expect(simple.status()).toBe(403);
    await context.close();
  });
});
