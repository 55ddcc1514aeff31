import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashOf, listFiles, readMark } from './freshness.ts';
import { inRoot } from './paths.ts';

const inputs = ['electron', 'backend', 'db', 'shared', 'build/desktop.ts', 'package.json', 'package-lock.json'];

/**
 * The desktop app as plain JavaScript in dist/desktop: every module keeps its place, so that a file is found beside the
 * module that reads it; packages stay in node_modules. Electron's own runtime strips no types.
 */
export async function buildDesktop(
  pageFolder: string,
  print: (line: string) => void = () => undefined,
): Promise<string> {
  const folder = inRoot('dist', 'desktop');
  const mark = inRoot('dist', 'desktop.inputs');
  const hash = hashOf(inputs) + hashOf(['dist/renderer.inputs']);
  if (existsSync(folder) && readMark(mark) === hash) return folder;

  print('Bygger skrivebordsprogrammet (bare når noe er endret) ...');
  const beside = inRoot('dist', `desktop-${process.pid}`);
  rmSync(beside, { recursive: true, force: true });
  await buildMain(beside);
  await buildPreload(beside);
  copyData(beside);
  cpSync(pageFolder, `${beside}/renderer`, { recursive: true });
  writeFileSync(`${beside}/package.json`, `${JSON.stringify(appPackage(), null, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
  writeFileSync(mark, hash);
  return folder;
}

/** The main module, and the modules that run as workers: those are started by their address, not imported. */
function entries(): Record<string, string> {
  const workers = ['backend', 'db']
    .flatMap((layer) => [...listFiles(layer)])
    .filter((path) => /Worker\.ts$/.test(path));
  return Object.fromEntries(
    ['electron/main.ts', ...workers].map((path) => [path.replaceAll('\\', '/').replace(/\.ts$/, ''), inRoot(path)]),
  );
}

async function buildMain(outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    ssr: { target: 'node' },
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: entries(),
        external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('#') && !/^[A-Za-z]:/.test(id),
        output: { preserveModules: true, preserveModulesRoot: inRoot(), entryFileNames: '[name].js', format: 'es' },
      },
    },
  });
}

/** One file in CommonJS: a sandboxed preload script can require nothing but `electron`. */
async function buildPreload(outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: `${outDir}/electron`,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: inRoot('electron', 'preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  });
}

/** What modules read from beside themselves: migrations and the like. */
function copyData(outDir: string): void {
  for (const layer of ['shared', 'db', 'backend']) {
    for (const path of listFiles(layer)) {
      if (/\.(tsx?|md)$/.test(path)) continue;
      mkdirSync(dirname(`${outDir}/${path}`), { recursive: true });
      cpSync(inRoot(path), `${outDir}/${path}`);
    }
  }
}

function appPackage() {
  const { name, version, description } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Record<
    string,
    string
  >;
  return { name, productName: 'Dalsam', version, description, private: true, type: 'module', main: 'electron/main.js' };
}

export interface DesktopRun {
  readonly executable: string;
  readonly pageFolder: string;
  readonly vault: string;
  print(line: string): void;
}

/** Runs the desktop app until it is closed. `opened` is false when the window never came to be. */
export async function runDesktop(run: DesktopRun): Promise<{ opened: boolean; code: number }> {
  const folder = await buildDesktop(run.pageFolder, run.print);
  const isRoot = process.getuid?.() === 0;
  const began = Date.now();
  const child = spawn(run.executable, [...(isRoot ? ['--no-sandbox'] : []), folder, `--vault=${run.vault}`], {
    stdio: 'inherit',
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ opened: false, code: 1 }));
    // A missing system library shows at once; what ends later had a window.
    child.once('exit', (code) => resolve({ opened: code === 0 || Date.now() - began > 5000, code: code ?? 1 }));
  });
}
