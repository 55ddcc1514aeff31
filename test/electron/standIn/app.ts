import { EventEmitter } from 'node:events';
import { homedir } from 'node:os';
import { record } from './record.ts';
import { windows } from './windows.ts';

/** An event whose default can be prevented, as Electron's are. */
export function preventable<T extends object>(more: T): T & { defaultPrevented: boolean; preventDefault(): void } {
  return {
    ...more,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    getSwitchValue: (name: string): string =>
      process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  };
  readonly #ready = new Promise<void>((resolve) => setImmediate(resolve));

  whenReady(): Promise<void> {
    return this.#ready;
  }
  getVersion(): string {
    return '0.0.0-stand-in';
  }
  getPath(): string {
    return homedir();
  }
  setPath(name: string, path: string): void {
    record.paths[name] = path;
  }
  enableSandbox(): void {
    record.sandboxEnabled = true;
  }
  requestSingleInstanceLock(): boolean {
    return process.env.STAND_IN_SECOND !== '1';
  }
  quit(): void {
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    void Promise.all([...windows].map((window) => window.shutDown())).then(() => {
      this.emit('will-quit', preventable({}));
      process.exit(0);
    });
  }
  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new StandInApp();
