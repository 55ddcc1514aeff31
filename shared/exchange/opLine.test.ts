import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOp, type Op } from '../ops/op.ts';
import { decodeOpLine, opLimits } from './opLine.ts';

const id = (n: number) => `01J00000000000000000000${String(n).padStart(3, '0')}`;

const op: Op = {
  stream: { caseId: id(1), scope: 'identity' },
  origin: id(2),
  seq: 7,
  record: { type: 'person', id: id(1) },
  field: 'workAbroad.r1.employer',
  value: 'Lom bakeri',
  basis: [`${id(1)}/identity/${id(2)}/6`, `${id(1)}/identity/${id(3)}/1`],
  hlc: '0190c0ffee000001',
  author: id(4),
  at: '2026-03-09T10:00:00.000Z',
};

const line = canonicalOp(op);
/** The line with one of its thirteen values another. */
const withValue = (index: number, value: unknown) =>
  JSON.stringify((JSON.parse(line) as unknown[]).map((old, at) => (at === index ? value : old)));

const recordId = fc.integer({ min: 0, max: 999 }).map(id);
const text = fc.string({ unit: 'grapheme' });
const scope = fc.constantFrom('identity' as const, 'case' as const, 'common' as const, 'economy' as const);
const ref = fc
  .tuple(recordId, scope, recordId, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  .map((parts) => parts.join('/'));
const anyOp: fc.Arbitrary<Op> = fc.record({
  stream: fc.record({ caseId: recordId, scope }),
  origin: recordId,
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  record: fc.record({ type: fc.constantFrom('person', 'form', 'laterType'), id: recordId }),
  field: fc.constantFrom('name', '$removed', 'a.$kept', 'table.row-1.cell'),
  value: fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.array(text, { maxLength: 5 }),
    fc.constant(null),
  ),
  basis: fc.uniqueArray(ref, { maxLength: 5 }).map((refs) => refs.sort()),
  hlc: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => n.toString(16).padStart(16, '0')),
  author: recordId,
  at: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
});

describe('a line of an op', () => {
  it('is read as the op it was written from, and written again as the same text', () => {
    fc.assert(
      fc.property(anyOp, (some) => {
        const written = canonicalOp(some);
        const read = decodeOpLine(written);
        expect(read).toEqual({ ok: true, value: { op: some } });
        if (read.ok) expect(canonicalOp(read.value.op)).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });

  it('of any other text is refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.jsonValue()).map((value) => JSON.stringify(value)),
        ),
        (some) => {
          const read = decodeOpLine(some);
          if (read.ok) expect(canonicalOp(read.value.op)).toBe(some);
        },
      ),
    );
  });

  it('with a character changed is another op or none', () => {
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.string({ maxLength: 2 }), (at, put) => {
        const changed = line.slice(0, at) + put + line.slice(at + 1);
        const read = decodeOpLine(changed);
        if (read.ok) expect(canonicalOp(read.value.op)).toBe(changed);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['an id that is none', 3, 'someone'],
    ['a case with a slash', 1, 'a/b'],
    ['the scope that never leaves', 2, 'local'],
    ['a scope of another type', 2, 5],
    ['seq 0', 4, 0],
    ['half a seq', 4, 1.5],
    ['a seq beyond what a number counts', 4, 2 ** 53],
    ['a type of the wrong type', 5, null],
    ['a field too long', 7, 'f'.repeat(opLimits.field + 1)],
    ['an empty field', 7, ''],
    ['a value that is an object', 8, { a: 1 }],
    ['a list of numbers', 8, [1]],
    ['a text too long', 8, 'x'.repeat(opLimits.text + 1)],
    ['a list too long', 8, Array.from({ length: opLimits.items + 1 }, () => '')],
    ['half a character', 8, '\ud800'],
    ['a basis that is no list', 9, 'a'],
    ['a basis that is no ref', 9, ['a/b/c/1']],
    ['a basis out of order', 9, [...op.basis].reverse()],
    ['a doubled basis', 9, [op.basis[0], op.basis[0]]],
    ['a clock of other digits', 10, '0190C0FFEE000001'],
    ['an author of spaces', 11, ' '],
    ['a day that is not', 12, '2026-02-30T10:00:00.000Z'],
    ['a time with a zone', 12, '2026-03-09T10:00:00.000+01:00'],
  ])('with %s is refused', (_, index, value) => {
    expect(decodeOpLine(withValue(index, value))).toEqual({ ok: false, error: 'malformed' });
  });

  it('of a newer encoding, or with a scope that is unknown, is a newer version', () => {
    expect(decodeOpLine(withValue(0, 2))).toEqual({ ok: false, error: 'newerVersion' });
    expect(decodeOpLine(withValue(2, 'housing'))).toEqual({ ok: false, error: 'newerVersion' });
  });

  it.each([
    ['space', line.replace(',', ', ')],
    ['another form of a number', line.replace(',7,', ',7.0,')],
    ['an escape that is not needed', line.replace('person', '\\u0070erson')],
    ['something after it', `${line} `],
    ['more values', line.replace(/\]$/, ',1]')],
    ['a number beyond all', withValue(8, 0).replace(',0,[', ',1e999,[')],
    ['nesting', '['.repeat(5_000_000)],
    ['many values', `[${'1,'.repeat(1_000_000)}1]`],
  ])('with %s is refused', (_, text) => {
    expect(decodeOpLine(text)).toEqual({ ok: false, error: 'malformed' });
  });

  it('is read quickly', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      canonicalOp({ ...op, seq: index + 1, value: `value ${index}` }),
    );
    // Processor time, so that a busy machine does not count. Measured: 0.3 s.
    const before = process.cpuUsage();
    expect(lines.every((some) => decodeOpLine(some).ok)).toBe(true);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});
