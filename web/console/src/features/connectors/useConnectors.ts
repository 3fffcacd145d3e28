import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';

/** How often a page that is open looks again. */
const every = 10_000;

export function useConnectors() {
  return useQuery({ queryKey: ['connectors'], queryFn: ({ signal }) => body(api.GET('/api/connectors', { signal })), refetchInterval: every });
}
