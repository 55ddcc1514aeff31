import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameWords } from './projections/words.ts';
import type { SqliteStore } from './sqliteStore.ts';
import type { PersonQuery, RecordRef } from './store.ts';
import { person, set, type TestFolder, testFolder, testId } from './testing.ts';

let folder: TestFolder;
let store: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  store = folder.open();
});
afterEach(() => folder.remove());

function names(text: string, more: Partial<PersonQuery> = {}): string[] {
  const found = store.searchPeople({ text, sort: 'name', offset: 0, limit: 100, ...more });
  expect(found.total).toBeGreaterThanOrEqual(found.rows.length);
  return found.rows.map(({ displayName }) => displayName);
}

describe('search', () => {
  beforeEach(() => {
    set(store, person(1), {
      lastName: 'Khalid',
      firstName: 'Mohammed',
      nationalId: '17912099997',
      municipality: '3434',
      status: 'settled',
      settlementDate: '2025-05-01',
    });
    set(
      store,
      person(2),
      { lastName: 'Åsen', firstName: 'Øystein', municipality: '3434', status: 'moved', settlementDate: '2019-05-01' },
      1,
    );
    set(
      store,
      person(3),
      { lastName: 'Ærlig', firstName: 'Muhamad', municipality: '3437', status: 'expected', permit: 'asylum' },
      2,
    );
    set(
      store,
      person(4),
      {
        nativeName: 'Олена Шевченко',
        dufNumber: '200112345609',
        protection: 'strictlyConfidential',
        municipality: '3439',
      },
      3,
    );
    set(store, person(5), { lastName: 'Zahra', firstName: 'Cecilie', arrivalManner: 'other' }, 4);
  });

  it('finds every beginning of every name while it is typed, accents and spelling aside', () => {
    for (const name of ['Mohammed', 'Khalid', 'Cecilie', 'Zahra', 'Øystein', 'Åsen', 'Олена', 'Шевченко']) {
      for (let length = 1; length <= name.length; length += 1) {
        expect(names(name.slice(0, length)), name.slice(0, length)).not.toEqual([]);
      }
    }
    expect(names('mohamed')).toEqual(['Khalid, Mohammed', 'Ærlig, Muhamad']);
    expect(names('osten asen')).toEqual([]);
    expect(names('oystein asen')).toEqual(['Åsen, Øystein']);
    expect(names('asen  oystein ')).toEqual(['Åsen, Øystein']);
    expect(names('olena')).toEqual(['Олена Шевченко']);
    expect(names('nobody')).toEqual([]);
  });

  it('wants all words, and takes what is typed as text and never as SQL', () => {
    expect(names('mohammed kh')).toEqual(['Khalid, Mohammed']);
    expect(names('mohammed zahra')).toEqual([]);
    for (const text of ["' OR 1=1 --", '%', '_', '"', '\\', '*', ') UNION SELECT', '…', '\u0000']) {
      expect(names(text), text).toEqual([]);
    }
    expect(names('   ')).toHaveLength(5);
  });

  it('finds numbers by their beginning, from four digits, also typed in groups', () => {
    expect(names('1791')).toEqual(['Khalid, Mohammed']);
    expect(names('179120 99997')).toEqual(['Khalid, Mohammed']);
    expect(names('2001 1234-5609')).toEqual(['Олена Шевченко']);
    expect(names('179')).toEqual([]);
    expect(names('99997')).toEqual([]);
    expect(names('khalid 1791')).toEqual(['Khalid, Mohammed']);
  });

  it('sorts names in Norwegian order, dates newest first with unknown last', () => {
    expect(names('')).toEqual([
      'Khalid, Mohammed',
      'Zahra, Cecilie',
      'Ærlig, Muhamad',
      'Åsen, Øystein',
      'Олена Шевченко',
    ]);
    expect(names('', { sort: 'settlementDate' }).slice(0, 2)).toEqual(['Khalid, Mohammed', 'Åsen, Øystein']);
    expect(names('', { sort: 'changed' })[0]).toBe('Zahra, Cecilie');
    expect(names('', { offset: 1, limit: 2 })).toEqual(['Zahra, Cecilie', 'Ærlig, Muhamad']);
  });

  it('filters, and counts what the filters leave', () => {
    expect(names('', { municipality: '3434' })).toEqual(['Khalid, Mohammed', 'Åsen, Øystein']);
    expect(names('', { municipality: '3434', status: 'moved' })).toEqual(['Åsen, Øystein']);
    expect(names('mohammed', { permit: 'asylum' })).toEqual(['Ærlig, Muhamad']);
    expect(names('', { arrivalManner: 'other' })).toEqual(['Zahra, Cecilie']);
    const none = store.searchPeople({ text: '', sort: 'name', offset: 90, limit: 5, municipality: '3434' });
    expect(none).toEqual({ rows: [], total: 2, totalIsExact: true });
    const past = store.searchPeople({ text: 'mohammed', sort: 'name', offset: 90, limit: 5 });
    expect(past).toEqual({ rows: [], total: 2, totalIsExact: true });
  });

  it('marks protected people, and tells nobody where they live', () => {
    const [row] = store.searchPeople({ text: 'шевч', sort: 'name', offset: 0, limit: 1 }).rows;
    expect(row).toMatchObject({ nativeName: 'Олена Шевченко', protection: 'strictlyConfidential', status: 'expected' });
    expect(row?.municipality).toBeNull();
    expect(names('', { municipality: '3439' })).toEqual([]);
  });

  it('follows changes and removals of names and numbers', () => {
    set(store, person(1), { lastName: 'Hassan', nationalId: '57912075186' }, 10);
    expect(names('khalid')).toEqual([]);
    expect(names('1791')).toEqual([]);
    expect(names('hassan 5791')).toEqual(['Hassan, Mohammed']);
    set(store, person(1), { $removed: true }, 11);
    expect(names('hassan')).toEqual([]);
    expect(store.people([person(1).id])).toEqual([]);
    expect(store.totals({ yearStart: '2025-01-01', bornOnOrBefore: '2010-03-01' })).toEqual({
      people: 4,
      settledSince: 0,
      expected: 3,
      withoutIntake: 0,
    });
  });

  it('says "more than" when a text has very many hits, and gives every page of them', () => {
    store.write({ author: 'user', at: '2026-02-02T00:00:00.000Z' }, (writer) => {
      for (let n = 100; n < 6300; n += 1) {
        writer.set(person(n), { lastName: `Kidane${n}`, firstName: 'Sara', permit: n % 10 ? 'asylum' : 'other' });
      }
    });
    const query = { text: 'kidane', sort: 'name', offset: 6190, limit: 20 } as const;
    expect(store.searchPeople(query)).toMatchObject({ total: 1000, totalIsExact: false });
    expect(store.searchPeople(query).rows).toHaveLength(10);
    expect(store.searchPeople({ ...query, offset: 0, permit: 'asylum' })).toMatchObject({
      total: 1000,
      totalIsExact: false,
    });
    expect(store.searchPeople({ ...query, offset: 0, permit: 'other' })).toMatchObject({
      total: 620,
      totalIsExact: true,
    });
    expect(store.searchPeople({ ...query, offset: 610, permit: 'other' })).toMatchObject({
      rows: { length: 10 },
      total: 620,
      totalIsExact: true,
    });
    expect(store.searchPeople({ ...query, text: 'kidane sara', offset: 0 })).toMatchObject({
      total: 1000,
      totalIsExact: false,
    });
    expect(store.searchPeople({ ...query, text: 'kidane4321 sara', offset: 0 })).toMatchObject({ total: 1 });
    expect(store.searchPeople({ ...query, text: '', offset: 0 })).toMatchObject({ total: 6205, totalIsExact: true });
  });
});

describe('merged people', () => {
  const merge = (n: number): RecordRef => ({ type: 'merge', id: testId(n), caseId: person(1).id });
  const form = (n: number, of: number): RecordRef => ({ type: 'form', id: testId(n), caseId: person(of).id });

  beforeEach(() => {
    for (const n of [1, 2, 3])
      set(store, person(n), {
        lastName: 'Haile',
        firstName: `Sara${n}`,
        nationalId: `1791209999${n}`,
        status: 'settled',
      });
  });

  it('are left out of lists, numbers, duplicates and totals, and come back when the merge is undone', () => {
    set(store, merge(10), { keep: person(1).id, absorb: person(2).id }, 1);
    expect(names('haile')).toEqual(['Haile, Sara1', 'Haile, Sara3']);
    expect(store.peopleWithNumber('17912099992')).toEqual([]);
    expect(store.totals({ yearStart: '2026-01-01', bornOnOrBefore: '2010-03-01' }).people).toBe(2);
    expect(store.people([person(2).id]).map(({ displayName }) => displayName)).toEqual(['Haile, Sara2']);
    set(store, merge(10), { $removed: true }, 2);
    expect(names('haile')).toHaveLength(3);
    expect(store.peopleWithNumber('17912099992')).toHaveLength(1);
  });

  it('leave one of them in the list whatever chains and circles of merges two installations have made', () => {
    set(store, merge(10), { keep: person(1).id, absorb: person(2).id }, 1);
    set(store, merge(11), { keep: person(2).id, absorb: person(3).id }, 2);
    expect(names('haile')).toEqual(['Haile, Sara1']);
    set(store, merge(12), { keep: person(3).id, absorb: person(1).id }, 3);
    expect(names('haile')).toHaveLength(1);
    set(store, person(1), { $removed: true }, 4);
    expect(names('haile')).toHaveLength(1);
  });

  it('bring their intake mapping with them', () => {
    set(store, form(20, 2), { $form: 'intakeMapping', $person: person(2).id, $version: 1, $state: 'completed' }, 1);
    const intake = () => store.people([1, 2, 3].map((n) => person(n).id)).map((row) => row.intake);
    expect(intake()).toEqual(['none', 'completed', 'none']);
    set(store, merge(10), { keep: person(1).id, absorb: person(2).id }, 2);
    expect(intake()).toEqual(['completed', 'completed', 'none']);
    set(store, form(20, 2), { $state: 'draft' }, 3);
    expect(intake()).toEqual(['draft', 'draft', 'none']);
    set(store, form(20, 2), { $state: 'discarded' }, 4);
    expect(intake()).toEqual(['none', 'none', 'none']);
  });
});

describe('the other lists', () => {
  it('give settled people without a completed mapping, oldest settlement first, unknown last', () => {
    set(store, person(1), { lastName: 'A', status: 'settled', settlementDate: '2025-03-01' });
    set(store, person(2), { lastName: 'B', status: 'settled', settlementDate: '2024-03-01' });
    set(store, person(3), { lastName: 'C', status: 'settled' });
    set(store, person(4), { lastName: 'D', status: 'expected' });
    set(store, person(5), { lastName: 'E', status: 'settled', settlementDate: '2023-03-01' });
    set(
      store,
      { type: 'form', id: testId(50), caseId: person(5).id },
      { $form: 'intakeMapping', $person: person(5).id, $version: 1, $state: 'completed' },
    );
    const bornOnOrBefore = '2010-03-01';
    const missing = (limit: number) => store.missingIntake({ bornOnOrBefore, limit }).map((row) => row.displayName);
    expect(missing(10)).toEqual(['B', 'A', 'C']);
    expect(missing(1)).toEqual(['B']);
    expect(store.totals({ yearStart: '2025-01-01', bornOnOrBefore: '2010-03-01' })).toEqual({
      people: 5,
      settledSince: 1,
      expected: 1,
      withoutIntake: 3,
    });
    // Too young by a day, and just old enough.
    set(store, person(1), { birthDate: '2010-03-02' }, 1);
    set(store, person(2), { birthDate: '2010-03-01' }, 1);
    expect(missing(10)).toEqual(['B', 'C']);
    expect(store.totals({ yearStart: '2025-01-01', bornOnOrBefore }).withoutIntake).toBe(2);
  });

  it('give candidates for duplicates by birth date or by words of the name, best first', () => {
    set(store, person(1), { lastName: 'Tesfay', firstName: 'Sara', birthDate: '1990-01-01' });
    set(store, person(2), { lastName: 'Tesfai', firstName: 'Samuel', birthDate: '1990-05-05' });
    set(store, person(3), { lastName: 'Abdi', firstName: 'Hana', birthDate: '1990-01-01' });
    set(store, person(4), { lastName: 'Abdi', firstName: 'Ali', birthDate: '1970-01-01' });
    const tokens = nameWords('Tesfay Sara').map(({ folded }) => folded);
    const ids = (birthDate: string | null) =>
      store.duplicateCandidates({ nameTokens: tokens, birthDate, limit: 10 }).map(({ id }) => id);
    expect(ids('1990-01-01')).toEqual([person(1).id, person(3).id, person(2).id]);
    expect(ids(null)).toEqual([person(1).id, person(2).id]);
    expect(store.duplicateCandidates({ nameTokens: [], birthDate: null, limit: 10 })).toEqual([]);
  });

  it('name the household where the person is now', () => {
    const membership = (n: number): RecordRef => ({ type: 'membership', id: testId(n + 50), caseId: person(1).id });
    const at = (n: number, from: string | null, until: string | null) =>
      set(
        store,
        membership(n),
        { householdId: testId(n + 100), personId: person(1).id, relation: 'self', from, until },
        n,
      );
    const household = () => store.people([person(1).id])[0]?.householdId;
    set(store, person(1), { lastName: 'Haile' });
    expect(household()).toBeNull();
    at(1, '2024-01-01', '2025-12-31');
    expect(household()).toBeNull();
    at(2, '2026-06-01', null);
    expect(household()).toBe(testId(102));
    at(3, '2026-01-01', '2026-05-31');
    expect(household()).toBe(testId(103));
    set(store, membership(3), { $removed: true }, 9);
    expect(household()).toBe(testId(102));
  });
});
