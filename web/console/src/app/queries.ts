import { type InvalidateOptions, type InvalidateQueryFilters, MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

export const sessionKey = ['session'] as const;

/** What is being read for the first time when something changes may have been read before the change; TanStack lets such a reading stand, so here it is followed by another. */
class ConsoleQueries extends QueryClient {
  override async invalidateQueries<K extends QueryKey>(filters?: InvalidateQueryFilters<K>, options?: InvalidateOptions): Promise<void> {
    const first = this.getQueryCache()
      .findAll({ ...filters, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined);
    await Promise.all([
      super.invalidateQueries(filters, options),
      ...first.map((query) =>
        query.promise?.then(
          () => super.invalidateQueries({ queryKey: query.queryKey, exact: true }, options),
          () => undefined,
        ),
      ),
    ]);
  }
}

/** The console's query client; a session that ended brings the sign-in page back wherever one is. */
export function createQueries(): QueryClient {
  const endSession = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) queries.setQueryData(sessionKey, null);
  };
  const queries: QueryClient = new ConsoleQueries({
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
