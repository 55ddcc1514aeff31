import { toLatin } from '#shared/people/transliteration.ts';

/** Each typed word begins a word of the name: `reg per` finds `Registrer person`. */
export function matchesName(name: string, typed: string): boolean {
  const words = toLatin(name).toLowerCase().split(/\s+/);
  return toLatin(typed)
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** The next place in a list of `count` that goes round. */
export function step(index: number, by: 1 | -1, count: number): number {
  return count === 0 ? 0 : (index + by + count) % count;
}
