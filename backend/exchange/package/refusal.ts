import { type AppError, appError, type ErrorCode } from '#shared/api/errors.ts';

/**
 * How a package is refused from deep inside a stream: thrown by these modules, and turned into a value where they are
 * entered. Nothing else is expected to be thrown.
 */
export class Refusal extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

export type DamagedWhy = Extract<AppError, { code: 'packageDamaged' }>['params']['why'];

export const damaged = (why: DamagedWhy): Refusal => new Refusal(appError('packageDamaged', { why }));

export const refused = (code: Extract<ErrorCode, 'packageNotDalsam' | 'packageNotForUs' | 'packageForged'>): Refusal =>
  new Refusal(appError(code, {}));

/** Ends the work once its user has cancelled it. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal(appError('cancelled', {}));
}
