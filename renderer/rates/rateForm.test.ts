import { describe, expect, it } from 'vitest';
import { emptyRateForm, readAmounts, readKroner, readRateDraft } from './rateForm.ts';

describe('the form for new rates', () => {
  it.each([
    ['187 000', 18_700_000],
    ['25\u00a0800,5', 2_580_050],
    ['0', 0],
    ['136549.25', 13_654_925],
    ['-1', -100],
    ['', undefined],
    ['1,234', undefined],
    ['mye', undefined],
  ])('reads %j as øre', (typed, expected) => {
    expect(readKroner(typed)).toBe(expected);
  });

  it('sends what is typed and what is not known, and names what can not be read', () => {
    const form = {
      ...emptyRateForm,
      kind: 'impairment' as const,
      amounts: { grant1: 'x' },
      unknown: ['grant2Ceiling'],
    };
    expect(readAmounts(form)).toEqual({ amounts: { grant2Ceiling: null }, unreadable: ['grant1'] });
    expect(readAmounts({ ...form, amounts: {} })).toEqual({ amounts: { grant2Ceiling: null }, unreadable: [] });
  });

  it('opens a damaged draft as far as it can be read', () => {
    expect(readRateDraft({ kind: 'no such', source: 'IMDi', amounts: { g: 1, year2: '5' }, unknown: 'x' })).toEqual({
      ...emptyRateForm,
      source: 'IMDi',
      amounts: { year2: '5' },
    });
    expect(readRateDraft(null)).toEqual(emptyRateForm);
  });
});
