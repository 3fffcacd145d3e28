import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { Phrase, PhraseDraft } from '../../api/types';
import { useMay } from '../session/useSession';

const phrasesKey = ['phrases'] as const;

export function usePhrases() {
  const mayReply = useMay('reply');
  return useQuery({ enabled: mayReply, queryKey: phrasesKey, queryFn: ({ signal }) => body(api.GET('/api/phrases', { signal })), staleTime: 5 * 60_000 });
}

/** Creates a phrase, or changes the one whose id is given. */
export function useSavePhrase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { id?: string; draft: PhraseDraft }): Promise<Phrase> =>
      id === undefined ? body(api.POST('/api/phrases', { body: draft })) : body(api.PUT('/api/phrases/{id}', { params: { path: { id } }, body: draft })),
    onSuccess: () => queries.invalidateQueries({ queryKey: phrasesKey }),
  });
}

export function useDeletePhrase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/phrases/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: phrasesKey }),
  });
}
