import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** A query only reads (the HTTP host may not be asked for a command by GET); a command changes something. */
export type MethodKind = 'query' | 'command';

/** What must hold before a method runs. `none`: no vault needed. `vault`: an open vault, with at least this role. */
export type Access = 'none' | 'reader' | 'consultant' | 'coordinator';

export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: MethodKind;
  readonly access: Access;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** The errors of its own; every method can also give `invalidInput`, `internal` and what its access implies. */
  readonly errors: readonly ErrorCode[];
}

export function method<I extends z.ZodType, O extends z.ZodType>(definition: Method<I, O>): Method<I, O> {
  return definition;
}
