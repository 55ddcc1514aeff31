import { describe, expect, it } from 'vitest';
import { lineFor, membersOfLine, renamedLine } from './placing.ts';

const line = (rule: 'furnitureSingle' | 'furnitureCouple' | 'clothes', ...members: string[]) => ({
  id: `${rule}:${members.join('+')}`,
  rule,
  members,
});

describe('the line that a purchase counts on', () => {
  it('is its own while there is one', () => {
    const own = line('clothes', 'a');
    expect(lineFor('clothes:a', [line('clothes', 'b'), own])).toBe(own);
  });

  it('is the one of the same kind after the household was corrected', () => {
    const couple = line('furnitureCouple', 'a', 'b');
    expect(lineFor('furnitureSingle:a', [line('clothes', 'a'), couple])).toBe(couple);
  });

  it('is none where nobody of it is left, or the rule is not known', () => {
    expect(lineFor('clothes:c', [line('clothes', 'a')])).toBe(null);
    expect(lineFor('toString:a', [line('clothes', 'a')])).toBe(null);
    expect(lineFor('', [line('clothes', 'a')])).toBe(null);
  });

  it('names people as they are known now', () => {
    expect(renamedLine('furnitureCouple:a+b', (id) => (id === 'b' ? 'c' : id))).toBe('furnitureCouple:a+c');
    expect(membersOfLine('furnitureCouple:a+b')).toEqual(['a', 'b']);
  });
});
