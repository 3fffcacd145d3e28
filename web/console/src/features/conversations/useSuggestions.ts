import { useMutation, useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Conversation } from '../../api/types';
import { useModelUse } from '../accounts/useModelUse';
import { useMay } from '../session/useSession';

/** The approved answers nearest to what the citizen asked last; asked for again when something was said. */
export function useSuggestions({ id, lastAt }: Conversation) {
  const mayReply = useMay('reply');
  return useQuery({
    enabled: mayReply,
    queryKey: ['conversations', 'suggestions', id, lastAt],
    queryFn: ({ signal }) => body(api.GET('/api/conversations/{id}/suggestions', { params: { path: { id } }, signal })),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Has the model word a reply; undefined where it may not. */
export function useDraftReply(conversationId: string) {
  const model = useModelUse().data;
  const draft = useMutation({
    mutationFn: () => body(api.POST('/api/conversations/{id}/draft', { params: { path: { id: conversationId } } })),
  });
  return model?.isConfigured === true && model.use !== 'off' ? draft : undefined;
}
