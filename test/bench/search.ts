import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openStore } from '#db/openStore.ts';
import type { SqliteStore } from '#db/sqliteStore.ts';
import type { PersonQuery } from '#db/store.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { recordId } from '#shared/ops/id.ts';
import { commonFirst, commonLast, type Generator, generator, syntheticPerson } from './people.ts';

export interface SearchMeasure {
  readonly measure: 'search';
  readonly people: number;
  readonly queries: number;
  /** `searchPeople`, as the application calls it. */
  readonly p95Ms: number;
  /** The same statements with the same values, prepared beforehand and run bare. */
  readonly baselineP95Ms: number;
  readonly ratio: number;
  /** Seconds to register everybody: ops, projections and all. */
  readonly fillSeconds: number;
}

/**
 * Speed of the person search at a given number of people in an encrypted vault: 95th percentile over a mix of what is
 * typed and chosen in the list, against the bare SQL of the same searches in the same run.
 */
export function measureSearch(people = 100_000): SearchMeasure {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-bench-'));
  try {
    const opened = openStore({
      path: join(folder, 'bench.db'),
      key: randomBytes(32),
      create: true,
      now: () => new Date(),
      random: (length) => randomBytes(length),
    });
    if (!opened.ok) throw new Error(`the vault does not open: ${opened.error.code}`);
    const store = opened.value;
    try {
      const started = performance.now();
      fill(store, people);
      const fillSeconds = (performance.now() - started) / 1000;
      return { measure: 'search', people, ...compare(store, people), fillSeconds: round(fillSeconds) };
    } finally {
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Registers the crowd in writes of some thousand people, so that the write-ahead log stays small. */
export function fill(store: SqliteStore, people: number): void {
  const random = generator(7);
  const start = Date.UTC(2026, 0, 1);
  for (let from = 0; from < people; from += 5000) {
    const at = new Date(start + from).toISOString();
    store.write({ author: 'bench', at }, (writer) => {
      for (let place = from; place < Math.min(from + 5000, people); place += 1) {
        const id = recordId(start + place, (length) => Uint8Array.from({ length }, () => random.int(256)));
        writer.set({ type: 'person', id, caseId: id }, syntheticPerson(random, place));
      }
    });
  }
}

function compare(store: SqliteStore, people: number) {
  const queries = mix(generator(11), people);
  const bare = queries.map((query) => store.bareSearch(query));
  const own: number[] = [];
  const baseline: number[] = [];
  // In turn, so that what else the machine does falls on both alike; the first round warms both up.
  for (let round = 0; round < 3; round += 1) {
    for (const [at, query] of queries.entries()) {
      const ownTime = time(() => store.searchPeople(query));
      const bareTime = time(() => bare[at]?.());
      if (round === 0) continue;
      own.push(ownTime);
      baseline.push(bareTime);
    }
  }
  const [p95Ms, baselineP95Ms] = [percentile95(own), percentile95(baseline)];
  return {
    queries: own.length,
    p95Ms: round(p95Ms),
    baselineP95Ms: round(baselineP95Ms),
    ratio: round(p95Ms / baselineP95Ms),
  };
}

/** What the list is asked for: names letter by letter, pairs of names, numbers, filters, orders, and scrolling far down. */
export function mix(random: Generator, people: number): PersonQuery[] {
  const query = (text: string, more: Partial<PersonQuery> = {}): PersonQuery => ({
    text,
    sort: 'name',
    offset: 0,
    limit: 100,
    ...more,
  });
  const sorts = ['name', 'settlementDate', 'changed'] as const;
  const queries: PersonQuery[] = [];
  for (let at = 0; at < 40; at += 1) {
    const someone = syntheticPerson(random, random.int(people));
    const [firstName, lastName] = [String(someone.firstName), String(someone.lastName)];
    for (const length of [1, 2, 3, 5]) queries.push(query(lastName.slice(0, length), { sort: random.pick(sorts) }));
    queries.push(query(`${firstName} ${lastName}`), query(`${lastName} ${firstName.slice(0, 1)}`));
    queries.push(query(`${random.pick(commonFirst)} ${random.pick(commonLast)}`));
    queries.push(query(random.pick(commonFirst), { municipality: random.pick(municipalityNumbers) }));
    queries.push(query(String(someone.nationalId).slice(0, 4 + random.int(8))));
    queries.push(query('', { sort: random.pick(sorts), offset: random.int(people) }));
    queries.push(
      query('', {
        municipality: random.pick(municipalityNumbers),
        status: random.pick(['expected', 'settled', 'moved']),
        intake: 'none',
        sort: random.pick(sorts),
      }),
    );
    queries.push(query(lastName.slice(0, 2), { permit: 'asylum', arrivalManner: 'familyReunified' }));
  }
  return queries;
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function percentile95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

if (import.meta.main) console.log(JSON.stringify(measureSearch()));
