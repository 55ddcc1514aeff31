import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, powerMonitor, protocol, session } from 'electron';
import type { Application } from '#backend/application.ts';
import { createApplication } from '#backend/createApplication.ts';
import { readPageFiles } from '#backend/page/files.ts';
import { userFolders } from '#backend/userFolders.ts';
import { channels, pageAddress } from './bridge.ts';
import { hardenContents, hardenSession } from './hardening.ts';
import { answerCalls } from './ipc.ts';
import { setMenu } from './menu.ts';
import { OpenedPackage, packageAmong } from './openedPackage.ts';
import { createPdfDialogs } from './pdfDialogs.ts';
import { type Documents, registerPageScheme, servePage } from './protocol.ts';
import { createWindow } from './window.ts';

/** The desktop host: a window over the application, with no open port. What it does stands in the modules beside it. */
const folders = userFolders();
const vault = resolve(app.commandLine.getSwitchValue('vault') || folders.vault);
// One running Dalsam per vault: the lock of a single instance is tied to this folder.
const vaultHash = createHash('sha256').update(vault).digest('hex').slice(0, 24);
app.setPath('userData', join(folders.home, 'desktop', vaultHash));
app.enableSandbox();
registerPageScheme(protocol);

let window: BrowserWindow | undefined;
const opened = new OpenedPackage(packageAmong(process.argv, process.cwd()), () => window);

if (app.requestSingleInstanceLock()) {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opened.open(path);
  });
  app.on('second-instance', (_event, args, folder) => {
    opened.open(packageAmong(args, folder));
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('window-all-closed', () => app.quit());
  // Not awaited at the top: Electron is only ready once this module has been evaluated.
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const application = createApplication({ directory: vault, host: 'desktop' });
  closeBeforeQuit(application);
  lockWithComputer(application);

  // Without `persist:` the session lives in memory: Chromium writes nothing of what the page held.
  const ownSession = session.fromPartition('dalsam');
  const documents: Documents = new Map();
  hardenSession(ownSession);
  servePage(ownSession.protocol, readPageFiles(join(import.meta.dirname, '..', 'renderer')), documents);
  answerCalls(
    ipcMain,
    () => window,
    application,
    createPdfDialogs(() => window, ownSession, documents),
    opened,
  );
  setMenu();
  window = createWindow(ownSession, import.meta.dirname);
  window.on('closed', () => {
    window = undefined;
  });
  await window.loadURL(pageAddress);
}

/** A fault before there is a window to show it in. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('Dalsam kunne ikke åpnes', error instanceof Error ? error.message : 'Ukjent feil');
  app.exit(1);
}

/** The vault is locked and backed up before the process ends, however it was asked to end. */
function closeBeforeQuit(application: Application): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void application.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

/** Whoever locks the computer, or closes its lid, leaves. */
function lockWithComputer(application: Application): void {
  async function lock(): Promise<void> {
    await application.dispatch('vault.lock', { reason: 'idle' });
    window?.webContents.send(channels.locked);
  }
  powerMonitor.on('lock-screen', () => void lock());
  powerMonitor.on('suspend', () => void lock());
}
