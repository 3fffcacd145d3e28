import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Puts what the live line told into what a query holds. What the query is just reading may be older (its first page, a page further back), so the change is put on top of
 * that once more when it is there; `patch` therefore has to bear being applied twice.
 */
export function patchQuery<T>(queries: QueryClient, queryKey: QueryKey, patch: (before: T | undefined) => T | undefined): void {
  const apply = () => queries.setQueryData<T>(queryKey, patch);
  apply();
  const query = queries.getQueryCache().find({ queryKey, exact: true });
  if (query?.state.fetchStatus !== 'fetching') return;
  // A reading that fails brings nothing older, and one that takes its place begins after the change.
  query.promise?.then(apply, () => undefined);
}
