import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body, done } from '../../api/client';
import type { ServiceRun } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { useMay } from '../session/useSession';

const recordsKey = ['services', 'records'] as const;
/** At most one refresh in this time, however many citizens submit. */
const recordsPause = 1000;

export interface RecordFilter {
  state: string;
  page: number;
  size: number;
}

export function useRecords(filter: RecordFilter) {
  return useQuery({
    queryKey: [...recordsKey, 'list', filter],
    queryFn: ({ signal }) => body(api.GET('/api/services/records', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** How many records wait for somebody, kept current by the live line; mounted once, in the navigation. */
export function useWaitingRecords(): number {
  const queries = useQueryClient();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mayRead = useMay('readConversations');
  useLiveEvent('serviceRecord', () => {
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      void queries.invalidateQueries({ queryKey: recordsKey });
    }, recordsPause);
  });
  useEffect(() => () => clearTimeout(pending.current), []);
  const count = useQuery({
    enabled: mayRead,
    queryKey: [...recordsKey, 'count'],
    queryFn: async ({ signal }) => (await body(api.GET('/api/services/records', { params: { query: { state: 'waiting', page: 1, size: 1 } }, signal }))).total,
    staleTime: 5 * 60_000,
  });
  return count.data ?? 0;
}

/** Asks for a record with its numbers in full. The answer is kept nowhere but on the screen that asked. */
export function useRevealRecord() {
  return useMutation({
    gcTime: 0,
    mutationFn: ({ id, reason }: { id: string; reason: string }) => body(api.POST('/api/services/records/{id}/reveal', { params: { path: { id } }, body: { reason } })),
  });
}

export function useFinishRecord() {
  return useHandling(({ id, note }: { id: string; note: string }) => done(api.POST('/api/services/records/{id}/done', { params: { path: { id } }, body: { note } })));
}

/** Handles a record; afterwards everything about services is read anew. */
export function useHandling<T>(mutationFn: (request: T) => Promise<void>) {
  const queries = useQueryClient();
  const readAnew = () => queries.invalidateQueries({ queryKey: ['services'] });
  // Whoever gets no answer is told so at once, not when everything was read anew.
  return useMutation({ mutationFn, onSuccess: readAnew, onError: () => void readAnew() });
}

/** How a record stands by now, read anew each time it is asked for; null when the citizen's latest do not hold it. */
export function useRunNow({ id, conversationId }: ServiceRun, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['services', 'now', id],
    queryFn: async ({ signal }) => (await body(api.GET('/api/services/of/{conversationId}', { params: { path: { conversationId } }, signal }))).find((run) => run.id === id) ?? null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** What the citizen of a conversation began and finished; read anew when they write. */
export function useServicesOf(conversationId: string) {
  const queries = useQueryClient();
  const queryKey = ['services', 'of', conversationId];
  const readAnew = () => void queries.invalidateQueries({ queryKey });
  useLiveEvent('message', (news) => {
    if (news.conversationId === conversationId) readAnew();
  });
  useLiveEvent('serviceRecord', readAnew);
  return useQuery({ queryKey, queryFn: ({ signal }) => body(api.GET('/api/services/of/{conversationId}', { params: { path: { conversationId } }, signal })) });
}

export function useServices() {
  return useQuery({ queryKey: ['services', 'list'], queryFn: ({ signal }) => body(api.GET('/api/services', { signal })), staleTime: 60_000 });
}

/** What is taken at forks of a way through a service, by their keys. */
export type TakenWay = Readonly<Record<string, string>>;

/** The same as the server reads it. */
export function takeOf(taken: TakenWay): string[] {
  return Object.entries(taken).map(([fork, option]) => `${fork}:${option}`);
}

/** How a service looks in the chat, in the server's words. */
export function useServicePreview(key: string, taken: TakenWay) {
  return useQuery({
    queryKey: ['services', 'preview', key, taken],
    queryFn: ({ signal }) => body(api.GET('/api/services/{key}/preview', { params: { path: { key }, query: { take: takeOf(taken) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
