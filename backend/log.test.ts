import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeError, openLog } from './log.ts';

const marker = 'Marker Prøvesen 17912099997';
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dalsam-log-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const logged = () => readFileSync(join(directory, 'logs', 'dalsam.log'), 'utf8');

class NamedError extends Error {
  override readonly name = marker;
}

/** Errors that carry what somebody typed, in every place where an error can. */
const carriers: [string, () => unknown][] = [
  ['its message', () => new Error(marker)],
  [
    'a message of many lines that look like frames',
    () => new Error(`x\n    at ${marker} (${marker}:1:2)\n    at y:3:4`),
  ],
  ['its name', () => new NamedError('x')],
  ['its code', () => Object.assign(new Error('x'), { code: marker })],
  ['its cause', () => new Error('x', { cause: new Error(marker) })],
  ['a property', () => Object.assign(new Error('x'), { values: marker })],
  ['a message set after the stack was made', () => Object.assign(new Error('x'), { message: marker })],
  ['a stack of its own', () => Object.assign(new Error('x'), { stack: `Error: ${marker}\n    at ${marker}:1:1` })],
  ['a thrown text', () => marker],
  ['a thrown object', () => ({ marker })],
];

test.each(carriers)('%s does not reach the log', (_where, make) => {
  openLog(directory).fault({ id: '01KQWCTR0000000000000000A1', method: 'person.update', error: make() });
  const text = logged();
  expect(text).not.toContain('Marker');
  expect(text).not.toContain('17912099997');
  expect(JSON.parse(text)).toMatchObject({ id: '01KQWCTR0000000000000000A1', method: 'person.update', msg: 'fault' });
});

test('what helps to find the fault does: class, code, cause and frames inside the program', () => {
  const cause = Object.assign(new TypeError('secret'), { code: 'SQLITE_CONSTRAINT' });
  const described = describeError(new RangeError('secret', { cause }));
  expect(described).toMatchObject({ error: 'RangeError', cause: { error: 'TypeError', code: 'SQLITE_CONSTRAINT' } });
  expect(described.stack.some((frame) => /backend\/log\.test\.ts:\d+:\d+$/.test(frame))).toBe(true);
  expect(described.stack.join('\n')).not.toContain(process.cwd());
});

test('the file is capped, and three older ones are kept', () => {
  const log = openLog(directory);
  const error = new Error('x');
  for (let count = 0; count < 6000; count++) log.fault({ id: 'x'.repeat(300), method: 'm', error });
  const names = readdirSync(join(directory, 'logs')).toSorted();
  expect(names).toEqual(['dalsam.1.log', 'dalsam.2.log', 'dalsam.3.log', 'dalsam.log']);
  for (const name of names) expect(statSync(join(directory, 'logs', name)).size).toBeLessThanOrEqual(1_000_000);
});

test('a log that can not be written stops nothing, and no folder is made for a vault that is not there', () => {
  const missing = join(directory, 'none');
  openLog(missing).event('event');
  expect(readdirSync(directory)).toEqual([]);
  mkdirSync(join(directory, 'logs', 'dalsam.log'), { recursive: true });
  expect(() => openLog(directory).event('event', { count: 1 }, 'ENOSPC')).not.toThrow();
});
