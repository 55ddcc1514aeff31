import type { MethodOutput } from '#shared/api/contract.ts';
import { useApi } from '../../client/hooks.ts';

export type Installation = MethodOutput<'installation.get'>;

/** This installation as the exchange sees it; undefined until it is known. */
export function useInstallation(): Installation | undefined {
  return useApi('installation.get', {}).data;
}

/** Whether this is the coordinator's installation; false until it is known. */
export function useIsCoordinator(): boolean {
  return useInstallation()?.installation?.role === 'coordinator';
}
