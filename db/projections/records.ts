import type { Scalar } from '#shared/forms/form.ts';
import { recordTypes } from '#shared/records/registry.ts';
import type { Sqlite } from '../sqlite.ts';
import type { RecordRef } from '../store.ts';
import { PeopleProjection } from './people.ts';

export type Fields = Record<string, Scalar>;

/** A record's present state: what the projections are made from. */
export interface RecordState {
  readonly n: number;
  readonly ref: RecordRef;
  readonly fields: Fields;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Of people that wait to be shown anew; the records of others are read again. */
const maxRecordsAtHand = 2000;

/** Longer texts are not looked up by value. */
const maxLookupLength = 100;

/** Every projection table that depends on a record, kept in step with it. */
export class RecordProjections {
  readonly #people: PeopleProjection;
  /** People to be shown anew, with their records as far as they are at hand. */
  readonly #dirtyPeople = new Map<string, RecordState | undefined>();
  readonly #sourceOf;
  readonly #put;
  readonly #remove;
  readonly #removeRef;
  readonly #addLookup;
  readonly #removeLookups;
  readonly #putMembership;
  readonly #removeMembership;
  readonly #putForm;
  readonly #formOf;
  readonly #removeForm;
  readonly #putMerge;
  readonly #mergeOf;
  readonly #removeMerge;

  constructor(database: Sqlite) {
    this.#people = new PeopleProjection(database);
    this.#sourceOf = database.prepare<[number], RecordColumns>(
      `SELECT record.n, record_ref.id, record.type, record.case_id, record.fields, record.created_at, record.changed_at
       FROM record JOIN record_ref ON record_ref.n = record.n WHERE record.n = ?`,
    );
    this.#put = database.prepare<unknown[]>(
      `INSERT INTO record (n, type, case_id, fields, created_at, changed_at, removed) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET fields = excluded.fields, created_at = excluded.created_at,
         changed_at = excluded.changed_at, removed = excluded.removed`,
    );
    this.#remove = database.prepare<[number]>('DELETE FROM record WHERE n = ?');
    this.#removeRef = database.prepare<[number]>('DELETE FROM record_ref WHERE n = ?');
    this.#addLookup = database.prepare<[string, string, string, number]>(
      'INSERT INTO lookup (type, field, value, record) VALUES (?, ?, ?, ?)',
    );
    this.#removeLookups = database.prepare<[number]>('DELETE FROM lookup WHERE record = ?');
    this.#putMembership = database.prepare<unknown[]>(
      `INSERT INTO membership (n, household_id, person_id, from_date, until_date) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET household_id = excluded.household_id, person_id = excluded.person_id,
         from_date = excluded.from_date, until_date = excluded.until_date`,
    );
    this.#removeMembership = database.prepare<[number]>('DELETE FROM membership WHERE n = ?');
    this.#putForm = database.prepare<unknown[]>(
      `INSERT INTO form (n, form, person_id, version, state) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET form = excluded.form, person_id = excluded.person_id, version = excluded.version,
         state = excluded.state`,
    );
    this.#formOf = database.prepare<[number], { person_id: string }>('SELECT person_id FROM form WHERE n = ?');
    this.#removeForm = database.prepare<[number]>('DELETE FROM form WHERE n = ?');
    this.#putMerge = database.prepare<unknown[]>(
      `INSERT INTO merge (n, keep, absorb) VALUES (?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET keep = excluded.keep, absorb = excluded.absorb`,
    );
    this.#mergeOf = database.prepare<[number], { keep: string; absorb: string }>(
      'SELECT keep, absorb FROM merge WHERE n = ?',
    );
    this.#removeMerge = database.prepare<[number]>('DELETE FROM merge WHERE n = ?');
  }

  /** A record as its projection has it. */
  read(n: number): RecordState | undefined {
    const row = this.#sourceOf.get(n);
    if (row === undefined) return undefined;
    return stateOf(row);
  }

  /** Writes a record's row and everything that is made from it, except what `settlePeople` does. */
  project(state: RecordState): void {
    const { n, ref, fields } = state;
    const removed = fields.$removed === true;
    this.#put.run(n, ref.type, ref.caseId, encodeFields(fields), state.createdAt, state.changedAt, removed ? 1 : 0);
    this.#projectLookups(state, removed);
    switch (ref.type) {
      case 'person':
        this.#dirtyPeople.set(ref.id, this.#dirtyPeople.size < maxRecordsAtHand ? state : undefined);
        return;
      case 'membership':
        this.#projectMembership(state, removed);
        return;
      case 'form':
        this.#projectForm(state, removed);
        return;
      case 'merge':
        this.#projectMerge(state, removed);
        return;
      case 'household':
      case 'notSame':
      case 'user':
      case 'settings':
        return;
      default:
        // A type of a later version: its record is kept, and its own projections come with that version.
        return;
    }
  }

  /** Takes out everything of a record that has no op left. */
  remove(n: number, ref: RecordRef): void {
    const state = { n, ref, fields: {}, createdAt: '', changedAt: '' };
    this.#removeLookups.run(n);
    this.#projectMembership(state, true);
    this.#projectForm(state, true);
    if (ref.type === 'merge') this.#projectMerge(state, true);
    if (ref.type === 'person') this.#dirtyPeople.set(ref.id, undefined);
    this.#people.remove(n);
    this.#remove.run(n);
    this.#removeRef.run(n);
  }

  /** Makes the rows anew of all people whose own fields, forms or merges have changed. */
  settlePeople(): void {
    for (const [id, record] of this.#dirtyPeople) {
      const group = this.#people.graph.group(id);
      // Whoever is connected to one who has changed is shown anew as well: the map is gone through to its new end.
      for (const connected of group) this.#showAnew(connected);
      this.#people.project(id, group, record);
    }
    this.#people.writeSearch();
    this.#dirtyPeople.clear();
  }

  /** After a rollback. */
  forget(): void {
    this.#dirtyPeople.clear();
    this.#people.forget();
  }

  #showAnew(personId: string): void {
    if (!this.#dirtyPeople.has(personId)) this.#dirtyPeople.set(personId, undefined);
  }

  #projectLookups({ n, ref, fields }: RecordState, removed: boolean): void {
    if (!hasLookups(ref.type)) return;
    this.#removeLookups.run(n);
    if (removed) return;
    for (const field of lookupFields(ref.type)) {
      const value = fields[field];
      if (typeof value === 'string' && value.length <= maxLookupLength) this.#addLookup.run(ref.type, field, value, n);
    }
  }

  #projectMembership({ n, fields }: RecordState, removed: boolean): void {
    const { householdId, personId, from, until } = fields;
    if (removed || typeof householdId !== 'string' || typeof personId !== 'string') this.#removeMembership.run(n);
    else this.#putMembership.run(n, householdId, personId, from ?? null, until ?? null);
  }

  #projectForm({ n, fields }: RecordState, removed: boolean): void {
    const before = this.#formOf.get(n)?.person_id;
    const { $form, $person, $version, $state } = fields;
    const isWhole = typeof $form === 'string' && typeof $person === 'string' && typeof $state === 'string';
    if (removed || !isWhole) this.#removeForm.run(n);
    else this.#putForm.run(n, $form, $person, typeof $version === 'number' ? $version : 1, $state);
    for (const personId of [before, $person]) {
      if (typeof personId !== 'string') continue;
      this.#showAnew(this.#people.graph.shownAs(personId));
      this.#showAnew(personId);
    }
  }

  #projectMerge({ n, fields }: RecordState, removed: boolean): void {
    const before = this.#mergeOf.get(n);
    const { keep, absorb } = fields;
    const touched = [before?.keep, before?.absorb, keep, absorb].filter((id) => typeof id === 'string');
    this.#touchGroups(touched);
    if (removed || typeof keep !== 'string' || typeof absorb !== 'string') this.#removeMerge.run(n);
    else this.#putMerge.run(n, keep, absorb);
    this.#touchGroups(touched);
  }

  #touchGroups(personIds: readonly string[]): void {
    for (const personId of personIds) {
      for (const id of this.#people.graph.group(personId)) this.#showAnew(id);
    }
  }
}

interface RecordColumns {
  n: number;
  id: string;
  type: RecordRef['type'];
  case_id: string;
  fields: string;
  created_at: string;
  changed_at: string;
}

function stateOf(row: RecordColumns): RecordState {
  return {
    n: row.n,
    ref: { type: row.type, id: row.id, caseId: row.case_id },
    fields: JSON.parse(row.fields) as Fields,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** In the order of the keys, so that the same fields are the same text however they came. */
function encodeFields(fields: Readonly<Fields>): string {
  const keys = Object.keys(fields).sort();
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, fields[key]])));
}

/** People are found through their own indexes; the vault's settings are one record. */
export function hasLookups(type: string): type is RecordRef['type'] {
  return Object.hasOwn(recordTypes, type) && type !== 'person' && type !== 'settings';
}

export function lookupFields(type: RecordRef['type']): string[] {
  return Object.keys(recordTypes[type]);
}

export { maxLookupLength };
