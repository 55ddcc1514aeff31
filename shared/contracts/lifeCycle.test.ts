import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import type { PaperEvent, PaperEventDetail } from '../papers/paperEvent.ts';
import {
  type ContractVersion,
  contractLife,
  isEndingSoon,
  isUnsignedLong,
  lacksAttest,
  versionState,
} from './lifeCycle.ts';

const event = (date: string, detail: PaperEventDetail, id = '1'): PaperEvent => ({
  id,
  paperId: 'p',
  date,
  detail,
  note: null,
  recordedAt: `${date}T10:00:00.000Z`,
  recordedBy: 'Kari',
});
const printed = (date: string) => event(date, { kind: 'printed', hash: 'a'.repeat(64), language: 'nb' });
const signed = (date: string, lines = [0, 1, 2, 3]) =>
  event(date, {
    kind: 'signed',
    signatures: lines.map((line) => ({ line, name: 'N', place: 'Lom', date, capacity: 'self' as const })),
  });
const completed = (date: string) => event(date, { kind: 'completed' });
const brokenOff = (date: string) => event(date, { kind: 'brokenOff', reason: 'Flyttet' });

const version = (events: readonly PaperEvent[] = [], change: Partial<ContractVersion> = {}): ContractVersion => ({
  id: `v${change.version ?? 1}`,
  version: 1,
  completedOn: '2026-01-01',
  terms: { from: '2026-02-01', until: '2026-06-30' },
  events,
  ...change,
});

describe('one version', () => {
  test.each<[string, ContractVersion, string]>([
    ['draft', version([], { completedOn: null }), '2026-01-02'],
    ['ready', version(), '2026-01-02'],
    ['printed', version([printed('2026-01-02')]), '2026-01-02'],
    ['printed', version([printed('2026-01-02'), signed('2026-01-03', [0, 1, 3])]), '2026-01-03'],
    ['signed', version([printed('2026-01-02'), signed('2026-01-03')]), '2026-01-31'],
    ['running', version([signed('2026-01-03', [0, 1]), signed('2026-01-04', [2, 3])]), '2026-02-01'],
    ['running', version([signed('2026-01-03')]), '2026-06-30'],
    ['running', version([signed('2026-01-03')], { terms: { from: null, until: null } }), '2030-01-01'],
    ['ended', version([signed('2026-01-03')]), '2026-07-01'],
    ['completed', version([signed('2026-01-03'), completed('2026-06-30')]), '2026-07-01'],
    ['brokenOff', version([signed('2026-01-03'), brokenOff('2026-03-01')]), '2026-03-01'],
    ['brokenOff', version([completed('2026-06-30'), brokenOff('2026-03-01'), signed('2026-01-03')]), '2026-07-01'],
  ])('is %s', (state, only, today) => {
    expect(contractLife([only], today).state).toBe(state);
  });

  test('a later signature on the same line replaces the first, and lines that are none are left out', () => {
    const state = versionState(version([signed('2026-01-03', [0, 9]), signed('2026-01-05', [0])]));
    expect(state.signatures.map(({ line, date }) => [line, date])).toEqual([[0, '2026-01-05']]);
    expect(state.missingLines).toEqual([1, 2, 3]);
    expect(state.signedOn).toBeNull();
  });
});

describe('an amendment', () => {
  const first = version([signed('2026-01-03')]);
  const longer = { version: 2, terms: { from: '2026-02-01', until: '2026-08-31' } };

  test('holds once all four have signed it, and not before', () => {
    const draft = version([], { ...longer, completedOn: null });
    expect(contractLife([draft, first], '2026-07-15')).toMatchObject({ inForce: 'v1', pending: 'v2', state: 'ended' });
    const half = version([signed('2026-05-01', [0, 1, 2])], longer);
    expect(contractLife([first, half], '2026-05-02')).toMatchObject({ inForce: 'v1', waitingSince: '2026-01-01' });
    const whole = version([signed('2026-05-01')], longer);
    expect(contractLife([first, whole], '2026-07-15')).toMatchObject({
      inForce: 'v2',
      pending: null,
      state: 'running',
    });
  });

  test('does not open a practice that is done', () => {
    const done = version([signed('2026-01-03'), brokenOff('2026-03-01')]);
    const late = version([signed('2026-05-01')], longer);
    expect(contractLife([done, late], '2026-07-15')).toMatchObject({ state: 'brokenOff', breakOffReason: 'Flyttet' });
  });
});

test('ending soon: within thirty days, both days counted in', () => {
  const life = (today: string) => contractLife([version([signed('2026-01-03')])], today);
  const soon = (today: string) => isEndingSoon(life(today), '2026-06-30', today);
  expect(['2026-05-30', '2026-05-31', '2026-06-30', '2026-07-01'].map(soon)).toEqual([false, true, true, false]);
  expect(isEndingSoon(life('2026-06-01'), null, '2026-06-01')).toBe(false);
});

test('unsigned for long: more than fourteen days since it was printed, or closed', () => {
  const long = (only: ContractVersion, today: string) => isUnsignedLong(contractLife([only], today), today);
  expect([long(version(), '2026-01-15'), long(version(), '2026-01-16')]).toEqual([false, true]);
  const onPaper = version([printed('2026-01-10')]);
  expect([long(onPaper, '2026-01-24'), long(onPaper, '2026-01-25')]).toEqual([false, true]);
  expect(long(version([signed('2026-01-03')]), '2027-01-01')).toBe(false);
  expect(long(version([], { completedOn: null }), '2027-01-01')).toBe(false);
});

test('without attest: when the practice is over', () => {
  expect(lacksAttest('ended', 0)).toBe(true);
  expect(lacksAttest('completed', 0)).toBe(true);
  expect(lacksAttest('completed', 1)).toBe(false);
  expect(lacksAttest('brokenOff', 0)).toBe(false);
  expect(lacksAttest('running', 0)).toBe(false);
});

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
const anyEvent = fc
  .tuple(day, fc.integer({ min: 0, max: 4 }), fc.subarray([0, 1, 2, 3], { minLength: 1 }), fc.uuid())
  .map(([date, kind, lines, id]): PaperEvent => {
    const made = [printed(date), signed(date, lines), signed(date), completed(date), brokenOff(date)][kind];
    return { ...(made ?? printed(date)), id };
  });
const events = fc.array(anyEvent, { maxLength: 8 });

describe('the fold', () => {
  test('does not depend on the order in which events or versions are read', () => {
    fc.assert(
      fc.property(events, events, day, (one, two, today) => {
        const next = { version: 2, terms: { from: '2026-02-01', until: '2026-12-31' } };
        const there = contractLife([version(one), version(two, next)], today);
        const back = contractLife([version(two.toReversed(), next), version(one.toReversed())], today);
        expect(back).toEqual(there);
      }),
    );
  });

  test('nothing that happens after the practice is closed opens it again', () => {
    fc.assert(
      fc.property(events, fc.array(anyEvent, { maxLength: 4 }), (before, after) => {
        const closed = [...before, completed('2026-03-01')];
        const first = contractLife([version(closed)], '2027-12-31');
        const later = after.map((each) => ({ ...each, date: '2027-06-01', recordedAt: '2027-06-01T10:00:00.000Z' }));
        const then = contractLife([version([...closed, ...later])], '2027-12-31');
        expect(then.state).toBe(first.state);
        expect(then.closedOn).toBe(first.closedOn);
      }),
    );
  });

  test('a practice runs only with four signatures, and on the days that they agreed on', () => {
    fc.assert(
      fc.property(events, day, (given, today) => {
        const only = version(given);
        if (contractLife([only], today).state !== 'running') return;
        expect(versionState(only).missingLines).toEqual([]);
        expect(today >= '2026-02-01' && today <= '2026-06-30').toBe(true);
      }),
    );
  });
});
