import { useCallback, useEffect, useState } from 'react';
import { formatClock } from '../i18n/format.ts';
import type { DraftContent, DraftState } from './drafts.ts';
import { useVault } from './session.tsx';

export interface Draft {
  /** `undefined` while it is being looked up, null when there is none. */
  readonly found: DraftContent | null | undefined;
  readonly state: DraftState;
  /** When the vault last took it, `14.05`. */
  readonly time: string;
  put(content: DraftContent): void;
  discard(): Promise<void>;
}

/** A draft of this user under a key, kept in the encrypted vault while it is typed. */
export function useDraft(key: string): Draft {
  const { drafts } = useVault();
  const [found, setFound] = useState<DraftContent | null>();
  const [{ state, time }, setState] = useState<{ state: DraftState; time: string }>({ state: 'clean', time: '' });

  useEffect(() => {
    let current = true;
    setFound(undefined);
    void drafts.get(key).then((content) => {
      if (current) setFound(content);
    });
    const unsubscribe = drafts.subscribe(key, (next) => setState({ state: next, time: formatClock(new Date()) }));
    return () => {
      current = false;
      unsubscribe();
    };
  }, [drafts, key]);

  const put = useCallback((content: DraftContent) => drafts.put(key, content), [drafts, key]);
  const discard = useCallback(() => drafts.discard(key), [drafts, key]);
  return { found, state, time, put, discard };
}
