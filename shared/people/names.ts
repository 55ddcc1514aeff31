import type { PersonValues } from './person.ts';
import { toLatin } from './transliteration.ts';

type Names = Pick<PersonValues, 'lastName' | 'middleName' | 'firstName' | 'nativeName'>;

/** "Etternavn, Fornavn Mellomnavn"; the name in the person's own script where no other is recorded, else empty. */
export function displayName(values: Names): string {
  const given = [values.firstName, values.middleName].map((name) => name?.trim() ?? '').filter((name) => name !== '');
  const last = values.lastName?.trim() ?? '';
  const name = [last, given.join(' ')].filter((part) => part !== '').join(', ');
  return name === '' ? (values.nativeName?.trim() ?? '') : name;
}

/** "Fornavn Mellomnavn Etternavn", as on papers; else as `displayName`. */
export function fullName(values: Names): string {
  const names = [values.firstName, values.middleName, values.lastName].map((name) => name?.trim() ?? '');
  return names.filter((name) => name !== '').join(' ') || displayName(values);
}

/**
 * Spelling differences that are only differences of transliteration, longest first. Vowels are the least certain part:
 * Mohammed, Mohamad, Muhamad; Hussein, Hossain, Huseyin; Ameer, Amir.
 */
const spellings: Readonly<Record<string, string>> = {
  shch: 's',
  tsj: 's',
  sch: 's',
  sj: 's',
  sh: 's',
  zh: 's',
  z: 's',
  tch: 'k',
  ch: 'k',
  ck: 'k',
  q: 'k',
  dzh: 'i',
  dsj: 'i',
  dj: 'i',
  j: 'i',
  y: 'i',
  kh: 'h',
  gh: 'g',
  ph: 'f',
  th: 't',
  dh: 'd',
  x: 'ks',
  w: 'v',
  ee: 'i',
  oe: 'u',
  o: 'u',
  e: 'a',
};
const spelling = new RegExp(
  Object.keys(spellings)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** Repeated until nothing changes, so that folding twice is folding once. */
function foldToken(token: string): string {
  let folded = token;
  for (;;) {
    const next = folded
      .replace(/c(?=[eiy])/g, 's')
      .replace(spelling, (written) => spellings[written] ?? written)
      .replaceAll('c', 'k')
      .replace(/(.)\1+/gu, '$1')
      // Sarah, Sara; Abdullah, Abdulla.
      .replace(/(?<=.[aiu])h$/, '');
    if (next === folded) return folded;
    folded = next;
  }
}

/**
 * The parts of a name as they are compared and searched: without diacritics, in Latin letters, with the common
 * spellings of one name made one. Folding only maps the same name together; it never tells that two people are one.
 */
export function foldName(text: string): string[] {
  return toLatin(text)
    .replace(/['’‘`´ʹʻʼʾʿ]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
    .map(foldToken)
    .filter((token) => token !== '');
}

/** Scripts without written vowels meet the others here: Muhamad and محمد are both `mhmd`. */
function skeleton(token: string): string {
  return token.replace(/^[aiu]/, 'a').replace(/(?<=.)[aiu]/g, '');
}

/** How alike two names are, 0 to 1, whatever the order of their parts. */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [foldName(a), foldName(b)];
  if (left.length === 0 || right.length === 0) return 0;
  // Names of one are written apart by another: Al Hassan, Alhassan.
  const joined = 0.98 * jaroWinkler([...left].sort().join(''), [...right].sort().join(''));
  const inOrder = left.join('') === right.join('') ? 0.98 : 0;
  return Math.max(partsSimilarity(left, right), joined >= 0.95 ? joined : 0, inOrder);
}

function partsSimilarity(left: readonly string[], right: readonly string[]): number {
  const pairs = left.flatMap((first, i) => right.map((second, j) => ({ i, j, score: tokenSimilarity(first, second) })));
  const key = (pair: { i: number; j: number }) => [left[pair.i] ?? '', right[pair.j] ?? ''].sort().join(' ');
  pairs.sort((x, y) => y.score - x.score || (key(x) < key(y) ? -1 : 1));
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const { i, j, score } of pairs) {
    if (usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    sum += score;
  }
  // A part that only one of them has (a middle name) counts against, but less than one that differs.
  const [fewer, more] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  return sum / (fewer + (more - fewer) / 4);
}

function tokenSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const bones = skeleton(a);
  const alike = bones.length >= 3 && bones === skeleton(b) ? 0.93 : 0;
  return Math.max(jaroWinkler(a, b), alike);
}

/** Jaro-Winkler, 0 to 1: letters in common at about the same place, with more weight on the beginning. */
export function jaroWinkler(one: string, two: string): number {
  if (one === two) return 1;
  // Ordered, because the number of transpositions can depend on which is first.
  const [a, b] = one < two ? [[...one], [...two]] : [[...two], [...one]];
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matchedA: string[] = [];
  for (const [i, letter] of a.entries()) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (taken.has(j) || b[j] !== letter) continue;
      taken.add(j);
      matchedA.push(letter);
      break;
    }
  }
  const matches = matchedA.length;
  if (matches === 0) return 0;
  const matchedB = b.filter((_, j) => taken.has(j));
  const transpositions = matchedA.filter((letter, k) => letter !== matchedB[k]).length / 2;
  const jaro = (matches / a.length + matches / b.length + (matches - transpositions) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
