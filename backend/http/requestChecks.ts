import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused before anything looks at its content. A name that points at 127.0.0.1 (DNS rebinding) shows
 * in Host; a foreign page shows in Origin and Sec-Fetch-Site; a form of a foreign page cannot set our content type.
 */
export type Refusal = 'foreignHost' | 'foreignOrigin';

/** What every request must fulfil: addressed to this very address and port. */
export function refuseHost(headers: IncomingHttpHeaders, authority: string): Refusal | undefined {
  return headers.host === authority ? undefined : 'foreignHost';
}

/** A call: browsers always send Origin with POST, so one without it is no page of ours. */
export function refuseCall(headers: IncomingHttpHeaders, origin: string): Refusal | undefined {
  if (headers.origin !== origin) return 'foreignOrigin';
  return siteIsOneOf(headers, ['same-origin']) ? undefined : 'foreignOrigin';
}

/** A read of a file of the page: by our own page, or by the user (`none`: address bar, bookmark, start). */
export function refuseRead(headers: IncomingHttpHeaders, origin: string): Refusal | undefined {
  if (headers.origin !== undefined && headers.origin !== origin) return 'foreignOrigin';
  return siteIsOneOf(headers, ['same-origin', 'none']) ? undefined : 'foreignOrigin';
}

function siteIsOneOf(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || (typeof site === 'string' && allowed.includes(site));
}

/** `application/json`, alone or with `charset=utf-8`. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(contentType ?? '');
}
