import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';

const everyMinute = 60_000;

/** How the roads go now; read anew every minute while somebody looks. */
export function useRoads() {
  return useQuery({ queryKey: ['roads'], queryFn: ({ signal }) => body(api.GET('/api/roads', { signal })), refetchInterval: everyMinute });
}
