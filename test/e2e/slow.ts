import { importCollection } from '#backend/exchange/coordinator/collect.ts';
import { packageContext } from '#backend/exchange/packages/handlers.ts';
import { importPackage } from '#backend/exchange/packages/import.ts';
import { incomingPath } from '#backend/exchange/packages/incoming.ts';
import { watched } from '#backend/exchange/packages/running.ts';
import type { HandlerContext } from '#backend/handler.ts';
import { handlers } from '#backend/handlers.ts';

/**
 * A machine on which reading in takes as long as it takes somebody to press the button that stops it: the work itself, and the
 * stopping, are the application's own.
 */
export function slowHandlers() {
  const slow = { isOn: false };
  const untilStopped = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      // A test that has failed before it pressed the button.
      setTimeout(resolve, 30_000).unref();
    });
  const own: typeof handlers = {
    ...handlers,
    'package.import': (input, context) =>
      slow.isOn
        ? watched(context.directory, input.operation, async (watch) => {
            await untilStopped(watch.signal);
            const path = 'path' in input.file ? input.file.path : mustPath(context, input.file.incoming);
            const imported = await importPackage(packageContext(context), { path, fileHash: input.fileHash, ...watch });
            if (imported.ok) throw new Error('read in, though it was stopped');
            return imported;
          })
        : handlers['package.import'](input, context),
    'coordinator.collectImport': ({ files, operation }, context) =>
      slow.isOn
        ? watched(context.directory, operation, async (watch) => {
            const first = await importCollection(packageContext(context), files.slice(0, 1), watch);
            await untilStopped(watch.signal);
            const rest = await importCollection(packageContext(context), files.slice(1), watch);
            if (!first.ok || !rest.ok) return first.ok ? rest : first;
            return { ok: true, value: { ...rest.value, results: [...first.value.results, ...rest.value.results] } };
          })
        : handlers['coordinator.collectImport']({ files, operation }, context),
  };
  return { handlers: own, slow };
}

function mustPath(context: HandlerContext, incoming: string): string {
  const path = incomingPath(context, incoming);
  if (!path.ok) throw new Error('the upload is not there');
  return path.value;
}
