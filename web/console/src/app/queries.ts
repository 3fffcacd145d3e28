import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

export const sessionKey = ['session'] as const;

/** The console's query client; a session that ended brings the sign-in page back wherever one is. */
export function createQueries(): QueryClient {
  const endSession = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) queries.setQueryData(sessionKey, null);
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: endSession }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.signsIn !== true) endSession(error);
      },
    }),
    defaultOptions: { queries: { staleTime: 15_000, retry: shouldRetry, refetchOnWindowFocus: true } },
  });
  return queries;
}

function shouldRetry(failures: number, error: Error): boolean {
  const transient = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return transient && failures < 2;
}
