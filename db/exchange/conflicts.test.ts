import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../sqliteStore.ts';
import { person, set, type TestFolder, takeIn, testFolder, testId } from '../testing.ts';

let folder: TestFolder;
let a: SqliteStore;
let b: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  a = folder.open('a.db');
  b = folder.open('b.db');
});
afterEach(() => folder.remove());

const at = '2026-02-10T00:00:00.000Z';

function exchange(): void {
  takeIn(a, b.ops());
  takeIn(b, a.ops());
  expect(a.projectionDigest()).toBe(b.projectionDigest());
  for (const store of [a, b]) {
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
  }
}

const resolve = (
  store: SqliteStore,
  field: string,
  value: string | boolean | null,
  ref: Parameters<typeof set>[1] = person(1),
) => store.write({ author: 'user', at }, (writer) => writer.resolve(ref, field, value));
const membership = (n: number) => ({ type: 'membership', id: testId(n), caseId: person(1).caseId }) as const;
const open = () => a.exchange.conflicts.list({ offset: 0, limit: 10 }).map(({ field }) => field);

describe('a removal', () => {
  it('has seen what a PC whose clock was ahead wrote in another stream of the record', () => {
    set(a, membership(10), { relation: 'self' });
    exchange();
    const years = 10 * 365 * 24 * 60;
    set(b, membership(10), { relationNote: 'bor hos tante' }, years);
    exchange();
    set(a, membership(10), { $removed: true }, 5);
    expect(open()).toEqual([]);
    expect(a.exchange.conflicts.history(membership(10).id, 'relationNote').map(({ value }) => value)).toEqual([
      'bor hos tante',
      'bor hos tante',
    ]);
    exchange();
    expect(b.exchange.conflicts.count()).toBe(0);
  });

  it('that met such a change can be settled', () => {
    set(a, membership(10), { relation: 'self' });
    exchange();
    set(b, membership(10), { relationNote: 'bor hos tante' }, 10 * 365 * 24 * 60);
    set(a, membership(10), { $removed: true }, 5);
    exchange();
    expect(open()).toEqual(['$removed']);
    resolve(a, '$removed', true, membership(10));
    expect(open()).toEqual([]);
    exchange();
    expect(b.exchange.conflicts.count()).toBe(0);
    expect(b.record(membership(10).id)).toBeUndefined();
  });
});

describe('a conflict', () => {
  beforeEach(() => {
    set(a, person(1), { lastName: 'Haile', status: 'expected' });
    exchange();
  });

  it('is told with its heads and its history, and settled by choosing the value that is shown already', () => {
    set(a, person(1), { lastName: 'Hayle' }, 1);
    set(b, person(1), { lastName: 'Haille' }, 2);
    exchange();
    expect(a.exchange.conflicts.ofCase(person(1).caseId)).toEqual([
      {
        record: { type: 'person', id: person(1).id, caseId: person(1).caseId },
        field: 'lastName',
        scope: 'identity',
        heads: 2,
        at: '2026-02-01T00:02:00.000Z',
      },
    ]);
    expect(a.exchange.conflicts.ofCase(person(2).caseId)).toEqual([]);
    expect(a.exchange.conflicts.heads(person(1).id, 'lastName').map(({ value, origin }) => [value, origin])).toEqual([
      ['Haille', b.origin()],
      ['Hayle', a.origin()],
    ]);
    const history = a.exchange.conflicts.history(person(1).id, 'lastName');
    expect(history.map(({ value }) => value)).toEqual(['Haille', 'Hayle', 'Haile']);
    expect(history[0]?.basis).toEqual([history[2]?.ref]);
    expect(set(a, person(1), { lastName: 'Haille' }, 3)).toBe(0);
    expect(a.exchange.conflicts.count()).toBe(1);
    resolve(a, 'lastName', 'Haille');
    expect(a.exchange.conflicts.count()).toBe(0);
    exchange();
    expect(b.exchange.conflicts.count()).toBe(0);
    expect(b.record(person(1).id)?.fields.lastName).toBe('Haille');
  });

  it('comes again when two people settle it differently, and ends when one has seen both', () => {
    set(a, person(1), { lastName: 'Hayle' }, 1);
    set(b, person(1), { lastName: 'Haille' }, 2);
    exchange();
    resolve(a, 'lastName', 'Hayle');
    resolve(b, 'lastName', 'Haille');
    exchange();
    expect(open()).toEqual(['lastName']);
    resolve(b, 'lastName', 'Hailé');
    exchange();
    expect(open()).toEqual([]);
  });

  it('is no conflict where both wrote the same, nor where the policy is not to ask', () => {
    set(a, person(1), { lastName: 'Hayle' }, 1);
    set(b, person(1), { lastName: 'Hayle' }, 2);
    const form = { type: 'form', id: testId(5), caseId: person(1).caseId } as const;
    set(a, form, { $form: 'intakeMapping', $person: person(1).id, $completedBy: 'Kari' }, 3);
    set(b, form, { $form: 'intakeMapping', $person: person(1).id, $completedBy: 'Ola' }, 4);
    const transfer = { type: 'transfer', id: testId(6), caseId: person(1).caseId } as const;
    set(a, transfer, { state: 'offered' }, 5);
    set(b, transfer, { state: 'withdrawn' }, 6);
    exchange();
    expect(open()).toEqual([]);
    expect(a.record(testId(6))?.fields.state).toBe('withdrawn');
  });
});

describe('a removal', () => {
  beforeEach(() => {
    set(a, person(1), { lastName: 'Haile' });
    exchange();
  });

  it('that had seen everything is no conflict, and names what it had seen', () => {
    set(a, person(1), { firstName: 'Sara', $removed: true }, 1);
    exchange();
    const removal = a.ops().at(-1);
    expect([removal?.field, removal?.basis.length]).toEqual(['$removed', 2]);
    expect(open()).toEqual([]);
    expect(b.record(person(1).id)).toBeUndefined();
  });

  it.each([
    { value: true, isThere: false },
    { value: null, isThere: true },
  ])('that meets an edit asks, and is settled by $value', ({ value, isThere }) => {
    set(a, person(1), { $removed: true }, 1);
    set(b, person(1), { firstName: 'Sara' }, 0.5);
    exchange();
    expect(open()).toEqual(['$removed']);
    const heads = a.exchange.conflicts.heads(person(1).id, '$removed');
    expect(heads.map(({ field, value }) => [field, value])).toEqual([
      ['$removed', true],
      ['firstName', 'Sara'],
    ]);
    resolve(b, '$removed', value);
    exchange();
    expect(open()).toEqual([]);
    expect(a.record(person(1).id) !== undefined).toBe(isThere);
  });

  it('asks of an edit in another stream only when that is the newer one', () => {
    for (const n of [10, 11]) set(a, membership(n), { relation: 'self' }, 1);
    exchange();
    set(a, membership(10), { $removed: true }, 5);
    set(b, membership(10), { relation: 'spouse' }, 4);
    set(a, membership(11), { $removed: true }, 6);
    set(b, membership(11), { relation: 'spouse' }, 7);
    exchange();
    const [relation, removal] = ['relation', '$removed'].map((name) => a.ops().findLast(({ field }) => field === name));
    expect([relation?.stream.scope, removal?.stream.scope]).toEqual(['family', 'identity']);
    expect(a.exchange.conflicts.list({ offset: 0, limit: 10 }).map(({ record, field }) => [record.id, field])).toEqual([
      [testId(11), '$removed'],
    ]);
  });

  it('that meets a restoration is a conflict too', () => {
    set(a, person(1), { $removed: true }, 1);
    exchange();
    set(a, person(1), { $removed: null }, 2);
    resolve(b, '$removed', true);
    exchange();
    expect(open()).toEqual(['$removed']);
  });
});
