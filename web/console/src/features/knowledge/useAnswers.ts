import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Answer, AnswerDraft, BulkRequest } from '../../api/types';

const answersKey = ['answers'] as const;

export interface AnswerFilter {
  query?: string;
  status?: string;
  kind?: string;
  department?: string;
  sort: string;
  page: number;
  size: number;
}

export function useAnswers(filter: AnswerFilter) {
  return useQuery({
    queryKey: [...answersKey, 'list', filter],
    queryFn: ({ signal }) => body(api.GET('/api/answers', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useAnswer(id: string | undefined) {
  return useQuery({
    queryKey: [...answersKey, 'one', id],
    queryFn: ({ signal }) => body(api.GET('/api/answers/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    // Read when the editor opens and then left alone: a version somebody else saved meanwhile must end in a conflict,
    // not slip under half-edited fields.
    staleTime: 'static',
    gcTime: 0,
  });
}

export function useDepartments() {
  return useQuery({ queryKey: ['departments'], queryFn: ({ signal }) => body(api.GET('/api/departments', { signal })), staleTime: 10 * 60_000 });
}

/** Creates an answer, or changes the one given; a version someone else replaced meanwhile is refused by the server. */
export function useSaveAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ existing, draft }: { existing?: Answer; draft: AnswerDraft }): Promise<Answer> =>
      existing
        ? body(api.PUT('/api/answers/{id}', { params: { path: { id: existing.id } }, body: { ...draft, version: existing.version } }))
        : body(api.POST('/api/answers', { body: draft })),
    onSuccess: (answer) => {
      keepOpen(queries, answer);
      return queries.invalidateQueries({ queryKey: [...answersKey, 'list'] });
    },
  });
}

/** Does one thing to many answers; the report says of each how it fared. */
export function useChangeMany() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: BulkRequest) => body(api.POST('/api/answers/bulk', { body: request })),
    onSettled: () => queries.invalidateQueries({ queryKey: answersKey }),
  });
}

/** Only for the editor that is open: whoever opens it later reads what has become of the answer by then. */
function keepOpen(queries: QueryClient, answer: Answer): void {
  queries.setQueryData<Answer>([...answersKey, 'one', answer.id], (open) => open && answer);
}

export type AnswerStep = 'submit' | 'approve' | 'return' | 'retire';

export function useAnswerStep() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ answer, step, reason }: { answer: Answer; step: AnswerStep; reason?: string }): Promise<Answer> =>
      body(api.POST(`/api/answers/{id}/${step}`, { params: { path: { id: answer.id } }, body: { version: answer.version, reason } })),
    onSuccess: (answer) => {
      keepOpen(queries, answer);
      return queries.invalidateQueries({ queryKey: [...answersKey, 'list'] });
    },
  });
}

/** Every version of an answer, newest first; asked for again with every new one. */
export function useVersions(answer: Answer) {
  return useQuery({
    queryKey: [...answersKey, 'versions', answer.id, answer.version],
    queryFn: ({ signal }) => body(api.GET('/api/answers/{id}/versions', { params: { path: { id: answer.id } }, signal })),
  });
}

/** Approved answers that run out, the most urgent first. */
export function useAnswerTasks(filter: { department?: string; page: number; size: number }) {
  return useQuery({
    queryKey: [...answersKey, 'list', 'tasks', filter],
    queryFn: ({ signal }) => body(api.GET('/api/answers/tasks', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * 60_000,
  });
}

/** How many answers wait for a second person. */
export function useReviewCount(): number {
  return useAnswers({ status: 'review', sort: 'updatedAt', page: 1, size: 1 }).data?.total ?? 0;
}

/** Which steps an answer can take from where it is. */
export function stepsFrom(status: Answer['status']): AnswerStep[] {
  if (status === 'draft') return ['submit', 'retire'];
  if (status === 'review') return ['return', 'approve'];
  return status === 'approved' ? ['retire'] : ['return'];
}
