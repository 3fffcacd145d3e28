/** Half-written replies by conversation; they survive moving between conversations and a reload, not the browser's end. */
const prefix = 'zhijian.draft.';

export function readDraft(conversationId: string): string {
  return sessionStorage.getItem(prefix + conversationId) ?? '';
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(prefix + conversationId);
  else sessionStorage.setItem(prefix + conversationId, text);
}
