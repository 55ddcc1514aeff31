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
  series: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
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
  test('remembers the place, and tells the vault only when it changes', () => {
    const kept: unknown[] = [];
    const desk = new Desk(null, (content) => kept.push(content));
    desk.setPlace('personal', 'arrivalDate');
    desk.setPlace('personal', 'arrivalDate');
    expect(kept).toEqual([{ section: 'personal', path: 'arrivalDate' }]);
    expect(new Desk({ section: 'personal', path: 'arrivalDate' }, () => {}).place).toEqual(desk.place);
  });

  test('reads what makes sense of whatever it finds', () => {
    expect(new Desk({ section: 7, path: 'x' }, () => {}).place).toBeUndefined();
    expect(new Desk({ section: 'workAbroad', path: 3 }, () => {}).place).toEqual({ section: 'workAbroad', path: null });
  });
});
