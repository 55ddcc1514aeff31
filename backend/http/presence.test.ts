import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresence } from './presence.ts';

describe('presence', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watched() {
    const happened: string[] = [];
    const presence = createPresence({
      lockAfterMilliseconds: 60,
      endAfterMilliseconds: 200,
      onLock: () => happened.push('lock'),
      onEnd: () => happened.push('end'),
    });
    return { presence, happened };
  }

  it('does nothing before the first page has come', () => {
    const { happened } = watched();
    vi.advanceTimersByTime(1000);
    expect(happened).toEqual([]);
  });

  it('locks, and then ends, after the last page has gone, and not before', () => {
    const { presence, happened } = watched();
    const leaveFirst = presence.enter();
    const leaveSecond = presence.enter();
    leaveFirst();
    leaveFirst();
    vi.advanceTimersByTime(1000);
    expect(happened).toEqual([]);
    leaveSecond();
    vi.advanceTimersByTime(59);
    expect(happened).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(happened).toEqual(['lock']);
    vi.advanceTimersByTime(139);
    expect(happened).toEqual(['lock']);
    vi.advanceTimersByTime(1);
    expect(happened).toEqual(['lock', 'end']);
  });

  it('takes a reload for no leaving', () => {
    const { presence, happened } = watched();
    presence.enter()();
    vi.advanceTimersByTime(30);
    const leave = presence.enter();
    vi.advanceTimersByTime(1000);
    expect(happened).toEqual([]);
    leave();
    vi.advanceTimersByTime(60);
    expect(happened).toEqual(['lock']);
  });

  it('lets nothing more happen once it is stopped', () => {
    const { presence, happened } = watched();
    presence.enter()();
    presence.stop();
    vi.advanceTimersByTime(1000);
    expect(happened).toEqual([]);
  });
});
