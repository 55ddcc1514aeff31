import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';

/** How long finding out whether Electron can be fetched may take. */
const reachMilliseconds = 3000;
/** A download that has not ended by then is given up. */
const downloadMilliseconds = 5 * 60_000;

const packageFolder = inRoot('node_modules', 'electron');

/** The Electron program, where it is on this machine. */
export function electronExecutable(): string | undefined {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = named || join(packageFolder, 'dist');
  const program = join(folder, executableName());
  return existsSync(program) ? program : undefined;
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Fetches Electron when the place it comes from answers within a few seconds. */
export async function fetchElectron(print: (line: string) => void): Promise<string | undefined> {
  const installer = join(packageFolder, 'install.js');
  if (!existsSync(installer) || process.env.ELECTRON_OVERRIDE_DIST_PATH) return undefined;
  if (!(await answers(downloadAddress()))) return undefined;
  print('Henter Electron (én gang, omtrent 110 MB) ...');
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill(), downloadMilliseconds);
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('error', settle);
    child.once('exit', settle);
  });
  return electronExecutable();
}

/** Where Electron's own installer fetches from, unless a mirror is set. */
function downloadAddress(): string {
  const { npm_config_electron_mirror: fromNpm, ELECTRON_MIRROR: fromEnvironment } = process.env;
  return fromNpm || fromEnvironment || 'https://github.com/electron/electron/releases/download/';
}

/** Any answer will do: the folder of a mirror need not be a page. */
async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(reachMilliseconds) });
    return response.status < 500;
  } catch {
    return false;
  }
}
