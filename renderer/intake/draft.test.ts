import { describe, expect, test } from 'vitest';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { ok } from '#shared/result.ts';
import type { Values } from './autosave.ts';
import { Desk } from './desk.ts';
import { IntakeDraft, sendable } from './draft.ts';
import { TestClock } from './testClock.ts';

const instance = (values: FormInstance['values'], pending: string[] = []): FormInstance => ({
  id: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
  form: 'intakeMapping',
  personId: '01JZZZZZZZZZZZZZZZZZZZZZZY',
  version: 1,
  state: 'draft',
  values,
  pending,
  changed: [],
  createdAt: '2026-01-01T10:00:00.000Z',
  changedAt: '2026-01-01T10:00:00.000Z',
  completedAt: null,
  completedBy: null,
  documentId: 'KS-0000-1',
});

function setUp(values: FormInstance['values'], pending: string[] = []) {
  const clock = new TestClock();
  const committed: Values[] = [];
  const draft = new IntakeDraft(
    instance(values, pending),
    {
      keep: async () => ok({}),
      commit: async (sent) => {
        committed.push(sent);
        return ok({});
      },
    },
    clock,
  );
  return { clock, draft, committed };
}

describe('IntakeDraft', () => {
  test('an emptied field has no value, and a value that stays the same is not sent', async () => {
    const { clock, draft, committed } = setUp({ address: 'Storgata 1', phone: '99' });
    draft.set('address', '');
    draft.set('phone', '99');
    draft.autosave.commitNow();
    await clock.advance(1);
    expect(draft.value('address')).toBeNull();
    expect(committed).toEqual([{ address: null }]);
  });

  test('what another window saved is taken over, but never over what is being written here', async () => {
    const { clock, draft } = setUp({ address: 'Old', phone: '1' });
    draft.set('address', 'Mine');
    draft.takeOver(instance({ address: 'Theirs', phone: '2', schoolYears: 9 }));
    expect(draft.values()).toEqual({ address: 'Mine', phone: '2', schoolYears: 9 });
    draft.autosave.commitNow();
    await clock.advance(1);
    draft.takeOver(instance({ address: 'Theirs' }));
    expect(draft.values()).toEqual({ address: 'Theirs' });
  });

  test('listeners hear of changes and of nothing else', () => {
    const { draft } = setUp({ address: 'A' });
    let heard = 0;
    const stop = draft.subscribe(() => {
      heard += 1;
    });
    draft.set('address', 'A');
    draft.set('address', 'B');
    stop();
    draft.set('address', 'C');
    expect(heard).toBe(1);
  });

  test('what a crash left uncommitted is committed', async () => {
    const { clock, committed } = setUp({ address: 'Typed', phone: '1' }, ['address']);
    await clock.advance(60_000);
    expect(committed).toEqual([{ address: 'Typed' }]);
  });

  test('lists are copied for the contract', () => {
    const ticked = Object.freeze(['a', 'b']);
    const sent = sendable({ ticked, schoolYears: 3, gone: null });
    expect(sent).toEqual({ ticked: ['a', 'b'], schoolYears: 3, gone: null });
    expect(sent.ticked).not.toBe(ticked);
  });
});

describe('Desk', () => {
  test('keeps half a date until it is a date, and remembers the place', () => {
    const kept: unknown[] = [];
    const desk = new Desk(null, (content) => kept.push(content));
    desk.setPlace('personal', 'arrivalDate');
    desk.setUnfinished('arrivalDate', '31.02.2020');
    expect(desk.unfinished('arrivalDate')).toBe('31.02.2020');
    desk.setUnfinished('arrivalDate', null);
    desk.setUnfinished('arrivalDate', null);
    expect(desk.content()).toEqual({ section: 'personal', path: 'arrivalDate', unfinished: {} });
    expect(kept).toHaveLength(3);
  });

  test('a removed row takes its texts with it', () => {
    const desk = new Desk(
      { unfinished: { 'workAbroad.a.from': '13.1999', 'workAbroad.ab.from': '14.1999' } },
      () => {},
    );
    desk.dropUnfinished('workAbroad.a.');
    expect(desk.content().unfinished).toEqual({ 'workAbroad.ab.from': '14.1999' });
  });

  test('reads what makes sense of whatever it finds', () => {
    expect(new Desk({ section: 7, unfinished: { a: 1, b: 'x' } }, () => {}).content()).toEqual({
      section: null,
      path: null,
      unfinished: { b: 'x' },
    });
    expect(new Desk({ section: 'work', unfinished: null }, () => {}).content().section).toBe('work');
  });
});
