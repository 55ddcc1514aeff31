import { join } from 'node:path';
import { app, BrowserWindow, type Session } from 'electron';

/** The one window, before its page is loaded: the page may call as soon as it is there. It is shown when it has something to show. */
export function createWindow(session: Session, folder: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Dalsam',
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 500,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      additionalArguments: [`--dalsam-version=${app.getVersion()}`],
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch dictionaries, and on some systems send what is typed to a service.
      spellcheck: false,
      // The built-in viewer shows the preview of a PDF.
      plugins: true,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
