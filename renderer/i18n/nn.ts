import type { Messages } from './nb.ts';
import { common } from './nn/common.ts';
import { errors } from './nn/errors.ts';
import { household } from './nn/household.ts';
import { people } from './nn/people.ts';
import { screens } from './nn/screens.ts';
import { shell } from './nn/shell.ts';
import { vault } from './nn/vault.ts';

/** Nynorsk, complete: a missing text does not compile. */
export const nn: Messages = { common, errors, household, people, screens, shell, vault };
