import type { z } from 'zod';
import type { Result } from '../result.ts';
import type { AppError } from './errors.ts';
import type { Method } from './method.ts';
import { benefitsMethods } from './methods/benefits.ts';
import { calculationMethods } from './methods/calculations.ts';
import { consentsMethods } from './methods/consents.ts';
import { contractsMethods } from './methods/contracts.ts';
import { establishmentMethods } from './methods/establishment.ts';
import { exchangeMethods } from './methods/exchange.ts';
import { fillableMethods } from './methods/fillable.ts';
import { formMethods } from './methods/forms.ts';
import { papersMethods } from './methods/papers.ts';
import { personMethods } from './methods/people.ts';
import { ratesMethods } from './methods/rates.ts';
import { stateGrantsMethods } from './methods/stateGrants.ts';
import { vaultMethods } from './methods/vault.ts';

/** Raised when a method changes in a way that a script could notice. */
export const contractVersion = 1;

/** Every method of the application: the one list that the desktop, browser and command-line hosts serve. */
export const contract = {
  ...vaultMethods,
  ...personMethods,
  ...formMethods,
  ...calculationMethods,
  ...papersMethods,
  ...consentsMethods,
  ...contractsMethods,
  ...establishmentMethods,
  ...benefitsMethods,
  ...stateGrantsMethods,
  ...ratesMethods,
  ...fillableMethods,
  ...exchangeMethods,
} as const;

export type MethodName = keyof typeof contract;
export type MethodInput<M extends MethodName> = z.input<(typeof contract)[M]['input']>;
/** Input after defaults were filled in: what a handler gets. */
export type MethodParsedInput<M extends MethodName> = z.output<(typeof contract)[M]['input']>;
export type MethodOutput<M extends MethodName> = z.output<(typeof contract)[M]['output']>;
export type MethodResult<M extends MethodName> = Result<MethodOutput<M>, AppError>;

export const methodNames = Object.keys(contract) as MethodName[];

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

export function methodOf(name: MethodName): Method {
  return contract[name];
}

/** What the renderer holds: the one way from the screen to the application. */
export type Client = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<MethodResult<M>>;
