import type { HandlerContext } from '../handler.ts';
import { allRates } from '../rates/allRates.ts';
import type { GrantBasis } from './personGrants.ts';
import { grantSettings } from './settings.ts';

/** Rates, rules and today's date as they are now. */
export const grantBasis = (context: HandlerContext): GrantBasis => ({
  store: context.store,
  municipality: context.municipality,
  rates: allRates(context.store),
  settings: grantSettings(context.store),
  today: context.today(),
});
