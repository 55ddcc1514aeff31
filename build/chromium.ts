import { accessSync, constants } from 'node:fs';
import { findAppModeBrowser } from '#backend/http/browsers.ts';

/** The Chromium that tests drive: `DALSAM_CHROMIUM`, else what is installed. */
export function findChromium(): string | undefined {
  const named = process.env.DALSAM_CHROMIUM;
  if (named) return isRunnable(named) ? named : undefined;
  return findAppModeBrowser(process.env, process.platform, isRunnable);
}

/**
 * Parts of the browser around the page that no test looks at. The menus of its address bar are web pages of their own, and making them ready takes a second of two cores at each start. The last `--disable-features` counts, so those that
 * Playwright turns off, and that could be met here, are named again.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** How every test starts it. As root, Chromium's own sandbox cannot be set up. */
export function chromiumLaunchOptions(): { executablePath: string; args: string[] } {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium found. Run `npm test`, which sees to one, or set DALSAM_CHROMIUM.');
  }
  const args = [`--disable-features=${disabledFeatures.join(',')}`];
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args };
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
