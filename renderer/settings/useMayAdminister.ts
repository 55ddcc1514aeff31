import { useApi } from '../client/hooks.ts';

/** Whether the signed-in user may change what is for the whole vault (ADR 0023); false until it is known. */
export function useMayAdminister(): boolean {
  return useApi('user.list', {}).data?.mayAdminister ?? false;
}
