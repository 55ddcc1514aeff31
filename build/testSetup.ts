import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.ts';
import { jars, neededPackages } from './pdfaNeeds.ts';

/**
 * What the tests need besides npm packages: a Chromium; poppler, which reads PDFs; Java with Apache PDFBox and
 * Preflight, which checks PDF/A; Syncthing, which carries an exchange folder; and age and unzip, which open packages
 * without us. As root on Debian they are installed; elsewhere it is said what is missing.
 */
const needs: readonly { readonly what: string; readonly packages: readonly string[]; isThere(): boolean }[] = [
  { what: 'Chromium', packages: ['chromium'], isThere: () => findChromium() !== undefined },
  { what: 'poppler (pdftotext)', packages: ['poppler-utils'], isThere: () => onPath('pdftotext') && onPath('pdfinfo') },
  {
    what: 'Java (JDK) with Apache PDFBox',
    packages: neededPackages,
    isThere: () => onPath('javac') && jars.every((name) => existsSync(`/usr/share/java/${name}.jar`)),
  },
  { what: 'Syncthing', packages: ['syncthing'], isThere: () => onPath('syncthing') },
  { what: 'age', packages: ['age'], isThere: () => onPath('age') && onPath('age-keygen') },
  { what: 'unzip', packages: ['unzip'], isThere: () => onPath('unzip') },
];

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Sees to what is missing. Returns what still is. */
export function setUpForTests(print: (line: string) => void): string[] {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return [];
  const packages = missing.flatMap((need) => need.packages);
  const canInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (!canInstall) {
    print(`Missing for the tests: ${missing.map((need) => need.what).join(', ')}`);
    print(`On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`);
    return missing.map((need) => need.what);
  }
  print(`Installing for the tests: ${packages.join(' ')}`);
  apt(['update']);
  apt(['install', '--yes', '--no-install-recommends', ...packages]);
  return needs.filter((need) => !need.isThere()).map((need) => need.what);
}

function apt(args: readonly string[]): void {
  const done = spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 10 * 60_000,
  });
  if (done.status !== 0) console.error(`apt-get ${args[0]} ended with ${done.status ?? done.signal}`);
}
