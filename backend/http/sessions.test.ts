import { describe, expect, it } from 'vitest';
import { cookieOf, createSessions } from './sessions.ts';

describe('launch tokens', () => {
  it('live ten minutes', () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const early = sessions.mint();
    const late = sessions.mint();
    now = 10 * 60_000 - 1;
    expect(sessions.exchange(early)).toBeDefined();
    now += 1;
    expect(sessions.exchange(late)).toBeUndefined();
  });

  it('are all different, and only the newest twenty are kept', () => {
    const sessions = createSessions();
    const tokens = Array.from({ length: 21 }, () => sessions.mint());
    expect(new Set(tokens).size).toBe(21);
    expect(sessions.exchange(tokens[0] ?? '')).toBeUndefined();
    expect(sessions.exchange(tokens[20] ?? '')).toBeDefined();
  });

  it('give one session at a time', () => {
    const sessions = createSessions();
    const first = sessions.exchange(sessions.mint());
    expect(sessions.accepts(first)).toBe(true);
    const second = sessions.exchange(sessions.mint());
    expect(sessions.accepts(second)).toBe(true);
    expect(sessions.accepts(first)).toBe(false);
    expect(sessions.accepts(undefined)).toBe(false);
    expect(sessions.accepts('')).toBe(false);
  });
});

describe('cookieOf', () => {
  it('finds the cookie by its whole name', () => {
    expect(cookieOf('a=1; dalsam-1=x; b=2', 'dalsam-1')).toBe('x');
    expect(cookieOf('xdalsam-1=x; dalsam-12=y', 'dalsam-1')).toBeUndefined();
    expect(cookieOf('dalsam-1=first; dalsam-1=second', 'dalsam-1')).toBe('first');
    expect(cookieOf(undefined, 'dalsam-1')).toBeUndefined();
  });
});
