import { describe, expect, it } from 'vitest';
import { fieldText, type TextContext } from './fieldText.ts';

const context: TextContext = { language: 'nn', yes: 'Ja', no: 'Nei', userName: () => 'Kari Nordmann' };

describe('fieldText', () => {
  it('writes stored values in the words of the screen', () => {
    expect(fieldText('birthDate', '1990-02-28', context)).toBe('28.02.1990');
    expect(fieldText('citizenships', ['XXA', 'NOR'], context)).toBe('Statslaus, Noreg');
    expect(fieldText('municipality', '3434', context)).toBe('Lom');
    expect(fieldText('status', 'settled', context)).toBe('Busett');
    expect(fieldText('unaccompaniedMinor', false, context)).toBe('Nei');
    expect(fieldText('contactUser', 'X', context)).toBe('Kari Nordmann');
    expect(fieldText('dufNumber', '200112345609', context)).toBe('2001 123456 09');
  });

  it('hides nothing that it does not know', () => {
    expect(fieldText('permit', 'somethingNewer', context)).toBe('somethingNewer');
    expect(fieldText('phone', null, context)).toBe('');
  });
});
