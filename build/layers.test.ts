import { describe, expect, it } from 'vitest';
import { checkLayers, readSources } from './layers.ts';
import { moduleFacts } from './moduleFacts.ts';
import { root } from './paths.ts';

const check = (files: Record<string, string>) => checkLayers(new Map(Object.entries(files)));

describe('arrows between layers', () => {
  it.each([
    ['shared/a.ts', "import { x } from '#db/b.ts';", 'shared must not import db'],
    ['db/a.ts', "import type { X } from '#backend/b.ts';", 'db must not import backend'],
    ['db/a.ts', "export * from '../backend/b.ts';", 'db must not import backend'],
    ['backend/a.ts', "import './http/server.ts';", 'backend must not import backend/http'],
    ['backend/a.ts', "await import('#electron/main.ts');", 'backend must not import electron'],
    ['backend/cli/a.ts', "import { y } from '../http/b.ts';", 'backend/cli must not import backend/http'],
    ['backend/http/a.ts', "import { y } from '#db/store.ts';", 'backend/http must not import db'],
    ['renderer/a.tsx', "import {\n  y,\n} from '#backend/b.ts';", 'renderer must not import backend'],
    ['renderer/a.tsx', "import x from '../db/b.ts';", 'renderer must not import db'],
    ['electron/a.ts', "import x from '../renderer/b.tsx';", 'electron must not import renderer'],
    ['backend/a.ts', "new Worker(new URL('../renderer/w.ts', import.meta.url));", 'backend must not import renderer'],
  ])('%s with %j is named', (file, text, problem) => {
    expect(check({ [file]: text })).toEqual([expect.stringContaining(`${file}: ${problem}`)]);
  });

  it('the right way are let through', () => {
    expect(
      check({
        'shared/a.ts': "import { z } from 'zod';",
        'db/a.ts': "import { readFileSync } from 'node:fs';\nimport { x } from '#shared/a.ts';",
        'backend/a.ts': "import { x } from '#db/a.ts';",
        'backend/http/a.ts': "import { x } from '../a.ts';",
        'electron/a.ts': "import { app } from 'electron';\nimport { x } from '#backend/a.ts';",
        'renderer/a.tsx': "import { useState } from 'react';\nimport { x } from '#shared/a.ts';",
        'shared/a.test.ts': "import { readFileSync } from 'node:fs';",
      }),
    ).toEqual([]);
  });
});

describe('packages and platforms', () => {
  it.each([
    ['backend/a.ts', "import { app } from 'electron';"],
    ['renderer/a.ts', "const { ipcRenderer } = require('electron');"],
    ['shared/a.ts', "import { join } from 'node:path';"],
    ['shared/a.ts', "import { join } from 'path';"],
    ['shared/a.ts', "import { useState } from 'react';"],
    ['renderer/a.ts', "import { join } from 'node:path';"],
    ['backend/a.ts', "import Database from 'better-sqlite3';"],
    ['shared/a.ts', 'const home = process.env.HOME;'],
    ['shared/a.ts', 'document.title = 1;'],
  ])('%s with %j is named', (file, text) => {
    expect(check({ [file]: text })).toHaveLength(1);
  });

  it('words in comments and texts, properties and own variables are no use of a global', () => {
    const text =
      "// window.open\n/* process.env */\nconst a = 'document.title'; b.process.c; const f = (document) => document.id;";
    expect(check({ 'shared/a.ts': text })).toEqual([]);
  });
});

describe('cycles', () => {
  it('are named with their path', () => {
    const files = {
      'shared/a.ts': "import './b.ts';",
      'shared/b.ts': "import type { C } from './c/c.ts';",
      'shared/c/c.ts': "import '../a.ts';",
    };
    expect(check(files)).toEqual(['cycle: shared/a.ts -> shared/b.ts -> shared/c/c.ts -> shared/a.ts']);
  });

  it('two ways to one file are none', () => {
    const files = {
      'shared/a.ts': "import './b.ts';\nimport './c.ts';",
      'shared/b.ts': "import './c.ts';",
      'shared/c.ts': '',
    };
    expect(check(files)).toEqual([]);
  });
});

it('finds every way to name a module, and none in a text', () => {
  const code = `import a from './a.ts';
import type { B } from "./b.ts";
import {
  c,
} from './c.ts';
export { d } from './d.ts';
import './e.ts';
const f = await import('./f.ts');
type G = import('./g.ts').G;
const worker = new URL('./h.ts', import.meta.url);
const text = "import('./no.ts')" + /['"]/.source + \`require('./no.ts')\`;`;
  const found = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `./${name}.ts`);
  expect(moduleFacts('x.ts', code).imports).toEqual(found);
});

it('reads this repository, every layer of it', () => {
  const layers = new Set([...readSources(root).keys()].map((file) => file.split('/')[0]));
  expect([...layers].sort()).toEqual(['backend', 'build', 'db', 'electron', 'renderer', 'shared', 'test']);
});
