import type { Client, MethodInput, MethodName, MethodResult } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err } from '#shared/result.ts';
import { desktop } from './desktop.ts';

/**
 * The one way from the screen to the application (docs/hosts.md): over IPC in the desktop window, over same-origin
 * HTTP in the browser. A host that does not answer is an expected error (`hostUnreachable`), never an exception.
 */
export function createClient(transport: Transport = desktop ? desktopTransport(desktop) : httpTransport()): Client {
  return async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodResult<M>> => {
    const answer = await transport(method, input);
    return (isResult(answer) ? answer : err(appError('hostUnreachable', {}))) as MethodResult<M>;
  };
}

/** Carries one call; resolves to the host's JSON Result, or to anything else when there was no host to answer. */
export type Transport = (method: string, input: unknown) => Promise<unknown>;

export function httpTransport(send: typeof fetch = (url, init) => fetch(url, init)): Transport {
  return async (method, input) => {
    try {
      const response = await send(`/api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        cache: 'no-store',
        body: JSON.stringify(input),
      });
      return await response.json();
    } catch {
      return undefined;
    }
  };
}

function desktopTransport(bridge: { call(method: string, input: unknown): Promise<unknown> }): Transport {
  return async (method, input) => {
    try {
      return await bridge.call(method, input);
    } catch {
      return undefined;
    }
  };
}

function isResult(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  if (answer.ok === true) return 'value' in answer;
  return 'error' in answer && isAppError(answer.error);
}

function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}
