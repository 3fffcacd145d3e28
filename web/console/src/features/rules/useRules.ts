import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { AutomaticReplies, KeywordRule, KeywordRuleDraft } from '../../api/types';

const rulesKey = ['rules'] as const;
const repliesKey = (accountId: string) => ['replies', accountId] as const;

export function useRules() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => body(api.GET('/api/keyword-rules', { signal })) });
}

/** Creates a rule, or changes the one whose id is given. */
export function useSaveRule() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { id?: string; draft: KeywordRuleDraft }): Promise<KeywordRule> =>
      id === undefined ? body(api.POST('/api/keyword-rules', { body: draft })) : body(api.PUT('/api/keyword-rules/{id}', { params: { path: { id } }, body: draft })),
    onSuccess: () => queries.invalidateQueries({ queryKey: rulesKey }),
  });
}

export function useDeleteRule() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/keyword-rules/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: rulesKey }),
  });
}

export function useReplies(accountId: string) {
  return useQuery({
    queryKey: repliesKey(accountId),
    queryFn: ({ signal }) => body(api.GET('/api/accounts/{id}/replies', { params: { path: { id: accountId } }, signal })),
    staleTime: 'static',
    gcTime: 0,
  });
}

export function useSaveReplies(accountId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (replies: AutomaticReplies) => body(api.PUT('/api/accounts/{id}/replies', { params: { path: { id: accountId } }, body: replies })),
    onSuccess: (saved) => queries.setQueryData(repliesKey(accountId), saved),
  });
}
