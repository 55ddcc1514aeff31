import { expect, test } from 'vitest';
import { systemError } from './systemErrors.ts';

const thrown = (code: string, syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

test.each([
  ['EROFS', 'open'],
  ['EACCES', 'mkdir'],
  ['EEXIST', 'mkdir'],
  // What Node says of a folder made with those above it on a read-only disk.
  ['ENOENT', 'mkdir'],
])('%s of %s is a folder that can not be written', (code, syscall) => {
  expect(systemError(thrown(code, syscall), () => 0)).toEqual({ code: 'folderReadOnly', params: {} });
});

test('a file that is missing is a fault of ours', () => {
  expect(systemError(thrown('ENOENT', 'open'), () => 0)).toBeUndefined();
});

test('a full disk is told as such, also where another error wraps it', () => {
  const wrapped = new Error('query failed', { cause: thrown('SQLITE_FULL', '') });
  expect(systemError(wrapped, () => 0)).toEqual({ code: 'diskFull', params: {} });
});
