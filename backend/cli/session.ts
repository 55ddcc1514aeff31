import { isMethodName, type MethodInput, type MethodName, type MethodResult, methodOf } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, type Result } from '#shared/result.ts';
import type { Application } from '../application.ts';
import type { CliIo } from './io.ts';
import { readPassphrase } from './passphrase.ts';

/** Runs one job with an application, and lets go of the vault whatever happens. */
export async function withApplication<T>(
  io: CliIo,
  directory: string,
  job: (application: Application) => Promise<T>,
): Promise<T> {
  const application = io.createApplication(directory);
  try {
    return await job(application);
  } finally {
    await application.close();
  }
}

/** `dispatch` with the types of the contract, for the commands that know which method they call. */
export async function callTyped<M extends MethodName>(
  application: Application,
  method: M,
  input: MethodInput<M>,
): Promise<MethodResult<M>> {
  return (await application.dispatch(method, input)) as MethodResult<M>;
}

/** Signs in first when the method needs an open vault. */
export async function callUnlocked(
  io: CliIo,
  directory: string,
  method: string,
  input: unknown,
): Promise<Result<unknown, AppError>> {
  if (!isMethodName(method)) return err(appError('unknownMethod', { method: method.slice(0, 100) }));
  const passphrase = methodOf(method).access === 'none' ? undefined : await readPassphrase(io);
  return withApplication(io, directory, async (application) => {
    if (passphrase !== undefined) {
      const unlocked = await callTyped(application, 'vault.unlock', { passphrase });
      if (!unlocked.ok) return unlocked;
    }
    return application.dispatch(method, input);
  });
}
