import type { Session, WebContents } from 'electron';
import { isOwnPage } from './bridge.ts';

/** Chromium may reach nothing over a network: the page has all it needs from `app://dalsam/`. */
const networkSchemes = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:', 'file:']);

/** Copying the recovery key by a button is the only permission that the page needs. */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowedPermissions.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: networkSchemes.has(new URL(details.url).protocol) });
  });
}

/** For every page that ever comes to be: it stays where it is, opens nothing and embeds nothing. */
export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    // A frame shows the preview of a PDF, which the page made itself (blob:), and the viewer inside of it.
    const isPreview = !event.isMainFrame && /^(blob:app:\/\/dalsam\/|chrome-extension:|about:blank)/.test(event.url);
    if (!isOwnPage(event.url) && !isPreview) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
