import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hashOf, readMark } from './freshness.ts';
import { inRoot } from './paths.ts';

const inputs = ['renderer', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds the renderer unless what is built is of these very sources. Returns its folder. It is built beside and moved
 * into place, so that an interrupted or parallel build leaves no half page behind.
 */
export async function buildRenderer(print: (line: string) => void = () => undefined): Promise<string> {
  const folder = inRoot('dist', 'renderer');
  const mark = inRoot('dist', 'renderer.inputs');
  const hash = hashOf(inputs);
  if (existsSync(folder) && readMark(mark) === hash) return folder;

  print('Bygger skjermbildene (bare når noe er endret) ...');
  const { build } = await import('vite');
  const beside = inRoot('dist', `renderer-${process.pid}`);
  await build({ configFile: inRoot('vite.config.ts'), logLevel: 'warn', build: { outDir: beside } });
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
  writeFileSync(mark, hash);
  return folder;
}
