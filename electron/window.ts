import { join } from 'node:path';
import { app, BrowserWindow, type Session } from 'electron';
import { pageAddress } from './bridge.ts';

/** The one window. It is shown when it has something to show. */
export async function openWindow(session: Session, folder: string): Promise<BrowserWindow> {
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
  await window.loadURL(pageAddress);
  return window;
}
