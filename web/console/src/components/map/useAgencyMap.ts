import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';

/** Middle, sketch and tiles of the agency's map; they hardly ever change. */
export function useAgencyMap() {
  return useQuery({ queryKey: ['map'], queryFn: ({ signal }) => body(api.GET('/api/map', { signal })), staleTime: Infinity });
}
