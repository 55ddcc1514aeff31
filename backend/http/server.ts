import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { isMethodName } from '#shared/api/contract.ts';
import { appError } from '#shared/api/errors.ts';
import { err } from '#shared/result.ts';
import type { Application } from '../application.ts';
import { badInput, maxBytesOf, parseInput, tooLarge } from '../callInput.ts';
import { pageHeaders } from '../page/contentSecurityPolicy.ts';
import type { PageFiles } from '../page/files.ts';
import { type Answer, fileAnswer, htmlAnswer, jsonAnswer, resultAnswer, send } from './answers.ts';
import { landingPage, linkUsedPage, noSessionPage, notFoundPage, refusedPage } from './plainPages.ts';
import { createPresence } from './presence.ts';
import { readBody } from './readBody.ts';
import { isJson, refuseCall, refuseHost, refuseRead } from './requestChecks.ts';
import { cookieOf, createSessions, digestOf } from './sessions.ts';

export interface BrowserHostOptions {
  readonly application: Application;
  readonly files: PageFiles;
  /** 0 (the default) = a free port of the system's choice. */
  readonly port?: number;
  /** After the last page has gone (see presence.ts). */
  readonly lockAfterMilliseconds?: number;
  readonly endAfterMilliseconds?: number;
  /** Called when nobody has had a page open for long enough; the caller closes the host. */
  readonly onEnd?: () => void;
}

export interface BrowserHost {
  readonly origin: string;
  readonly port: number;
  /** Asks for a new link, for a second start on the same vault (see instances.ts). */
  readonly controlSecret: string;
  /** A new one-time address. */
  link(): string;
  /** Takes no more calls, waits for those under way, and closes the application (lock and backup). */
  close(): Promise<void>;
}

/** Serves the app on 127.0.0.1 to the user's own browser. Rejects when the port is taken. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { application, files } = options;
  const sessions = createSessions();
  const controlSecret = randomBytes(32).toString('base64url');
  const presence = createPresence({
    lockAfterMilliseconds: options.lockAfterMilliseconds ?? 60_000,
    endAfterMilliseconds: options.endAfterMilliseconds ?? 300_000,
    onLock: () => void application.dispatch('vault.lock', { reason: 'idle' }),
    onEnd: () => options.onEnd?.(),
  });
  let underWay = 0;
  const streams = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 20_000 });
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const port = (server.address() as AddressInfo).port;
  const authority = `127.0.0.1:${port}`;
  const origin = `http://${authority}`;
  // Cookies are not kept apart by port, so two running vaults need two names.
  const cookieName = `dalsam-${port}`;

  server.on('request', (request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1;
    try {
      const answer = await answerTo(request);
      if (answer === 'presence') return stayPresent(response);
      send(response, answer);
      await finished(response);
    } catch {
      // Dispatch never throws: this is a client that went away, or a fault of the host itself.
      response.destroy();
    } finally {
      underWay -= 1;
    }
  }

  async function answerTo(request: IncomingMessage): Promise<Answer | 'presence'> {
    if (refuseHost(request.headers, authority)) return htmlAnswer(421, refusedPage);
    // Compared as it was sent: no decoding, no joining, so there is nothing for a `..` or a `%2e` to trick.
    const target = request.url ?? '';
    const at = target.indexOf('?');
    const path = at < 0 ? target : target.slice(0, at);

    if (path.startsWith('/api/')) return await call(request, path.slice('/api/'.length));
    if (path === '/host/link') return controlLink(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return htmlAnswer(405, refusedPage, { allow: 'GET, HEAD' });
    }
    if (path === '/start') return launch(request, at < 0 ? '' : target.slice(at));
    if (refuseRead(request.headers, origin)) return htmlAnswer(403, refusedPage);
    if (!hasSession(request)) return htmlAnswer(401, noSessionPage);
    if (path === '/host/presence' && request.method === 'GET') return 'presence';
    const file = files.get(path);
    return file === undefined ? htmlAnswer(404, notFoundPage) : fileAnswer(file);
  }

  function hasSession(request: IncomingMessage): boolean {
    return sessions.accepts(cookieOf(request.headers.cookie, cookieName));
  }

  async function call(request: IncomingMessage, method: string): Promise<Answer> {
    if (request.method !== 'POST') return htmlAnswer(405, refusedPage, { allow: 'POST' });
    if (refuseCall(request.headers, origin)) return htmlAnswer(403, refusedPage);
    if (!hasSession(request)) return resultAnswer(401, err(appError('sessionMissing', {})));
    if (!isJson(request.headers['content-type'])) return resultAnswer(415, badInput('contentType'));
    if (!isMethodName(method)) {
      return resultAnswer(404, err(appError('unknownMethod', { method: method.slice(0, 100) })));
    }
    const body = await readBody(request, maxBytesOf(method));
    if ('problem' in body) {
      return body.problem === 'tooLarge'
        ? resultAnswer(413, tooLarge(maxBytesOf(method)))
        : resultAnswer(400, badInput(body.problem));
    }
    const input = parseInput(body.text, method);
    if (!input.ok) return resultAnswer(400, input);
    return resultAnswer(200, await application.dispatch(method, input.value));
  }

  function launch(request: IncomingMessage, query: string): Answer {
    const token = new URLSearchParams(query).get('token') ?? '';
    // HEAD is what previewers send: it must not use up the token.
    const secret = request.method === 'GET' ? sessions.exchange(token) : undefined;
    if (secret !== undefined) {
      const cookie = `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
      return htmlAnswer(200, landingPage, { 'set-cookie': cookie });
    }
    // The used link in the same browser, from its history: the session that it once gave goes on.
    return hasSession(request) ? htmlAnswer(200, landingPage) : htmlAnswer(403, linkUsedPage);
  }

  /** For a second `npm start` on the same vault: only who can read the user's own files knows the secret. */
  function controlLink(request: IncomingMessage): Answer {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const known = timingSafeEqual(digestOf(given), digestOf(controlSecret));
    if (request.method !== 'POST' || request.headers.origin !== undefined || !known) {
      return htmlAnswer(403, refusedPage);
    }
    return jsonAnswer(200, { link: link() });
  }

  function stayPresent(response: ServerResponse) {
    response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    streams.add(response);
    const leave = presence.enter();
    // A computer that slept, or a browser that was killed, leaves no farewell: writing finds it out.
    const beat = setInterval(() => response.write(': beat\n\n'), 20_000);
    response.on('close', () => {
      clearInterval(beat);
      streams.delete(response);
      leave();
    });
  }

  function link(): string {
    return `${origin}/start?token=${sessions.mint()}`;
  }

  async function shutDown(): Promise<void> {
    const ended = new Promise((resolve) => server.close(resolve));
    for (const stream of streams) stream.end();
    // Calls under way get their time; connections that carry none would never end by themselves.
    const patienceEnds = Date.now() + 5000;
    while (underWay > 0 && Date.now() < patienceEnds) await setTimeout(20);
    server.closeAllConnections();
    await ended;
    presence.stop();
    await application.close();
  }

  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= shutDown();
    return closing;
  }

  return { origin, port, controlSecret, link, close };
}
