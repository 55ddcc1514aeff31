import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../build/paths.ts';

/**
 * A script as the delivered application runs it: JavaScript, module by module. Node's own stripping of types leaves a good
 * hundred megabytes behind, which are no part of the application's memory.
 */
export async function builtScript(path: string): Promise<string> {
  const { build } = await import('vite');
  const outDir = inRoot('dist', 'bench');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'error',
    ssr: { target: 'node' },
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: inRoot(path),
        external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('#') && !/^[A-Za-z]:/.test(id),
        output: { preserveModules: true, preserveModulesRoot: inRoot(), entryFileNames: '[name].js', format: 'es' },
      },
    },
  });
  cpSync(inRoot('db', 'migrations'), join(outDir, 'db', 'migrations'), { recursive: true });
  return join(outDir, path.replace(/\.ts$/, '.js'));
}
