import { useCallback, useEffect, useState } from 'react';
import { useDraft } from './useDraft.ts';

type FormFields = Record<string, string | boolean>;

export interface DraftForm<T extends FormFields> {
  readonly form: T;
  change(part: Partial<T>): void;
  /** It was saved, or is not wanted: back to the beginning, or to what is to stand there now. */
  clear(to?: T): void;
}

/**
 * A small form whose typing is kept in the vault under a key, so that a lock, a crash or a refused save loses nothing.
 * Undefined until the vault has said whether there was something. A key must not hold anything about a person but ids.
 */
export function useDraftForm<T extends FormFields>(key: string, initial: T): DraftForm<T> | undefined {
  const draft = useDraft(key);
  const [form, setForm] = useState<T>();
  const { found, put, discard } = draft;

  useEffect(() => {
    if (found === undefined) return;
    setForm((present) => present ?? restored(initial, found ?? {}));
  }, [found, initial]);

  const change = useCallback(
    (part: Partial<T>) => {
      setForm((present) => {
        const next = { ...(present ?? initial), ...part };
        put({ ...next });
        return next;
      });
    },
    [initial, put],
  );
  const clear = useCallback(
    (to: T = initial) => {
      setForm(to);
      void discard();
    },
    [initial, discard],
  );

  return form === undefined ? undefined : { form, change, clear };
}

/** What was kept, as far as it fits the form of today. */
function restored<T extends FormFields>(initial: T, found: Record<string, unknown>): T {
  const kept = Object.entries(initial).map(([key, value]) => {
    const held = found[key];
    return [key, typeof held === typeof value ? held : value];
  });
  return Object.fromEntries(kept) as T;
}
