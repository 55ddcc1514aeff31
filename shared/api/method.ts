import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** A query only reads (the HTTP host may not be asked for a command by GET); a command changes something. */
export type MethodKind = 'query' | 'command';

/** What must hold before a method runs. `none`: no vault needed. The others: an open vault, with at least this role. */
export type Access = 'none' | 'reader' | 'consultant' | 'coordinator';

export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, A extends Access = Access> {
  readonly kind: MethodKind;
  readonly access: A;
  readonly summary: string;
  /** It has the store for itself: other calls wait until it is over (an import is one transaction, however long). */
  readonly exclusive?: true;
  readonly input: I;
  readonly output: O;
  /** The errors of its own; every method can also give `invalidInput`, `internal` and what its access implies. */
  readonly errors: readonly ErrorCode[];
}

/** Keeps the access as a literal type: which context a handler gets follows from it (backend/handler.ts). */
export function method<I extends z.ZodType, O extends z.ZodType, A extends Access>(
  definition: Method<I, O, A>,
): Method<I, O, A> {
  return definition;
}
