import type { BrowserContext, Request, Route } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../../../build/chromium.ts';
import { toElectron } from './addresses.ts';
import { record } from './record.ts';

type ProtocolHandler = (request: globalThis.Request) => Response | Promise<Response>;
type PermissionHandler = (contents: null, permission: string, answer: (granted: boolean) => void) => void;
type RequestListener = (details: { url: string }, answer: (result: { cancel?: boolean }) => void) => void;

const browser = Promise.withResolvers<BrowserContext['browser'] extends () => infer B ? NonNullable<B> : never>();
let launched = false;

export class StandInSession {
  readonly #protocols = new Map<string, ProtocolHandler>();
  #askPermission: PermissionHandler | undefined;
  #checkPermission: ((contents: null, permission: string) => boolean) | undefined;
  #checkDevice: (() => boolean) | undefined;
  #onRequest: RequestListener | undefined;
  #context: Promise<BrowserContext> | undefined;

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => void this.#protocols.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.#onRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.#askPermission = handler;
  }
  setPermissionCheckHandler(handler: (contents: null, permission: string) => boolean): void {
    this.#checkPermission = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.#checkDevice = handler;
  }

  /** Whether a permission would be given, by both of Electron's ways of asking. */
  permission(name: string): { asked: boolean; checked: boolean; device: boolean } {
    let asked = true;
    this.#askPermission?.(null, name, (granted) => {
      asked = granted;
    });
    return { asked, checked: this.#checkPermission?.(null, name) ?? true, device: this.#checkDevice?.() ?? true };
  }

  context(): Promise<BrowserContext> {
    this.#context ??= this.#open();
    return this.#context;
  }

  async #open(): Promise<BrowserContext> {
    if (!launched) {
      launched = true;
      chromium.launch(chromiumLaunchOptions()).then(browser.resolve, browser.reject);
    }
    const context = await (await browser.promise).newContext({ viewport: { width: 1366, height: 768 } });
    await context.route('**/*', (route, request) => this.#answer(route, request));
    return context;
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const url = toElectron(request.url());
    let cancel = false;
    this.#onRequest?.({ url }, (result) => {
      cancel = result.cancel === true;
    });
    const handler = this.#protocols.get(new URL(url).protocol.slice(0, -1));
    if (cancel || handler === undefined) {
      record.requests.push({ url, allowed: !cancel });
      return route.abort();
    }
    const response = await handler(new Request(url, { method: request.method() }));
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  /** What the protocol answers to an address, for windows that have no page here. */
  async fetch(url: string): Promise<Response> {
    const handler = this.#protocols.get(new URL(url).protocol.slice(0, -1));
    return handler === undefined ? new Response(null, { status: 404 }) : handler(new Request(url));
  }
}

const partitions = new Map<string, StandInSession>();

export const session = {
  fromPartition(name: string): StandInSession {
    const found = partitions.get(name) ?? new StandInSession();
    partitions.set(name, found);
    return found;
  },
};

export const partitionNames = (): string[] => [...partitions.keys()];

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown[]): void {
    record.schemes = schemes;
  },
};
