import { describe, expect, it } from 'vitest';
import { appModeArguments, findAppModeBrowser } from './browsers.ts';

describe('findAppModeBrowser', () => {
  it('takes Edge before Chrome on Windows', () => {
    const environment = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', ProgramFiles: 'C:\\Program Files' };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    expect(findAppModeBrowser(environment, 'win32', () => true)).toBe(edge);
    expect(findAppModeBrowser(environment, 'win32', (path) => path === chrome)).toBe(chrome);
    expect(findAppModeBrowser(environment, 'win32', () => false)).toBeUndefined();
  });

  it('knows the programs of a Mac and of the path on Linux', () => {
    expect(findAppModeBrowser({}, 'darwin', (path) => path.includes('Edge'))).toBe(
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    );
    expect(findAppModeBrowser({ PATH: '/a:/b' }, 'linux', (path) => path === '/b/chromium')).toBe('/b/chromium');
    expect(findAppModeBrowser({}, 'linux', () => true)).toBeUndefined();
  });
});

describe('appModeArguments', () => {
  it('opens a private window in a profile of its own, with the sandbox on unless root', () => {
    const args = appModeArguments('/usr/bin/chromium', 'http://127.0.0.1:1/start?token=x', '/profile', false);
    expect(args).toContain('--app=http://127.0.0.1:1/start?token=x');
    expect(args).toContain('--user-data-dir=/profile');
    expect(args).toContain('--incognito');
    expect(args.join(' ')).toMatch(/--disable-features=\S*Translate/);
    expect(args).not.toContain('--no-sandbox');
    expect(appModeArguments('msedge.exe', 'x', 'y', true)).toEqual(
      expect.arrayContaining(['--inprivate', '--no-sandbox']),
    );
  });
});
