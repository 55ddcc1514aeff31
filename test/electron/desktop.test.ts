import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopProcess, startDesktop, until } from './desktopProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'dalsam-desktop-'));
const home = join(folder, 'home');
const vault = join(folder, 'vault');
let desktop: DesktopProcess;

const passphrase = 'fire elger danset over jotunheimen';
const state = async () => {
  const status = await desktop.call('vault.status', {});
  return (status.value as { state: string }).state;
};

beforeAll(async () => {
  desktop = startDesktop({ vault, home });
  await until(
    () => desktop.do('evaluate', 'document.querySelector("#root").childElementCount'),
    (count) => Number(count) > 0,
  );
});
afterAll(async () => {
  await desktop.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the window', () => {
  it('shows the app from its own origin, with nothing refused by the policy', async () => {
    expect(await desktop.do('evaluate', 'document.title')).toContain('Dalsam');
    const recorded = await desktop.do('recorded');
    expect(recorded.shown).toBe(1);
    expect(recorded.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    // Nothing of the page came, or tried to come, from anywhere else.
    expect(recorded.requests).toEqual([]);
  });

  it('isolates the page', async () => {
    const recorded = await desktop.do('recorded');
    expect(recorded.sandboxEnabled).toBe(true);
    expect(recorded.webPreferences[0]).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    });
    expect(recorded.webPreferences[0]).not.toHaveProperty('enableRemoteModule');
    // A name without `persist:` keeps the session in memory.
    expect(await desktop.do('partitions')).toEqual(['dalsam']);
    expect(await desktop.do('evaluate', 'Object.keys(window.dalsam).sort()')).toEqual([
      'call',
      'chooseFolder',
      'host',
      'onLocked',
      'onPackage',
      'printPdf',
      'savePdf',
      'takePackage',
    ]);
    const leaked = '["require", "process", "module", "ipcRenderer", "Buffer"].filter((name) => name in window)';
    expect(await desktop.do('evaluate', leaked)).toEqual([]);
    expect(await desktop.do('evaluate', 'window.dalsam.host')).toMatchObject({
      name: 'desktop',
      platform: process.platform,
      version: '0.0.0-stand-in',
    });
  });

  it('has a menu for editing and zooming, and none for reloading or tools', async () => {
    const { menuRoles } = await desktop.do('recorded');
    expect(menuRoles).toEqual(expect.arrayContaining(['copy', 'paste', 'zoomIn', 'quit']));
    expect(menuRoles.filter((role) => /reload|devtools|help/i.test(role))).toEqual([]);
  });

  it('keeps its files in the home of Dalsam, one folder per vault', async () => {
    const { paths } = await desktop.do('recorded');
    expect(paths.userData).toMatch(new RegExp(`^${join(home, 'desktop')}/[0-9a-f]{24}$`));
  });
});

describe('calls', () => {
  it('reach the application and come back', async () => {
    const info = await desktop.call('app.info', {});
    expect(info).toMatchObject({ ok: true, value: { host: 'desktop' } });
    expect(await desktop.call('no.such', {})).toMatchObject({ ok: false, error: { code: 'unknownMethod' } });
  });

  it('are refused from a frame, even one of our own making', async () => {
    await desktop.do(
      'evaluate',
      `new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = URL.createObjectURL(new Blob(['<p>frame'], { type: 'text/html' }));
        frame.onload = () => resolve();
        document.body.append(frame);
      })`,
    );
    expect(await desktop.do('evaluateInFrame', 'typeof window.dalsam')).toBe('undefined');
    const attempt = `window.__standInInvoke('dalsam:call', ['app.info', {}])`;
    await expect(desktop.do('evaluateInFrame', attempt)).rejects.toThrow('refused');
    for (const channel of ['savePdf', 'chooseFolder', 'takePackage']) {
      await expect(desktop.do('evaluateInFrame', attempt.replace('call', channel))).rejects.toThrow('refused');
    }
    await desktop.do('evaluate', 'document.querySelector("iframe").remove()');
  });

  it('to channels that do not exist go nowhere', async () => {
    await expect(desktop.do('evaluate', `window.__standInInvoke('shell:open', ['x'])`)).rejects.toThrow('No handler');
  });
});

describe('a page that has gone astray', () => {
  it.each(['https://example.org/', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'https://dalsam.example/'])(
    'cannot navigate to %s',
    async (url) => {
      await desktop.do('evaluate', `void (location.href = ${JSON.stringify(url)})`);
      if (url.startsWith('http')) {
        const { navigations } = await until(
          () => desktop.do('recorded'),
          (recorded) => recorded.navigations.some((navigation) => navigation.url === url),
        );
        expect(navigations.filter((navigation) => navigation.url === url && navigation.allowed)).toEqual([]);
      }
      expect(await desktop.do('evaluate', 'document.title')).toContain('Dalsam');
    },
  );

  it('opens no window', async () => {
    await desktop.do('evaluate', `void window.open('https://example.org/')`);
    const { opened } = await until(
      () => desktop.do('recorded'),
      (recorded) => recorded.opened.length > 0,
    );
    expect(opened.map((window) => window.action)).toEqual(['deny']);
  });

  it('reaches nothing over a network', async () => {
    const attempt = `fetch('https://example.org/').then(() => 'reached', () => 'refused')`;
    expect(await desktop.do('evaluate', attempt)).toBe('refused');
    const image = `new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('reached');
      image.onerror = () => resolve('refused');
      image.src = 'https://example.org/a.png';
    })`;
    expect(await desktop.do('evaluate', image)).toBe('refused');
    const { requests } = await desktop.do('recorded');
    expect(requests.filter((request) => request.allowed)).toEqual([]);
  });

  it('runs no script of its own making', async () => {
    const inline = `(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return window.ran === true;
    })()`;
    expect(await desktop.do('evaluate', inline)).toBe(false);
  });

  it.each(['media', 'geolocation', 'notifications', 'midi', 'openExternal', 'clipboard-read', 'hid', 'fullscreen'])(
    'is not given %s',
    async (name) => {
      expect(await desktop.do('permission', name)).toEqual({ asked: false, checked: false, device: false });
    },
  );
});

describe('a PDF', () => {
  const save = (content: string, name: string) =>
    desktop.do(
      'evaluate',
      `window.dalsam.savePdf(new TextEncoder().encode(${JSON.stringify(content)}), ${JSON.stringify(name)})`,
    );

  it('is saved where the user says, for the user alone', async () => {
    const file = join(folder, 'saved.pdf');
    await desktop.do('answerSave', file);
    expect(await save('%PDF-1.4 content', 'kartlegging.pdf')).toEqual({ done: true });
    expect(readFileSync(file, 'utf8')).toBe('%PDF-1.4 content');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is not saved when the user cancels, or where nothing can be written', async () => {
    await desktop.do('answerSave', null);
    expect(await save('%PDF-1.4', 'a.pdf')).toEqual({ done: false });
    await desktop.do('answerSave', join(folder, 'no', 'such', 'folder.pdf'));
    expect(await save('%PDF-1.4', 'a.pdf')).toEqual({ done: false });
    const { messages } = await desktop.do('recorded');
    expect(messages).toContain('message: Filen kunne ikke lagres der.');
  });

  it('is nothing else, and its name leads nowhere', async () => {
    await expect(save('MZ program', 'a.pdf')).rejects.toThrow('not a PDF');
    await desktop.do('answerSave', null);
    await save('%PDF-1.4', '../../.bashrc');
    const { messages } = await desktop.do('recorded');
    expect(messages.at(-1)).toMatch(/[^.]bashrc\.pdf$/);
    expect(messages.at(-1)).not.toContain('..');
  });

  it('is printed from memory', async () => {
    const print = `window.dalsam.printPdf(new TextEncoder().encode('%PDF-1.4'), 'a.pdf')`;
    expect(await desktop.do('evaluate', print)).toEqual({ done: true });
    const { printed } = await desktop.do('recorded');
    expect(printed).toEqual([
      { url: expect.stringMatching(/^app:\/\/dalsam\/print\/[0-9a-f-]{36}\.pdf$/), contentType: 'application/pdf' },
    ]);
  });
});

describe('a package', () => {
  it('goes into a folder that the user points out, and nowhere when that is cancelled', async () => {
    const choose = () => desktop.do('evaluate', 'window.dalsam.chooseFolder()');
    await desktop.do('answerFolder', folder);
    expect(await choose()).toBe(folder);
    await desktop.do('answerFolder', null);
    expect(await choose()).toBe(null);
    const { messages } = await desktop.do('recorded');
    expect(messages).toContain('open: openDirectory createDirectory');
  });
});

describe('locking and ending', () => {
  it('locks with the computer, and tells the page', async () => {
    const owner = { municipality: '3434', name: 'Kari Eksempel', role: 'coordinator', passphrase };
    expect(await desktop.call('vault.create', owner)).toMatchObject({ ok: true });
    expect(await state()).toBe('open');
    await desktop.do('evaluate', 'void window.dalsam.onLocked(() => { window.heardLock = true; })');
    await desktop.do('power', 'lock-screen');
    await until(state, (now) => now === 'locked');
    await until(
      () => desktop.do('evaluate', 'window.heardLock === true'),
      (heard) => heard === true,
    );
    expect(await desktop.call('vault.unlock', { passphrase })).toMatchObject({ ok: true });
    await desktop.do('power', 'suspend');
    expect(await until(state, (now) => now === 'locked')).toBe('locked');
  });

  it('goes to the package that is double-clicked, once the vault is open', async () => {
    expect(await desktop.call('vault.unlock', { passphrase })).toMatchObject({ ok: true });
    await desktop.do('evaluate', 'location.reload()');
    await desktop.do('waitFor', '.shell');
    const address = () => desktop.do('evaluate', 'location.hash');
    await desktop.do('secondInstance', { args: ['dalsam', '--vault=x.dalsam', 'notes.txt'], folder });
    await desktop.do('openFile', '/etc/passwd');
    expect(await desktop.do('evaluate', 'window.dalsam.takePackage()')).toBe(null);
    await desktop.do('secondInstance', { args: ['dalsam', '--flag', 'fra-lom.DALSAM'], folder });
    await until(address, (hash) => hash === '#/utveksling/les-inn');
    // The page has taken it.
    expect(await desktop.do('evaluate', 'window.dalsam.takePackage()')).toBe(null);
    await desktop.do('evaluate', 'void (location.hash = "#/")');
    await desktop.do('openFile', join(folder, 'fra-sel.dalsam'));
    await until(address, (hash) => hash === '#/utveksling/les-inn');
    expect(await desktop.call('vault.lock', { reason: 'byUser' })).toMatchObject({ ok: true });
  });

  it('lets a second one on the same vault go at once', async () => {
    const second = startDesktop({ vault, home, second: true });
    expect(await second.ended).toBe(0);
  });

  it('closes the vault in order when the window is closed', async () => {
    expect(await desktop.call('vault.unlock', { passphrase })).toMatchObject({ ok: true });
    await desktop.do('closeWindow').catch(() => undefined);
    expect(await desktop.ended).toBe(0);
    expect(existsSync(join(vault))).toBe(true);
    desktop = startDesktop({ vault, home, open: join(folder, 'fra-lom.dalsam') });
    await until(state, (now) => now === 'locked');
    await desktop.do('fill', { label: 'Passordfrase', text: passphrase });
    await desktop.do('press', 'Lås opp');
    await until(
      () => desktop.do('evaluate', 'location.hash'),
      (hash) => hash === '#/utveksling/les-inn',
    );
    const backups = await desktop.call('backup.list', {});
    expect((backups.value as { backups: object[] }).backups.length).toBeGreaterThan(0);
  });
});
