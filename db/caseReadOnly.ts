import type { AppError } from '#shared/api/errors.ts';

/**
 * A write in a case that belongs to another municipality now: thrown by `Writer`, before anything of the act is kept, and
 * answered by the application with the error that it carries.
 */
export class CaseReadOnly extends Error {
  readonly refusal: AppError;

  constructor(refusal: AppError) {
    super('the case is read-only here');
    this.refusal = refusal;
  }
}
