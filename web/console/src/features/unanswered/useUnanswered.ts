import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { useMay } from '../session/useSession';

const unansweredKey = ['unanswered'] as const;
const countKey = ['unanswered', 'count'] as const;

/** Which questions: those nothing fitted, or those with an answer that did not help. */
export type Mark = 'unanswered' | 'badlyRated';

export interface UnansweredFilter {
  query?: string;
  mark?: Mark;
  page: number;
  size: number;
  sort: string;
}

export function useUnanswered(filter: UnansweredFilter) {
  return useQuery({
    queryKey: [...unansweredKey, 'list', filter],
    queryFn: ({ signal }) => body(api.GET('/api/unanswered', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** How many questions still have no answer, kept current by the live line. */
export function useUnansweredCount(): number {
  const queries = useQueryClient();
  useLiveEvent('unanswered', () => void queries.invalidateQueries({ queryKey: unansweredKey }));
  const mayRead = useMay('readQuestions');
  const count = useQuery({
    enabled: mayRead,
    queryKey: countKey,
    queryFn: async ({ signal }) => (await body(api.GET('/api/unanswered', { params: { query: { page: 1, size: 1 } }, signal }))).total,
    staleTime: 5 * 60_000,
  });
  return count.data ?? 0;
}

export function useDismiss() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => done(api.POST('/api/unanswered/{id}/dismiss', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: unansweredKey }),
  });
}
