import { common } from './nb/common.ts';
import { errors } from './nb/errors.ts';
import { household } from './nb/household.ts';
import { people } from './nb/people.ts';
import { screens } from './nb/screens.ts';
import { shell } from './nb/shell.ts';
import { vault } from './nb/vault.ts';

/** Bokmål: the catalogue whose shape nynorsk must have too. */
export const nb = { common, errors, household, people, screens, shell, vault };

export type Messages = typeof nb;
