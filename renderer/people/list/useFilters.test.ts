import { describe, expect, it } from 'vitest';
import { readFilters } from './useFilters.ts';

describe('readFilters', () => {
  it('reads known values and passes over the rest', () => {
    const params = new URLSearchParams('status=settled&intake=none&permit=golden&x=1&municipality=3434');
    expect(readFilters(params)).toEqual({ municipality: '3434', status: 'settled', intake: 'none' });
  });
});
