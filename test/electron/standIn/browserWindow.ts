import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { toChromium, toElectron } from './addresses.ts';
import { app, preventable } from './app.ts';
import { invoke } from './ipcMain.ts';
import { record } from './record.ts';
import type { StandInSession } from './session.ts';
import { type StandInWindow, windows } from './windows.ts';

interface Options {
  readonly webPreferences: {
    readonly preload?: string;
    readonly additionalArguments?: readonly string[];
    readonly session: StandInSession;
    readonly [key: string]: unknown;
  };
}

/** The name by which the page reaches the main process; in Electron it lives in the preload's isolated world alone. */
const invokeName = '__standInInvoke';

class StandInWebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly #window: BrowserWindow;

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    const dispatch = ([name, values]: [string, unknown[]]) =>
      window.dispatchEvent(new CustomEvent(`stand-in:${name}`, { detail: values }));
    void this.#window.page?.evaluate(dispatch, [channel, args] as [string, unknown[]]);
  }
  print(_options: object, done: (success: boolean) => void): void {
    done(true);
  }
}

export class BrowserWindow extends EventEmitter implements StandInWindow {
  readonly webContents = new StandInWebContents(this);
  page: Page | undefined;
  readonly #options: Options;

  constructor(options: Options) {
    super();
    this.#options = options;
    const { session: _session, ...preferences } = options.webPreferences;
    record.webPreferences.push(preferences);
    windows.add(this);
    app.emit('web-contents-created', preventable({}), this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    const { session, preload } = this.#options.webPreferences;
    this.webContents.mainFrame.url = url;
    if (preload === undefined) {
      const response = await session.fetch(url);
      if (response.ok) record.printed.push({ url, contentType: response.headers.get('content-type') ?? '' });
      return;
    }
    const context = await session.context();
    const page = await context.newPage();
    this.page = page;
    await page.exposeBinding(invokeName, ({ frame }, channel: string, args: unknown[]) =>
      invoke(this.#senderOf(frame), channel, args),
    );
    await page.addInitScript(preloadScript(preload, this.#options.webPreferences.additionalArguments ?? []));
    this.#watch(page);
    await page.goto(toChromium(url));
    this.emit('ready-to-show');
  }

  /** Electron gives the same object for the main frame, and another for each frame below. */
  #senderOf(frame: Frame): { url: string } {
    if (frame !== this.page?.mainFrame()) return { url: toElectron(frame.url()) };
    this.webContents.mainFrame.url = toElectron(frame.url());
    return this.webContents.mainFrame;
  }

  #watch(page: Page): void {
    page.on('popup', (popup) => {
      const url = toElectron(popup.url());
      record.opened.push({ url, action: this.webContents.openHandler({ url }).action });
      void popup.close();
    });
    page.on('close', () => void this.#closed());
    void page.route('**/*', async (route, request) => {
      if (!request.isNavigationRequest()) return route.fallback();
      const url = toElectron(request.url());
      const event = preventable({ url, isMainFrame: request.frame() === page.mainFrame() });
      this.webContents.emit('will-frame-navigate', event);
      if (event.isMainFrame) this.webContents.emit('will-navigate', event);
      record.navigations.push({ url, allowed: !event.defaultPrevented });
      // 204 leaves the page where it is, as a prevented navigation does; an abort would show an error page.
      return event.defaultPrevented ? route.fulfill({ status: 204 }) : route.fallback();
    });
  }

  #closed(): void {
    if (!windows.delete(this)) return;
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }
  show(): void {
    record.shown += 1;
  }
  focus(): void {
    record.messages.push('focus');
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  destroy(): void {
    windows.delete(this);
  }
  async closeByUser(): Promise<void> {
    await this.page?.close({ runBeforeUnload: false });
  }
  async shutDown(): Promise<void> {
    windows.delete(this);
    await this.page?.context().browser()?.close();
  }
}

/** The preload bundle as Electron runs it: before the page's own scripts, in the main frame only, with its `require`. */
function preloadScript(file: string, additionalArguments: readonly string[]): string {
  const { platform, argv } = process;
  return `if (window.top === window) {
    const invoke = window[${JSON.stringify(invokeName)}];
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, api) =>
          Object.defineProperty(window, name, { value: Object.freeze(api), writable: false, configurable: false }),
      },
      ipcRenderer: {
        invoke: (channel, ...args) => invoke(channel, args),
        on: (channel, listener) => window.addEventListener('stand-in:' + channel, listener),
        removeListener: (channel, listener) => window.removeEventListener('stand-in:' + channel, listener),
      },
    };
    const process = ${JSON.stringify({ platform, argv: [argv[0], ...additionalArguments] })};
    ((require, process) => {
      ${readFileSync(file, 'utf8')}
    })((name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
      return electron;
    }, process);
  }`;
}
