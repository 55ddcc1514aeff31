import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract, methodNames } from '#shared/api/contract.ts';
import { maxInputBytes } from '../callInput.ts';
import { ask, askRaw, ownHeaders, signIn, startTestHost, type TestHost } from './httpTestKit.ts';

let test: TestHost;
let cookie: string;

beforeEach(async () => {
  test = await startTestHost();
  cookie = await signIn(test.host);
});
afterEach(() => test.host.close());

const port = () => test.host.port;
const call = (method: string, input: unknown, headers: Record<string, string> = {}) =>
  ask(port(), {
    method: 'POST',
    path: `/api/${method}`,
    headers: { ...ownHeaders(test.host, cookie), ...headers },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });

describe('the front door', () => {
  it('listens on 127.0.0.1 only', async () => {
    expect(test.host.origin).toBe(`http://127.0.0.1:${port()}`);
    await expect(fetch(`http://[::1]:${port()}/`)).rejects.toThrow();
  });

  it('turns a link into an HttpOnly SameSite=Strict cookie, and leads on to an address without the token', async () => {
    const link = new URL(test.host.link());
    const reply = await ask(port(), { path: link.pathname + link.search });
    expect(reply.status).toBe(200);
    expect(reply.headers['set-cookie']?.[0]).toMatch(/^dalsam-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(reply.text).toContain('content="0;url=/"');
    expect(reply.text).not.toContain(link.searchParams.get('token'));
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['no token', '/start'],
    ['an empty token', '/start?token='],
    ['a token of the right shape', `/start?token=${'A'.repeat(43)}`],
    ['a token that is no text', '/start?token=%00%ff'],
  ])('refuses %s', async (_name, path) => {
    const reply = await ask(port(), { path });
    expect(reply.status).toBe(403);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('refuses a used link, also when two use it at the same time', async () => {
    const link = new URL(test.host.link());
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => ask(port(), { path: link.pathname + link.search })),
    );
    expect(replies.filter((reply) => reply.headers['set-cookie'] !== undefined)).toHaveLength(1);
    expect(replies.filter((reply) => reply.status === 403)).toHaveLength(9);
    expect(replies.find((reply) => reply.status === 403)?.text).toContain('Start Dalsam på nytt');
  });

  it('lets a used link through in the browser that used it, with the session that it had', async () => {
    const reply = await ask(port(), { path: '/start?token=used', headers: { cookie } });
    expect(reply.status).toBe(200);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('does not let a previewer (HEAD) use up a link', async () => {
    const link = new URL(test.host.link());
    const path = link.pathname + link.search;
    expect((await ask(port(), { method: 'HEAD', path })).status).toBe(403);
    expect((await ask(port(), { path })).status).toBe(200);
  });

  it('ends the former session when a new link is used', async () => {
    await signIn(test.host);
    expect((await call('app.info', {})).status).toBe(401);
    expect((await ask(port(), { path: '/', headers: { cookie } })).status).toBe(401);
  });
});

describe('a call', () => {
  it('reaches dispatch with its input, and answers with its Result, whatever that is', async () => {
    const good = await call('app.info', { a: 1 });
    expect(good.status).toBe(200);
    expect(JSON.parse(good.text)).toEqual({ ok: true, value: { method: 'app.info', input: { a: 1 } } });
    const failed = await call('person.get', { id: 'X' });
    expect(failed.status).toBe(200);
    expect(JSON.parse(failed.text)).toEqual({ ok: false, error: { code: 'vaultLocked', params: {} } });
    expect(good.headers['cache-control']).toBe('no-store');
    expect(good.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('keeps many at the same time apart', async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => call('vault.touch', { index })));
    expect(replies.map((reply) => JSON.parse(reply.text).value.input.index)).toEqual([...Array(50).keys()]);
  });

  it.each([
    ['no cookie', { cookie: '' }, 401],
    ['a cookie of another session', { cookie: `dalsam-1=${'x'.repeat(43)}` }, 401],
    ['a foreign Origin', { origin: 'https://evil.example' }, 403],
    ['Origin null (a file, a sandboxed frame)', { origin: 'null' }, 403],
    ['another port of this machine as Origin', { origin: 'http://127.0.0.1:1' }, 403],
    ['the name of this machine as Origin', { origin: 'http://localhost' }, 403],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['Sec-Fetch-Site: same-site (another port)', { 'sec-fetch-site': 'same-site' }, 403],
    ['Sec-Fetch-Site: none (typed, not called)', { 'sec-fetch-site': 'none' }, 403],
    ['a foreign Host (DNS rebinding)', { host: 'evil.example' }, 421],
    ['localhost as Host', { host: 'localhost' }, 421],
    ['the content type of a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['the content type of plain text', { 'content-type': 'text/plain' }, 415],
    ['two content types', { 'content-type': 'text/plain, application/json' }, 415],
    ['another character set', { 'content-type': 'application/json; charset=utf-16' }, 415],
  ])('is refused with %s', async (_name, headers, status) => {
    const reply = await call('person.create', { values: {} }, headers);
    expect(reply.status).toBe(status);
    expect(test.application.calls).toEqual([]);
  });

  it('is refused without an Origin or a content type at all', async () => {
    const { origin: _origin, ...withoutOrigin } = ownHeaders(test.host, cookie);
    const { 'content-type': _type, ...withoutType } = ownHeaders(test.host, cookie);
    const path = '/api/person.create';
    expect((await ask(port(), { method: 'POST', path, headers: withoutOrigin, body: '{}' })).status).toBe(403);
    expect((await ask(port(), { method: 'POST', path, headers: withoutType, body: '{}' })).status).toBe(415);
    expect(test.application.calls).toEqual([]);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is never made by %s', async (method) => {
    for (const name of methodNames) {
      const reply = await ask(port(), { method, path: `/api/${name}`, headers: ownHeaders(test.host, cookie) });
      expect(reply.status).toBe(405);
      expect(reply.headers.allow).toBe('POST');
    }
    expect(methodNames.some((name) => contract[name].kind === 'command')).toBe(true);
    expect(test.application.calls).toEqual([]);
  });

  it.each(['nope', '', 'constructor', '__proto__', 'toString', 'app.info/', 'app.info%00', '../app.info', 'APP.INFO'])(
    'of a method outside the contract (%j) is refused',
    async (method) => {
      const reply = await call(method, {});
      expect(reply.status).toBe(404);
      expect(JSON.parse(reply.text).error.code).toBe('unknownMethod');
      expect(test.application.calls).toEqual([]);
    },
  );

  it.each([
    ['nothing', '', 'json'],
    ['half an object', '{"a":', 'json'],
    ['a form', 'a=1', 'json'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'notUtf8'],
  ])('with %s as body is refused as a value', async (_name, body, reason) => {
    const headers = ownHeaders(test.host, cookie);
    const reply = await ask(port(), { method: 'POST', path: '/api/app.info', headers, body });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).error).toEqual({
      code: 'invalidInput',
      params: { issues: [{ path: '', reason }] },
    });
  });

  it('of exactly the largest size is taken, and one byte more is refused', async () => {
    const largest = `"${'a'.repeat(maxInputBytes - 2)}"`;
    expect((await call('app.info', largest)).status).toBe(200);
    const reply = await call('app.info', `${largest} `);
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.text)).toEqual({
      ok: false,
      error: { code: 'tooLarge', params: { maxBytes: maxInputBytes } },
    });
    expect(test.application.calls).toHaveLength(1);
  });

  it('of any size is refused before it is read, when it declares it', async () => {
    const headers = Object.entries({ ...ownHeaders(test.host, cookie), host: `127.0.0.1:${port()}` });
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const answer = await askRaw(port(), `POST /api/app.info HTTP/1.1\r\n${head}content-length: 99999999999\r\n\r\n`);
    expect(answer).toContain('HTTP/1.1 413');
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('that is chunked and declares no size is cut off at the limit', async () => {
    const headers = Object.entries({ ...ownHeaders(test.host, cookie), host: `127.0.0.1:${port()}` });
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
    const answer = await askRaw(
      port(),
      `POST /api/app.info HTTP/1.1\r\n${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(8)}`,
    );
    expect(answer).toContain('HTTP/1.1 413');
    expect(test.application.calls).toEqual([]);
  });

  it('with both a length and chunks (request smuggling) is refused', async () => {
    const answer = await askRaw(
      port(),
      `POST /api/app.info HTTP/1.1\r\nhost: 127.0.0.1:${port()}\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    );
    expect(answer).toContain('HTTP/1.1 400');
    expect(test.application.calls).toEqual([]);
  });
});

describe('the page', () => {
  it('is served to its session, with every protective header', async () => {
    const reply = await ask(port(), { path: '/', headers: { cookie, 'sec-fetch-site': 'none' } });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('app');
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
  });

  it.each([
    ['without a session', {}, 401],
    ['asked for by a foreign page', { 'sec-fetch-site': 'cross-site' }, 403],
    ['asked for by another port', { origin: 'http://127.0.0.1:1' }, 403],
  ])('is not served %s', async (_name, headers, status) => {
    const withCookie: Record<string, string> = status === 401 ? {} : { cookie };
    const reply = await ask(port(), { path: '/', headers: { ...withCookie, ...headers } });
    expect(reply.status).toBe(status);
    expect(reply.text).not.toContain('>app');
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/..\\..\\package.json',
    '/assets/%5c..%5c..%5cpackage.json',
    '/%00',
    '/assets/app-1.js%00.html',
    '/etc/passwd',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/assets/',
    '/assets',
    '/index.html/',
    '/ASSETS/APP-1.JS',
    'http://127.0.0.1/etc/passwd',
    '*',
  ])('gives nothing for %s', async (path) => {
    const reply = await ask(port(), { path, headers: { cookie } });
    expect(reply.status).toBe(404);
    expect(reply.text).toContain('Finnes ikke');
  });

  it('cannot be posted to', async () => {
    const reply = await ask(port(), { method: 'POST', path: '/', headers: ownHeaders(test.host, cookie), body: '{}' });
    expect(reply.status).toBe(405);
  });
});

describe('a second start', () => {
  const control = (headers: Record<string, string>) => ask(port(), { method: 'POST', path: '/host/link', headers });

  it('gets a new link with the secret, and nobody else does', async () => {
    const given = await control({ authorization: `Bearer ${test.host.controlSecret}` });
    const { link } = JSON.parse(given.text);
    expect(link).toMatch(new RegExp(`^${test.host.origin}/start\\?token=[\\w-]{43}$`));
    expect((await control({})).status).toBe(403);
    expect((await control({ authorization: 'Bearer x' })).status).toBe(403);
    expect((await control({ cookie })).status).toBe(403);
    const asPage = { authorization: `Bearer ${test.host.controlSecret}`, origin: test.host.origin };
    expect((await control(asPage)).status).toBe(403);
  });
});

describe('the end', () => {
  it('lets calls under way finish, closes the application once, and answers no more', async () => {
    const under = call('vault.touch', {});
    await new Promise((resolve) => setTimeout(resolve, 10));
    await Promise.all([test.host.close(), test.host.close()]);
    expect((await under).status).toBe(200);
    expect(test.application.closed).toBe(1);
    await expect(call('app.info', {})).rejects.toThrow();
  });
});

describe('presence', () => {
  it('is a page that stays connected: when it has gone, the vault is locked, and then the program ends', async () => {
    const order: string[] = [];
    const own = await startTestHost({
      lockAfterMilliseconds: 20,
      endAfterMilliseconds: 60,
      onEnd: () => {
        order.push(...own.application.calls.map(({ method, input }) => `${method} ${JSON.stringify(input)}`), 'end');
      },
    });
    const headers = { cookie: await signIn(own.host) };
    const abort = new AbortController();
    const reply = await fetch(`${own.host.origin}/host/presence`, { headers, signal: abort.signal });
    expect(reply.headers.get('content-type')).toBe('text/event-stream');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([order, own.application.calls]).toEqual([[], []]);
    abort.abort();
    await expect.poll(() => order).toEqual(['vault.lock {"reason":"idle"}', 'end']);
    await own.host.close();
  });

  it('needs the session', async () => {
    expect((await ask(port(), { path: '/host/presence' })).status).toBe(401);
  });
});
