import { type MutationState, useMutationState, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo } from 'react';
import { problemText } from '../../api/problem';
import type { MessageView } from '../../api/types';
import { useLanguage } from '../../app/i18n/language';
import { useStaff } from '../session/useSession';
import { isWorthRetrying, type ReplyDraft, usePost } from './useMessages';

/** Stands for the number of a message the server has not numbered yet; sorts behind all others. */
export const unsentSeq = Number.MAX_SAFE_INTEGER;

type ReplyState = MutationState<MessageView, Error, ReplyDraft>;

/** Replies on their way to the server, as messages; those that did not get there stay until sent again. */
export function usePendingReplies(conversationId: string) {
  const queries = useQueryClient();
  const language = useLanguage();
  const staffName = useStaff().displayName;
  const { message } = App.useApp();
  const send = usePost(conversationId);
  const mutationKey = ['reply', conversationId];
  const states = useMutationState({
    filters: { mutationKey, predicate: ({ state }) => state.status === 'pending' || (state.status === 'error' && isWorthRetrying(state.error)) },
    // The state is another one when it fails; the mutation itself stays the same.
    select: ({ state }) => state as ReplyState,
  });

  const pending = useMemo(
    () => states.flatMap(({ variables, submittedAt, error }) => (variables ? [asMessage(variables, submittedAt, error && problemText(error, language), staffName)] : [])),
    [states, language, staffName],
  );

  const retry = (clientKey: string) => {
    const failed = queries.getMutationCache().find<MessageView, Error, ReplyDraft>({ mutationKey, status: 'error', predicate: ({ state }) => (state as ReplyState).variables?.clientKey === clientKey });
    const draft = failed?.state.variables;
    if (!draft) return;
    queries.getMutationCache().remove(failed);
    send(draft, (error) => void message.error(problemText(error)));
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
