import { describe, expect, it } from 'vitest';
import { appError, errorCodes } from '#shared/api/errors.ts';
import { errorText } from './errorTexts.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** All texts of a catalogue, with functions called on stand-ins of the kinds that they take. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

describe('the catalogues', () => {
  it('leave no text empty', () => {
    for (const [path, text] of [...textsOf(nb), ...textsOf(nn)]) expect(text.trim(), path).not.toBe('');
  });

  it('name the same texts in both languages', () => {
    const keys = (catalogue: unknown) =>
      textsOf(catalogue)
        .map(([path]) => path)
        .sort();
    expect(keys(nn)).toEqual(keys(nb));
  });

  it('are told apart: nynorsk does not keep the commonest bokmål words', () => {
    const bokmalOnly =
      /(?<!\p{L})(ikke|jeg|hvem|hva|hvor|noen|ingenting å|fra|være|uten|en gang|kommer|gjør|velg|hjelp deg|nå|selv|mye|også|dere|deres)(?!\p{L})/iu;
    const allowed = new Set<string>();
    const found = textsOf(nn).filter(([path, text]) => bokmalOnly.test(text) && !allowed.has(path));
    expect(found).toEqual([]);
  });

  it('have a text that is a sentence for every error', () => {
    const params = {
      issues: [],
      id: 'A1',
      method: 'm',
      needed: 'consultant',
      waitSeconds: 4,
      score: 1,
      version: '1',
      backups: 2,
      maxBytes: 1_000_000,
      fields: [],
      field: 'birthDate',
      personId: '',
      problem: 'length',
      missing: [{ path: 'a' }],
      formId: '',
      path: '',
      max: 3,
      date: '2026-05-01',
      problems: [{ path: 'until', problem: 'orgNumber' }],
      from: '2026-05-01',
      first: '2026-05-01',
      last: '2026-05-02',
      lines: [1],
      reason: 'unknownField',
      most: 7.5,
      unit: 'days',
      month: '2026-05',
      number: 1,
      firstYear: 2026,
      lastYear: 2027,
      documentId: 'KS-7F3-K2M-2',
      municipality: '3434',
      municipalities: ['3434'],
      channel: '3434',
      on: '2026-05-01',
      held: 1,
      got: 3,
      ours: 1,
      theirs: 2,
    };
    /** Where one name has values of its own in each error. */
    const own: Partial<Record<(typeof errorCodes)[number], object>> = {
      consentNeedsGuardian: { why: 'underAge' },
      paperEventStands: { why: 'printed' },
      establishmentMembersWrong: { why: 'none' },
      establishmentBirthDateMissing: { people: 2 },
      establishmentNothingToAssess: { extendableUntil: '2026-05-01' },
      establishmentAmount: { why: 'zero', most: 100 },
      establishmentOutsidePeriod: { from: '2026-05-01', until: '2026-05-02' },
      establishmentOverCeiling: { over: 100, left: 200 },
      establishmentReasonMissing: { people: 2 },
      establishmentJoinedTooEarly: { date: '2026-05-01' },
      establishmentOverApproved: { over: 100, approved: 200 },
      establishmentOrderExpires: { from: '2026-05-01', until: '2026-05-02' },
      establishmentStepTooEarly: { after: '2026-05-01' },
      establishmentStepOutOfOrder: { state: 'wish' },
      filledActive: { found: 'script' },
      filledOtherVersion: { form: 'consent', found: 1, ours: 2 },
      filledFieldsChanged: { form: 'consent', count: 1 },
      stateGrantDateWrong: { which: 'movedAway', limit: '2026-05-01' },
      stateGrantAmount: { why: 'absurd', most: 100 },
      impairmentExcluded: { grant: 'grant1', rules: ['selfSettled', 'afterDeadline'], deadline: '2026-05-01' },
      impairmentApplicationExists: { grant: 'grant2', year: 3 },
      impairmentStepOutOfOrder: { state: 'sent' },
      impairmentStepTooEarly: { after: '2026-05-01' },
      caseReadOnly: { owner: '3431', since: '2026-05-01T10:00:00.000Z' },
      transferNotOwner: { owner: '3431' },
      transferPending: { to: '3431' },
      transferNotAllowed: { to: '3431', reason: 'noConsent' },
      transferClosed: { state: 'withdrawn' },
      transferNotOurs: { municipality: '3431' },
      transferDuplicates: { personIds: ['a'] },
      sentOutIncomplete: { lacks: 'title' },
      rateAmountsRefused: { problems: [{ item: 'fee', problem: 'missing' }] },
    };
    for (const code of errorCodes) {
      for (const texts of [nb.errors, nn.errors]) {
        expect(errorText(texts, appError(code, { ...params, ...own[code] } as never)), code).toMatch(
          /^[\p{Lu}\d].+\.$/u,
        );
      }
    }
  });
});
