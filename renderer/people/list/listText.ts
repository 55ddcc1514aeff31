import { useEffect, useState } from 'react';
import { useVault } from '../../session/session.tsx';

/** What was searched for last, in memory only and per user: back from a person's page, the list is as it was. */
const remembered = new WeakMap<object, string>();

export function useListText(): [string, (text: string) => void] {
  const { drafts } = useVault();
  const [text, setText] = useState(() => remembered.get(drafts) ?? '');
  useEffect(() => {
    remembered.set(drafts, text);
  }, [drafts, text]);
  return [text, setText];
}
