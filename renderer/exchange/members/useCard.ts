import { useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import { useClient } from '../../client/hooks.ts';
import { saveFile } from '../../ui/saveFile.ts';

/** A file of this area that is made when it is asked for. */
function useFile(method: 'installation.card' | 'member.exportList') {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const [saved, setSaved] = useState<string>();
  async function save(): Promise<void> {
    setBusy(true);
    setError(undefined);
    const answer = await client(method, {});
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    saveFile(answer.value, 'application/json');
    setSaved(answer.value.fileName);
  }
  return { save, busy, error, saved };
}

/** This installation's identity card, as a file to send to the coordinator. */
export const useCard = () => useFile('installation.card');

/** The member list, as a file to send to those who have none yet. */
export const useListFile = () => useFile('member.exportList');
