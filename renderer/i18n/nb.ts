import { benefits } from './nb/benefits.ts';
import { common } from './nb/common.ts';
import { consents } from './nb/consentsScreen.ts';
import { contracts } from './nb/contractsScreen.ts';
import { errors } from './nb/errors.ts';
import { establishment } from './nb/establishmentScreen.ts';
import { exchange } from './nb/exchange.ts';
import { fillable } from './nb/fillable.ts';
import { household } from './nb/household.ts';
import { papers } from './nb/papersScreen.ts';
import { people } from './nb/people.ts';
import { rates } from './nb/rates.ts';
import { screens } from './nb/screens.ts';
import { shell } from './nb/shell.ts';
import { stateGrants } from './nb/stateGrants.ts';
import { vault } from './nb/vault.ts';

/** Bokmål: the catalogue whose shape nynorsk must have too. */
export const nb = {
  common,
  errors,
  household,
  people,
  screens,
  shell,
  vault,
  papers,
  consents,
  contracts,
  establishment,
  benefits,
  stateGrants,
  rates,
  fillable,
  exchange,
};

export type Messages = typeof nb;
