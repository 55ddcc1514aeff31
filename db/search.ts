import { type PersonColumns, selectPeople, toPersonRow } from './people.ts';
import { searchTerms } from './searchTerms.ts';
import type { Sqlite, Statement } from './sqlite.ts';
import type { PersonQuery, PersonRow } from './store.ts';

/** Totals of a text search are counted to here, and then said to be more. */
export const countCap = 1000;
/**
 * Up to this many people the rarest term leads and each hit's row is looked up; beyond it the hits are so frequent that
 * the list's own index is read in order, and reading stops when the page is full.
 */
export const rareHits = 5000;

const filterColumns = {
  municipality: 'municipality',
  status: 'status',
  arrivalManner: 'arrival_manner',
  permit: 'permit',
  intake: 'intake',
} as const;
const filterNames = Object.keys(filterColumns) as (keyof typeof filterColumns)[];

const orders = {
  name: { index: 'person_by_name', by: 'name_key, id' },
  settlementDate: { index: 'person_by_settlement', by: 'settlement_date DESC, name_key, id' },
  changed: { index: 'person_by_change', by: 'changed_at DESC, name_key, id' },
} as const satisfies Record<PersonQuery['sort'], { index: string; by: string }>;

type Values = Record<string, string | number>;

/** The statements of one search with the values to bind: also what the speed measure runs bare. */
export interface SearchPlan {
  readonly pageSql: string;
  readonly countSql: string;
  readonly values: Readonly<Values>;
  /** Beyond this the total is not exact. */
  readonly cap: number;
}

/** One term as SQL: the people that have it, from its index; and the same as a condition on a row of `person`. */
interface Term {
  readonly people: string;
  readonly check: string;
}

/**
 * Search as you type over the person projection. Newest first where the order is a date; people without one come last.
 * The statements are put together of the texts in this file alone; what was typed is only ever bound.
 */
export class PersonSearch {
  readonly #database: Sqlite;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(database: Sqlite) {
    this.#database = database;
  }

  search(query: PersonQuery, today: string): { rows: PersonRow[]; total: number; totalIsExact: boolean } {
    const plan = this.plan(query, today);
    if (plan === undefined) return { rows: [], total: 0, totalIsExact: true };
    const rows = this.#statement(plan.pageSql).all(plan.values) as PersonColumns[];
    const { total } = this.#statement(plan.countSql).get(plan.values) as { total: number };
    return { rows: rows.map(toPersonRow), total: Math.min(total, plan.cap), totalIsExact: total <= plan.cap };
  }

  /** Undefined: nobody can be found. */
  plan(query: PersonQuery, today: string): SearchPlan | undefined {
    const values: Values = { today, limit: query.limit, offset: query.offset };
    const terms = termsOf(query.text, values);
    if (terms === undefined) return undefined;
    const filters = ['listed = 1'];
    for (const name of filterNames) {
      const value = query[name];
      if (value === undefined) continue;
      values[name] = value;
      filters.push(`${filterColumns[name]} = :${name}`);
    }
    const { index, by } = orders[query.sort];
    const source = this.#source(terms, filters, index, values);
    const page = `SELECT person.n FROM ${source.page} ORDER BY ${by} LIMIT :limit OFFSET :offset`;
    const pageSql = `${selectPeople} JOIN (${page}) AS page ON page.n = person.n ORDER BY ${by}`;
    if (terms.length === 0) {
      const countSql = `SELECT count(*) AS total FROM ${source.count}`;
      return { pageSql, countSql, values, cap: Number.MAX_SAFE_INTEGER };
    }
    values.cap = countCap + 1;
    const countSql = `SELECT count(*) AS total FROM (SELECT 1 FROM ${source.count} LIMIT :cap)`;
    return { pageSql, countSql, values, cap: countCap };
  }

  /** Where the page and the count come from: the rarest term's people, or the list's own index. */
  #source(terms: readonly Term[], filters: readonly string[], index: string, values: Values) {
    const counted = terms.map((term) => ({ term, hits: this.#hits(term, values) }));
    const rarest = counted.toSorted((a, b) => a.hits - b.hits)[0];
    if (rarest === undefined || rarest.hits > rareHits) {
      const where = [...filters, ...terms.map(({ check }) => check)].join(' AND ');
      return {
        page: `person INDEXED BY ${index} WHERE ${where}`,
        count: `person INDEXED BY person_by_name WHERE ${where}`,
      };
    }
    const others = terms.filter((term) => term !== rarest.term).map(({ check }) => check);
    const driven = `(${rarest.term.people}) AS hit CROSS JOIN person ON person.n = hit.person
      WHERE ${[...filters, ...others].join(' AND ')}`;
    return { page: driven, count: driven };
  }

  /** How many people have a term, counted no further than the choice above needs. */
  #hits(term: Term, values: Values): number {
    const sql = `SELECT count(*) AS hits FROM (SELECT 1 FROM (${term.people}) LIMIT ${rareHits + 1})`;
    return (this.#statement(sql).get(values) as { hits: number }).hits;
  }

  #statement(sql: string): Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size > 500) this.#statements.clear();
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** The terms of a text, their texts put among the values; undefined when nobody can be found by it. */
function termsOf(text: string, values: Values): Term[] | undefined {
  const { words, numbers, isTooShort } = searchTerms(text);
  if (isTooShort || (text.trim() !== '' && words.length + numbers.length === 0)) return undefined;
  const ofWords = words.map(({ spelled, folded }, at): Term => {
    const names = spelled === folded ? [`w${at}`] : [`w${at}`, `f${at}`];
    for (const name of names) {
      const word = name.startsWith('w') ? spelled : folded;
      values[name] = word;
      values[`${name}end`] = after(word);
      values[`${name}in`] = ` ${word}`;
    }
    const ranges = names.map(
      (name) => `SELECT person FROM person_token WHERE token >= :${name} AND token < :${name}end`,
    );
    const checks = names.map((name) => `instr(words, :${name}in) > 0`);
    // Two words of one person can begin alike: each person once.
    const people =
      ranges.length === 1 ? (ranges[0] ?? '').replace('SELECT', 'SELECT DISTINCT') : ranges.join(' UNION ');
    return { people, check: `(${checks.join(' OR ')})` };
  });
  const ofNumbers = numbers.map((digits, at): Term => {
    values[`d${at}`] = digits;
    values[`d${at}end`] = after(digits);
    const range = `SELECT DISTINCT person FROM person_number WHERE digits >= :d${at} AND digits < :d${at}end`;
    return { people: range, check: `person.n IN (${range})` };
  });
  return [...ofWords, ...ofNumbers];
}

/** A text after all that begin with this one, in SQLite's own (UTF-8 byte) order. */
function after(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
