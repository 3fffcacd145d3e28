import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { MessageView } from '../../api/types';
import { patchQuery } from '../../app/live/patchQuery';
import { allMessages, type MessagePages, patchMessages } from './conversationCache';
import { giveBack, useDraftKey } from './drafts';
import { conversationKeys, putConversation } from './useConversations';

const pageSize = 50;

/** A conversation's messages from the newest back. */
export function useMessages(conversationId: string) {
  const query = useInfiniteQuery({
    queryKey: conversationKeys.messages(conversationId),
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/conversations/{id}/messages', { params: { path: { id: conversationId }, query: { before: pageParam, limit: pageSize } }, signal })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.hasMore ? page.items[0]?.seq : undefined),
  });
  const messages = useMemo(() => allMessages(query.data), [query.data]);
  return { ...query, messages };
}

export interface ReplyDraft {
  text: string;
  /** Chosen by the console for one reply; sending it again with the same key cannot send it twice. */
  clientKey: string;
  /** Send although a colleague has the conversation. */
  besideHolder?: boolean;
}

/** Whether trying the very same reply again can help: the server was not reached, or had a problem of its own. */
export function isWorthRetrying(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

/**
 * Sends a reply. What can be sent again as it is stays as a message with a button; anything else comes back into its box to be changed and is told, also when the officer
 * has sent another one since or gone on to the next conversation: callbacks of `mutate` would be silent then.
 */
export function usePost(conversationId: string): (reply: ReplyDraft, onRefused: (error: Error) => void) => void {
  const { mutateAsync } = useSendReply(conversationId);
  const draft = useDraftKey(conversationId);
  return (reply, onRefused) => {
    mutateAsync(reply).catch((error: unknown) => {
      if (!(error instanceof Error) || isWorthRetrying(error)) return;
      giveBack(draft, reply.text);
      onRefused(error);
    });
  };
}

function useSendReply(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: ['reply', conversationId],
    // What did not get there is words of somebody: it waits for them, however long they look elsewhere.
    gcTime: Number.POSITIVE_INFINITY,
    mutationFn: (reply: ReplyDraft) => body(api.POST('/api/conversations/{id}/replies', { params: { path: { id: conversationId } }, body: { besideHolder: false, ...reply } })),
    onSuccess: (message: MessageView) => {
      patchQuery<MessagePages>(queries, conversationKeys.messages(conversationId), (before) => keepNewer(before, message));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: conversationKeys.one(conversationId) }),
  });
}

/** The live line may be faster than the answer to the request; then it already knows how the delivery went. */
function keepNewer(before: MessagePages | undefined, message: MessageView) {
  const known = before?.pages.some((page) => page.items.some((item) => item.id === message.id));
  return known === true ? before : patchMessages(before, message);
}

/** Asks for a message with its numbers in full. The answer is kept nowhere but on the screen that asked. */
export function useReveal(conversationId: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: ({ seq, reason }: { seq: number; reason: string }) => body(api.POST('/api/conversations/{id}/messages/{seq}/reveal', { params: { path: { id: conversationId, seq } }, body: { reason } })),
  });
}

export type ConversationAction = 'take' | 'close';

export function useConversationAction(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: ConversationAction) => body(api.POST(`/api/conversations/{id}/${action}`, { params: { path: { id: conversationId } } })),
    onSuccess: (changed) => putConversation(queries, changed),
    onSettled: () => queries.invalidateQueries({ queryKey: conversationKeys.counts }),
  });
}
