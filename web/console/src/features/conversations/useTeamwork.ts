import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, body, done } from '../../api/client';
import type { Transfer } from '../../api/types';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { patchQuery } from '../../app/live/patchQuery';
import { useMay, useStaff } from '../session/useSession';
import { type MessagePages, patchMessages } from './conversationCache';
import { conversationKeys, putConversation } from './useConversations';

/** Who answers citizens, for transfers. */
export function useOfficers() {
  return useQuery({ queryKey: ['officers'], queryFn: ({ signal }) => body(api.GET('/api/officers', { signal })), staleTime: 30_000 });
}

export function useTransfer(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (transfer: Transfer) => body(api.POST('/api/conversations/{id}/transfer', { params: { path: { id: conversationId } }, body: transfer })),
    onSuccess: (changed) => putConversation(queries, changed),
    onSettled: () => queries.invalidateQueries({ queryKey: conversationKeys.counts }),
  });
}

export function useTakeOver(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => body(api.POST('/api/conversations/{id}/take-over', { params: { path: { id: conversationId } }, body: { reason } })),
    onSuccess: (changed) => putConversation(queries, changed),
  });
}

export function useWriteNote(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => body(api.POST('/api/conversations/{id}/notes', { params: { path: { id: conversationId } }, body: { text } })),
    onSuccess: (line) => patchQuery<MessagePages>(queries, conversationKeys.messages(conversationId), (before) => patchMessages(before, line)),
  });
}

/** What the variables of canned phrases mean in this conversation. */
export function usePhraseValues(conversationId: string) {
  const mayReply = useMay('reply');
  return useQuery({
    enabled: mayReply,
    queryKey: ['conversations', 'phraseValues', conversationId],
    queryFn: ({ signal }) => body(api.GET('/api/conversations/{id}/phrase-values', { params: { path: { id: conversationId } }, signal })),
    staleTime: 60_000,
  });
}

/** The server lets it hold for six seconds. */
const tellEvery = 3000;

/** Tells colleagues that one is writing, now and then while keys are hit. */
export function useTellTyping(conversationId: string): () => void {
  const toldAt = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    if (performance.now() - toldAt.current < tellEvery) return;
    toldAt.current = performance.now();
    // Not telling is no harm: sending still finds out who was first.
    done(api.POST('/api/conversations/{id}/typing', { params: { path: { id: conversationId } } })).catch(() => undefined);
  };
}

/** The colleague who is writing in this conversation; forgotten when they pause. */
export function useTypist(conversationId: string): string | undefined {
  const me = useStaff().id;
  const [name, setName] = useState<string>();
  const fading = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveEvent('typing', (typing) => {
    if (typing.conversationId !== conversationId || typing.staffId === me) return;
    setName(typing.displayName);
    clearTimeout(fading.current);
    fading.current = setTimeout(() => setName(undefined), typing.seconds * 1000);
  });
  useEffect(() => () => clearTimeout(fading.current), []);
  return name;
}
