import type { Scalar } from '#shared/forms/form.ts';
import { displayName } from '#shared/people/names.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { RowInsert } from '../rowInsert.ts';
import type { Sqlite } from '../sqlite.ts';
import { MergeGraph } from './mergeGraph.ts';
import { nameKey } from './nameKey.ts';
import { nameWords } from './words.ts';

export const numberFields = ['nationalId', 'dNumber', 'dufNumber'] as const;
export type NumberField = (typeof numberFields)[number];

/** What of a person's record the projection reads. */
export interface PersonSource {
  readonly n: number;
  readonly fields: Readonly<Record<string, Scalar>>;
  readonly changedAt: string;
}

interface SourceColumns {
  n: number;
  fields: string;
  changed_at: string;
}

/** The person list with its search indexes: one row per person, made anew whenever something it reads has changed. */
export class PeopleProjection {
  readonly graph: MergeGraph;
  readonly #source;
  readonly #present;
  readonly #removeRow;
  readonly #putRow;
  readonly #addTokens;
  readonly #removeToken;
  readonly #addNumbers;
  readonly #removeNumbers;
  readonly #intakeState;
  /** Of the search indexes, what is not written yet. */
  #tokens: { readonly token: string; readonly n: number }[] = [];
  #numbers: { readonly digits: string; readonly field: NumberField; readonly n: number }[] = [];

  constructor(database: Sqlite) {
    this.graph = new MergeGraph(database);
    this.#source = database.prepare<[string], SourceColumns>(
      `SELECT record.n, record.fields, record.changed_at
       FROM record_ref JOIN record ON record.n = record_ref.n WHERE record_ref.id = ? AND record.type = 'person'`,
    );
    this.#present = database.prepare<[number], { words: string; listed: number }>(
      'SELECT words, listed FROM person WHERE n = ?',
    );
    this.#removeRow = database.prepare<[number]>('DELETE FROM person WHERE n = ?');
    this.#putRow = database.prepare<unknown[]>(
      `INSERT INTO person (n, id, listed, display_name, native_name, name_key, words, birth_date, citizenships,
         municipality, status, settlement_date, protection, arrival_manner, permit, intake, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET listed = excluded.listed, display_name = excluded.display_name,
         native_name = excluded.native_name, name_key = excluded.name_key, words = excluded.words,
         birth_date = excluded.birth_date, citizenships = excluded.citizenships, municipality = excluded.municipality,
         status = excluded.status, settlement_date = excluded.settlement_date, protection = excluded.protection,
         arrival_manner = excluded.arrival_manner, permit = excluded.permit, intake = excluded.intake,
         changed_at = excluded.changed_at`,
    );
    this.#addTokens = new RowInsert(database, 'person_token (token, person)');
    this.#removeToken = database.prepare<[string, number]>('DELETE FROM person_token WHERE token = ? AND person = ?');
    this.#addNumbers = new RowInsert(database, 'person_number (digits, field, person)');
    this.#removeNumbers = database.prepare<[number]>('DELETE FROM person_number WHERE person = ?');
    this.#intakeState = database
      .prepare<[string], string>(
        `SELECT state FROM form WHERE person_id = ? AND form = 'intakeMapping' AND state IN ('draft', 'completed')
         ORDER BY state LIMIT 1`,
      )
      .pluck();
  }

  /**
   * `group`: everybody connected to the person by merges, as `graph.group` gives it. `known`: the person's record, where it need not be
   * read. What people are found by is written by `writeSearch`.
   */
  project(personId: string, group: ReadonlySet<string>, known?: PersonSource): void {
    const source = known ?? this.#read(personId);
    if (source === undefined) return;
    const present = this.#present.get(source.n);
    const { fields } = source;
    if (fields.$removed === true) {
      this.remove(source.n);
      return;
    }
    const isAlone = group.size === 1;
    const listed = isAlone || this.graph.shownAs(personId) === personId;
    const name = displayName(fields as PersonValues);
    const words = wordsOf(fields);
    const settlementDate = textOf(fields.settlementDate);
    const protection = textOf(fields.protection) ?? 'none';
    this.#putRow.run(
      source.n,
      personId,
      listed ? 1 : 0,
      name,
      textOf(fields.nativeName),
      nameKey(name),
      words,
      textOf(fields.birthDate),
      JSON.stringify(Array.isArray(fields.citizenships) ? fields.citizenships : []),
      // Where a protected person lives is in no list, and a list filtered by municipality would tell it.
      protection === 'none' ? textOf(fields.municipality) : null,
      textOf(fields.status) ?? (settlementDate === null ? 'expected' : 'settled'),
      settlementDate,
      protection,
      textOf(fields.arrivalManner),
      textOf(fields.permit),
      this.#intakeOf(isAlone ? [personId] : this.graph.shownTogether(personId)),
      source.changedAt,
    );
    this.#search(source.n, present, listed ? words : '', listed ? numbersOf(fields) : []);
  }

  remove(n: number): void {
    const present = this.#present.get(n);
    if (present === undefined) return;
    this.#search(n, present, '', []);
    this.#removeRow.run(n);
  }

  /** The search indexes, in their own order. */
  writeSearch(): void {
    this.#tokens.sort((a, b) => (a.token < b.token ? -1 : a.token > b.token ? 1 : a.n - b.n));
    this.#addTokens.run(this.#tokens.flatMap(({ token, n }) => [token, n]));
    this.#numbers.sort((a, b) => (a.digits < b.digits ? -1 : 1));
    this.#addNumbers.run(this.#numbers.flatMap(({ digits, field, n }) => [digits, field, n]));
    this.forget();
  }

  /** After a rollback. */
  forget(): void {
    this.#tokens = [];
    this.#numbers = [];
  }

  #read(personId: string): PersonSource | undefined {
    const row = this.#source.get(personId);
    if (row === undefined) return undefined;
    return { n: row.n, fields: JSON.parse(row.fields) as Record<string, Scalar>, changedAt: row.changed_at };
  }

  /** A completed mapping of the person, or of anybody who is shown as the person, counts before a draft. */
  #intakeOf(shownTogether: readonly string[]): string {
    const states = new Set(shownTogether.map((id) => this.#intakeState.get(id)));
    if (states.has('completed')) return 'completed';
    return states.has('draft') ? 'draft' : 'none';
  }

  #search(
    n: number,
    present: { words: string; listed: number } | undefined,
    words: string,
    numbers: readonly { field: NumberField; digits: string }[],
  ): void {
    const before = present?.listed === 1 ? present.words : '';
    if (before !== words) {
      for (const token of tokensIn(before)) this.#removeToken.run(token, n);
      for (const token of tokensIn(words)) this.#tokens.push({ token, n });
    }
    if (present !== undefined) this.#removeNumbers.run(n);
    for (const { digits, field } of numbers) this.#numbers.push({ digits, field, n });
  }
}

/** The words of all of a person's names, as spelled and folded, each once, with a space before and after each. */
function wordsOf(fields: Readonly<Record<string, Scalar>>): string {
  const tokens = new Set<string>();
  for (const key of ['firstName', 'middleName', 'lastName', 'nativeName']) {
    const name = textOf(fields[key]);
    if (name !== null) for (const word of nameWords(name)) tokens.add(word.spelled).add(word.folded);
  }
  return tokens.size === 0 ? '' : ` ${[...tokens].sort().join(' ')} `;
}

function tokensIn(words: string): string[] {
  return words.split(' ').filter((token) => token !== '');
}

function numbersOf(fields: Readonly<Record<string, Scalar>>): { field: NumberField; digits: string }[] {
  return numberFields.flatMap((field) => {
    const digits = (textOf(fields[field]) ?? '').replace(/\D/g, '');
    return digits === '' ? [] : [{ field, digits }];
  });
}

function textOf(value: Scalar | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
