import { Readable } from 'node:stream';
import type { IpcMain } from 'electron';
import type { Application } from '#backend/application.ts';
import { runCli } from '#backend/cli/run.ts';
import { createApplication } from '#backend/createApplication.ts';
import { ask, ownHeaders, signIn, testFiles } from '#backend/http/httpTestKit.ts';
import { startBrowserHost } from '#backend/http/server.ts';
import { channels, pageAddress } from '#electron/bridge.ts';
import { answerCalls } from '#electron/ipc.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';

/** One way to reach an application: the method's name and its input in, a Result out. */
export interface ReachedHost {
  call(method: string, input: unknown): Promise<Result<unknown, AppError>>;
  close(): Promise<void>;
}

export interface HostUnderTest {
  readonly name: string;
  /** What `app.info` says. */
  readonly hostName: 'desktop' | 'browser' | 'cli';
  /** False where each call is a process of its own, which signs in and leaves. */
  readonly staysOpen: boolean;
  open(directory: string): Promise<ReachedHost>;
}

export const testPassphrase = 'fire elger danset over jotunheimen';

/** Cheap on purpose: what is tested here is the way to the application, not how long a guess takes. */
const kdf = { memoryKiB: 64, iterations: 1, parallelism: 1 };

function application(directory: string, host: HostUnderTest['hostName']): Application {
  return createApplication({ directory, host, kdf });
}

/** The desktop's answering side; the whole desktop is run by test/electron. */
const desktop: HostUnderTest = {
  name: 'desktop (IPC)',
  hostName: 'desktop',
  staysOpen: true,
  async open(directory) {
    const own = application(directory, 'desktop');
    const handlers = new Map<string, (event: object, ...args: unknown[]) => unknown>();
    const frame = { url: pageAddress };
    const window = { webContents: { mainFrame: frame } };
    const ipc = { handle: (channel: string, handler: (event: object) => unknown) => handlers.set(channel, handler) };
    const noDialog = () => Promise.resolve({ done: false });
    const noFiles = { chooseFolder: () => Promise.resolve(null), take: () => null };
    answerCalls(ipc as unknown as IpcMain, () => window as never, own, { save: noDialog, print: noDialog }, noFiles);
    return {
      async call(method, input) {
        const handler = handlers.get(channels.call);
        // Both ways, Electron carries structured clones.
        const answer = await handler?.({ senderFrame: frame }, method, structuredClone(input));
        return structuredClone(answer) as Result<unknown, AppError>;
      },
      close: () => own.close(),
    };
  },
};

const browser: HostUnderTest = {
  name: 'browser (HTTP)',
  hostName: 'browser',
  staysOpen: true,
  async open(directory) {
    const host = await startBrowserHost({ application: application(directory, 'browser'), files: testFiles });
    const cookie = await signIn(host);
    return {
      async call(method, input) {
        const reply = await ask(host.port, {
          method: 'POST',
          path: `/api/${method}`,
          headers: ownHeaders(host, cookie),
          body: JSON.stringify(input),
        });
        return JSON.parse(reply.text) as Result<unknown, AppError>;
      },
      close: () => host.close(),
    };
  },
};

const commandLine: HostUnderTest = {
  name: 'command line',
  hostName: 'cli',
  staysOpen: false,
  async open(directory) {
    return {
      async call(method, input) {
        let out = '';
        let words = '';
        const code = await runCli(['call', method, '--vault', directory, '--input', '-'], {
          environment: { DALSAM_PASSPHRASE: testPassphrase },
          stdin: Readable.from([JSON.stringify(input)]),
          print: (text) => {
            out += text;
          },
          printError: (text) => {
            words += text;
          },
          createApplication: (folder) => application(folder, 'cli'),
        });
        if (code === 2) throw new Error(words);
        const result = JSON.parse(out) as Result<unknown, AppError>;
        if (result.ok !== (code === 0)) throw new Error(`exit code ${code} for ok: ${result.ok}`);
        return result;
      },
      close: () => Promise.resolve(),
    };
  },
};

export const hosts: readonly HostUnderTest[] = [desktop, browser, commandLine];
