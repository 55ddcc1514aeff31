import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { moduleFacts } from './moduleFacts.ts';

export interface PackedPackage {
  readonly name: string;
  readonly folder: string;
  readonly version: string;
  /** Imported by the app itself, and not only by another package. */
  readonly isDirect: boolean;
}

/** The packages that a built app needs at run time, found from what its modules import and what those packages declare. */
export function packagesOf(app: string, root: string): PackedPackage[] {
  const found = new Map<string, PackedPackage>();

  function add(name: string, from: string, isDirect: boolean, isOptional: boolean): void {
    const folder = findPackage(name, from);
    if (folder === undefined) {
      if (isOptional) return;
      throw new Error(`${name} is not installed`);
    }
    const known = [...found.values()].find((entry) => entry.folder === folder);
    if (known !== undefined) return;
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      dependencies?: Record<string, string>;
      optionalDependencies?: Record<string, string>;
    };
    found.set(folder, { name, folder, version: about.version, isDirect });
    for (const dependency of Object.keys(about.dependencies ?? {})) {
      add(dependency, folder, false, Object.hasOwn(about.optionalDependencies ?? {}, dependency));
    }
  }

  for (const name of importedPackages(app)) if (name !== 'electron') add(name, root, true, false);
  return [...found.values()];
}

function importedPackages(app: string): Set<string> {
  const names = new Set<string>();
  for (const file of modules(app, '')) {
    for (const specifier of moduleFacts(file, readFileSync(join(app, file), 'utf8')).imports) {
      if (!/^[.#/]/.test(specifier) && !isBuiltin(specifier)) names.add(packageName(specifier));
    }
  }
  // Fonts are resolved by their name at run time, since they are data and not imported.
  for (const file of modules(app, '')) {
    const text = readFileSync(join(app, file), 'utf8');
    for (const match of text.matchAll(/["'](@(?:expo-google-fonts|fontsource)\/[a-z0-9-]+)\//g))
      names.add(match[1] ?? '');
  }
  return names;
}

function* modules(folder: string, prefix: string): Generator<string> {
  for (const name of readdirSync(join(folder, prefix))) {
    const path = join(prefix, name);
    if (name === 'node_modules' || name === 'renderer') continue;
    if (statSync(join(folder, path)).isDirectory()) yield* modules(folder, path);
    else if (/\.c?js$/.test(name)) yield path;
  }
}

export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** As Node finds it: in the node_modules of the folder, or of the nearest folder above that has it. */
function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}
