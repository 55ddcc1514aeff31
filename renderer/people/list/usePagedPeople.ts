import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MethodInput } from '#shared/api/contract.ts';
import type { PersonListItem } from '#shared/api/methods/people.ts';
import { ApiFailure, useClient } from '../../client/hooks.ts';

export const pageSize = 100;

/**
 * People by position in the list, fetched a page at a time as they come into view: a register of a hundred thousand
 * never leaves the database as a whole. The first page gives the total.
 */
export function usePagedPeople(query: Omit<MethodInput<'person.search'>, 'offset' | 'limit'>) {
  const client = useClient();
  const [wanted, setWanted] = useState<readonly number[]>([]);
  const page = (number: number) => ({
    queryKey: ['person.search', { ...query, offset: number * pageSize, limit: pageSize }],
    queryFn: async () => {
      const answer = await client('person.search', { ...query, offset: number * pageSize, limit: pageSize });
      if (!answer.ok) throw new ApiFailure(answer.error);
      return answer.value;
    },
  });
  const first = useQuery({ ...page(0), placeholderData: keepPreviousData });
  const others = wanted.filter((number) => number > 0);
  const rest = useQueries({ queries: others.map(page) });

  const pages = useMemo(() => {
    const known = new Map<number, readonly PersonListItem[]>();
    if (first.data) known.set(0, first.data.people);
    rest.forEach((result, index) => {
      const number = others[index];
      if (result.data && number !== undefined) known.set(number, result.data.people);
    });
    return known;
  }, [first.data, rest, others]);

  return {
    total: first.data?.total ?? 0,
    totalIsExact: first.data?.totalIsExact ?? true,
    error: first.error instanceof ApiFailure ? first.error.error : undefined,
    isLoading: first.isPending,
    /** The list shown is of the question before: the answer is on its way. */
    isOld: first.isPlaceholderData,
    at: (index: number): PersonListItem | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    /** Tells which positions are in view; pages outside are let go. */
    show: (from: number, to: number) => {
      const next: number[] = [];
      for (let number = Math.floor(from / pageSize); number <= Math.floor(to / pageSize); number += 1)
        next.push(number);
      setWanted((before) => (before.join() === next.join() ? before : next));
    },
  };
}
