import { expect, test } from 'vitest';
import { formDefinitions } from '../forms/registry.ts';
import type { PaperSignature } from './paperEvent.ts';
import { missingLines, refusalToSign } from './signing.ts';

const { consent, practiceContract } = formDefinitions;
const by = (line: number, capacity: PaperSignature['capacity'] = 'self', date = '2026-11-20'): PaperSignature => ({
  line,
  name: 'Test',
  place: 'Lom',
  date,
  capacity,
});
const signing = {
  form: 'practiceContract',
  definition: practiceContract,
  values: {},
  birthDate: null,
  today: '2026-11-22',
} as const;

test('a contract needs all four; of a consent one line stands for the other', () => {
  expect(missingLines(practiceContract, new Set([0, 2]))).toEqual([1, 3]);
  expect(missingLines(practiceContract, new Set([0, 1, 2, 3]))).toEqual([]);
  expect(missingLines(consent, new Set())).toEqual([0]);
  expect(missingLines(consent, new Set([0]))).toEqual([]);
  expect(missingLines(consent, new Set([1]))).toEqual([]);
});

test('what is refused: a day to come, a line that is not there or twice, a line that is missing', () => {
  const all = [0, 1, 2, 3].map((line) => by(line));
  const code = (signatures: PaperSignature[]) => refusalToSign({ ...signing, signatures })?.code;
  expect(code(all)).toBeUndefined();
  expect(code([...all.slice(1), by(0, 'self', '2026-11-23')])).toBe('dateInFuture');
  expect(code([...all, by(4)])).toBe('signatureLineUnknown');
  expect(code([...all, by(0)])).toBe('signatureLineUnknown');
  expect(refusalToSign({ ...signing, signatures: [by(0), by(2)] })).toEqual({
    code: 'signatureMissing',
    params: { lines: [1, 3] },
  });
});

test('somebody under 18 does not sign a consent alone', () => {
  const child = { ...signing, form: 'consent', definition: consent, birthDate: '2012-01-01' } as const;
  expect(refusalToSign({ ...child, signatures: [by(0)] })?.code).toBe('consentNeedsGuardian');
  expect(refusalToSign({ ...child, signatures: [by(1, 'guardian')] })).toBeUndefined();
});

test('a contract says where each of the four signed, as the template has it; a consent need not', () => {
  const all = [0, 1, 2, 3].map((line) => ({ ...by(line), place: line % 2 === 0 ? 'Lom' : ' ' }));
  expect(refusalToSign({ ...signing, signatures: all })).toEqual({
    code: 'signaturePlaceMissing',
    params: { lines: [1, 3] },
  });
  const adult = { ...signing, form: 'consent', definition: consent, birthDate: '1990-01-01' } as const;
  expect(refusalToSign({ ...adult, signatures: [{ ...by(0), place: '' }] })).toBeUndefined();
});
