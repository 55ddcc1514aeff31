import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApplication } from '#backend/createApplication.ts';
import { runInBrowser } from '#backend/http/run.ts';
import { userFolders } from '#backend/userFolders.ts';
import { runDesktop } from './desktop.ts';
import { electronExecutable, fetchElectron } from './electronBinary.ts';
import { buildRenderer } from './renderer.ts';

/**
 * `npm start`: the desktop window where Electron is there or can be had, else the same app in the user's browser.
 */
const usage = `npm start -- [--web|--desktop] [--vault DIR] [--port NUMBER] [--no-open]
  --web, --desktop   choose the host (also: npm run start:web, npm run start:desktop)
  --vault DIR        another vault than the user's own
  --port NUMBER      browser: this port rather than a free one
  --no-open          browser: print the address, open nothing`;

const print = (line: string) => console.log(line);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        web: { type: 'boolean', default: false },
        desktop: { type: 'boolean', default: false },
        vault: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}?`);
    return { ...values, port };
  } catch (error) {
    print(`${(error as Error).message}\n${usage}`);
    return undefined;
  }
}

async function start(): Promise<number> {
  const given = readArguments();
  if (given === undefined) return 2;
  if (given.help) {
    print(usage);
    return 0;
  }
  const folders = userFolders();
  const vault = resolve(given.vault ?? folders.vault);

  if (!given.web) {
    // Without a screen there is no window to open, whatever is installed.
    const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
    const executable = hasScreen || given.desktop ? (electronExecutable() ?? (await fetchElectron(print))) : undefined;
    if (executable !== undefined) {
      const pageFolder = await buildRenderer(print);
      const ended = await runDesktop({ executable, pageFolder, vault, print });
      if (ended.opened || given.desktop) return ended.code;
      print('Skrivebordsvinduet lot seg ikke åpne her; Dalsam åpnes i nettleseren i stedet.');
    } else if (given.desktop) {
      print('Electron finnes ikke på denne maskinen og kan ikke hentes. Bruk npm run start:web.');
      return 1;
    } else {
      print('Electron er ikke å få her; Dalsam åpnes i nettleseren i stedet.');
    }
  }
  return runInBrowser({
    folders,
    vault,
    pageFolder: await buildRenderer(print),
    port: given.port,
    open: !given['no-open'],
    createApplication: () => createApplication({ directory: vault, host: 'browser' }),
    print,
  });
}

// A program that has ended its work must not linger on an open handle.
process.exit(await start());
