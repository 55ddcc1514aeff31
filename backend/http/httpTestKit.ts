import { request } from 'node:http';
import { connect } from 'node:net';
import type { PageFiles } from '../page/files.ts';
import { type NotingApplication, notingApplication } from '../testing/notingApplication.ts';
import { type BrowserHost, type BrowserHostOptions, startBrowserHost } from './server.ts';

/** Tools of the tests that attack the browser host: requests with any header, from a client that obeys nothing. */
export const testFiles: PageFiles = new Map([
  ['/', { body: Buffer.from('<!doctype html>app'), contentType: 'text/html; charset=utf-8', immutable: false }],
  ['/assets/app-1.js', { body: Buffer.from('1;'), contentType: 'text/javascript; charset=utf-8', immutable: true }],
]);

export interface TestHost {
  readonly host: BrowserHost;
  readonly application: NotingApplication;
}

export async function startTestHost(options: Partial<BrowserHostOptions> = {}): Promise<TestHost> {
  const application = notingApplication();
  const host = await startBrowserHost({ application, files: testFiles, ...options });
  return { host, application };
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request, its path sent as written. */
export function ask(port: number, { method = 'GET', path, headers = {}, body }: Ask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Bytes straight to the socket, for what no HTTP client would send; the answer until the host closes, or a while. */
export function askRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(answer);
      else reject(error);
    });
    socket.on('close', () => resolve(answer));
  });
}

/** Goes through the front door: uses a link, and gives the cookie. */
export async function signIn(host: BrowserHost): Promise<string> {
  const link = new URL(host.link());
  const reply = await ask(host.port, { path: link.pathname + link.search });
  const cookie = reply.headers['set-cookie']?.[0];
  if (cookie === undefined) throw new Error(`no cookie: ${reply.status}`);
  return cookie.slice(0, cookie.indexOf(';'));
}

/** The headers that our own page's calls carry. */
export function ownHeaders(host: BrowserHost, cookie: string): Record<string, string> {
  return {
    origin: host.origin,
    cookie,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  };
}
