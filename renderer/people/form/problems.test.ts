import { describe, expect, it } from 'vitest';
import { appError } from '#shared/api/errors.ts';
import { nb } from '../../i18n/nb.ts';
import { toForm } from './formModel.ts';
import { fieldsOf, problemTexts, stillAnswered } from './problems.ts';

describe('problems of the person form', () => {
  it('finds the fields of a refusal, also through a path of the contract', () => {
    expect(fieldsOf(appError('settlementBeforeBirth', { fields: ['settlementDate', 'birthDate'] }))).toEqual([
      'settlementDate',
      'birthDate',
    ]);
    const issues = [
      { path: 'values.phone', reason: 'tooLong' },
      { path: 'id', reason: 'x' },
    ];
    expect(fieldsOf(appError('invalidInput', { issues }))).toEqual(['phone']);
    expect(fieldsOf(appError('diskFull', {}))).toEqual([]);
  });

  it('writes a text beside each field', () => {
    const texts = problemTexts([{ field: 'birthDate', kind: 'unreadableDate' }], appError('nameMissing', {}), nb);
    expect(Object.keys(texts).sort()).toEqual(['birthDate', 'lastName']);
    expect(texts.birthDate).toContain('31.12.1990');
  });

  it('drops an answer once its field has been changed', () => {
    const error = appError('nameMissing', {});
    const sent = toForm({});
    expect(stillAnswered(error, sent, sent)).toBe(error);
    expect(stillAnswered(error, sent, { ...sent, lastName: 'Haile' })).toBeUndefined();
  });
});
