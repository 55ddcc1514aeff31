import { accessSync, constants } from 'node:fs';
import { findAppModeBrowser } from '#backend/http/browsers.ts';

/** The Chromium that tests drive: `DALSAM_CHROMIUM`, else what is installed. */
export function findChromium(): string | undefined {
  const named = process.env.DALSAM_CHROMIUM;
  if (named) return isRunnable(named) ? named : undefined;
  return findAppModeBrowser(process.env, process.platform, isRunnable);
}

/** How every test starts it. As root, Chromium's own sandbox cannot be set up. */
export function chromiumLaunchOptions(): { executablePath: string; args: string[] } {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium found. Run `npm test`, which sees to one, or set DALSAM_CHROMIUM.');
  }
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
