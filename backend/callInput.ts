import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The largest input that a call may carry, in bytes of JSON. The contract's largest field, a coat of arms, is 1.5 MB. */
export const maxInputBytes = 4 * 1024 * 1024;

export const tooLarge = (): Result<never, AppError> => err(appError('tooLarge', { maxBytes: maxInputBytes }));

/** An input that is no JSON at all, in the contract's own words. */
export const badInput = (reason: string): Result<never, AppError> =>
  err(appError('invalidInput', { issues: [{ path: '', reason }] }));

export function parseInput(text: string): Result<unknown, AppError> {
  if (Buffer.byteLength(text) > maxInputBytes) return tooLarge();
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return badInput('json');
  }
}
