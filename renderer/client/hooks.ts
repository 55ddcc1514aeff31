import { keepPreviousData, QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useState } from 'react';
import type { Client, MethodInput, MethodName, MethodOutput, MethodResult } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import { invalidatedBy } from './invalidation.ts';

const ClientContext = createContext<Client | undefined>(undefined);
export const ClientProvider = ClientContext.Provider;

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no client provided');
  return client;
}

/** Carries an expected error through react-query, which knows only exceptions. */
export class ApiFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** Each reading of a case stands in the access log, so nothing is read again merely because a window got the focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 30_000 },
    },
  });
}

export function useApi<M extends MethodName>(
  method: M,
  input: MethodInput<M>,
  options: { enabled?: boolean; keepPrevious?: boolean; staleTime?: number; refetchEvery?: number } = {},
): UseQueryResult<MethodOutput<M>, ApiFailure> {
  const client = useClient();
  return useQuery<MethodOutput<M>, ApiFailure>({
    queryKey: [method, input],
    queryFn: async () => {
      const answer = await client(method, input);
      if (!answer.ok) throw new ApiFailure(answer.error);
      return answer.value;
    },
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.refetchEvery === undefined ? {} : { refetchInterval: options.refetchEvery }),
  });
}

export interface Command<M extends MethodName> {
  run(input: MethodInput<M>): Promise<MethodResult<M>>;
  readonly busy: boolean;
  readonly error: AppError | undefined;
  reset(): void;
}

/** A command with its state, and fresh lists after it. */
export function useCommand<M extends MethodName>(method: M): Command<M> {
  const client = useClient();
  const queries = useQueryClient();
  const [state, setState] = useState<{ busy: boolean; error?: AppError }>({ busy: false });
  const run = useCallback(
    async (input: MethodInput<M>) => {
      setState({ busy: true });
      const answer = await client(method, input);
      setState(answer.ok ? { busy: false } : { busy: false, error: answer.error });
      if (answer.ok) for (const stale of invalidatedBy(method)) void queries.invalidateQueries({ queryKey: [stale] });
      return answer;
    },
    [client, method, queries],
  );
  const reset = useCallback(() => setState({ busy: false }), []);
  return { run, busy: state.busy, error: state.error, reset };
}
