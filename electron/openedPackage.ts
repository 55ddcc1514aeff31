import { extname, resolve } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { channels } from './bridge.ts';
import type { PackageFiles } from './ipc.ts';

/** The package that a double click opened the app with, among the arguments of a process that ran in `folder`. */
export function packageAmong(args: readonly string[], folder: string): string | null {
  const found = args.findLast((argument) => !argument.startsWith('-') && isPackage(argument));
  return found === undefined ? null : resolve(folder, found);
}

const isPackage = (path: string): boolean => extname(path).toLowerCase() === '.dalsam';

/** Held until the page takes it: the window may not be there yet, or the vault be locked. Its content is the vault's affair. */
export class OpenedPackage implements PackageFiles {
  #path: string | null;
  readonly #window: () => BrowserWindow | undefined;

  constructor(path: string | null, window: () => BrowserWindow | undefined) {
    this.#path = path;
    this.#window = window;
  }

  open(path: string | null): void {
    if (path === null || !isPackage(path)) return;
    this.#path = path;
    this.#window()?.webContents.send(channels.package);
  }

  take(): string | null {
    const path = this.#path;
    this.#path = null;
    return path;
  }

  async chooseFolder(): Promise<string | null> {
    const parent = this.#window();
    if (parent === undefined) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      title: 'Velg mappe',
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  }
}
