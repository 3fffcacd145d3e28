import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { useLiveEvent } from '../../app/live/LiveProvider';

/**
 * Whether a reply that WeChat does not let through as usual goes as a one-time subscription message (一次性订阅消息). Asked only then, and again
 * when something happens in the conversation: the citizen may have allowed one, and sending spends it.
 */
export function useOneTimeWay(conversationId: string, isShut: boolean): boolean {
  const queries = useQueryClient();
  const queryKey = ['conversations', 'replyWay', conversationId];
  const way = useQuery({
    enabled: isShut,
    queryKey,
    queryFn: ({ signal }) => body(api.GET('/api/conversations/{id}/reply-way', { params: { path: { id: conversationId } }, signal })),
  });
  useLiveEvent('conversation', (changed) => {
    if (changed.id === conversationId) void queries.invalidateQueries({ queryKey });
  });
  return isShut && way.data?.byOneTimeMessage === true;
}
