import type { Store } from '#db/store.ts';
import { instant } from '#shared/api/scalars.ts';
import { isUnsignedLong } from '#shared/contracts/lifeCycle.ts';
import {
  type CountedPerson,
  type Counts,
  countsFormat,
  type KnownDeadline,
  knownDeadlines,
  tallyOf,
} from '#shared/exchange/counts.ts';
import { type MunicipalityNumber, municipalityNumbers } from '#shared/municipalities.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { allContracts, type Contract } from '../../contracts/contractRecord.ts';
import { knownProgramme } from '../../contracts/programme.ts';
import { formsOf } from '../../forms/formRecord.ts';
import { mergeAway } from '../../people/mergeRecords.ts';
import { personValuesOf } from '../../people/personRecord.ts';
import { allRates } from '../../rates/allRates.ts';
import { type GrantBasis, impairmentFor, type PersonGrants, personGrants } from '../../stateGrants/personGrants.ts';
import { grantSettings } from '../../stateGrants/settings.ts';
import { memberBook } from '../members/memberBook.ts';
import { type CaseOwner, ownerOf } from '../transfers/ownerOf.ts';

export interface CountingContext {
  readonly store: Store;
  readonly municipality: MunicipalityNumber;
  readonly isDemo: boolean;
  now(): Date;
  today(): string;
}

interface CountedCase {
  readonly ownership: CaseOwner;
  readonly person: CountedPerson;
}

/** What this municipality counts of its own cases today, without a name, a number or an id. */
export function countCases(context: CountingContext): Counts {
  const { store, municipality } = context;
  const today = context.today();
  const basis: GrantBasis = {
    store,
    municipality,
    rates: allRates(store),
    settings: grantSettings(store),
    today,
  };
  const contracts = Map.groupBy(allContracts(store, today), ({ personId }) => personId);
  const cases: CountedCase[] = [];
  const grants = new ExpectedByYear();
  const deadlines: Record<KnownDeadline, number> = {
    contractUnsigned: 0,
    contractNotClosed: 0,
    impairmentApplication: 0,
  };
  let [underway, placements] = [0, 0];
  for (const { ref, fields } of store.recordsOfType('person')) {
    const { id } = ref;
    if (mergeAway(store, id) !== undefined) continue;
    const ownership = ownerOf(store, municipality, id);
    if (!ownership.isOurs && !ownership.isFormerOwner) continue;
    const expected = personGrants(basis, id);
    if (expected !== undefined) grants.add(expected);
    if (!ownership.isOurs) continue;
    if (isUnderway(context, id, ownership)) {
      underway += 1;
      continue;
    }
    const own = contracts.get(id) ?? [];
    const passed = passedDeadlines(own, expected, basis);
    for (const deadline of passed) deadlines[deadline] += 1;
    const running = own.filter(({ life }) => life.state === 'running').length;
    placements += running;
    const about = { intake: hasIntake(store, id), programme: inProgramme(store, id, today), practice: running > 0 };
    cases.push({
      ownership,
      person: { ...countedValues(personValuesOf(fields)), ...about, overdue: passed.length > 0 },
    });
  }
  return {
    format: countsFormat,
    municipality,
    countedAt: context.now().toISOString(),
    tally: tallyOf(
      cases.map(({ person }) => person),
      today,
    ),
    underway,
    takenOver: takenOver(cases, today),
    grants: grants.years(),
    placements,
    deadlines,
  };
}

const countedValues = (values: PersonValues) => ({
  status: values.status ?? ('expected' as const),
  settlementDate: values.settlementDate ?? null,
  settlementWay: values.settlementWay ?? null,
  permit: values.permit ?? null,
  birthDate: values.birthDate ?? null,
});

const hasIntake = (store: Store, personId: string): boolean =>
  formsOf(store, personId, 'intakeMapping').some(({ state }) => state === 'completed');

function inProgramme(store: Store, personId: string, today: string): boolean {
  const { from, until } = knownProgramme(store, personId);
  return from !== null && from <= today && (until === null || today <= until);
}

/** One entry for each deadline that has passed: a person can have two contracts that wait. */
function passedDeadlines(
  contracts: readonly Contract[],
  grants: PersonGrants | undefined,
  { rates, today }: GrantBasis,
): KnownDeadline[] {
  const unsigned = contracts.filter(({ life }) => isUnsignedLong(life, today));
  const notClosed = contracts.filter(({ life }) => life.state === 'ended');
  const applications = (grants?.applications ?? []).filter((application) => {
    if (grants === undefined || application.state !== 'preparing') return false;
    const deadline = impairmentFor(grants, { ...application, appliedOn: today }, rates, application.id)?.deadline;
    return deadline != null && deadline < today;
  });
  const passed: Record<KnownDeadline, number> = {
    contractUnsigned: unsigned.length,
    contractNotClosed: notClosed.length,
    impairmentApplication: applications.length,
  };
  return knownDeadlines.flatMap((deadline) => Array<KnownDeadline>(passed[deadline]).fill(deadline));
}

/**
 * A case that was offered may be the other's already, and counted there: nobody counts it here until the answer is known. The same
 * holds for an offer that was withdrawn, until the other is known to have seen that.
 */
function isUnderway(context: CountingContext, caseId: string, { pending, transfers }: CaseOwner): boolean {
  if (pending.length > 0) return true;
  const { municipality, store } = context;
  const stream = { caseId, scope: 'case' } as const;
  return transfers.some(({ state, from, to }) => {
    if (state !== 'withdrawn' || from !== municipality || to === null) return false;
    const book = memberBook(context);
    const installations = (book.list?.members ?? []).filter((member) => member.municipality === to);
    const ids = installations.map(({ installation }) => installation);
    const { journal, log } = store.exchange;
    if (!journal.wasSent(stream, ids)) return false;
    const held = log.heldOf(stream);
    const active = installations.filter(({ revokedAt }) => revokedAt === null);
    return active.some(({ installation }) => {
      const theirs = new Map(journal.peerHolds(installation, stream).map(({ origin, seq }) => [origin, seq]));
      return held.some(({ origin, seq }) => (theirs.get(origin) ?? 0) < seq);
    });
  });
}

function takenOver(cases: readonly CountedCase[], today: string): Counts['takenOver'] {
  const moved = cases.filter(({ ownership }) => ownership.moves.length > 0);
  const groups = Map.groupBy(moved, ({ ownership }) => JSON.stringify(formerOwners(ownership)));
  return [...groups]
    .filter(([key]) => key !== '[]')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => ({
      former: JSON.parse(key) as ReturnType<typeof formerOwners>,
      tally: tallyOf(
        group.map(({ person }) => person),
        today,
      ),
    }));
}

/** Who had the case, from when and until when, oldest first: one entry for each time. */
function formerOwners({ moves }: CaseOwner): Counts['takenOver'][number]['former'] {
  return moves.flatMap(({ from, at }, index) => {
    const municipality = municipalityNumbers.find((known) => known === from);
    const since = index === 0 ? null : (moves[index - 1]?.at ?? null);
    const isWritten = instant.safeParse(at).success && (since === null || instant.safeParse(since).success);
    return municipality === undefined || !isWritten ? [] : [{ municipality, from: since, until: at }];
  });
}

class ExpectedByYear {
  readonly #years = new Map<number, { people: number; expected: number; missing: number; provisional: boolean }>();

  add({ expected }: PersonGrants): void {
    for (const [budgetYear, sums] of Map.groupBy(expected, (each) => each.budgetYear)) {
      const year = this.#years.get(budgetYear) ?? { people: 0, expected: 0, missing: 0, provisional: false };
      year.people += 1;
      for (const { amount, provisional } of sums) {
        if (amount === null) year.missing += 1;
        year.expected += amount ?? 0;
        year.provisional ||= provisional;
      }
      this.#years.set(budgetYear, year);
    }
  }

  years(): Counts['grants'] {
    return [...this.#years].toSorted(([a], [b]) => a - b).map(([budgetYear, year]) => ({ budgetYear, ...year }));
  }
}
