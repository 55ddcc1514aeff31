import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayName, foldName, jaroWinkler, nameSimilarity } from './names.ts';

const folded = (text: string) => foldName(text).join(' ');

describe('displayName', () => {
  test('last name first, without holes for what is missing', () => {
    expect(displayName({ lastName: 'Haile', middleName: 'Tesfay', firstName: 'Selam' })).toBe('Haile, Selam Tesfay');
    expect(displayName({ lastName: 'Haile', firstName: null })).toBe('Haile');
    expect(displayName({ firstName: ' Selam ' })).toBe('Selam');
    expect(displayName({ nativeName: 'ሰላም ሃይለ' })).toBe('ሰላም ሃይለ');
    expect(displayName({})).toBe('');
  });
});

describe('foldName', () => {
  test.each([
    ['Mohammed', 'Muhamad', 'Mohamad', 'Mohamed', 'Muhammad'],
    ['Мария', 'Mariya', 'Maria', 'Marija', 'Mária'],
    ['Hussein', 'Hossain', 'Huseyin', 'Hüseyin'],
    ['Khadija', 'Hadija', 'Khadeejah', 'Хадиджа'],
    ['Tesfay', 'Tesfai', 'ተስፋይ'],
    ['Ødegård', 'Odegaard', 'Ödegård', 'ØDEGÅRD'],
    ['Sarah', 'Sara', 'سارا'],
    ['Joseph', 'Josef', 'Yosef'],
    ['Ameer', 'Amir'],
    ['Qadir', 'Kadir'],
    ['Oleksandr', 'Олександр'],
    ['Zelenskyi', 'Зеленський', 'Zelensky'],
    ['Michael', 'Mikael'],
    ["O'Brien", 'OBrien', 'O’Brien'],
  ])('%s meets its other spellings', (first, ...others) => {
    expect(others.map(folded)).toEqual(others.map(() => folded(first)));
  });

  test('keeps different names apart', () => {
    const names = ['Ali', 'Omar', 'Maria', 'Miriam', 'Hassan', 'Hussein', 'Olena', 'Iryna', 'Selam', 'Samuel'];
    expect(new Set(names.map(folded)).size).toBe(names.length);
  });

  test('splits at spaces, commas and hyphens', () => {
    expect(foldName('Al-Rahman, Abd')).toEqual(['al', 'rahman', 'abd']);
    expect(foldName(' - ')).toEqual([]);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const once = foldName(text);
        expect(foldName(once.join(' '))).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('nameSimilarity', () => {
  test.each([
    ['Haile, Selam', 'Selam Haile', 1],
    ['Ahmed Al Hassan', 'Ahmad Alhassan', 0.98],
    ['محمد علي', 'Mohammed Ali', 0.93],
    ['Kovalenko, Maria Ivanivna', 'Kovalenko Mariya', 0.85],
    ['Kovalenko, Maria', 'Коваленко Мария', 1],
    ['Yusuf Abdi', 'Yousef Abdi', 0.93],
  ])('%s ~ %s', (a, b, atLeast) => {
    expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(atLeast);
  });

  test.each([
    ['Haile, Selam', 'Kovalenko, Olena'],
    ['Ali Hassan', 'Omar Farah'],
    ['Ali Hassan', ''],
  ])('%s is not %s', (a, b) => {
    expect(nameSimilarity(a, b)).toBeLessThan(0.8);
  });

  test('is between 0 and 1, symmetric, and 1 for a name and itself', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abdehilmosuyk '), maxLength: 25 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const score = nameSimilarity(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(nameSimilarity(b, a)).toBeCloseTo(score, 10);
        expect(nameSimilarity(a, a)).toBe(foldName(a).length === 0 ? 0 : 1);
      }),
    );
  });

  test('Jaro-Winkler as published', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4);
  });
});
