import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { TopicState } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';

const topicsKey = ['topics'] as const;

export interface TopicFilter {
  query?: string;
  department?: string;
  state?: TopicState;
  days: number;
  page: number;
  size: number;
  sort: string;
}

/** Topics of a period; asked for again whenever the server has grouped questions or counted answers anew. */
export function useTopics(filter: TopicFilter) {
  const queries = useQueryClient();
  useLiveEvent('topics', () => void queries.invalidateQueries({ queryKey: topicsKey }));
  return useQuery({
    queryKey: [...topicsKey, 'list', filter],
    queryFn: ({ signal }) => body(api.GET('/api/question-clusters', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useTopic(id: string, days: number) {
  return useQuery({
    queryKey: [...topicsKey, 'one', id, days],
    queryFn: ({ signal }) => body(api.GET('/api/question-clusters/{id}', { params: { path: { id }, query: { days } }, signal })),
  });
}

/** Has the questions grouped anew; the live line tells when it is done. */
export function useRefreshTopics() {
  return useMutation({ mutationFn: () => done(api.POST('/api/question-clusters/refresh')) });
}

export function useAssignTopic() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, department }: { id: string; department: string | null }) =>
      done(api.PUT('/api/question-clusters/{id}/department', { params: { path: { id } }, body: { department } })),
    onSettled: () => queries.invalidateQueries({ queryKey: topicsKey }),
  });
}

/** Drafts an answer of a topic, or finds the one drafted before; gives its id. */
export function useDraftTopic() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await body(api.POST('/api/question-clusters/{id}/draft', { params: { path: { id } } }))).answerId,
    onSettled: () => queries.invalidateQueries({ queryKey: topicsKey }),
  });
}
