import { describe, expect, it } from 'vitest';
import type { OpLine, OpRange } from '#db/exchange/exchangeStore.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';
import { opsParts } from './opsParts.ts';
import { installationId, inTestFolder, testRead, testWrite } from './packageTestKit.ts';
import { writePackage } from './writePackage.ts';

const range = (caseId: string, first: number, last: number): OpRange => ({
  stream: { caseId, scope: 'identity' },
  origin: installationId(11),
  first,
  last,
});

/** A log whose line of an op tells which it is. */
const log = {
  *lines(ranges: readonly OpRange[], pageSize: number): Generator<OpLine[]> {
    const all = ranges.flatMap(({ stream, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => ({
        line: JSON.stringify([stream.caseId, first + index, 'å']),
        author: stream.caseId,
      })),
    );
    for (let at = 0; at < all.length; at += pageSize) yield all.slice(at, at + pageSize);
  },
};

function value<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const linesOf = (ranges: readonly OpRange[]) => [...log.lines(ranges, 1_000_000)].flat().map(({ line }) => line);

describe('parts of ops', () => {
  const ranges = [range('a', 3, 9), range('b', 1, 1), range('b', 2, 2400), range('c', 5, 5)];

  it.each([
    [1, 1_000_000],
    [7, 1_000_000],
    [1000, 1_000_000],
    [5000, 1_000_000],
    [5000, 100],
  ])('of at most %i ops and %i bytes hold each op once, in order', async (ops, bytes) => {
    await inTestFolder(async (folder) => {
      const made = value(await opsParts(log, ranges, undefined, { ops, bytes }));
      expect(made.ops).toBe(linesOf(ranges).length);
      expect([...made.authors]).toEqual(['a', 'b', 'c']);
      expect(made.parts.every((part) => (part.ops ?? 0) <= ops && (part.bytes ?? 0) <= bytes)).toBe(true);
      expect(made.parts.length).toBeGreaterThanOrEqual(Math.ceil(made.ops / ops));
      // The writer checks bytes and hash of each part.
      const written = await writePackage(testWrite(folder, made.parts));
      if (!written.ok) throw new Error(written.error.code);
      const { result, seen } = await testRead(written.value.path);
      expect(result.ok).toBe(true);
      expect(seen.lines).toEqual(linesOf(ranges));
    });
  });

  it('of nothing are none', async () => {
    expect(value(await opsParts(log, []))).toMatchObject({ parts: [], ops: 0, bytes: 0 });
  });

  it('stop when the work is cancelled', async () => {
    expect(await opsParts(log, ranges, AbortSignal.abort())).toEqual({
      ok: false,
      error: { code: 'cancelled', params: {} },
    });
  });

  it('are refused of a log that does not hold what the ranges say', async () => {
    const short = { lines: (asked: readonly OpRange[], size: number) => log.lines(asked.slice(1), size) };
    await expect(opsParts(short, ranges)).rejects.toThrow('fewer lines');
    const long = { lines: (asked: readonly OpRange[], size: number) => log.lines([...asked, ...asked], size) };
    await expect(opsParts(long, ranges)).rejects.toThrow('more lines');
  });
});
