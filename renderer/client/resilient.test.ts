import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '#shared/api/contract.ts';
import { createClient, httpTransport } from './client.ts';
import { ConnectionMonitor } from './connection.ts';
import { isRepeatable, resilient } from './resilient.ts';

/** A host that answers `ok` while it is up, and not at all while it is down. */
function host() {
  const state = { up: true, calls: [] as string[] };
  const client = createClient(async (method) => {
    state.calls.push(method);
    return state.up ? { ok: true, value: {} } : undefined;
  });
  const monitor = new ConnectionMonitor();
  monitor.watch(client);
  return { state, monitor, client: resilient(client, monitor) };
}

describe('the client through a lost connection', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps a draft waiting and sends it again when the host is back', async () => {
    const { state, monitor, client } = host();
    state.up = false;
    const put = client('draft.put', { key: 'person.new', content: {} });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(monitor.state).toBe('lost');
    state.up = true;
    await vi.advanceTimersByTimeAsync(6_000);
    expect((await put).ok).toBe(true);
    expect(monitor.state).toBe('up');
    expect(state.calls.filter((method) => method === 'draft.put')).toHaveLength(2);
  });

  it('does not repeat what could be done twice', async () => {
    const { state, client } = host();
    state.up = false;
    const answer = await client('person.create', { values: { lastName: 'Haile' } });
    expect(answer).toEqual({ ok: false, error: { code: 'hostUnreachable', params: {} } });
    expect(state.calls).toEqual(['person.create']);
    expect(isRepeatable('person.create')).toBe(false);
    expect(isRepeatable('person.search')).toBe(true);
  });

  it('tells a page that belongs to no session any more from a host that is gone', async () => {
    const refuse = (async () => ({ ok: false, error: { code: 'sessionMissing', params: {} } })) as unknown as Client;
    const monitor = new ConnectionMonitor();
    monitor.watch(refuse);
    await resilient(refuse, monitor)('person.create', { values: {} });
    expect(monitor.state).toBe('refused');
  });
});

describe('httpTransport', () => {
  it('posts JSON to the method on its own origin', async () => {
    const seen: { url: string; init: RequestInit | undefined }[] = [];
    const send = (async (url: string, init?: RequestInit) => {
      seen.push({ url, init });
      return new Response(JSON.stringify({ ok: true, value: { a: 1 } }));
    }) as typeof fetch;
    expect(await httpTransport(send)('app.info', {})).toEqual({ ok: true, value: { a: 1 } });
    expect(seen[0]?.url).toBe('/api/app.info');
    expect(seen[0]?.init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{}' });
  });

  it('takes anything that is no Result for a host that does not answer', async () => {
    const html = (async () => new Response('<html>')) as typeof fetch;
    const odd = (async () => new Response('{"ok":false}')) as typeof fetch;
    for (const send of [html, odd]) {
      const answer = await createClient(httpTransport(send))('app.info', {});
      expect(answer).toEqual({ ok: false, error: { code: 'hostUnreachable', params: {} } });
    }
  });
});
