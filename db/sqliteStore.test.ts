import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Op } from '#shared/ops/op.ts';
import { CaseReadOnly } from './caseReadOnly.ts';
import type { SqliteStore } from './sqliteStore.ts';
import type { RecordRef } from './store.ts';
import { person, set, type TestFolder, takeIn, testFolder, testId } from './testing.ts';

let folder: TestFolder;
let store: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  store = folder.open();
});
afterEach(() => folder.remove());

const at = '2026-02-01T10:00:00.000Z';

describe('writing', () => {
  it('appends an op only for a field whose value differs, in a seq without gaps per stream', () => {
    expect(set(store, person(1), { lastName: 'Haile', firstName: 'Sara', languages: ['ti', 'en'] })).toBe(3);
    expect(
      set(store, person(1), { lastName: 'Haile', firstName: 'Sarah', languages: ['ti', 'en'], permit: null }, 1),
    ).toBe(1);
    expect(set(store, person(1), { middleName: null }, 2)).toBe(0);
    const ops = store.ops();
    expect(ops.map(({ field, stream, seq }) => [field, stream.scope, seq])).toEqual([
      ['lastName', 'identity', 1],
      ['firstName', 'identity', 2],
      ['languages', 'language', 1],
      ['firstName', 'identity', 3],
    ]);
    expect(ops.map(({ basis }) => basis.length)).toEqual([0, 0, 0, 1]);
    expect(new Set(ops.slice(0, 3).map(({ hlc }) => hlc)).size).toBe(1);
  });

  it('tells who changed what, before and after, newest first', () => {
    set(store, person(1), { lastName: 'Haile', firstName: 'Sara' });
    set(store, person(1), { lastName: 'Haile Tesfay' }, 5);
    set(store, person(1), { lastName: null }, 9);
    expect(store.history(person(1).id, 'lastName')).toEqual([
      {
        at: '2026-02-01T00:09:00.000Z',
        author: 'user',
        field: 'lastName',
        before: 'Haile Tesfay',
        after: null,
        concurrent: false,
      },
      {
        at: '2026-02-01T00:05:00.000Z',
        author: 'user',
        field: 'lastName',
        before: 'Haile',
        after: 'Haile Tesfay',
        concurrent: false,
      },
      {
        at: '2026-02-01T00:00:00.000Z',
        author: 'user',
        field: 'lastName',
        before: null,
        after: 'Haile',
        concurrent: false,
      },
    ]);
    expect(store.history(person(1).id)).toHaveLength(4);
    expect(store.history(testId(99))).toEqual([]);
    expect(store.record(person(1).id)).toEqual({
      ref: person(1),
      fields: { firstName: 'Sara' },
      createdAt: '2026-02-01T00:00:00.000Z',
      changedAt: '2026-02-01T00:09:00.000Z',
    });
  });

  it('leaves nothing of a write that throws, in the file or in its caches', () => {
    const fail = () =>
      store.write({ author: 'new author', at }, (writer) => {
        writer.set(person(1), { lastName: 'Haile' });
        throw new Error('stop');
      });
    expect(fail).toThrow('stop');
    expect(store.ops()).toEqual([]);
    expect(store.record(person(1).id)).toBeUndefined();
    store.write({ author: 'new author', at }, (writer) => writer.set(person(1), { lastName: 'Tesfay' }));
    expect(store.ops().map(({ seq, author }) => [seq, author])).toEqual([[1, 'new author']]);
    store.checkIntegrity();
  });

  it('lets reads inside a write see what it has set', () => {
    store.write({ author: 'user', at }, (writer) => {
      writer.set(person(1), { lastName: 'Haile', nationalId: '17912099997' });
      expect(writer.fields(person(1).id)).toEqual({ lastName: 'Haile', nationalId: '17912099997' });
      expect(store.peopleWithNumber('17912099997')).toEqual([{ personId: person(1).id, field: 'nationalId' }]);
      writer.set(person(1), { lastName: 'Tesfay' });
      expect(store.record(person(1).id)?.fields.lastName).toBe('Tesfay');
    });
    expect(store.history(person(1).id, 'lastName').map(({ before, after }) => [before, after])).toEqual([
      ['Haile', 'Tesfay'],
      [null, 'Haile'],
    ]);
  });

  it('refuses what no screen can send: an unknown field, a value of the wrong kind, waiting, and writing within a write', () => {
    expect(() => set(store, person(1), { shoeSize: 42 })).toThrow('no field shoeSize');
    expect(() => set(store, person(1), { birthDate: '31.02.2001' })).toThrow('birthDate');
    expect(() => store.write({ author: 'user', at }, async () => 1)).toThrow('synchronous');
    expect(() => store.write({ author: 'user', at }, () => set(store, person(1), {}))).toThrow('already');
    expect(() => set(store, { ...person(1), caseId: testId(2) }, { lastName: 'x' })).not.toThrow();
    expect(() => set(store, person(1), { lastName: 'y' })).toThrow('another type or case');
    let kept: Parameters<Parameters<SqliteStore['write']>[1]>[0] | undefined;
    store.write({ author: 'user', at }, (writer) => {
      kept = writer;
    });
    expect(() => kept?.set(person(3), { lastName: 'late' })).toThrow('over');
  });

  it('puts each answer of a form in the stream that the form declares, and refuses a path that it lacks', () => {
    const form: RecordRef = { type: 'form', id: testId(50), caseId: person(1).id };
    set(store, form, { $form: 'intakeMapping', $person: person(1).id, $version: 1, $state: 'draft' });
    set(store, form, { citizenship: 'eritreisk' }, 1);
    const scopes = new Map(store.ops().map(({ field, stream }) => [field, stream.scope]));
    expect(scopes.get('$state')).toBe('identity');
    expect(scopes.has('citizenship')).toBe(true);
    expect(() => set(store, form, { 'noSuchTable.row.column': 'x' }, 2)).toThrow('no field');
  });
});

describe('records', () => {
  const membership = (n: number): RecordRef => ({ type: 'membership', id: testId(n), caseId: person(1).id });

  it('are found by case, by type and by a value, oldest first, without those that are removed', () => {
    const household = testId(20);
    set(store, membership(30), { householdId: household, personId: person(1).id, relation: 'self' }, 2);
    set(store, membership(31), { householdId: household, personId: person(2).id, relation: 'child' }, 1);
    set(store, membership(32), { householdId: testId(21), personId: person(3).id, relation: 'self' }, 3);
    const ids = (rows: readonly { ref: RecordRef }[]) => rows.map(({ ref }) => ref.id);
    expect(ids(store.recordsWhere('membership', 'householdId', household))).toEqual([testId(31), testId(30)]);
    expect(ids(store.recordsOfCase('membership', person(1).id))).toEqual([testId(31), testId(30), testId(32)]);
    set(store, membership(31), { $removed: true }, 4);
    expect(ids(store.recordsWhere('membership', 'householdId', household))).toEqual([testId(30)]);
    expect(ids(store.recordsOfType('membership'))).toEqual([testId(30), testId(32)]);
    expect(ids(store.recordsOfType('membership', { removedToo: true }))).toContain(testId(31));
    expect(store.record(testId(31))).toBeUndefined();
    set(store, membership(31), { $removed: null }, 5);
    expect(store.record(testId(31))?.fields.relation).toBe('child');
  });

  it('are found by a value of a field that has no index as well', () => {
    set(store, person(1), { lastName: 'Haile' });
    set(store, person(2), { lastName: "O'Hara; DROP TABLE record" });
    expect(store.recordsWhere('person', 'lastName', 'Haile').map(({ ref }) => ref.id)).toEqual([person(1).id]);
    expect(store.recordsWhere('person', "lastName' OR 1=1", 'Haile')).toEqual([]);
    expect(store.recordsWhere('person', 'lastName', "O'Hara; DROP TABLE record")).toHaveLength(1);
  });
});

describe('typing and drafts', () => {
  it('keeps what is typed per path until it is cleared, without making ops', () => {
    store.putTyped('form1', { a: 'x', 'table.row.b': ['y'], c: null }, at);
    store.putTyped('form1', { a: 'xy' }, at);
    store.putTyped('form2', { a: 'other' }, at);
    expect(store.typed('form1')).toEqual({ a: 'xy', 'table.row.b': ['y'], c: null });
    store.clearTyped('form1', ['a']);
    expect(store.typed('form1')).toEqual({ 'table.row.b': ['y'], c: null });
    store.clearTyped('form1');
    expect(store.typed('form1')).toEqual({});
    expect(store.typed('form2')).toEqual({ a: 'other' });
    expect(store.ops()).toEqual([]);
  });

  it('keeps drafts per user and key', () => {
    store.putDraft('u1', 'person.new', '{"lastName":"Ha"}', at);
    store.putDraft('u1', 'person.new', '{"lastName":"Hai"}', at);
    expect(store.draft('u1', 'person.new')).toEqual({ content: '{"lastName":"Hai"}', at });
    expect(store.draft('u2', 'person.new')).toBeUndefined();
    store.discardDraft('u1', 'person.new');
    expect(store.draft('u1', 'person.new')).toBeUndefined();
  });
});

describe('the access log', () => {
  it('gives entries newest first, in pages, of all or of one person', () => {
    for (let n = 0; n < 5; n += 1) {
      store.logAccess({ at, userId: 'u1', action: 'person.get', personId: person(n % 2).id });
    }
    const first = store.accessLog({ limit: 3 });
    expect(first.map(({ id }) => id)).toEqual([5, 4, 3]);
    expect(store.accessLog({ limit: 3, before: first.at(-1)?.id }).map(({ id }) => id)).toEqual([2, 1]);
    expect(store.accessLog({ limit: 9, personId: person(1).id }).map(({ id }) => id)).toEqual([4, 2]);
  });

  it('tells whom a user has opened most recently, each once, without people who are gone', () => {
    for (const n of [1, 2, 3]) set(store, person(n), { lastName: `Name${n}` });
    for (const n of [1, 2, 1, 3]) store.logAccess({ at, userId: 'u1', action: 'person.get', personId: person(n).id });
    store.logAccess({ at, userId: 'u2', action: 'person.get', personId: person(2).id });
    expect(store.recentPeople('u1', 2)).toEqual([person(3).id, person(1).id]);
    set(store, person(3), { $removed: true }, 1);
    expect(store.recentPeople('u1', 5)).toEqual([person(1).id, person(2).id]);
  });
});

describe('ops of other installations', () => {
  it('give the same tables however often they come, and open a conflict that is kept until it is settled', () => {
    const other = folder.open('other.db');
    set(store, person(1), { lastName: 'Haile' });
    expect(takeIn(other, store.ops()).added).toBe(1);
    set(store, person(1), { lastName: 'Hayle' }, 1);
    set(other, person(1), { lastName: 'Haille', firstName: 'Sara' }, 2);
    const [mine, theirs] = [store.ops(), other.ops()];
    takeIn(store, theirs);
    takeIn(other, mine);
    expect(takeIn(store, theirs).added).toBe(0);
    expect(store.projectionDigest()).toBe(other.projectionDigest());
    expect(store.exchange.conflicts.count()).toBe(1);
    expect(store.record(person(1).id)?.fields).toEqual({ lastName: 'Haille', firstName: 'Sara' });
    set(store, person(1), { lastName: 'Hayle' }, 3);
    expect(store.ops().at(-1)?.basis).toHaveLength(2);
    takeIn(other, store.ops());
    expect(other.projectionDigest()).toBe(store.projectionDigest());
    expect(other.exchange.conflicts.count()).toBe(0);
    expect(other.record(person(1).id)?.fields.lastName).toBe('Hayle');
  });

  it('are kept and not shown when their field, their type or their value comes from a later version', () => {
    set(store, person(1), { lastName: 'Haile' });
    const [first] = store.ops();
    if (first === undefined) throw new Error('an op was expected');
    const other = folder.open('other.db');
    const later: Op[] = [
      { ...first, seq: 2, field: 'petName"; DROP TABLE op; --', value: 'x' },
      { ...first, seq: 3, field: '__proto__', value: 'x' },
      { ...first, seq: 4, field: 'status', value: 'ofALaterVersion' },
      { ...first, seq: 5, record: { type: 'plan', id: testId(70) }, field: 'goal', value: 'work' },
      { ...first, seq: 6, record: { type: '__proto__', id: testId(71) }, field: 'toString', value: 'work' },
    ];
    expect(takeIn(other, [first, ...later]).added).toBe(6);
    expect(other.record(person(1).id)?.fields).toEqual({ lastName: 'Haile' });
    expect(other.record(testId(70))?.fields).toEqual({});
    expect(other.record(testId(71))?.fields).toEqual({});
    expect(other.ops()).toHaveLength(6);
    const digest = other.projectionDigest();
    other.rebuildProjections();
    expect(other.projectionDigest()).toBe(digest);
  });

  it('come from another origin once a restored copy has taken a new identity', () => {
    set(store, person(1), { lastName: 'Haile' });
    const before = store.origin();
    expect(store.mintOrigin()).not.toBe(before);
    set(store, person(1), { lastName: 'Hayle' }, 1);
    expect(store.ops().map(({ origin, seq }) => [origin === before, seq])).toEqual([
      [true, 1],
      [false, 1],
    ]);
  });
});

describe('a case that was handed over', () => {
  const refusal = { code: 'caseReadOnly', params: { owner: '3437', since: at } } as const;

  it('refuses every write but what tells of the moving, and what is local, as a whole', () => {
    const asked: string[] = [];
    const guarded = folder.open('guarded.db', {
      writeRefusal: ({ caseId }, asking) => {
        asked.push(caseId);
        expect(asking.record(person(1).id)).toBeUndefined();
        return caseId === person(2).id ? refusal : undefined;
      },
    });
    const write = (ref: RecordRef, fields: Record<string, string | number>) => set(guarded, ref, fields);
    guarded.write({ author: 'user', at }, (writer) => {
      writer.set({ type: 'user', id: testId(40), caseId: 'local' }, { name: 'Kari' });
      writer.set(person(3), { lastName: 'Haile', firstName: 'Sara' });
      writer.set({ type: 'form', id: testId(41), caseId: person(3).id }, { $state: 'draft' });
    });
    expect(asked).toEqual([person(3).id]);
    const before = guarded.ops();
    expect(() =>
      guarded.write({ author: 'user', at }, (writer) => {
        writer.set(person(3), { lastName: 'Omar' });
        writer.set(person(2), { lastName: 'Omar' });
      }),
    ).toThrow(CaseReadOnly);
    expect(() =>
      guarded.write({ author: 'user', at }, (writer) => writer.resolve(person(2), 'lastName', null)),
    ).toThrow(CaseReadOnly);
    expect(guarded.ops()).toEqual(before);
    expect(write({ type: 'transfer', id: testId(42), caseId: person(2).id }, { state: 'offered' })).toBe(1);
  });
});
