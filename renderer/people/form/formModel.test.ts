import { describe, expect, it } from 'vitest';
import { personFieldKeys } from '#shared/people/person.ts';
import {
  carriedOver,
  changedValues,
  changesOf,
  fieldProblems,
  type PersonForm,
  readChanges,
  toForm,
  toValues,
} from './formModel.ts';

const today = '2026-11-22';
const empty = toForm({});
const typed = (changes: Partial<PersonForm>): PersonForm => ({ ...empty, ...changes });

describe('the person form', () => {
  it('gives stored values back unchanged', () => {
    const values = {
      lastName: 'Haile',
      nativeName: 'ሃይለ',
      birthDate: '1990-02-28',
      citizenships: ['ERI', 'XXA'],
      unaccompaniedMinor: false,
      noNumberYet: true,
      municipality: '3434',
      status: 'settled',
    } as const;
    const { values: back, unreadable } = toValues(toForm({ ...values, citizenships: [...values.citizenships] }), today);
    expect(unreadable).toEqual([]);
    expect(back).toEqual({ ...Object.fromEntries(personFieldKeys.map((key) => [key, null])), ...values });
  });

  it('keeps an impossible date as typed and names its field', () => {
    const form = typed({ birthDate: '31.02.1990' });
    expect(toValues(form, today).unreadable).toEqual(['birthDate']);
    expect(fieldProblems(form, today)).toEqual([{ field: 'birthDate', kind: 'unreadableDate' }]);
    expect(form.birthDate).toBe('31.02.1990');
  });

  it('sends only what was changed, null for what was emptied', () => {
    const base = toForm({ lastName: 'Haile', firstName: 'Sara', phone: '99 99 99 99' });
    const form = { ...base, firstName: 'Sarah', phone: ' ' };
    expect(changedValues(form, base, today)).toEqual({ firstName: 'Sarah', phone: null });
    expect(changesOf(base, base)).toEqual({});
  });

  it('stops a number that fails its check until a reason to keep it is given', () => {
    const failing = typed({ nationalId: '13097248032' });
    expect(fieldProblems(failing, today)).toEqual([{ field: 'nationalId', kind: 'number' }]);
    expect(fieldProblems({ ...failing, nationalIdKept: 'Står slik i vedtaket' }, today)).toEqual([]);
    expect(fieldProblems(typed({ nationalId: '17912099997' }), today)).toEqual([]);
  });

  it('reads a draft as far as it makes sense', () => {
    expect(readChanges({ lastName: 'H', citizenships: ['SYR', 4], phone: 7, gone: 'x' })).toEqual({
      lastName: 'H',
      citizenships: ['SYR'],
    });
    expect(readChanges(null)).toEqual({});
  });

  it('carries a registration over to somebody registered already, without emptying anything there', () => {
    const defaults = toForm({ municipality: '3434', status: 'expected' });
    const registered = toForm({ lastName: 'Haile', phone: '1', municipality: '3433', status: 'settled' });
    const form = { ...defaults, lastName: 'Haile', firstName: 'Sara' };
    expect(carriedOver(form, defaults, registered)).toEqual({ firstName: 'Sara' });
  });
});
