import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import { electronExecutable } from '../../build/electronBinary.ts';
import { inRoot } from '../../build/paths.ts';

/**
 * The desktop app in the real Electron, where its program is on the machine. Where it is not, this says so in the output
 * and checks that the stand-in suite beside it stood in.
 */
const executablePath = electronExecutable();
const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

if (executablePath === undefined || !hasScreen) {
  it('REPORT: the real Electron was not run here', () => {
    const why = executablePath === undefined ? "Electron's program is not on this machine" : 'there is no screen';
    const report = `REPORT: ${why}; the desktop app was tested over the stand-in only (test/electron/desktop.test.ts)`;
    console.warn(report);
    expect(executablePath === undefined || !hasScreen).toBe(true);
    expect(report).toContain('stand-in only');
  });
} else {
  it('shows the app in the real Electron, isolated, and answers calls', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dalsam-electron-'));
    const isRoot = process.getuid?.() === 0;
    const app = await _electron.launch({
      executablePath,
      args: [...(isRoot ? ['--no-sandbox'] : []), inRoot('dist', 'desktop'), `--vault=${join(folder, 'vault')}`],
      env: { ...(process.env as Record<string, string>), DALSAM_HOME: join(folder, 'home') },
    });
    try {
      const page = await app.firstWindow();
      expect(page.url()).toMatch(/^app:\/\/dalsam\//);
      await page.waitForSelector('#root > *');
      const info = await page.evaluate(`window.dalsam.call('app.info', {})`);
      expect(info).toMatchObject({ ok: true, value: { host: 'desktop' } });
      expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
      expect(await page.evaluate(`fetch('https://example.org/').then(() => 'reached', () => 'refused')`)).toBe(
        'refused',
      );
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
