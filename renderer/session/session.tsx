import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { isMethodName, methodOf } from '#shared/api/contract.ts';
import type { VaultStatus } from '#shared/api/methods/vault.ts';
import { desktop } from '../client/desktop.ts';
import { useApi, useClient } from '../client/hooks.ts';
import { DraftStore } from './drafts.ts';
import { flushAll, registerFlush } from './flush.ts';

export type OpenVault = Extract<VaultStatus, { state: 'open' }>;

interface SessionState {
  readonly status: ReturnType<typeof useApi<'vault.status'>>;
  /** Puts what a vault method answered in the place of the status that the screens go by. */
  readonly setStatus: (status: VaultStatus) => void;
  /** As `setStatus`, after a backup was put in the vault's place: the lock screen then tells that it was. */
  readonly setRestored: (status: VaultStatus) => void;
  readonly restored: boolean;
  /** Puts all typing into the vault, then locks it. */
  readonly lock: (reason: 'byUser' | 'idle') => Promise<void>;
  readonly draftsOf: (userId: string) => DraftStore;
}

const SessionContext = createContext<SessionState | undefined>(undefined);

/** Knows whether the vault is open, and empties the screen's memory of personal data when it is not. */
export function SessionProvider(props: { children: ReactNode }) {
  const client = useClient();
  const queries = useQueryClient();
  const status = useApi('vault.status', {}, { staleTime: Number.POSITIVE_INFINITY });
  const stores = useRef(new Map<string, DraftStore>());

  const [restored, tellRestored] = useState(false);

  const setStatus = useCallback(
    (next: VaultStatus) => {
      if (next.state === 'open') tellRestored(false);
      if (next.state !== 'open') {
        queries.removeQueries({ predicate: (query) => needsOpenVault(query.queryKey[0]) });
      }
      queries.setQueryData(['vault.status', {}], next);
    },
    [queries],
  );

  const setRestored = useCallback(
    (next: VaultStatus) => {
      setStatus(next);
      tellRestored(true);
    },
    [setStatus],
  );

  const lock = useCallback(
    async (reason: 'byUser' | 'idle') => {
      await flushAll();
      const answer = await client('vault.lock', { reason });
      if (answer.ok) setStatus(answer.value);
    },
    [client, setStatus],
  );

  const draftsOf = useCallback(
    (userId: string) => {
      const known = stores.current.get(userId);
      if (known) return known;
      const made = new DraftStore(client);
      stores.current.set(userId, made);
      return made;
    },
    [client],
  );

  // The vault can be locked from elsewhere (another window, sleep, the backend's own clock): any refusal tells.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        if (event.query.queryKey[0] !== 'vault.status' && event.action.error.message === 'vaultLocked') {
          void status.refetch();
        }
      }),
    [queries, status.refetch],
  );
  useEffect(() => desktop?.onLocked(() => void status.refetch()), [status.refetch]);
  useEffect(() => {
    if (status.data && status.data.state !== 'open') setStatus(status.data);
  }, [status.data, setStatus]);

  const state = useMemo(
    () => ({ status, setStatus, setRestored, restored, lock, draftsOf }),
    [status, setStatus, setRestored, restored, lock, draftsOf],
  );
  return <SessionContext value={state}>{props.children}</SessionContext>;
}

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('no session provided');
  return state;
}

/** What was read from the open vault. What can be read before it (status, backups) is being read by the lock screen. */
function needsOpenVault(method: unknown): boolean {
  return typeof method === 'string' && isMethodName(method) && methodOf(method).access !== 'none';
}

const OpenVaultContext = createContext<(OpenVault & { drafts: DraftStore }) | undefined>(undefined);

/** Everything below it can count on an open vault; drafts that a lock overtook are sent first. */
export function OpenVaultProvider(props: { vault: OpenVault; children: ReactNode }) {
  const { draftsOf } = useSession();
  const { vault } = props;
  const drafts = draftsOf(vault.user.id);
  useEffect(() => {
    void drafts.flush();
    return registerFlush(drafts.flush);
  }, [drafts]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!drafts.dirty) return;
      void drafts.flush();
      event.preventDefault();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') void drafts.flush();
    };
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [drafts]);
  const state = useMemo(() => ({ ...vault, drafts }), [vault, drafts]);
  return <OpenVaultContext value={state}>{props.children}</OpenVaultContext>;
}

export function useVault(): OpenVault & { drafts: DraftStore } {
  const vault = useContext(OpenVaultContext);
  if (!vault) throw new Error('the vault is not open here');
  return vault;
}

/** Below it is a case that was handed over: everybody sees it as a reader does (the application refuses the write too). */
const ReadOnlyCaseContext = createContext(false);
export const ReadOnlyCase = ReadOnlyCaseContext.Provider;

/** Whether the signed-in user may change anything: readers see the same screens without the buttons. */
export function useMayWrite(): boolean {
  const readOnly = useContext(ReadOnlyCaseContext);
  return useVault().user.role !== 'reader' && !readOnly;
}
