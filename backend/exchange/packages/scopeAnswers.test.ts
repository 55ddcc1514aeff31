import { expect, test } from 'vitest';
import type { ConsentPaper } from '#shared/consent/consentPaper.ts';
import type { PaperEvent, PaperEventDetail } from '#shared/papers/paperEvent.ts';
import { scopeAnswers } from './scopeAnswers.ts';

const today = '2026-06-01';

const event = (id: string, detail: PaperEventDetail): PaperEvent => {
  return { id, paperId: 'P', date: today, detail, note: null, recordedAt: `${today}T10:00:00Z`, recordedBy: 'K' };
};
const signatures = [{ line: 0, name: 'N', place: 'Lom', date: today, capacity: 'self' as const }];
const signed = event('E1', { kind: 'signed', signatures });
const withdrawn = event('E2', { kind: 'withdrawn', rows: null, toldBy: 'N', toldTo: 'K' });

const consent = (...events: PaperEvent[]): ConsentPaper => ({
  id: 'P',
  formState: 'completed',
  values: {
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    signedBy: 'self',
    'recipients.r.$row': 1,
    'recipients.r.body': 'Sel kommune',
    'recipients.r.scopes': ['identity'],
    'recipients.r.purpose': 'Bosetting og bolig',
  },
  events,
  birthDate: '1990-04-12',
  replacedOn: null,
});

const answer = (...events: PaperEvent[]) =>
  scopeAnswers([consent(...events)], [], 'Sel kommune', today).get('identity');

test('a consent lets its recipient have what it names when it is signed, and no longer when it is withdrawn', () => {
  expect(answer()).toMatchObject({ allowed: false, withdrawn: [] });
  expect(answer(signed)).toMatchObject({ allowed: true, consents: ['P'] });
  expect(answer(signed, withdrawn)).toEqual({ allowed: false, reason: 'withdrawn', withdrawn: ['P'] });
});

test('a withdrawal counts also where a copy from before has lost the signing', () => {
  expect(answer(withdrawn)).toEqual({ allowed: false, reason: 'withdrawn', withdrawn: ['P'] });
});
