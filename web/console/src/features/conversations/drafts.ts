import { useSyncExternalStore } from 'react';

/** Half-written replies by conversation; they survive moving between conversations and a reload, not the browser's end. */
const prefix = 'zhijian.draft.';
const listeners = new Set<() => void>();

/** What stands in the box of a conversation, whoever wrote it there. */
export function useDraft(conversationId: string): string {
  return useSyncExternalStore(listen, () => readDraft(conversationId));
}

export function readDraft(conversationId: string): string {
  return sessionStorage.getItem(prefix + conversationId) ?? '';
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(prefix + conversationId);
  else sessionStorage.setItem(prefix + conversationId, text);
  for (const tell of listeners) tell();
}

/** A reply that was refused comes before what was typed since. */
export function giveBack(conversationId: string, refused: string): void {
  const since = readDraft(conversationId);
  keepDraft(conversationId, since.trim() === '' ? refused : `${refused}\n${since}`);
}

/** The other way: it is sent all the same, and what was typed since stays. */
export function takeBack(conversationId: string, refused: string): void {
  const draft = readDraft(conversationId);
  if (draft === refused) keepDraft(conversationId, '');
  else if (draft.startsWith(`${refused}\n`)) keepDraft(conversationId, draft.slice(refused.length + 1));
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
