import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { ModelUse } from '../../api/types';

const modelKey = ['model'] as const;

/** What the agency lets a language model do, and whether the server knows one. */
export function useModelUse() {
  return useQuery({ queryKey: modelKey, queryFn: ({ signal }) => body(api.GET('/api/model', { signal })), staleTime: 5 * 60_000 });
}

export function useChangeModelUse() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (use: ModelUse) => body(api.PUT('/api/model', { body: { use } })),
    onSuccess: (changed) => queries.setQueryData(modelKey, changed),
  });
}
