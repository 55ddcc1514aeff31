import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../../build/paths.ts';

/** `npm start` as a person runs it, without opening anything. */
export interface StartProcess {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  /** The first one-time address that it prints. */
  link(): Promise<string>;
}

export function npmStart(args: readonly string[], environment: Readonly<Record<string, string>>): StartProcess {
  const child = spawn('npm', ['start', '--silent', '--', '--no-open', ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a signal reaches what a terminal's Ctrl+C would.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).then(async (code) => {
    // npm itself may go before what it started has put everything in order.
    while (groupLives(child.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    return code;
  });
  return {
    process: child,
    output: () => output,
    ended,
    async link() {
      const end = Date.now() + 90_000;
      while (Date.now() < end && child.exitCode === null) {
        const found = /Dalsam: (http:\/\/127\.0\.0\.1:\d+\/start\?token=[\w-]+)/.exec(output);
        if (found?.[1] !== undefined) return found[1];
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`no address printed:\n${output}`);
    },
  };
}

export function signalGroup(started: StartProcess, signal: NodeJS.Signals): void {
  const { pid } = started.process;
  if (pid !== undefined && groupLives(pid)) process.kill(-pid, signal);
}

function groupLives(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}
