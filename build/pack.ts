import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build, type Configuration, Platform } from 'electron-builder';
import { buildDesktop } from './desktop.ts';
import { electronExecutable, fetchElectron } from './electronBinary.ts';
import { packagesOf } from './packedPackages.ts';
import { inRoot } from './paths.ts';
import { buildRenderer } from './renderer.ts';

/**
 * `npm run pack`: the desktop app as a folder that runs by itself, in out/. With `--electron DIR` another Electron than
 * the one in node_modules (a machine without network packs over a copy).
 */
const { values } = parseArgs({ options: { electron: { type: 'string' }, out: { type: 'string' } } });

const electronFolder = values.electron ?? (await ownElectron());
if (electronFolder === undefined) {
  console.error(
    'Electron is not here and cannot be fetched. Give a copy of its folder: npm run pack -- --electron DIR',
  );
  process.exit(1);
}

const app = inRoot('dist', 'packed');
const output = values.out ?? inRoot('out');
const desktop = await buildDesktop(await buildRenderer(console.log), console.log);
rmSync(app, { recursive: true, force: true });
cpSync(desktop, app, { recursive: true });
const dependencies = copyPackages();
const { version: electronVersion } = readJson(inRoot('node_modules', 'electron', 'package.json'));
writeFileSync(
  join(app, 'package.json'),
  `${JSON.stringify({ ...readJson(join(desktop, 'package.json')), dependencies }, null, 2)}\n`,
);

const config: Configuration = {
  appId: 'no.dalsam.app',
  productName: 'Dalsam',
  electronVersion: String(electronVersion),
  electronDist: electronFolder,
  directories: { app, output },
  asar: true,
  // A library that the system loads must be a file of its own.
  asarUnpack: ['**/*.node'],
  files: ['**/*', '!**/*.{md,map,d.ts,d.mts,d.cts}', '!**/{test,tests,__tests__,docs,examples}/**'],
  npmRebuild: false,
  // Everything stands in the folder already; nothing is to be installed or compiled.
  beforeBuild: async () => false,
  // What Electron can be made to do from outside is turned off in the program itself (ADR 0004).
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [{ ext: 'dalsam', name: 'Dalsam-pakke', role: 'Editor' }],
  linux: { target: 'dir', category: 'Office', executableName: 'dalsam' },
  win: { target: 'dir', executableName: 'Dalsam' },
  mac: { target: 'dir', identity: null },
  publish: null,
};

const folders = await build({ targets: Platform.current().createTarget('dir'), config, publish: 'never' });
console.log(`Packed: ${folders.join(', ') || output}`);

async function ownElectron(): Promise<string | undefined> {
  const executable = electronExecutable() ?? (await fetchElectron(console.log));
  return executable === undefined ? undefined : inRoot('node_modules', 'electron', 'dist');
}

/** The packages that the app's own modules import, with theirs, and nothing of the renderer's (it is built already). */
function copyPackages(): Record<string, string> {
  const dependencies: Record<string, string> = {};
  for (const { name, folder, version, isDirect } of packagesOf(app, inRoot())) {
    if (isDirect) dependencies[name] = version;
    // A package that lies inside of another one came along with it.
    const target = join(app, relative(inRoot(), folder));
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(folder, target, { recursive: true, filter: (path) => isForThisMachine(path) });
  }
  return dependencies;
}

/** Prebuilt libraries for other systems are left out. */
function isForThisMachine(path: string): boolean {
  if (!path.endsWith('.node')) return true;
  return path.endsWith(`${process.platform}-${process.arch}.node`);
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
