import { useSyncExternalStore } from 'react';
import { useStaff } from '../session/useSession';

/**
 * Half-written replies by person and conversation; they survive moving between conversations, a reload and a session that ran out, not signing out or the browser's end.
 * Who signs in next at the same machine finds nothing of them in their boxes.
 */
const prefix = 'zhijian.draft.';
const listeners = new Set<() => void>();

/** Under which the reply to a conversation is kept. */
export function useDraftKey(conversationId: string): string {
  return `${prefix}${useStaff().id}.${conversationId}`;
}

/** What stands in the box of a conversation, whoever put it there. */
export function useDraft(key: string): string {
  return useSyncExternalStore(listen, () => readDraft(key));
}

export function readDraft(key: string): string {
  return sessionStorage.getItem(key) ?? '';
}

export function keepDraft(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, text);
  for (const tell of listeners) tell();
}

/** A reply that was refused comes before what was typed since. */
export function giveBack(key: string, refused: string): void {
  const since = readDraft(key);
  keepDraft(key, since.trim() === '' ? refused : `${refused}\n${since}`);
}

/** The other way: it is sent all the same, and what was typed since stays. */
export function takeBack(key: string, refused: string): void {
  const draft = readDraft(key);
  if (draft === refused) keepDraft(key, '');
  else if (draft.startsWith(`${refused}\n`)) keepDraft(key, draft.slice(refused.length + 1));
}

export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) keepDraft(key, '');
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
