import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '#shared/api/contract.ts';
import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import { DraftStore } from './drafts.ts';

type Sent = { method: string; input: { key: string; content?: unknown } };

function fakeVault() {
  const sent: Sent[] = [];
  const kept = new Map<string, unknown>();
  const vault = { locked: false };
  const client = (async (method: string, input: { key: string; content?: unknown }) => {
    sent.push({ method, input });
    if (vault.locked) return err(appError('vaultLocked', {}));
    if (method === 'draft.put') kept.set(input.key, input.content);
    if (method === 'draft.discard') kept.delete(input.key);
    if (method === 'draft.get') return ok({ content: kept.get(input.key) ?? null, at: null });
    return ok({ at: '2026-01-01T00:00:00.000Z' });
  }) as unknown as Client;
  return { client, sent, kept, vault };
}

describe('DraftStore', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends the last text once after a pause, not each keystroke', async () => {
    const { client, sent } = fakeVault();
    const drafts = new DraftStore(client);
    drafts.put('person.new', { lastName: 'H' });
    drafts.put('person.new', { lastName: 'Ha' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([{ method: 'draft.put', input: { key: 'person.new', content: { lastName: 'Ha' } } }]);
    expect(drafts.dirty).toBe(false);
  });

  it('sends at once when flushed, before a lock', async () => {
    const { client, kept } = fakeVault();
    const drafts = new DraftStore(client);
    drafts.put('person.new', { lastName: 'Hai' });
    await drafts.flush();
    expect(kept.get('person.new')).toEqual({ lastName: 'Hai' });
  });

  it('keeps what a locked vault refused, gives it back, and sends it after unlocking', async () => {
    const { client, kept, vault } = fakeVault();
    const drafts = new DraftStore(client);
    vault.locked = true;
    drafts.put('person.new', { lastName: 'Haile' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(drafts.dirty).toBe(true);
    expect(await drafts.get('person.new')).toEqual({ lastName: 'Haile' });
    vault.locked = false;
    await drafts.flush();
    expect(kept.get('person.new')).toEqual({ lastName: 'Haile' });
    expect(drafts.dirty).toBe(false);
  });

  it('sends nothing for a draft that was discarded while it waited', async () => {
    const { client, sent } = fakeVault();
    const drafts = new DraftStore(client);
    drafts.put('person.new', { lastName: 'H' });
    await drafts.discard('person.new');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.map((call) => call.method)).toEqual(['draft.discard']);
  });
});
