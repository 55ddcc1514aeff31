import { spawn } from 'node:child_process';
import { appModeArguments, findAppModeBrowser } from './browsers.ts';

/** What was done with the link: a window of its own, a tab in the default browser, or nothing (there is no screen). */
export type Opened = 'window' | 'tab' | 'nothing';

/** Opens the link in the user's browser; the program started lives on by itself. */
export async function openBrowser(link: string, profile: string): Promise<Opened> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'nothing';
  const browser = findAppModeBrowser();
  const isRoot = process.getuid?.() === 0;
  if (browser !== undefined && (await starts(browser, appModeArguments(browser, link, profile, isRoot)))) {
    return 'window';
  }
  const [command, args] = defaultOpener(link);
  return (await starts(command, args)) ? 'tab' : 'nothing';
}

function defaultOpener(link: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', link]];
  if (process.platform === 'darwin') return ['open', [link]];
  return ['xdg-open', [link]];
}

/** Whether the program could be started; one that ends at once with an error counts as not started. */
function starts(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    const settle = (started: boolean) => {
      clearTimeout(timer);
      child.unref();
      resolve(started);
    };
    const timer = setTimeout(() => settle(true), 1500);
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
}
