import type { Client } from '#shared/api/contract.ts';
import { desktop } from '../client/desktop.ts';
import { type IntakeDraft, sendable } from './draft.ts';

/** Browsers take at most 64 KiB of requests that outlive their page; the rest of the envelope needs some. */
const keepaliveBytes = 60_000;

/**
 * Sends what the vault does not have yet while the page is being closed or hidden. In a browser the request outlives the
 * page; in the desktop window the message has left before the window is gone.
 */
export function sendLast(draft: IntakeDraft, client: Client): void {
  const values = draft.autosave.unkept();
  if (Object.keys(values).length === 0) return;
  const input = { id: draft.formId, values: sendable(values) };
  const body = JSON.stringify(input);
  if (desktop || new Blob([body]).size > keepaliveBytes) {
    void client('form.type', input);
    return;
  }
  fetch('/api/form.type', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    keepalive: true,
    body,
  }).catch(() => {
    // The process is gone as well: nobody is left to tell.
  });
}

/** Watches for the page being hidden or closed; asks before closing only when the vault is known not to have it all. */
export function watchClosing(draft: IntakeDraft, client: Client): () => void {
  const last = () => {
    if (document.visibilityState === 'hidden') sendLast(draft, client);
  };
  const leave = () => sendLast(draft, client);
  const ask = (event: BeforeUnloadEvent) => {
    sendLast(draft, client);
    if (draft.autosave.snapshot().kind === 'retrying') event.preventDefault();
  };
  document.addEventListener('visibilitychange', last);
  window.addEventListener('pagehide', leave);
  window.addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('visibilitychange', last);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('beforeunload', ask);
  };
}
