import type { Messages } from './nb.ts';
import { benefits } from './nn/benefits.ts';
import { common } from './nn/common.ts';
import { consents } from './nn/consentsScreen.ts';
import { contracts } from './nn/contractsScreen.ts';
import { errors } from './nn/errors.ts';
import { establishment } from './nn/establishmentScreen.ts';
import { exchange } from './nn/exchange.ts';
import { fillable } from './nn/fillable.ts';
import { household } from './nn/household.ts';
import { papers } from './nn/papersScreen.ts';
import { people } from './nn/people.ts';
import { rates } from './nn/rates.ts';
import { screens } from './nn/screens.ts';
import { shell } from './nn/shell.ts';
import { stateGrants } from './nn/stateGrants.ts';
import { vault } from './nn/vault.ts';

/** Nynorsk, complete: a missing text does not compile. */
export const nn: Messages = {
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
