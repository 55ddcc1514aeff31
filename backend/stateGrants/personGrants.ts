import type { Store } from '#db/store.ts';
import type { ReceivedGrant } from '#shared/api/methods/stateGrants.ts';
import type { ExpectedSum } from '#shared/grants/claims.ts';
import { type ImpairmentGrant, type ImpairmentInput, impairmentGrant } from '#shared/grants/impairmentGrant.ts';
import { type IntegrationGrant, integrationGrant } from '#shared/grants/integrationGrant.ts';
import { type NorwegianYear, norwegianYears } from '#shared/grants/norwegianGrant.ts';
import { type GrantFacts, type GrantRelative, grantFacts } from '#shared/grants/stateGrantFacts.ts';
import { impairmentGrants } from '#shared/grants/words.ts';
import type { PersonValues } from '#shared/people/person.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { membershipsIn, membershipsOf } from '../people/memberships.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { type Application, applicationsOf, type GrantCase, grantCaseOf, receivedFor } from './grantRecords.ts';
import { type GrantRules, rulesAt } from './settings.ts';

/** What the sums of every person are worked out with. */
export interface GrantBasis {
  readonly store: Store;
  readonly rates: readonly RateSet[];
  readonly settings: Parameters<typeof rulesAt>[0];
  readonly today: string;
}

/** All that a person gives a municipality from the state. */
export interface PersonGrants {
  readonly personId: string;
  readonly values: PersonValues;
  readonly kept: GrantCase;
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
  const kept = grantCaseOf(store, personId);
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
  const integration = facts.input === null ? null : integrationGrant(facts.input, rates);
  const norwegian = kept.norwegian === null ? [] : norwegianYears(norwegianUntilMoved(kept), rates);
  const applications = applicationsOf(store, personId);
  const first = firstSettlementOf(kept, values);
  return {
    personId,
    values,
    kept,
    facts,
    rules,
    integration,
    norwegian,
    applications,
    received: receivedFor(store, personId),
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
          ? [{ budgetYear: budgetYearOf(first, year), kind: grant, amount: granted, provisional: false }]
          : [],
      ),
    ],
  };
}

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
  const given = [...granted, ...paid];
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
