import { describe, expect, it } from 'vitest';
import { cleanText, guardPaste } from './pasteGuard.ts';

describe('guardPaste', () => {
  it('lets ordinary text through untouched, whatever the script', () => {
    expect(guardPaste('Åse Ødegård', 200, false)).toEqual({ kind: 'asIs' });
    expect(guardPaste('ኣበባ', 200, false)).toEqual({ kind: 'asIs' });
    expect(guardPaste('first\nsecond', 200, true)).toEqual({ kind: 'asIs' });
  });

  it('refuses ten megabytes whole and quickly', () => {
    const started = performance.now();
    expect(guardPaste('x'.repeat(10_000_000), 300, false)).toEqual({ kind: 'tooLong', length: 10_000_000 });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('refuses what is one character too long, and takes what just fits', () => {
    expect(guardPaste('abcdef', 5, false)).toEqual({ kind: 'tooLong', length: 6 });
    expect(guardPaste('abcde', 5, false)).toEqual({ kind: 'asIs' });
  });

  it('counts what it removes, bidirectional overrides among it', () => {
    expect(guardPaste('A\u0000li\u202e', 200, false)).toEqual({ kind: 'cleaned', text: 'Ali', removed: 2 });
  });

  it('turns the line breaks of a copied cell into spaces without a notice', () => {
    expect(guardPaste('Storgata 1\n2686 Lom\n', 200, false)).toEqual({
      kind: 'cleaned',
      text: 'Storgata 1 2686 Lom',
      removed: 0,
    });
  });
});

describe('cleanText', () => {
  it('keeps line breaks in a field of several lines, with one notation', () => {
    expect(cleanText('a\r\nb\tc\u0007', true)).toEqual({ text: 'a\nb\tc', removed: 1 });
  });
});
