import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPageFiles } from './files.ts';

it('lists the files of a built page by the path they are asked for, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-page-'));
  expect(() => readPageFiles(folder)).toThrow('no index.html');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), 'index');
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'script');
  const files = readPageFiles(folder);
  writeFileSync(join(folder, 'page.php'), '');
  expect(() => readPageFiles(folder)).toThrow('/page.php');
  rmSync(folder, { recursive: true });
  expect([...files.keys()].sort()).toEqual(['/', '/assets/a-1.js', '/index.html']);
  expect(files.get('/')?.body.toString()).toBe('index');
  expect(files.get('/assets/a-1.js')).toMatchObject({ contentType: 'text/javascript; charset=utf-8', immutable: true });
  expect(files.get('/index.html')?.immutable).toBe(false);
});
