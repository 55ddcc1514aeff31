import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { desktop } from '../../client/desktop.ts';
import { paths } from '../../paths.ts';

/**
 * The package that was double-clicked (desktop only): its path is held here, in memory, since an address must not carry one.
 * It is asked for when the page comes and whenever another one is opened.
 */
let path: string | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function take(): Promise<void> {
  const taken = (await desktop?.takePackage()) ?? null;
  if (taken === null) return;
  path = taken;
  for (const listener of listeners) listener();
}

void take();
desktop?.onPackage(() => void take());

export const useOpenedPackage = (): string | null => useSyncExternalStore(subscribe, () => path);

/** Goes to a package that was opened, from wherever one is; what is typed there is kept. */
export function useGoToOpenedPackage(): void {
  const opened = useOpenedPackage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const arrived = useRef<string>(null);
  useEffect(() => {
    if (opened !== null) void navigate(paths.readPackagePage);
  }, [opened, navigate]);
  useEffect(() => {
    if (pathname === paths.readPackagePage) arrived.current = opened;
    // Whoever goes on to something else is done with it.
    else if (opened !== null && arrived.current === opened) letOpenedPackageGo(opened);
  }, [pathname, opened]);
}

/** `done`: the one that somebody is done with. Another that was opened meanwhile stays. */
export function letOpenedPackageGo(done: string): void {
  if (path !== done) return;
  path = null;
  for (const listener of listeners) listener();
}
