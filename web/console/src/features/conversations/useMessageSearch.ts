import { useInfiniteQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';

const pageSize = 20;

/** Everything that was ever said with these words in it, newest first. */
export function useMessageSearch(query: string | undefined) {
  return useInfiniteQuery({
    enabled: query !== undefined,
    queryKey: ['messages', 'search', query],
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/messages/search', { params: { query: { query, cursor: pageParam, limit: pageSize } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Words without a letter in them are nothing to look for, and asking again does not change it.
    retry: false,
  });
}
