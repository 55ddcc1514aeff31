import type { AppError } from '#shared/api/errors.ts';
import type { FormValues } from '#shared/forms/form.ts';
import type { Result } from '#shared/result.ts';
import { writable } from '../forms/writable.ts';
import type { HandlerContext } from '../handler.ts';

/** One thing that somebody did, so many days ago; minutes after eight put the same day's acts in order. */
export interface Step {
  readonly days: number;
  readonly minutes: number;
  /** Done by the vault's owner; other work is shared. */
  readonly byOwner?: true;
  readonly run: (context: HandlerContext) => void | Promise<void>;
}

/** The demo's own data breaks no rule; where it does, that is a fault of ours. */
export function must<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value;
  throw new Error(`the demo was refused: ${JSON.stringify(result.error)}`);
}

export const writableValues = (values: FormValues) =>
  Object.fromEntries(Object.entries(values).map(([path, value]) => [path, writable(value)]));
