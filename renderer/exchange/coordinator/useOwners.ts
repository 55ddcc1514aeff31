import { useApi } from '../../client/hooks.ts';
import { useIsCoordinator } from '../members/useInstallation.ts';

/** Whose these cases are, by person: at the coordinator's only. Undefined elsewhere, where they are nearly all one's own. */
export function useOwners(personIds: readonly string[]): ReadonlyMap<string, string> | undefined {
  const isCoordinator = useIsCoordinator();
  const { data } = useApi(
    'coordinator.owners',
    { personIds: personIds.slice(0, 500) },
    { enabled: isCoordinator && personIds.length > 0, keepPrevious: true },
  );
  if (!isCoordinator) return undefined;
  return new Map((data?.owners ?? []).map(({ personId, municipality }) => [personId, municipality]));
}
