import { type AppError, appError } from '#shared/api/errors.ts';
import { introductionBenefit } from '#shared/benefit/introductionBenefit.ts';
import { establishmentGrant } from '#shared/grants/establishmentGrant.ts';
import { impairmentGrant } from '#shared/grants/impairmentGrant.ts';
import { grantForecast, integrationGrant } from '#shared/grants/integrationGrant.ts';
import { norwegianGrant } from '#shared/grants/norwegianGrant.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import type { MissingRate } from '#shared/rates/rateSet.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ClosedHandlers } from '../handler.ts';

/** The arithmetic of the guidelines: no vault, no clock, nothing stored. */
export const calculationHandlers = {
  'rates.list': () => ok({ rates: builtInRates.map((set) => ({ ...set, values: { ...set.values } })) }),
  'calculate.introductionBenefit': (input) => named(introductionBenefit(input, builtInRates)),
  'calculate.establishmentGrant': (input) => named(establishmentGrant(input, builtInRates)),
  'calculate.integrationGrant': (input) => ok(integrationGrant(input, builtInRates)),
  'calculate.grantForecast': ({ people, received }) =>
    ok({
      years: [
        ...grantForecast(
          people.map((person) => integrationGrant(person, builtInRates)),
          received,
        ),
      ],
    }),
  'calculate.norwegianGrant': (input) => named(norwegianGrant(input, builtInRates)),
  'calculate.impairmentGrant': (input) => ok(impairmentGrant(input, builtInRates)),
} satisfies ClosedHandlers<
  | 'rates.list'
  | 'calculate.introductionBenefit'
  | 'calculate.establishmentGrant'
  | 'calculate.integrationGrant'
  | 'calculate.grantForecast'
  | 'calculate.norwegianGrant'
  | 'calculate.impairmentGrant'
>;

function named<T>(result: Result<T, MissingRate>): Result<T, AppError> {
  return result.ok ? result : err(appError('rateMissing', result.error));
}
