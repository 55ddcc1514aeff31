import { expect, it } from 'vitest';
import { matches } from './hotkeys.ts';

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

it('wants exactly the keys that were asked for', () => {
  expect(matches('mod+k', key('k', { ctrlKey: true }))).toBe(true);
  expect(matches('mod+k', key('K', { metaKey: true }))).toBe(true);
  expect(matches('mod+k', key('k'))).toBe(false);
  expect(matches('mod+l', key('L', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(matches('mod+shift+l', key('L', { ctrlKey: true, shiftKey: true }))).toBe(true);
});
