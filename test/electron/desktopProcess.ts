import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { inRoot } from '../../build/paths.ts';
import type { Commands } from './standIn/control.ts';

/** The desktop app as a process of its own, over the stand-in, with a way to play the user and the system. */
export interface DesktopProcess {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  do<C extends keyof Commands>(
    command: C,
    ...argument: Parameters<Commands[C]>
  ): Promise<Awaited<ReturnType<Commands[C]>>>;
  /** A call as the page makes it. */
  call(method: string, input: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;
  stop(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export function startDesktop(options: {
  readonly vault: string;
  readonly home: string;
  readonly second?: boolean;
  /** A package that was double-clicked. */
  readonly open?: string;
  /** The built app; dist/desktop unless another is named. */
  readonly app?: string;
}): DesktopProcess {
  const child = fork(
    join(options.app ?? inRoot('dist', 'desktop'), 'electron', 'main.js'),
    [`--vault=${options.vault}`, ...(options.open === undefined ? [] : [options.open])],
    {
      execArgv: ['--import', inRoot('test', 'electron', 'standIn', 'register.ts')],
      env: { ...process.env, DALSAM_HOME: options.home, STAND_IN_SECOND: options.second === true ? '1' : '0' },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', ({ id, value, error }: Reply) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waiter?.resolve(value);
    else waiter?.reject(new Error(error));
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => {
    for (const waiter of waiting.values()) waiter.reject(new Error('the desktop process has ended'));
  });

  function order(command: string, argument: unknown): Promise<unknown> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, command, argument });
    });
  }
  const self: DesktopProcess = {
    process: child,
    ended,
    do: (command, ...[argument]) => order(command, argument) as never,
    call: (method, input) =>
      order('evaluate', `window.dalsam.call(${JSON.stringify(method)}, ${JSON.stringify(input)})`) as never,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
  return self;
}

/** Asks again until it holds, for what the app does in its own time. */
export async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const value = await ask().catch(() => undefined);
    if (value !== undefined && holds(value)) return value;
    if (Date.now() > end) throw new Error('did not come to hold within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
