import type { Store } from '#db/store.ts';
import type { ReceivedGrant } from '#shared/api/methods/stateGrants.ts';
import type { ExpectedSum } from '#shared/grants/claims.ts';
import { type ImpairmentGrant, type ImpairmentInput, impairmentGrant } from '#shared/grants/impairmentGrant.ts';
import {
  type IntegrationGrant,
  type IntegrationGrantInput,
  integrationGrant,
} from '#shared/grants/integrationGrant.ts';
import { type NorwegianYear, norwegianYears } from '#shared/grants/norwegianGrant.ts';
import { type GrantFacts, type GrantRelative, grantFacts } from '#shared/grants/stateGrantFacts.ts';
import { impairmentGrants } from '#shared/grants/words.ts';
import type { PersonValues } from '#shared/people/person.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { type OwnedPeriod, ownedPeriod } from '../exchange/transfers/ownedPeriod.ts';
import { membershipsIn, membershipsOf } from '../people/memberships.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { type Application, applicationsOf, type GrantCase, grantCaseOf, receivedFor } from './grantRecords.ts';
import { type GrantRules, rulesAt } from './settings.ts';

/** What the sums of every person are worked out with. */
export interface GrantBasis {
  readonly store: Store;
  /** Whose sums they are. */
  readonly municipality: string;
  readonly rates: readonly RateSet[];
  readonly settings: Parameters<typeof rulesAt>[0];
  readonly today: string;
}

/** All that a person gives a municipality from the state. */
export interface PersonGrants {
  readonly personId: string;
  readonly values: PersonValues;
  readonly kept: GrantCase;
  /** When the case was this municipality's: a year outside it is another's. */
  readonly owned: OwnedPeriod;
  readonly facts: GrantFacts;
  readonly rules: GrantRules;
  /** Null where a problem stands in the way, or where it is stated that there is no grant. */
  readonly integration: IntegrationGrant | null;
  readonly norwegian: readonly NorwegianYear[];
  readonly applications: readonly Application[];
  readonly received: readonly ReceivedGrant[];
  readonly expected: readonly ExpectedSum[];
}

export function personGrants(basis: GrantBasis, asked: string): PersonGrants | undefined {
  const { store, rates, today } = basis;
  const personId = keptId(store, asked);
  const person = personRecord(store, personId);
  if (person === undefined) return undefined;
  const values = personValuesOf(person.fields);
  const owned = ownedPeriod(store, basis.municipality, personId);
  const kept = seenFromHere(grantCaseOf(store, personId), owned);
  const rules = rulesAt(basis.settings, kept.stated.firstSettlement ?? values.settlementDate ?? today);
  const facts = grantFacts(
    {
      birthDate: values.birthDate ?? null,
      settlementDate: values.settlementDate ?? null,
      arrivalDate: values.arrivalDate ?? null,
      settlementWay: values.settlementWay ?? null,
      cameByFamily: cameByFamily(values),
      unaccompaniedMinor: values.unaccompaniedMinor === true,
      status: values.status ?? 'expected',
    },
    relativesOf(store, personId),
    kept.stated,
    { elderlyFromAge: rules.elderlyFromAge, today },
  );
  const isOurYear = ({ budgetYear }: { readonly budgetYear: number }) => isOwnedYear(owned, budgetYear);
  const integration = facts.input === null ? null : integrationFor(settledHere(facts.input, owned), owned, rates);
  const norwegian = kept.norwegian === null ? [] : norwegianYears(norwegianUntilMoved(kept), rates).filter(isOurYear);
  const applications = applicationsOf(store, personId);
  const first = firstSettlementOf(kept, values);
  return {
    personId,
    values,
    kept,
    owned,
    facts,
    rules,
    integration,
    norwegian,
    applications,
    received: receivedFor(store, personId).filter(({ date }) => isOwnedDay(owned, date)),
    expected: [
      ...(integration?.lines ?? []).map(({ budgetYear, category, amount, standing }) => ({
        budgetYear,
        kind: category === 'kindergarten' || category === 'elderly' ? category : ('integration' as const),
        amount,
        provisional: standing === 'provisional',
      })),
      ...norwegian.map(({ budgetYear, amount, standing }) => ({
        budgetYear,
        kind: 'norwegian' as const,
        amount,
        provisional: standing === 'provisional',
      })),
      ...applications.flatMap(({ state, grant, year, granted }) =>
        state === 'granted' && granted !== null && first !== null
          ? [{ budgetYear: budgetYearOf(first, year), kind: grant, amount: granted, provisional: false }].filter(
              isOurYear,
            )
          : [],
      ),
    ],
  };
}

/**
 * A case that has moved is counted from here: what another municipality stated of its own part says nothing of ours, and the
 * five-year period goes on from the first settlement (guidelines 2.1, 3.1).
 */
function seenFromHere(kept: GrantCase, { from, until, settledBefore }: OwnedPeriod): GrantCase {
  if (from === null && until === null) return kept;
  const { stated } = kept;
  const left = stated.movedAway !== null && from !== null && stated.movedAway <= from ? null : stated.movedAway;
  return {
    ...kept,
    stated: {
      ...stated,
      movedAway: left ?? until,
      firstSettlement: stated.firstSettlement ?? (from === null ? null : settledBefore),
    },
  };
}

/** Settled here when the case was taken over, unless the register says a later day. */
function settledHere(input: IntegrationGrantInput, { from }: OwnedPeriod): IntegrationGrantInput {
  return from === null || input.settlementDate >= from ? input : { ...input, settlementDate: from };
}

/** A child born before the case came gave its grant to the municipality where it was born. */
function integrationFor(input: IntegrationGrantInput, owned: OwnedPeriod, rates: readonly RateSet[]): IntegrationGrant {
  const grant = integrationGrant(input, rates);
  const lines = grant.lines.filter(({ budgetYear, category }) =>
    input.motherSettled && owned.from !== null && category === 'kindergarten'
      ? input.birthDate >= owned.from
      : isOwnedYear(owned, budgetYear),
  );
  return {
    ...grant,
    lines,
    known: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    missingLines: lines.filter(({ amount }) => amount === null).length,
  };
}

/** The year of a move is both municipalities': how they share it is not known. */
function isOwnedYear({ from, until }: OwnedPeriod, budgetYear: number): boolean {
  const [first, last] = [from, until].map((day) => (day === null ? null : Number(day.slice(0, 4))));
  return (first == null || budgetYear >= first) && (last == null || budgetYear <= last);
}

const isOwnedDay = ({ from }: OwnedPeriod, day: string): boolean => from === null || day >= from;

/** Teaching is paid for where the person lives. */
export function norwegianUntilMoved({ norwegian, stated }: GrantCase) {
  if (norwegian === null) throw new Error('no period for teaching');
  const { movedAway } = stated;
  const { until } = norwegian;
  return movedAway === null || (until !== null && until <= movedAway) ? norwegian : { ...norwegian, until: movedAway };
}

export const firstSettlementOf = (kept: GrantCase, values: PersonValues): string | null =>
  kept.stated.firstSettlement ?? values.settlementDate ?? null;

export const budgetYearOf = (firstSettlement: string, year: number): number =>
  Number(firstSettlement.slice(0, 4)) + year - 1;

export const cameByFamily = (values: PersonValues): boolean =>
  values.arrivalManner === 'familyReunified' || values.settlementWay === 'familyImmigration';

/** An impairment grant for the person by the rules; undefined while the settlement or its way is not recorded. */
export function impairmentFor(
  { kept, values, applications, received, rules }: PersonGrants,
  application: Pick<ImpairmentInput, 'grant' | 'year' | 'aroseBeforeSettlement' | 'appliedOn'>,
  rates: readonly RateSet[],
  /** The application itself, which does not stand in its own way. */
  except: string | null = null,
): ImpairmentGrant | undefined {
  const firstSettlement = firstSettlementOf(kept, values);
  const { settlementWay } = values;
  if (firstSettlement === null || settlementWay === null || settlementWay === undefined) return undefined;
  const granted = applications.filter(({ id, state }) => id !== except && state === 'granted');
  // A payment that stands there without an application was given too.
  const paid = received.flatMap(({ kind, budgetYear }) => {
    const grant = impairmentGrants.find((known) => known === kind);
    const year = budgetYear - Number(firstSettlement.slice(0, 4)) + 1;
    const known = applications.some((one) => one.grant === grant && one.year === year);
    return grant === undefined || known ? [] : [{ grant, year }];
  });
  // Years 1 and 2 are for one of the two: an application for the other that waits for its answer stands in the way too.
  const waiting = applications.filter(
    ({ id, grant, state }) =>
      id !== except && grant !== application.grant && (state === 'preparing' || state === 'sent'),
  );
  const given = [...granted, ...paid, ...waiting];
  return impairmentGrant(
    {
      ...application,
      firstSettlement,
      settlementWay,
      given,
      deadlineMonths: rules.deadlineMonths,
      laterMonths: rules.laterMonths,
    },
    rates,
  );
}

/** Everybody who shares, or has shared, a household with the person. */
function relativesOf(store: Store, personId: string): GrantRelative[] {
  const households = new Set(membershipsOf(store, personId).map(({ householdId }) => householdId));
  return [...households].flatMap((householdId) =>
    membershipsIn(store, householdId).flatMap((membership): GrantRelative[] => {
      if (membership.personId === personId) return [];
      const person = personRecord(store, membership.personId);
      if (person === undefined) return [];
      const values = personValuesOf(person.fields);
      return [
        {
          birthDate: values.birthDate ?? null,
          female: values.gender === 'female',
          settlementDate: values.settlementDate ?? null,
          cameByFamily: cameByFamily(values),
          humanitarian: humanitarianOf(values),
          from: membership.from,
          until: membership.until,
        },
      ];
    }),
  );
}

function humanitarianOf({ permit, permitSection }: PersonValues): boolean | null {
  if (permit === 'humanitarian' || permitSection === 's38') return true;
  return permit == null && permitSection == null ? null : false;
}
