import type { InfiniteData } from '@tanstack/react-query';
import type { Conversation, ConversationFilter, ConversationPage, DueFilter, MessagePage, MessageView } from '../../api/types';
import { generalQueue } from './useQueues';

/** What a list on screen shows; part of its query key. */
export interface ListFilter {
  state: ConversationFilter;
  accountId?: string;
  search?: string;
  due?: DueFilter;
  /** A department's key, or the general queue. */
  department?: string;
  /** A skill's key. */
  skill?: string;
}

export type ConversationPages = InfiniteData<ConversationPage, string | undefined>;
export type MessagePages = InfiniteData<MessagePage, number | undefined>;

/** How near a promise has to be to count as soon due; the server's own measure. */
export const soonBefore = 2 * 3_600_000;

function isDue(conversation: Conversation, due: DueFilter): boolean {
  if (conversation.dueAt == null) return false;
  const left = Date.parse(conversation.dueAt) - Date.now();
  return due === 'any' || (due === 'overdue' ? left <= 0 : left > 0 && left <= soonBefore);
}

function belongs(conversation: Conversation, filter: ListFilter): boolean {
  if (filter.accountId !== undefined && filter.accountId !== conversation.accountId) return false;
  if (filter.department !== undefined && filter.department !== (conversation.department ?? generalQueue)) return false;
  if (filter.skill !== undefined && filter.skill !== conversation.skill) return false;
  if (filter.due !== undefined && !isDue(conversation, filter.due)) return false;
  return filter.state === 'all' || filter.state === conversation.state;
}

function instant(at: string | null | undefined): number {
  return at == null ? 0 : Date.parse(at);
}

/** The server's order: what is due first first among the owed, who waits longest first among the waiting, the latest message first elsewhere. */
export function compareIn(state: ConversationFilter, due?: DueFilter): (a: Conversation, b: Conversation) => number {
  if (due !== undefined) return (a, b) => instant(a.dueAt) - instant(b.dueAt);
  if (state === 'waiting') return (a, b) => instant(a.waitingSince) - instant(b.waitingSince);
  return (a, b) => instant(b.lastAt) - instant(a.lastAt);
}

/**
 * A list after one conversation changed. A list narrowed by search only changes what it already shows, since only the
 * server can tell whether a new one fits; a list not loaded to its end does not take what sorts behind its end.
 */
export function patchList(lists: ConversationPages | undefined, filter: ListFilter, changed: Conversation): ConversationPages | undefined {
  if (!lists) return lists;
  const known = lists.pages.some((page) => page.items.some((item) => item.id === changed.id));
  const shown = belongs(changed, filter) && (known || filter.search === undefined);
  if (!known && !shown) return lists;
  const rest = lists.pages.map((page) => page.items.filter((item) => item.id !== changed.id));
  if (shown) insert(rest, changed, compareIn(filter.state, filter.due), lists.pages.at(-1)?.nextCursor != null);
  return { ...lists, pages: lists.pages.map((page, index) => ({ ...page, items: rest[index] ?? [] })) };
}

function insert(pages: Conversation[][], changed: Conversation, compare: (a: Conversation, b: Conversation) => number, more: boolean): void {
  for (const items of pages) {
    const place = items.findIndex((item) => compare(changed, item) < 0);
    if (place < 0) continue;
    items.splice(place, 0, changed);
    return;
  }
  if (!more) pages.at(-1)?.push(changed);
}

/** Messages after one arrived or changed; a message is never shown twice. Pages run from the newest back, items oldest first. */
export function patchMessages(messages: MessagePages | undefined, changed: MessageView): MessagePages | undefined {
  if (!messages) return messages;
  if (messages.pages.some((page) => page.items.some((item) => item.id === changed.id))) {
    return { ...messages, pages: messages.pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === changed.id ? changed : item)) })) };
  }
  return { ...messages, pages: messages.pages.map((page, index) => (index === 0 ? { ...page, items: [...page.items, changed].sort((a, b) => a.seq - b.seq) } : page)) };
}

/** All loaded messages, oldest first. */
export function allMessages(messages: Pick<MessagePages, 'pages'> | undefined): MessageView[] {
  return messages?.pages.toReversed().flatMap((page) => page.items) ?? [];
}

/** The neighbour that j or k leads to; from nowhere, the first. */
export function neighbour(ids: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
