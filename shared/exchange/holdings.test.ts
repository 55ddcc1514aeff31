import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHoldings, decodePeople, encodeHoldings, encodePeople } from './holdings.ts';

const id = (n: number) => `01J00000000000000000000${String(n).padStart(3, '0')}`;
const recordId = fc.integer({ min: 0, max: 999 }).map(id);
const stream = fc
  .tuple(
    fc.oneof(recordId, fc.constantFrom('common', 'a', 'a-')),
    fc.constantFrom('identity', 'case', 'common', 'later'),
  )
  .map((parts) => parts.join('/'));
const holdings = fc
  .array(
    fc.tuple(
      stream,
      fc.array(fc.tuple(recordId, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })), { minLength: 1 }),
    ),
  )
  .map((entries) => new Map(entries.map(([name, origins]) => [name, new Map(origins)])));
const textOf = (value: Parameters<typeof encodeHoldings>[0]) => [...encodeHoldings(value)].join('');

describe('holdings', () => {
  it('come back as they were, in one text whatever order they were in', () => {
    fc.assert(
      fc.property(holdings, (some) => {
        const text = textOf(some);
        const read = decodeHoldings(text);
        expect(read).toEqual({ ok: true, value: some });
        const otherOrder = new Map(
          [...some].reverse().map(([name, origins]) => [name, new Map([...origins].reverse())]),
        );
        expect(textOf(otherOrder)).toBe(text);
      }),
    );
  });

  const [a, b] = [`["${id(1)}","case","${id(2)}",5]\n`, `["${id(1)}","case","${id(3)}",1]\n`];
  it.each([
    ['out of order', b + a],
    ['doubled', a + a],
    ['without the last newline', a.trimEnd()],
    ['with an empty line', `${a}\n`],
    ['with a space', a.replace(',', ', ')],
    ['with the scope that never leaves', a.replace('case', 'local')],
    ['with seq 0', a.replace('5', '0')],
    ['with half a seq', a.replace(',5]', ',5.5]')],
    ['with another form of a number', a.replace(',5]', ',5e0]')],
    ['with more in a line', a.replace(',5]', ',5,6]')],
    ['with a key of its own', '{"__proto__":1}\n'],
    ['with a long line', `["${'a'.repeat(5_000_000)}"\n`],
    ['nested', '['.repeat(100)],
  ])('%s are refused', (_, text) => {
    expect(decodeHoldings(text)).toEqual({ ok: false, error: 'malformed' });
    expect(decodeHoldings(a + b).ok).toBe(true);
  });
});

describe('people', () => {
  const origin = fc.record({
    installation: recordId,
    municipality: fc.constantFrom('3434', '3435'),
    role: fc.constantFrom('municipality' as const, 'coordinator' as const),
  });
  const author = fc.record({
    name: fc.constantFrom('Kari Konsulent', 'Åse Østby', 'ሰላም'),
    municipality: fc.constant('3434'),
  });
  const authorId = fc.oneof(recordId, fc.constantFrom('a', 'b7', '7b'));
  const people = fc.record({ origins: fc.dictionary(recordId, origin), authors: fc.dictionary(authorId, author) });

  it('come back as they were', () => {
    fc.assert(
      fc.property(people, (some) => {
        expect(decodePeople(encodePeople(some))).toEqual({ ok: true, value: { ...some } });
      }),
    );
  });

  const text = encodePeople({ origins: {}, authors: { [id(1)]: { name: 'Kari', municipality: '3434' } } });
  it.each([
    ['a doubled key', text.replace('"origins":{}', '"origins":{},"origins":{}')],
    ['another key', text.replace('"name"', '"nickname"')],
    ['a key of the language', text.replace(id(1), '__proto__')],
    ['a control character', text.replace('Kari', 'Ka\\u0000ri')],
    ['an id of digits alone', text.replace(id(1), '12')],
    ['nesting', '{"origins":'.repeat(10)],
    ['no object', 'null'],
  ])('with %s are refused', (_, changed) => {
    expect(decodePeople(changed)).toEqual({ ok: false, error: 'malformed' });
    expect(decodePeople(text).ok).toBe(true);
  });
});
