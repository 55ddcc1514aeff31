import { appError } from '#shared/api/errors.ts';
import type { ForecastRow, PersonGrantsView } from '#shared/api/methods/stateGrants.ts';
import { compareReceived } from '#shared/grants/claims.ts';
import { forecastCsv } from '#shared/grants/forecastCsv.ts';
import { err, ok } from '#shared/result.ts';
import { type Language, text } from '#shared/text/localText.ts';
import type { Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { applicationHandlers } from './applicationHandlers.ts';
import { grantBasis } from './basis.ts';
import { factHandlers } from './factHandlers.ts';
import { forecastOf } from './forecast.ts';
import {
  budgetYearOf,
  cameByFamily,
  firstSettlementOf,
  type GrantBasis,
  impairmentFor,
  type PersonGrants,
  personGrants,
} from './personGrants.ts';
import { receivedHandlers } from './receivedHandlers.ts';
import { settingsHandlers } from './settings.ts';

const notFound = () => err(appError('notFound', {}));

/** State grants per person and municipality (guidelines 3.1). */
export const stateGrantsHandlers = {
  ...factHandlers,
  ...receivedHandlers,
  ...applicationHandlers,
  ...settingsHandlers,

  'stateGrants.get': ({ personId }, context) => {
    const basis = grantBasis(context);
    const grants = personGrants(basis, personId);
    if (grants === undefined) return notFound();
    logRead(context, 'stateGrants.get', grants.personId);
    return ok(viewOf(grants, basis));
  },

  'stateGrants.forecast': ({ municipality }, context) => {
    logAction(context, 'stateGrants.forecast', null);
    return ok(forecastOf(context, municipality));
  },

  'stateGrants.forecastCsv': ({ municipality, language }, context) => {
    const forecast = forecastOf(context, municipality);
    for (const { owner } of forecast.rows) {
      if (owner.kind === 'person') logAction(context, 'stateGrants.forecastCsv', owner.personId);
    }
    const lines = forecast.rows
      .flatMap((row) => row.lines.map((line) => ({ ...line, owner: ownerInWords(row.owner, language) })))
      .toSorted((a, b) => a.budgetYear - b.budgetYear);
    const fileName = `statlige-tilskudd-${forecast.municipality}-${context.today()}.csv`;
    return ok({ csv: forecastCsv(lines, language), fileName, lines: lines.length });
  },
} satisfies Handlers<
  | keyof typeof factHandlers
  | keyof typeof receivedHandlers
  | keyof typeof applicationHandlers
  | keyof typeof settingsHandlers
  | 'stateGrants.get'
  | 'stateGrants.forecast'
  | 'stateGrants.forecastCsv'
>;

function viewOf(grants: PersonGrants, { rates, today }: GrantBasis): PersonGrantsView {
  const { personId, values, kept, facts, integration, norwegian, applications, received, rules, expected } = grants;
  const firstSettlement = firstSettlementOf(kept, values);
  const stated = kept.stated.entitled === false;
  return {
    personId,
    register: {
      settlementDate: values.settlementDate ?? null,
      cameByFamily: cameByFamily(values),
      unaccompaniedMinor: values.unaccompaniedMinor === true,
      ...facts.derived,
    },
    stated: { ...kept.stated, reason: kept.reason },
    problems: [...facts.problems],
    checks: [...facts.checks],
    integration: stated ? { lines: [], none: 'stated', known: 0, missingLines: 0 } : integration,
    norwegian: { period: kept.norwegian, reason: kept.norwegianReason, years: [...norwegian] },
    impairment: {
      firstSettlement,
      wayKnown: values.settlementWay != null,
      options: optionsOf(grants, rates, today),
      applications: applications.map((one) => {
        const { aroseBeforeSettlement, ...shown } = one;
        const rule = impairmentFor(
          grants,
          { ...one, aroseBeforeSettlement, appliedOn: one.sentOn ?? today },
          rates,
          one.id,
        );
        return {
          ...shown,
          attachmentsReady: [...one.attachmentsReady],
          budgetYear: firstSettlement === null ? 0 : budgetYearOf(firstSettlement, one.year),
          deadline: rule?.deadline ?? null,
          refusedBy: one.state === 'granted' || one.state === 'refused' ? [] : [...(rule?.refusedBy ?? [])],
        };
      }),
    },
    received: [...received],
    claims: [...compareReceived(expected, received, Number(today.slice(0, 4)))],
    rules,
  };
}

/** Both grants, each year that they can be for, as if applied for today. */
function optionsOf(
  grants: PersonGrants,
  rates: GrantBasis['rates'],
  today: string,
): PersonGrantsView['impairment']['options'] {
  const wanted = [
    ...[1, 2].map((year) => ({ grant: 'grant1' as const, year })),
    ...[1, 2, 3, 4, 5].map((year) => ({ grant: 'grant2' as const, year })),
  ];
  return wanted.flatMap(({ grant, year }) => {
    const answer = impairmentFor(grants, { grant, year, aroseBeforeSettlement: true, appliedOn: today }, rates);
    if (answer === undefined) return [];
    const { eligible, refusedBy, deadline, amount, isCeiling, missing } = answer;
    return [{ grant, year, eligible, refusedBy: [...refusedBy], deadline, amount, isCeiling, missing }];
  });
}

const ownerWords = {
  protected: text('Personer med beskyttet adresse', 'Personar med verna adresse'),
  impairment: text('Personer med Tilskudd 1 eller 2', 'Personar med Tilskot 1 eller 2'),
  municipality: text('Kommunen', 'Kommunen'),
} as const;

function ownerInWords(owner: ForecastRow['owner'], language: Language): string {
  if (owner.kind === 'person') return owner.name;
  if (owner.kind === 'municipality') return ownerWords.municipality[language];
  return `${ownerWords[owner.kind][language]} (${owner.people})`;
}
