import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { api, body, done } from '../../api/client';
import type { Conversation } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { patchQuery } from '../../app/live/patchQuery';
import { useMay } from '../session/useSession';
import { type ConversationPages, type ListFilter, type MessagePages, patchList, patchMessages } from './conversationCache';

const pageSize = 50;
/** At most one refresh of the counts in this time, however many messages arrive. */
const countsPause = 1000;
const dueRefresh = 60_000;

export const conversationKeys = {
  lists: ['conversations', 'list'] as const,
  list: (filter: ListFilter) => ['conversations', 'list', filter] as const,
  counts: ['conversations', 'counts'] as const,
  one: (id: string) => ['conversations', 'one', id] as const,
  messages: (id: string) => ['conversations', 'messages', id] as const,
};

export function useConversationList(filter: ListFilter) {
  return useInfiniteQuery({
    queryKey: conversationKeys.list(filter),
    queryFn: ({ pageParam, signal }) => body(api.GET('/api/conversations', { params: { query: { ...filter, cursor: pageParam, limit: pageSize } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Becoming due is no event of its own.
    refetchInterval: filter.due === undefined ? false : dueRefresh,
  });
}

/** How many conversations wait, are open, are automatic; over all accounts and queues or one. */
export function useConversationCounts(accountId?: string, department?: string, skill?: string) {
  const mayRead = useMay('readConversations');
  return useQuery({
    enabled: mayRead,
    queryKey: [...conversationKeys.counts, accountId ?? '', department ?? '', skill ?? ''],
    queryFn: async ({ signal }) => (await body(api.GET('/api/conversations', { params: { query: { state: 'all', accountId, department, skill, limit: 1 } }, signal }))).counts,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
}

export function useWaitingCount(): number {
  useConversationEvents();
  return useConversationCounts().data?.waiting ?? 0;
}

export function useConversation(id: string | undefined) {
  return useQuery({
    queryKey: conversationKeys.one(id ?? ''),
    queryFn: ({ signal }) => body(api.GET('/api/conversations/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
  });
}

/** Brings what the server pushes into every list and conversation on screen; mounted once, in the navigation. */
function useConversationEvents(): void {
  const queries = useQueryClient();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  useLiveEvent('conversation', (changed) => {
    putConversation(queries, changed);
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      void queries.invalidateQueries({ queryKey: conversationKeys.counts });
    }, countsPause);
  });
  useLiveEvent('message', ({ conversationId, message }) => {
    patchQuery<MessagePages>(queries, conversationKeys.messages(conversationId), (before) => patchMessages(before, message));
  });
  useLiveEvent('promise', () => {
    void queries.invalidateQueries({ queryKey: conversationKeys.counts });
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'list' && (queryKey[2] as ListFilter | undefined)?.due !== undefined });
  });
  useEffect(() => () => clearTimeout(pending.current), []);
}

/** Writes a conversation the server told about into every list and into its own page. */
export function putConversation(queries: ReturnType<typeof useQueryClient>, changed: Conversation): void {
  for (const [key] of queries.getQueriesData<ConversationPages>({ queryKey: conversationKeys.lists })) {
    const filter = key[2] as ListFilter;
    patchQuery<ConversationPages>(queries, key, (before) => patchList(before, filter, changed));
  }
  patchQuery<Conversation>(queries, conversationKeys.one(changed.id), (before) => before && { ...before, ...changed, follower: changed.follower ?? before.follower });
}

/** Tells the server that what was unread has been seen, while the page is really in front of somebody. */
export function useMarkRead(conversation: Conversation | undefined): void {
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;
  const queries = useQueryClient();
  const mark = useEffectEvent(async (marked: string) => {
    const known = () => queries.getQueryData<Conversation>(conversationKeys.one(marked));
    const lastSeen = known()?.lastAt;
    await done(api.POST('/api/conversations/{id}/read', { params: { path: { id: marked } } }));
    const now = known();
    // What came while the answer was on its way is unread, and the officer may have gone on to another conversation.
    if (now && now.lastAt === lastSeen) putConversation(queries, { ...now, unread: 0 });
  });
  useEffect(() => {
    if (id === undefined || unread === 0) return;
    const markWhenSeen = () => {
      if (document.visibilityState !== 'visible') return;
      // Not marking is no harm worth a message: the count simply stays.
      mark(id).catch(() => undefined);
    };
    markWhenSeen();
    document.addEventListener('visibilitychange', markWhenSeen);
    return () => document.removeEventListener('visibilitychange', markWhenSeen);
  }, [id, unread]);
}
