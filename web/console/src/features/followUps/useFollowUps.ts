import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';

const followUpsKey = ['followUps'] as const;

export interface FollowUpFilter {
  state: string;
  page: number;
  size: number;
}

export function useFollowUps(filter: FollowUpFilter) {
  return useQuery({
    queryKey: [...followUpsKey, filter],
    queryFn: ({ signal }) => body(api.GET('/api/follow-ups', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useFinishFollowUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) => done(api.POST('/api/follow-ups/{id}/done', { params: { path: { id } }, body: { note } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: followUpsKey }),
  });
}
