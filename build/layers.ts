import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { moduleFacts } from './moduleFacts.ts';

/**
 * The check that the house keeps its rooms (ARCHITECTURE.md): no arrow the wrong way between layers, no cycle between
 * files, `electron` only in electron/, and nothing of a platform in shared/.
 */
export type Layer =
  | 'shared'
  | 'db'
  | 'backend'
  | 'backend/http'
  | 'backend/cli'
  | 'electron'
  | 'renderer'
  | 'build'
  | 'test';

/** What each layer may import, besides itself. A host imports the application, and never another host. */
const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  shared: [],
  db: ['shared'],
  backend: ['db', 'shared'],
  'backend/http': ['backend', 'shared'],
  'backend/cli': ['backend', 'shared'],
  electron: ['backend', 'shared'],
  renderer: ['shared'],
  build: ['shared', 'db', 'backend', 'backend/http', 'backend/cli'],
  test: ['shared', 'db', 'backend', 'backend/http', 'backend/cli', 'electron', 'renderer', 'build'],
};

/** Packages that carry a platform or a screen with them. */
const onlyIn: readonly { readonly package: RegExp; readonly layers: readonly Layer[] }[] = [
  { package: /^electron(\/|$)/, layers: ['electron', 'test'] },
  {
    package: /^(react|react-dom|react-router|@navikt\/(ds-|aksel)|@tanstack\/)/,
    layers: ['renderer', 'test'],
  },
  { package: /^better-sqlite3(\/|$)/, layers: ['db', 'test'] },
];

/** File (from the root, with `/`) -> its text. */
export type Sources = ReadonlyMap<string, string>;

export function checkLayers(sources: Sources): string[] {
  const problems: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const layer = layerOf(file);
    if (layer === undefined) continue;
    const { imports, platformGlobals } = moduleFacts(file, text);
    if (layer === 'shared' && !isTest(file)) {
      problems.push(...platformGlobals.map((name) => `${file}: shared must not use ${name}`));
    }
    const targets: string[] = [];
    for (const specifier of imports) {
      const target = resolveSpecifier(file, specifier);
      if (target === undefined) {
        problems.push(...checkPackage(file, layer, specifier));
        continue;
      }
      const targetLayer = layerOf(target);
      if (targetLayer !== undefined && !isAllowed(file, layer, targetLayer)) {
        problems.push(`${file}: ${layer} must not import ${targetLayer} (${specifier})`);
      }
      if (sources.has(target)) targets.push(target);
    }
    graph.set(file, targets);
  }
  return [...problems, ...cycles(graph).map((cycle) => `cycle: ${cycle.join(' -> ')}`)];
}

/** A test may use what its subject may, and tools that only run in tests. */
function isAllowed(file: string, from: Layer, to: Layer): boolean {
  return from === to || mayImport[from].includes(to) || (isTest(file) && to === 'test');
}

function checkPackage(file: string, layer: Layer, specifier: string): string[] {
  if (layer === 'shared' && isBuiltin(specifier) && !isTest(file))
    return [`${file}: shared must not import ${specifier}`];
  if (layer === 'renderer' && isBuiltin(specifier) && !isTest(file)) {
    return [`${file}: renderer must not import ${specifier}`];
  }
  return onlyIn
    .filter((rule) => rule.package.test(specifier) && !rule.layers.includes(layer))
    .map((rule) => `${file}: ${specifier} belongs in ${rule.layers[0]}/ only`);
}

export function layerOf(file: string): Layer | undefined {
  if (file.startsWith('backend/http/')) return 'backend/http';
  if (file.startsWith('backend/cli/')) return 'backend/cli';
  const first = file.split('/')[0] ?? '';
  return Object.hasOwn(mayImport, first) ? (first as Layer) : undefined;
}

function resolveSpecifier(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return undefined;
  return normalize(join(dirname(file), specifier)).replaceAll('\\', '/');
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** Every cycle once, by depth-first search; a file is the start of at most one. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  function visit(file: string): void {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const target of graph.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  }
  for (const file of graph.keys()) visit(file);
  return found;
}

export function readSources(folder: string): Sources {
  const sources = new Map<string, string>();
  function walk(path: string): void {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(below);
      else if (/\.(ts|tsx|cts|mts)$/.test(entry.name)) sources.set(below, readFileSync(join(folder, below), 'utf8'));
    }
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && layerOf(`${entry.name}/`) !== undefined) walk(entry.name);
  }
  return sources;
}
