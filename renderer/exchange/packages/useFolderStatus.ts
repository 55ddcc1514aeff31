import { useEffect } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useMayWrite } from '../../session/session.tsx';

export type FolderStatus = MethodOutput<'folder.status'>;

/** How often the exchange folder is looked at. */
const everyMs = 20_000;

/** What lies in the exchange folder, looked at again and again; undefined until it is known, and for who may only read. */
export function useFolderStatus(): FolderStatus | undefined {
  const mayWrite = useMayWrite();
  return useApi('folder.status', {}, { enabled: mayWrite, refetchEvery: everyMs, staleTime: everyMs / 2 }).data;
}

/** Looks at the folder while the app is open, and takes away what everybody has. Gives how many packages wait for us. */
export function useFolderWatch(): number {
  const { run: tidy } = useCommand('folder.tidy');
  const status = useFolderStatus();
  const removable = status?.state === 'ready' && status.own.some(({ waitsFor }) => waitsFor.length === 0);
  useEffect(() => {
    // What can not be removed now is tried again when the app is opened next.
    if (removable) void tidy({});
  }, [tidy, removable]);
  return status === undefined ? 0 : status.packages.length + status.ready;
}
