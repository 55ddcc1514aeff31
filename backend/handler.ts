import type { Store, WriteContext } from '#db/store.ts';
import type { contract, MethodName, MethodParsedInput, MethodResult } from '#shared/api/contract.ts';
import type { User } from '#shared/api/methods/vault.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import type { HostName } from './application.ts';
import type { OpenVault } from './vault/openVault.ts';
import type { Vault } from './vault/vault.ts';

/** Methods that run without an open vault. */
export type ClosedMethodName = {
  [M in MethodName]: (typeof contract)[M]['access'] extends 'none' ? M : never;
}[MethodName];
/** Methods that need an open vault. */
export type OpenMethodName = Exclude<MethodName, ClosedMethodName>;

/** What every handler gets. */
export interface HostContext {
  readonly host: HostName;
  readonly directory: string;
  now(): Date;
  /** The calendar date where the user is, `YYYY-MM-DD`. */
  today(): string;
  /** A new identifier, sorted by time (`recordId` of the contract). */
  newId(): string;
}

/** Without an open vault there is no store and no user to speak of; the type says so. */
export interface ClosedContext extends HostContext {
  /** The municipality that the key file names, where there is a vault. */
  readonly municipality: MunicipalityNumber | undefined;
}

/** With an open vault: what the use cases work with. */
export interface HandlerContext extends HostContext {
  readonly store: Store;
  readonly user: User;
  readonly municipality: MunicipalityNumber;
  /** A vault of synthetic people: it takes part in no exchange. */
  readonly isDemo: boolean;
  /** Author and time for `store.write`. */
  writeContext(): WriteContext;
  /** The name of a user of this vault, or of an author elsewhere with the municipality; empty for an id that is nobody's. */
  userName(id: string): string;
}

type Answer<M extends MethodName> = MethodResult<M> | Promise<MethodResult<M>>;

/** Handlers of methods that need an open vault. A module exports `{...} satisfies Handlers<'person.get' | ...>`. */
export type Handlers<M extends OpenMethodName> = {
  readonly [K in M]: (input: MethodParsedInput<K>, context: HandlerContext) => Answer<K>;
};

/** Handlers of methods that run without a vault and do not touch it (a blank form). */
export type ClosedHandlers<M extends ClosedMethodName> = {
  readonly [K in M]: (input: MethodParsedInput<K>, context: ClosedContext) => Answer<K>;
};

/** Handlers that open, close, create and restore the vault itself. */
export type VaultHandlers<M extends ClosedMethodName> = {
  readonly [K in M]: (input: MethodParsedInput<K>, context: ClosedContext & { readonly vault: Vault }) => Answer<K>;
};

/** Handlers that need the open vault's keys, users or clock as well as its store. */
export type OpenVaultHandlers<M extends OpenMethodName> = {
  readonly [K in M]: (
    input: MethodParsedInput<K>,
    context: HandlerContext & { readonly vault: Vault; readonly open: OpenVault },
  ) => Answer<K>;
};

/** Every method of the contract has exactly one handler: a missing one does not compile. */
export type AllHandlers = VaultHandlers<ClosedMethodName> & OpenVaultHandlers<OpenMethodName>;
