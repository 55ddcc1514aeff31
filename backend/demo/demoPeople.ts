import { demoFamilies } from './demoFamilies.ts';
import { demoOthers } from './demoOthers.ts';
import type { DemoPerson } from './situations.ts';

/** Everybody in the demo vault. Nobody has these names, numbers, addresses and telephones. */
export const demoPeople: readonly DemoPerson[] = [...demoFamilies, ...demoOthers];
