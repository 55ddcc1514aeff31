import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import { Autosave, type AutosavePort, defaultOptions, type Values } from './autosave.ts';
import { TestClock } from './testClock.ts';

/** A vault in memory whose answers the test decides: at once, late, refused, or never. */
class FakeVault implements AutosavePort {
  readonly kept = new Map<string, unknown>();
  readonly committed = new Map<string, unknown>();
  readonly calls: { step: 'keep' | 'commit'; values: Values }[] = [];
  underWay = 0;
  mostUnderWay = 0;
  answer: (values: Values) => AppError | undefined = () => undefined;
  delay: () => number = () => 0;
  readonly #clock: TestClock;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  keep = (values: Values) => this.#take('keep', values);
  commit = (values: Values) => this.#take('commit', values);

  #take(step: 'keep' | 'commit', values: Values) {
    this.calls.push({ step, values });
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    const refusal = this.answer(values);
    return new Promise<ReturnType<typeof err<AppError>> | ReturnType<typeof ok<object>>>((resolve) => {
      this.#clock.after(this.delay(), () => {
        this.underWay -= 1;
        if (refusal) return resolve(err(refusal));
        for (const [path, value] of Object.entries(values)) {
          this.kept.set(path, value);
          if (step === 'commit') this.committed.set(path, value);
        }
        resolve(ok({}));
      });
    });
  }
}

function setUp() {
  const clock = new TestClock();
  const vault = new FakeVault(clock);
  const autosave = new Autosave(vault, clock);
  return { clock, vault, autosave };
}

describe('keeping', () => {
  test('what is typed is in the vault within the promised time, also while typing goes on', async () => {
    const { clock, vault, autosave } = setUp();
    for (let length = 1; length <= 20; length += 1) {
      autosave.change('background', 'x'.repeat(length));
      await clock.advance(100);
    }
    expect(vault.kept.get('background')).toHaveLength(18);
    await clock.advance(defaultOptions.keepAfterMs);
    expect(vault.kept.get('background')).toHaveLength(20);
  });

  test('several paths go in one call', async () => {
    const { clock, vault, autosave } = setUp();
    autosave.change('firstName', 'A');
    autosave.change('lastName', 'B');
    await clock.advance(defaultOptions.keepAfterMs);
    expect(vault.calls).toEqual([{ step: 'keep', values: { firstName: 'A', lastName: 'B' } }]);
  });

  test('a paste is sent at once', async () => {
    const { clock, vault, autosave } = setUp();
    autosave.change('background', 'x'.repeat(5_000));
    await clock.advance(1);
    expect(vault.kept.get('background')).toHaveLength(5_000);
  });

  test('an older value is never sent while a newer one is under way', async () => {
    const { clock, vault, autosave } = setUp();
    vault.delay = () => 1_000;
    autosave.change('a', 'one');
    await clock.advance(300);
    autosave.change('a', 'two');
    autosave.change('a', 'three');
    await clock.advance(3_000);
    expect(vault.mostUnderWay).toBe(1);
    expect(vault.calls.map(({ values }) => values.a)).toEqual(['one', 'three']);
  });

  test('large amounts go in several calls, each value whole', async () => {
    const { clock, vault, autosave } = setUp();
    for (let i = 0; i < 30; i += 1) autosave.change(`f${i}`, 'x'.repeat(19_000));
    await clock.advance(10_000);
    expect(vault.committed.size).toBe(30);
    for (const { values } of vault.calls) expect(JSON.stringify(values).length).toBeLessThan(220_000);
  });
});

describe('committing', () => {
  test('after a rest, and at once when a field is left', async () => {
    const { clock, vault, autosave } = setUp();
    autosave.change('a', '1');
    await clock.advance(defaultOptions.commitAfterMs - 1);
    expect(vault.committed.has('a')).toBe(false);
    await clock.advance(10);
    expect(vault.committed.get('a')).toBe('1');
    autosave.change('a', '2');
    autosave.commitNow();
    await clock.advance(1);
    expect(vault.committed.get('a')).toBe('2');
  });

  test('nothing changed, nothing sent', async () => {
    const { clock, vault, autosave } = setUp();
    autosave.commitNow();
    await clock.advance(20_000);
    expect(vault.calls).toEqual([]);
    expect(autosave.snapshot()).toEqual({ kind: 'saved', at: null });
  });

  test('typing that a crash left behind is committed after a rest', async () => {
    const { clock, vault, autosave } = setUp();
    autosave.resume({ a: 'typed before the crash' });
    expect(autosave.snapshot().kind).toBe('saved');
    await clock.advance(defaultOptions.commitAfterMs + 1);
    expect(vault.committed.get('a')).toBe('typed before the crash');
  });

  test('a flush waits for the call under way and commits the rest', async () => {
    const { clock, vault, autosave } = setUp();
    vault.delay = () => 200;
    autosave.change('a', '1');
    await clock.advance(300);
    autosave.change('b', '2');
    const flushed = autosave.flush();
    await clock.advance(1_000);
    expect(await flushed).toBe(true);
    expect(Object.fromEntries(vault.committed)).toEqual({ a: '1', b: '2' });
  });

  test('a flush tells when the vault does not answer', async () => {
    const { clock, vault, autosave } = setUp();
    vault.delay = () => 60_000;
    autosave.change('a', '1');
    const flushed = autosave.flush(1_000);
    await clock.advance(1_001);
    expect(await flushed).toBe(false);
    expect(autosave.unkept()).toEqual({ a: '1' });
  });
});

describe('when it does not go well', () => {
  test('is tried again until it goes, with everything kept in memory', async () => {
    const { clock, vault, autosave } = setUp();
    vault.answer = () => appError('hostUnreachable', {});
    autosave.change('a', '1');
    await clock.advance(300);
    expect(autosave.snapshot()).toEqual({ kind: 'retrying', error: appError('hostUnreachable', {}) });
    autosave.change('b', '2');
    await clock.advance(60_000);
    vault.answer = () => undefined;
    await clock.advance(defaultOptions.longestRetryMs * 2);
    expect(autosave.snapshot().kind).toBe('saved');
    expect(Object.fromEntries(vault.committed)).toEqual({ a: '1', b: '2' });
  });

  test('a vault that is slow to answer is shown as trying again', async () => {
    const { clock, vault, autosave } = setUp();
    vault.delay = () => 10_000;
    autosave.change('a', '1');
    await clock.advance(defaultOptions.keepAfterMs + defaultOptions.slowAfterMs + 1);
    expect(autosave.snapshot().kind).toBe('retrying');
    await clock.advance(20_000);
    expect(autosave.snapshot().kind).toBe('saved');
  });

  test('a refused path does not hold the others back, and goes again once it is changed', async () => {
    const { clock, vault, autosave } = setUp();
    const refusal = appError('unknownPath', { path: 'bad' });
    vault.answer = (values) => ('bad' in values && values.bad === 'x' ? refusal : undefined);
    for (const path of ['a', 'bad', 'b', 'c']) autosave.change(path, 'x');
    await clock.advance(1_000);
    expect([...vault.kept.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(autosave.snapshot()).toEqual({ kind: 'refused', error: refusal, paths: ['bad'] });
    const calls = vault.calls.length;
    await clock.advance(1_000);
    expect(vault.calls).toHaveLength(calls);
    autosave.change('bad', 'y');
    await clock.advance(1_000);
    expect(vault.kept.get('bad')).toBe('y');
    expect(autosave.snapshot().kind).toBe('saved');
  });

  test('a text that the field cannot hold is kept as typed, and is not committed again and again', async () => {
    const { clock, vault, autosave } = setUp();
    const refusal = appError('invalidInput', { issues: [{ path: 'date', reason: 'invalidDate' }] });
    autosave.change('date', '31.02.2020');
    autosave.change('a', '1');
    vault.answer = (values) => (vault.calls.at(-1)?.step === 'commit' && 'date' in values ? refusal : undefined);
    autosave.commitNow();
    await clock.advance(60_000);
    expect(vault.kept.get('date')).toBe('31.02.2020');
    expect(Object.fromEntries(vault.committed)).toEqual({ a: '1' });
    expect(autosave.snapshot().kind).toBe('saved');
    const calls = vault.calls.length;
    autosave.commitNow();
    await clock.advance(60_000);
    expect(vault.calls).toHaveLength(calls);
  });

  test('a vault that was locked is left alone until its user is back', async () => {
    const { clock, vault, autosave } = setUp();
    vault.answer = () => appError('vaultLocked', {});
    autosave.change('a', '1');
    await clock.advance(60_000);
    expect(vault.calls).toHaveLength(1);
    expect(autosave.unkept()).toEqual({ a: '1' });
    vault.answer = () => undefined;
    autosave.retryNow();
    await clock.advance(10_000);
    expect(vault.committed.get('a')).toBe('1');
  });

  test('a form that was completed elsewhere refuses all in one call', async () => {
    const { clock, vault, autosave } = setUp();
    vault.answer = () => appError('formCompleted', {});
    for (const path of ['a', 'b', 'c', 'd']) autosave.change(path, 'x');
    await clock.advance(500);
    expect(vault.calls).toHaveLength(1);
    expect(autosave.snapshot()).toMatchObject({ kind: 'refused', paths: ['a', 'b', 'c', 'd'] });
  });
});

test('property: "saved" is only said when the vault has every last value, and all comes through in the end', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), path: fc.constantFrom('a', 'b', 'c') }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3_000 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('weather' as const),
        fails: fc.boolean(),
        delay: fc.integer({ min: 0, max: 4_000 }),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, vault, autosave } = setUp();
      const typed = new Map<string, number>();
      const highest = new Map<string, number>();
      const check = () => {
        for (const [path, value] of vault.kept) {
          expect(Number(value)).toBeGreaterThanOrEqual(highest.get(path) ?? 0);
          highest.set(path, Number(value));
        }
        if (autosave.snapshot().kind === 'saved') {
          for (const [path, value] of typed) expect(vault.kept.get(path)).toBe(String(value));
        }
        expect(vault.mostUnderWay).toBeLessThanOrEqual(1);
      };
      let counter = 0;
      for (const move of steps) {
        if (move.do === 'type') {
          counter += 1;
          typed.set(move.path, counter);
          autosave.change(move.path, String(counter));
        } else if (move.do === 'wait') {
          await clock.advance(move.ms, check);
        } else if (move.do === 'leave') {
          autosave.commitNow();
        } else {
          vault.answer = () => (move.fails ? appError('hostUnreachable', {}) : undefined);
          vault.delay = () => move.delay;
        }
        check();
      }
      vault.answer = () => undefined;
      vault.delay = () => 0;
      await clock.advance(60_000, check);
      for (const [path, value] of typed) expect(vault.committed.get(path)).toBe(String(value));
    }),
    { numRuns: 200 },
  );
});
