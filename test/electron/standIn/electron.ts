/**
 * A stand-in for the part of Electron that the desktop app uses, for machines where Electron's program cannot be had. It
 * drives a real Chromium, so the real main and preload bundles run against a real page. What it cannot show is what
 * Electron itself guarantees (process sandbox, isolated worlds): test/electron/real.test.ts asks the real program.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browserWindow.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipcMain.ts';
export { Menu } from './menu.ts';
export { powerMonitor } from './powerMonitor.ts';
export { protocol, session } from './session.ts';

import { listenToTest } from './control.ts';

listenToTest();
