import { type Mutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProblem, problemText } from '../../api/problem';
import type { MessageView } from '../../api/types';
import { useLanguage } from '../../app/i18n/language';
import { useStaff } from '../session/useSession';
import { type ReplyDraft, useSendReply } from './useMessages';

/** Stands for the number of a message the server has not numbered yet; sorts behind all others. */
export const unsentSeq = Number.MAX_SAFE_INTEGER;

/** Whether trying the very same reply again can help: the server was not reached, or had a problem of its own. */
export function isWorthRetrying(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

type ReplyMutation = Mutation<MessageView, Error, ReplyDraft>;

/** Replies on their way to the server, as messages; those that did not get there stay until sent again. */
export function usePendingReplies(conversationId: string) {
  const queries = useQueryClient();
  const language = useLanguage();
  const staffName = useStaff().displayName;
  const send = useSendReply(conversationId);
  const mutations = useMutationState({
    filters: { mutationKey: ['reply', conversationId], predicate: ({ state }) => state.status === 'pending' || (state.status === 'error' && isWorthRetrying(state.error)) },
    select: (mutation) => mutation as ReplyMutation,
  });

  const pending = useMemo(
    () => mutations.flatMap(({ state }) => (state.variables ? [asMessage(state.variables, state.submittedAt, state.error && problemText(state.error, language), staffName)] : [])),
    [mutations, language, staffName],
  );

  const retry = (clientKey: string) => {
    const failed = mutations.find(({ state }) => state.variables?.clientKey === clientKey);
    if (!failed?.state.variables) return;
    const draft = failed.state.variables;
    queries.getMutationCache().remove(failed);
    send.mutate(draft);
  };
  return { pending, retry };
}

function asMessage(draft: ReplyDraft, at: number, error: string | null, staffName: string): MessageView {
  return {
    id: draft.clientKey,
    seq: unsentSeq,
    direction: 'outbound',
    kind: 'text',
    text: draft.text,
    at: new Date(at).toISOString(),
    sentBy: 'staff',
    masked: [],
    staffName,
    delivery: error === null ? 'sending' : 'failed',
    error,
    mediaUrl: null,
    title: null,
    description: null,
    url: null,
    articles: null,
    location: null,
    event: null,
  };
}
