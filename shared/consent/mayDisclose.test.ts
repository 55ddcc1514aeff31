import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import type { FormValues } from '../forms/form.ts';
import type { PaperEvent, PaperEventDetail } from '../papers/paperEvent.ts';
import { type ConsentPaper, consentState, readConsent } from './consentPaper.ts';
import { type DisclosureQuestion, mayDisclose, type Override } from './mayDisclose.ts';
import { consentIssue, signingIssue } from './rules.ts';
import { type ConsentScope, consentScopeIds } from './scopes.ts';
import { checkWithdrawal } from './withdrawal.ts';

interface RowInput {
  readonly recipient: string;
  readonly scopes: readonly ConsentScope[];
  readonly purpose: string;
  readonly until?: string | null;
  readonly limits?: string;
}

const adult = { birthDate: '1990-04-12', signedBy: 'self' };

function valuesOf(rows: readonly RowInput[], more: FormValues = {}): FormValues {
  const cells = rows.flatMap((row, index): [string, FormValues[string]][] => [
    [`recipients.r${index}.$row`, index + 1],
    [`recipients.r${index}.body`, row.recipient],
    [`recipients.r${index}.scopes`, row.scopes],
    [`recipients.r${index}.purpose`, row.purpose],
    [`recipients.r${index}.until`, row.until ?? null],
    [`recipients.r${index}.limits`, row.limits ?? null],
  ]);
  return { validFrom: '2026-01-01', validUntil: '2026-12-31', ...adult, ...Object.fromEntries(cells), ...more };
}

let count = 0;
function event(date: string, detail: PaperEventDetail): PaperEvent {
  count++;
  return { id: `e${count}`, paperId: 'P', date, detail, note: null, recordedAt: `${date}T10:00:00Z`, recordedBy: 'K' };
}
const signed = (date = '2026-01-01', capacity: 'self' | 'guardian' | 'nextOfKin' = 'self') =>
  event(date, { kind: 'signed', signatures: [{ line: 0, name: 'N', place: 'Lom', date, capacity }] });
type Rows = Extract<PaperEventDetail, { kind: 'withdrawn' }>['rows'];
const withdrawn = (date: string, rows: Rows) => event(date, { kind: 'withdrawn', rows, toldBy: 'N', toldTo: 'K' });

const paper = (values: FormValues, ...events: PaperEvent[]): ConsentPaper => ({
  id: 'P',
  formState: 'completed',
  values,
  events,
  birthDate: null,
  replacedOn: null,
});

const nav: RowInput = { recipient: 'NAV', scopes: ['work', 'education'], purpose: 'Arbeid og praksis' };
const school: RowInput = { recipient: 'Skolen', scopes: ['education'], purpose: 'Norskopplæring og skole' };

const ask = (consents: readonly ConsentPaper[], more: Partial<DisclosureQuestion> = {}) =>
  mayDisclose({
    consents,
    overrides: [],
    recipient: 'NAV',
    what: [{ scope: 'work' }],
    purpose: 'Arbeid og praksis',
    date: '2026-06-01',
    ...more,
  });
const reason = (...input: Parameters<typeof ask>) => {
  const answer = ask(...input);
  return answer.allowed ? 'allowed' : answer.reason;
};

describe('may this be disclosed', () => {
  const whole = paper(valuesOf([nav, { ...school, limits: 'Ikke om fravær' }]), signed());

  test('by the line that grants it, with its limits', () => {
    expect(ask([whole])).toEqual({
      allowed: true,
      parts: [{ scope: 'work', allowed: true, basis: { kind: 'consent', consentId: 'P', row: 'r0', limits: null } }],
    });
    const about = {
      recipient: ' skulen ',
      what: [{ scope: 'education' as const }],
      purpose: 'norskopplæring og skule',
    };
    expect(ask([whole], about).parts).toEqual([
      {
        scope: 'education',
        allowed: true,
        basis: { kind: 'consent', consentId: 'P', row: 'r1', limits: 'Ikke om fravær' },
      },
    ]);
  });

  test('refused, with what stands in the way', () => {
    expect(reason([])).toBe('noConsent');
    expect(reason([whole], { what: [] })).toBe('noConsent');
    expect(reason([paper(valuesOf([nav]))])).toBe('noConsent');
    expect(reason([{ ...whole, formState: 'draft' }])).toBe('noConsent');
    expect(reason([whole], { recipient: 'NAV Sel' })).toBe('recipientNotNamed');
    expect(reason([whole], { what: [{ scope: 'lifeSituation' }] })).toBe('scopeNotCovered');
    expect(reason([whole], { purpose: 'Helsehjelp' })).toBe('purposeDiffers');
    expect(reason([whole], { date: '2025-12-31' })).toBe('notYetValid');
    expect(reason([whole], { date: '2027-01-01' })).toBe('expired');
    expect(reason([paper(valuesOf([nav]), signed(), withdrawn('2026-05-31', null))])).toBe('withdrawn');
    expect(reason([whole], { what: [{ scope: 'work' }, { scope: 'family' }] })).toBe('scopeNotCovered');
  });

  test('a line of its own end, and a consent signed after its first day', () => {
    const short = paper(valuesOf([{ ...nav, until: '2026-03-31' }]), signed('2026-02-01'));
    expect(reason([short], { date: '2026-01-31' })).toBe('notYetValid');
    expect(reason([short], { date: '2026-03-31' })).toBe('allowed');
    expect(reason([short], { date: '2026-04-01' })).toBe('expired');
  });

  test('until a newer version of the same paper takes its place', () => {
    const older = { ...whole, replacedOn: '2026-06-01' };
    expect(reason([older], { date: '2026-05-31' })).toBe('allowed');
    expect(reason([older])).toBe('expired');
    expect(consentState(older, '2026-06-01')).toBe('expired');
  });

  test('a line that lacks recipient, scope or purpose grants nothing', () => {
    for (const part of [{ recipient: ' ' }, { scopes: [] }, { purpose: '' }]) {
      const unfinished = paper(valuesOf([{ ...nav, ...part }]), signed());
      expect(readConsent(unfinished).grants).toEqual([]);
      expect(ask([unfinished], { recipient: ' ', purpose: '' }).allowed).toBe(false);
    }
  });

  test('fields: by the scope of their own declaration', () => {
    const ofWork = { form: 'intakeMapping', path: 'workAbroad.row1.employer' };
    expect(ask([whole], { what: [ofWork] }).parts[0]).toMatchObject({ scope: 'work', allowed: true });
    expect(reason([whole], { what: [{ record: 'person', field: 'lastName' }] })).toBe('scopeNotCovered');
    expect(reason([whole], { what: [{ form: 'intakeMapping', path: 'nothingSuch' }] })).toBe('unknownField');
    expect(reason([whole], { what: [{ form: 'toString', path: 'x' }] })).toBe('unknownField');
    expect(reason([whole], { what: [{ record: 'person', field: 'toString' }] })).toBe('unknownField');
    expect(reason([whole], { what: [{ record: 'user', field: 'name' }] })).toBe('neverLeaves');
  });

  test('without consent: another basis, for what it names alone', () => {
    const override: Override = {
      id: 'O',
      recipient: 'Barnevernet',
      scopes: ['family'],
      purpose: 'Helsehjelp',
      legalBasis: 'Lov',
      from: '2026-06-01',
      until: '2026-06-02',
    };
    const about = { overrides: [override], recipient: 'barnevernet', purpose: 'Helsehjelp' };
    expect(ask([], { ...about, what: [{ scope: 'family' }] }).parts[0]).toMatchObject({
      basis: { kind: 'override', overrideId: 'O', legalBasis: 'Lov' },
    });
    expect(reason([], { ...about, what: [{ scope: 'work' }] })).toBe('noConsent');
    expect(reason([], { ...about, what: [{ scope: 'family' }], date: '2026-06-03' })).toBe('noConsent');
    expect(reason([], { ...about, what: [{ scope: 'family' }], recipient: 'NAV' })).toBe('noConsent');
    expect(reason([], { ...about, what: [{ scope: 'family' }], purpose: 'Annet' })).toBe('noConsent');
  });
});

describe('who signs', () => {
  const child = valuesOf([nav], { birthDate: '2010-06-02' });

  test('under 18: alone it is no consent, with a guardian it is', () => {
    expect(reason([paper(child, signed())])).toBe('noConsent');
    expect(reason([paper(child, signed('2026-01-01', 'guardian'))])).toBe('allowed');
    expect(signingIssue(child, null, [{ line: 0, capacity: 'self', date: '2026-01-01' }])).toMatchObject({
      params: { why: 'underAge' },
    });
    expect(signingIssue(child, null, [{ line: 1, capacity: 'nextOfKin', date: '2026-01-01' }])).toBeUndefined();
    expect(signingIssue(child, null, [{ line: 0, capacity: 'self', date: '2028-06-02' }])).toBeUndefined();
    expect(signingIssue({}, '2010-06-02', [{ line: 0, capacity: 'self', date: '2028-06-01' }])).toBeDefined();
  });

  test("the person's own signature on the guardian's line is nobody's", () => {
    const astray = [{ line: 1, capacity: 'self' as const, date: '2026-01-01' }];
    expect(signingIssue(valuesOf([nav]), null, astray)).toMatchObject({ code: 'consentNeedsGuardian' });
  });

  test('where the form says that somebody signs for the person, the person alone is not enough', () => {
    const values = valuesOf([nav], { signedBy: 'guardian' });
    expect(signingIssue(values, null, [{ line: 0, capacity: 'self', date: '2026-01-01' }])).toMatchObject({
      params: { why: 'formSaysSo' },
    });
    expect(reason([paper(values, signed())])).toBe('noConsent');
  });

  test('what stops completing', () => {
    const code = (more: FormValues, rows = [nav]) => consentIssue(valuesOf(rows, more))?.code;
    expect(code({})).toBeUndefined();
    expect(code({ validUntil: '2025-12-31' })).toBe('consentUntilBeforeFrom');
    expect(consentIssue(valuesOf([{ ...nav, until: '2025-12-31' }]))?.params).toEqual({ row: true });
    expect(code({}, [{ ...nav, scopes: [] }])).toBe('consentRowIncomplete');
    expect(code({ birthDate: '2010-06-02' })).toBe('consentNeedsGuardian');
    expect(code({ birthDate: '2010-06-02', signedBy: 'guardian' })).toBeUndefined();
    expect(code({ birthDate: '2008-01-01' })).toBeUndefined();
  });
});

describe('where it stands', () => {
  const values = valuesOf([nav, school]);
  const printed = event('2026-01-01', { kind: 'printed', hash: 'a'.repeat(64), language: 'nb' });
  const state = (day: string, ...events: PaperEvent[]) => consentState(paper(values, ...events), day);

  test('draft, completed, printed, signed, partly withdrawn, withdrawn, expired', () => {
    expect(consentState({ ...paper(values), formState: 'draft' }, '2026-01-01')).toBe('draft');
    expect(state('2026-01-01')).toBe('completed');
    expect(state('2026-01-01', printed)).toBe('printed');
    expect(state('2026-02-01', printed, signed())).toBe('signed');
    const part = withdrawn('2026-02-01', [{ row: 'r0', scopes: ['work'] }]);
    expect(state('2026-02-01', signed(), part)).toBe('partlyWithdrawn');
    expect(state('2026-01-31', signed(), part)).toBe('signed');
    const rest = withdrawn('2026-03-01', [
      { row: 'r0', scopes: ['education'] },
      { row: 'r1', scopes: null },
    ]);
    expect(state('2026-03-01', signed(), part, rest)).toBe('withdrawn');
    expect(state('2027-01-01', signed(), part, rest)).toBe('withdrawn');
    expect(state('2027-01-01', signed(), part)).toBe('expired');
    expect(state('2026-03-01', signed(), withdrawn('2026-03-01', null))).toBe('withdrawn');
  });

  test('what can be taken back', () => {
    const check = (events: PaperEvent[], rows: Parameters<typeof checkWithdrawal>[1], day = '2026-06-01') => {
      const checked = checkWithdrawal(readConsent(paper(values, ...events)), rows, day);
      return checked.ok ? 'ok' : checked.error;
    };
    expect(check([], null)).toBe('consentNotSigned');
    expect(check([signed()], null)).toBe('ok');
    expect(check([signed('2026-02-01')], null, '2026-01-31')).toBe('withdrawalBeforeSigning');
    expect(check([signed(), withdrawn('2026-05-01', null)], null)).toBe('consentAlreadyWithdrawn');
    expect(check([signed()], [{ row: 'r9', scopes: null }])).toBe('consentRowUnknown');
    expect(check([signed()], [{ row: 'r0', scopes: ['family'] }])).toBe('consentRowUnknown');
    const first = withdrawn('2026-05-01', [{ row: 'r0', scopes: null }]);
    expect(check([signed(), first], [{ row: 'r0', scopes: ['work'] }])).toBe('consentAlreadyWithdrawn');
    expect(check([signed(), first], [{ row: 'r1', scopes: null }])).toBe('ok');
    const second = withdrawn('2026-05-02', [{ row: 'r1', scopes: null }]);
    expect(check([signed(), first, second], null)).toBe('consentAlreadyWithdrawn');
  });
});

const scope = fc.constantFrom(...consentScopeIds);
const day = fc.integer({ min: -30, max: 400 }).map((days) => addDays('2026-01-01', days));
const row = fc.record({
  recipient: fc.constantFrom('NAV', 'Skolen', 'Lom kommune'),
  scopes: fc.uniqueArray(scope, { minLength: 1, maxLength: 5 }),
  purpose: fc.constantFrom('Helsehjelp', 'Barnehage'),
  until: fc.option(day),
});
const rows = fc.array(row, { maxLength: 5 });
const question = fc.record({
  recipient: fc.constantFrom('NAV', 'Skolen', 'Lom kommune', 'Fastlegen'),
  what: fc.array(
    scope.map((each) => ({ scope: each })),
    { minLength: 1, maxLength: 3 },
  ),
  purpose: fc.constantFrom('Helsehjelp', 'Barnehage', 'Introduksjonsprogram'),
  date: day,
});

describe('for all consents and questions', () => {
  test('nothing is allowed outside recipient x scope x purpose x period', () => {
    fc.assert(
      fc.property(rows, question, (granted, asked) => {
        const answer = ask([paper(valuesOf(granted), signed())], asked);
        const byHand = asked.what.every((each) =>
          granted.some(
            (line) =>
              line.recipient === asked.recipient &&
              line.purpose === asked.purpose &&
              line.scopes.includes(each.scope) &&
              asked.date >= '2026-01-01' &&
              asked.date <= '2026-12-31' &&
              (line.until === null || asked.date <= line.until),
          ),
        );
        expect(answer.allowed).toBe(byHand);
      }),
    );
  });

  test('what is withdrawn is never allowed from that day', () => {
    fc.assert(
      fc.property(rows, question, day, (granted, asked, from) => {
        const answer = ask([paper(valuesOf(granted), signed(), withdrawn(from, null))], asked);
        expect(answer.allowed && asked.date >= from).toBe(false);
      }),
    );
  });

  test('withdrawing one line leaves the others as they were', () => {
    fc.assert(
      fc.property(rows, question, fc.nat({ max: 4 }), (granted, asked, index) => {
        const after = ask(
          [paper(valuesOf(granted), signed(), withdrawn('2026-01-01', [{ row: `r${index}`, scopes: null }]))],
          asked,
        );
        const without = ask([paper(valuesOf(granted.filter((_, at) => at !== index)), signed())], asked);
        expect(after.allowed).toBe(without.allowed);
      }),
    );
  });

  test('another consent never takes away, another withdrawal never adds, and asking for more is never easier', () => {
    fc.assert(
      fc.property(rows, rows, question, scope, day, (granted, more, asked, extra, from) => {
        const consent = paper(valuesOf(granted), signed());
        const before = ask([consent], asked).allowed;
        if (before) expect(ask([paper(valuesOf(more), signed()), consent], asked).allowed).toBe(true);
        const [first] = granted;
        if (!before && first !== undefined) {
          const less = paper(valuesOf(granted), signed(), withdrawn(from, [{ row: 'r0', scopes: [...first.scopes] }]));
          expect(ask([less], asked).allowed).toBe(false);
        }
        if (!before) expect(ask([consent], { ...asked, what: [...asked.what, { scope: extra }] }).allowed).toBe(false);
      }),
    );
  });
});
