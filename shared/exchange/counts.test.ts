import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permits, personStatuses, settlementWays } from '../people/person.ts';
import {
  ageGroupOf,
  type CountedPerson,
  type Counts,
  combine,
  countOnce,
  counts,
  decodeCounts,
  dimensions,
  emptyTally,
  encodeCounts,
  maxCountsBytes,
  numbersOf,
  peopleIn,
  tallyOf,
} from './counts.ts';

const today = '2026-06-01';
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-05-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const person: fc.Arbitrary<CountedPerson> = fc.record({
  status: fc.constantFrom(...personStatuses),
  settlementDate: fc.option(date),
  settlementWay: fc.option(fc.constantFrom(...settlementWays)),
  permit: fc.option(fc.constantFrom(...permits)),
  birthDate: fc.option(date),
  intake: fc.boolean(),
  programme: fc.boolean(),
  practice: fc.boolean(),
  overdue: fc.boolean(),
});

const made = (people: readonly CountedPerson[], more: Partial<Counts> = {}): Counts => ({
  format: 1,
  municipality: '3434',
  countedAt: '2026-06-01T10:00:00.000Z',
  tally: tallyOf(people, today),
  underway: 0,
  takenOver: [],
  grants: [],
  placements: 0,
  deadlines: { contractUnsigned: 0, contractNotClosed: 0, impairmentApplication: 0 },
  ...more,
});
const settled: CountedPerson = {
  status: 'settled',
  settlementDate: '2025-03-01',
  settlementWay: 'imdiAgreement',
  permit: 'asylum',
  birthDate: '1990-04-12',
  intake: true,
  programme: true,
  practice: false,
  overdue: false,
};

describe('what a municipality counts', () => {
  it('everybody once by status, and everybody settled once by each of the others', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 40 }), (people) => {
        const tally = tallyOf(people, today);
        const all = people.length;
        const here = people.filter(({ status }) => status === 'settled').length;
        for (const dimension of dimensions) {
          const sum = Object.values(numbersOf(tally, dimension)).reduce((total, each) => total + each, 0);
          expect(sum).toBe(dimension === 'status' ? all : here);
        }
        expect(peopleIn(tally)).toBe(all);
      }),
    );
  });

  it('comes back from the bytes of a package as it was', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 20 }), (people) => {
        const made1 = made(people);
        expect(decodeCounts(encodeCounts(made1))).toEqual(made1);
      }),
    );
  });

  it('a child is under 18 on the day', () => {
    expect(ageGroupOf('2008-06-01', today)).toBe('18-24');
    expect(ageGroupOf('2008-06-02', today)).toBe('16-17');
    expect(ageGroupOf('2020-06-02', today)).toBe('0-5');
    expect(ageGroupOf('1966-06-01', today)).toBe('60+');
    expect(ageGroupOf(null, today)).toBe('unknown');
  });

  it.each([
    ['not JSON', 'x'],
    ['another format', JSON.stringify({ format: 0 })],
    [
      'numbers that do not add up',
      JSON.stringify({
        ...made([settled]),
        tally: { ...tallyOf([settled], today), permit: tallyOf([], today).permit },
      }),
    ],
    ['a negative number', JSON.stringify(made([], { underway: -1 }))],
    ['an unknown municipality', JSON.stringify({ ...made([]), municipality: '0301' })],
    ['a name', JSON.stringify({ ...made([]), name: 'Selam' })],
    [
      'more taken over than there are',
      JSON.stringify(
        made([], {
          takenOver: [
            {
              former: [{ municipality: '3431', from: null, until: '2026-05-01T10:00:00.000Z' }],
              tally: tallyOf([settled], today),
            },
          ],
        }),
      ),
    ],
  ])('%s is refused', (_, text) => {
    expect(decodeCounts(new TextEncoder().encode(text))).toBeUndefined();
  });

  it('a newer format is told apart from a damaged one, and a huge one is not read', () => {
    expect(decodeCounts(new TextEncoder().encode('{"format":2,"tally":"other"}'))).toBe('newerVersion');
    expect(decodeCounts(new Uint8Array(maxCountsBytes + 1).fill(32))).toBeUndefined();
  });
});

/** A case that went through municipalities, each of which counted at some moments by what it owned then. */
const owners = ['3431', '3432', '3433', '3434'] as const;
const instantOf = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();

describe('a case that has moved', () => {
  it('is in the numbers of one municipality at most, whenever each of them last counted', () => {
    const journey = fc
      .tuple(
        fc.array(fc.constantFrom(...owners), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 }),
      )
      .map(([path, counted]) => ({ path: path.filter((owner, index) => owner !== path[index - 1]), counted }));
    fc.assert(
      fc.property(fc.array(journey, { minLength: 1, maxLength: 5 }), (cases) => {
        // Moves of the case are at hours 10, 20, ...; each municipality has counted once, at its own hour.
        const hours = cases[0]?.counted ?? [];
        const statements = owners.map((municipality, index) => {
          const hour = hours[index] ?? 0;
          const owned = cases.filter(
            ({ path }) => path[Math.min(Math.floor(hour / 10), path.length - 1)] === municipality,
          );
          const groups = owned.map(({ path }) => {
            const at = Math.min(Math.floor(hour / 10), path.length - 1);
            return path.slice(0, at).map((owner, step) => ({
              municipality: owner,
              from: step === 0 ? null : instantOf(step * 10),
              until: instantOf((step + 1) * 10),
            }));
          });
          return made(
            owned.map(() => settled),
            {
              municipality,
              countedAt: instantOf(hour),
              takenOver: groups
                .filter(({ length }) => length > 0)
                .map((former) => ({ former, tally: tallyOf([settled], today) })),
            },
          );
        });
        for (const statement of statements) expect(counts.safeParse(statement).success).toBe(true);
        const once = countOnce(statements);
        const total = once.reduce((sum, { tally }) => sum + tally.status.settled, 0);
        expect(total).toBeLessThanOrEqual(cases.length);
        for (const { tally } of once) {
          for (const dimension of dimensions) {
            expect(Object.values(numbersOf(tally, dimension)).every((number) => number >= 0)).toBe(true);
          }
        }
      }),
    );
  });

  it('stays with the old owner until that one has counted again, and is then the new one’s', () => {
    const before = made([settled], { municipality: '3431', countedAt: instantOf(5) });
    const taken = made([settled, settled], {
      municipality: '3432',
      countedAt: instantOf(20),
      takenOver: [
        { former: [{ municipality: '3431', from: null, until: instantOf(10) }], tally: tallyOf([settled], today) },
      ],
    });
    expect(
      countOnce([before, taken]).map(({ tally, countedElsewhere }) => [peopleIn(tally), countedElsewhere]),
    ).toEqual([
      [1, 0],
      [1, 1],
    ]);
    const after = made([], { municipality: '3431', countedAt: instantOf(15) });
    expect(countOnce([after, taken]).map(({ tally }) => peopleIn(tally))).toEqual([0, 2]);
  });

  it('sums and differences go number by number', () => {
    const one = tallyOf([settled], today);
    expect(combine(combine(one, one, 1), one, -1)).toEqual(one);
    expect(combine(emptyTally, one, 1)).toEqual(one);
  });
});
