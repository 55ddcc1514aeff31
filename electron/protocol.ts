import type { Protocol } from 'electron';
import { pageHeaders } from '#backend/page/contentSecurityPolicy.ts';
import type { PageFiles } from '#backend/page/files.ts';
import { isOwnPage, pageScheme } from './bridge.ts';

/** Must be called before the app is ready: makes `app://dalsam/` an origin like any web origin. */
export function registerPageScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Documents that the window shows for a moment (a PDF that is printed); held in memory, never in a file. */
export type Documents = Map<string, { body: Uint8Array<ArrayBuffer>; contentType: string }>;

/** Serves the page from its closed list of files; anything else is not found. */
export function servePage(protocol: Protocol, files: PageFiles, documents: Documents): void {
  protocol.handle(pageScheme, (request) => {
    if (request.method !== 'GET' || !isOwnPage(request.url)) return new Response(null, { status: 404 });
    const { pathname } = new URL(request.url);
    const file = documents.get(pathname) ?? files.get(pathname);
    if (file === undefined) return new Response(null, { status: 404 });
    return new Response(file.body, { headers: { ...pageHeaders, 'content-type': file.contentType } });
  });
}
