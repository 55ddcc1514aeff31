import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';

export type HostName = 'desktop' | 'browser' | 'cli' | 'test';

/**
 * The application without a window: one per process, one vault directory. Every host is a thin layer over `dispatch`.
 */
export interface Application {
  /** Checks the input against the contract, runs the handler, checks the output. Never throws. */
  dispatch(method: string, input: unknown): Promise<Result<unknown, AppError>>;
  /** Locks the vault (with its backup) and lets go of the directory. */
  close(): Promise<void>;
}
