import { type PersonColumns, personColumns, toPersonRow } from './people.ts';
import { searchTerms } from './searchTerms.ts';
import type { Sqlite, Statement } from './sqlite.ts';
import type { PersonQuery, PersonRow } from './store.ts';

/** Totals of a text search are counted to here, and then said to be more. */
export const countCap = 1000;
/**
 * Up to this many people the rarest term leads and each hit's row is looked up; beyond it the hits are so frequent that
 * the list's own index is read in order, and reading stops when the page is full.
 */
export const rareHits = 6000;

/** A folded word of fewer letters is not taken for the beginning of another. */
const minFoldedPrefix = 3;

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
  /** Run only when the page's own rows do not carry the total. */
  readonly totalSql: string;
  readonly pageHasTotal: boolean;
  readonly values: Readonly<Values>;
  /** Beyond this the total is not exact. */
  readonly cap: number;
}

/** One term as SQL: the people that have it, from its index; and the same as a condition on a row of `person`. */
interface Term {
  readonly people: string;
  readonly check: string;
  /** About how many people, as one number: entries of the index, in the wider of the spelled and the folded range. */
  readonly entries: string;
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
    const rows = this.#statement(plan.pageSql).all(plan.values) as (PersonColumns & { total: number | null })[];
    const total = rows[0]?.total ?? endOfList(query, rows.length) ?? this.#total(plan);
    return { rows: rows.map(toPersonRow), total: Math.min(total, plan.cap), totalIsExact: total <= plan.cap };
  }

  /** Undefined: nobody can be found. */
  plan(query: PersonQuery, today: string): SearchPlan | undefined {
    const values: Values = { today, limit: query.limit, offset: query.offset, cap: countCap + 1 };
    const terms = termsOf(query.text, values);
    if (terms === undefined) return undefined;
    const filters: string[] = [];
    for (const name of filterNames) {
      const value = query[name];
      if (value === undefined) continue;
      values[name] = value;
      filters.push(`${filterColumns[name]} = :${name}`);
    }
    const order = orders[query.sort];
    if (terms.length === 0) {
      const counted = filters.length === 0 ? '' : `WHERE ${filters.join(' AND ')}`;
      const pageSql = listSql(['listed = 1', ...filters], order);
      const totalSql = `SELECT ifnull(sum(people), 0) AS total FROM person_count ${counted}`;
      return { pageSql, totalSql, pageHasTotal: false, values, cap: Number.MAX_SAFE_INTEGER };
    }
    const counted = terms.map((term) => ({ ...term, hits: this.#hits(term, values) })).sort((a, b) => a.hits - b.hits);
    const [rarest, ...others] = counted;
    if (rarest === undefined || rarest.hits > rareHits) {
      const where = ['listed = 1', ...filters, ...terms.map(({ check }) => check)];
      const totalSql = filters.length === 0 ? totalOfTerms(terms) : totalOfList(where);
      return { pageSql: listSql(where, order), totalSql, pageHasTotal: false, values, cap: countCap };
    }
    // A rare term narrows the people before their rows are read; a frequent one is looked for in the rows.
    const narrowing = others.filter(({ hits }) => hits <= rareHits).map(({ people }) => `hit.person IN (${people})`);
    const checking = others.filter(({ hits }) => hits > rareHits).map(({ check }) => check);
    const where = [...narrowing, 'listed = 1', ...filters, ...checking].join(' AND ');
    const from = `FROM (${rarest.people}) AS hit CROSS JOIN person ON person.n = hit.person WHERE ${where}`;
    return {
      pageSql: pageSql(`SELECT person.n, count(*) OVER () AS total ${from}`, order.by),
      totalSql: `SELECT count(*) AS total ${from}`,
      pageHasTotal: true,
      values,
      cap: Number.MAX_SAFE_INTEGER,
    };
  }

  #total(plan: SearchPlan): number {
    return (this.#statement(plan.totalSql).get(plan.values) as { total: number }).total;
  }

  /** How often a term is met, counted no further than the choice of plan needs. */
  #hits(term: Term, values: Values): number {
    return (this.#statement(`SELECT ${term.entries} AS hits`).get(values) as { hits: number }).hits;
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

/** The total where the list ended on this page: few hits under a filter are otherwise read through twice. */
function endOfList(query: PersonQuery, rows: number): number | undefined {
  const isEnd = rows < query.limit && (rows > 0 || query.offset === 0);
  return isEnd ? query.offset + rows : undefined;
}

/** The terms of a text, their texts put among the values; undefined when nobody can be found by it. */
function termsOf(text: string, values: Values): Term[] | undefined {
  const { words, numbers, isTooShort } = searchTerms(text);
  if (isTooShort || (text.trim() !== '' && words.length + numbers.length === 0)) return undefined;
  const ofWords = words.map(({ spelled, folded }, at): Term => {
    const names = spelled === folded ? [`w${at}`] : [`w${at}`, `f${at}`];
    // What is typed so far can be folded to a letter or two (`kh` to `h`): so short a fold is a whole word or nothing.
    const isWhole = folded.length < minFoldedPrefix;
    Object.assign(values, { [`w${at}`]: spelled, [`w${at}end`]: after(spelled), [`w${at}in`]: ` ${spelled}` });
    values[`f${at}`] = folded;
    values[`f${at}end`] = isWhole ? `${folded}\0` : after(folded);
    values[`f${at}in`] = isWhole ? ` ${folded} ` : ` ${folded}`;
    const ranges = names.map((name) => `person_token WHERE token >= :${name} AND token < :${name}end`);
    const checks = names.map((name) => `instr(words, :${name}in) > 0`);
    return { ...inIndex(ranges), check: `(${checks.join(' OR ')})` };
  });
  const ofNumbers = numbers.map((digits, at): Term => {
    values[`d${at}`] = digits;
    values[`d${at}end`] = after(digits);
    const range = inIndex([`person_number WHERE digits >= :d${at} AND digits < :d${at}end`]);
    return { ...range, check: `person.n IN (${range.people})` };
  });
  return [...ofWords, ...ofNumbers];
}

/** Two entries of one person can begin alike (`Ali Aliyev`): people are taken once. */
function inIndex(ranges: readonly string[]): Pick<Term, 'people' | 'entries'> {
  const all = ranges.map((range) => `SELECT person FROM ${range}`).join(' UNION ALL ');
  const counts = ranges.map((range) => `(SELECT count(*) FROM (SELECT 1 FROM ${range} LIMIT ${rareHits + 1}))`);
  return {
    people: `SELECT DISTINCT person FROM (${all})`,
    entries: counts.length > 1 ? `max(${counts.join(', ')})` : counts.join(),
  };
}

type Order = (typeof orders)[keyof typeof orders];

/** A page of the list, read in order from the order's own index. */
function listSql(where: readonly string[], order: Order): string {
  const hits = `SELECT person.n, NULL AS total FROM person INDEXED BY ${order.index} WHERE ${where.join(' AND ')}`;
  return pageSql(hits, order.by);
}

/** How many people have all terms, from the terms' own index alone. */
function totalOfTerms(terms: readonly Term[]): string {
  const [first, ...others] = terms.map(({ people }) => people);
  const where = others.map((people) => `person IN (${people})`).join(' AND ');
  return `SELECT count(*) AS total FROM (SELECT person FROM (${first}) ${where && `WHERE ${where}`} LIMIT :cap)`;
}

/** How many people of the list meet the conditions. */
function totalOfList(where: readonly string[]): string {
  return `SELECT count(*) AS total FROM (
    SELECT 1 FROM person INDEXED BY person_by_name WHERE ${where.join(' AND ')} LIMIT :cap)`;
}

/** The rows of one page of `hits`: first which people, then the rest of their columns for those alone. */
function pageSql(hits: string, by: string): string {
  return `SELECT ${personColumns}, page.total FROM person
    JOIN (${hits} ORDER BY ${by} LIMIT :limit OFFSET :offset) AS page ON page.n = person.n ORDER BY ${by}`;
}

/** A text after all that begin with this one, in SQLite's own (UTF-8 byte) order. */
function after(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
