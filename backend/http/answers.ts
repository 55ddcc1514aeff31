import type { ServerResponse } from 'node:http';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';
import { pageHeaders } from '../page/contentSecurityPolicy.ts';
import type { PageFile } from '../page/files.ts';

/** What the host answers: a value, sent in one place, so that no answer lacks its headers. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly caching: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function htmlAnswer(status: number, html: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, contentType: 'text/html; charset=utf-8', body: html, caching: 'no-store', headers };
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    caching: 'no-store',
  };
}

export function resultAnswer(status: number, result: Result<unknown, AppError>): Answer {
  return jsonAnswer(status, result);
}

export function fileAnswer(file: PageFile): Answer {
  return {
    status: 200,
    contentType: file.contentType,
    body: file.body,
    caching: file.immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
}

export function send(response: ServerResponse, answer: Answer): void {
  const request = response.req;
  response.writeHead(answer.status, {
    ...pageHeaders,
    ...answer.headers,
    'content-type': answer.contentType,
    'content-length': Buffer.byteLength(answer.body),
    'cache-control': answer.caching,
    // Whatever of a refused body is still under way is not read to the end.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
