import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { useClient } from '../client/hooks.ts';
import { useSession } from '../session/session.tsx';

interface Loaded {
  readonly instance: FormInstance | undefined;
  readonly error: AppError | undefined;
  readonly retry: () => void;
  readonly replace: (instance: FormInstance) => void;
}

/**
 * A filled form, read anew each time its screen is opened: what an earlier reading found is out of date as soon as
 * something is typed, and must never stand in a field.
 */
export function useInstance(formId: string): Loaded {
  const client = useClient();
  const { status } = useSession();
  const refetchStatus = status.refetch;
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<{ formId: string; instance?: FormInstance; error?: AppError }>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is made again when it is counted
  useEffect(() => {
    let current = true;
    void client('form.get', { id: formId }).then((answer) => {
      if (!current) return;
      if (answer.ok) return setFound({ formId, instance: answer.value });
      setFound({ formId, error: answer.error });
      if (answer.error.code === 'vaultLocked') void refetchStatus();
    });
    return () => {
      current = false;
    };
  }, [client, formId, attempt, refetchStatus]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const replace = useCallback((instance: FormInstance) => setFound({ formId: instance.id, instance }), []);
  const shown = found?.formId === formId ? found : undefined;
  return { instance: shown?.instance, error: shown?.error, retry, replace };
}
