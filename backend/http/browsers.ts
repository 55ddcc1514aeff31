import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The browsers that can show the app in a window of its own (`--app`), in the order of preference: what the office PC
 * has from the start comes first. Returns the first that exists.
 */
export function findAppModeBrowser(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  return appModeBrowsers(environment, platform).find(exists);
}

function appModeBrowsers(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    const programs = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`));
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'chromium',
    'chromium-browser',
  ];
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * How the browser is started: a window without tabs, private (Chromium otherwise writes typed text to the profile's
 * session files), in a profile of Dalsam's own (no extensions, nothing synchronised, no other site beside it).
 */
export function appModeArguments(browser: string, link: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${link}`,
    `--user-data-dir=${profile}`,
    /edge/i.test(browser) ? '--inprivate' : '--incognito',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-extensions',
    // Nothing of what stands on a screen goes to a translation service, and the profile asks no service for anything.
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-pings',
    '--window-size=1366,768',
    // Chromium's sandbox cannot be set up by root; only a test machine works as root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
