import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { MethodInput } from '#shared/api/contract.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { arrivalManners, permits, personStatuses } from '#shared/people/person.ts';

export const intakeStates = ['none', 'draft', 'completed'] as const;
export const sorts = ['name', 'settlementDate', 'changed'] as const;

/** The choices that a list can be narrowed by. */
export const filterChoices = {
  municipality: municipalityNumbers,
  status: personStatuses,
  arrivalManner: arrivalManners,
  permit: permits,
  intake: intakeStates,
} as const;

export type FilterKey = keyof typeof filterChoices;
export const filterKeys = Object.keys(filterChoices) as FilterKey[];
export type Filters = Partial<Record<FilterKey, string>>;

export interface ListState {
  readonly filters: Filters;
  readonly sort: (typeof sorts)[number];
  setFilter(key: FilterKey, value: string): void;
  setSort(sort: string): void;
  clear(): void;
  /** As the search method takes it. */
  readonly query: Omit<MethodInput<'person.search'>, 'text' | 'offset' | 'limit'>;
}

/** Filters live in the address, so going back to the list finds it as it was. What was typed does not: it may be a name. */
export function useFilters(): ListState {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const sort = sorts.find((known) => known === params.get('sort')) ?? 'name';
  const setParam = useCallback(
    (key: string, value: string) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(key);
          else next.set(key, value);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(() => setParams({}, { replace: true }), [setParams]);
  const query = useMemo(() => ({ ...filters, sort }) as ListState['query'], [filters, sort]);
  return { filters, sort, setFilter: setParam, setSort: (value) => setParam('sort', value), clear, query };
}

/** Only known values get through: an address can be edited by hand. */
export function readFilters(params: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const key of filterKeys) {
    const value = params.get(key);
    if (value !== null && (filterChoices[key] as readonly string[]).includes(value)) filters[key] = value;
  }
  return filters;
}
