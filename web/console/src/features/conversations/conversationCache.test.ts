import { describe, expect, it } from 'vitest';
import type { Conversation, ConversationPage } from '../../api/types';
import { conversation, message } from '../../testing/samples';
import { allMessages, neighbour, patchList, patchMessages } from './conversationCache';

function one(id: string, minute: number, changes: Partial<Conversation> = {}): Conversation {
  const at = `2026-11-22T09:${String(minute).padStart(2, '0')}:00+08:00`;
  return conversation({ id, lastAt: at, waitingSince: at, ...changes });
}

function lists(pages: Conversation[][], nextCursor?: string) {
  const made: ConversationPage[] = pages.map((items, index) => ({ items, nextCursor: index === pages.length - 1 ? (nextCursor ?? null) : 'more', counts: { waiting: 0, open: 0, automatic: 0, dueSoon: 0, overdue: 0 } }));
  return { pages: made, pageParams: pages.map(() => undefined) };
}

const idsOf = (patched: ReturnType<typeof patchList>) => patched?.pages.map((page) => page.items.map(({ id }) => id));

describe('a list when a conversation changes', () => {
  it('moves the conversation to where its last message puts it', () => {
    const before = lists([[one('a', 30), one('b', 20)], [one('c', 10)]]);
    expect(idsOf(patchList(before, { state: 'all' }, one('c', 40)))).toEqual([['c', 'a', 'b'], []]);
  });

  it('keeps the longest wait first among the waiting', () => {
    const before = lists([[one('a', 10), one('b', 20)]]);
    expect(idsOf(patchList(before, { state: 'waiting' }, one('c', 15)))).toEqual([['a', 'c', 'b']]);
  });

  it('keeps what is due first first, and drops what was answered', () => {
    const due = (id: string, hour: number) => one(id, 10, { dueAt: `2126-11-22T${hour}:00:00+08:00` });
    const before = lists([[due('a', 10), due('b', 14)]]);
    expect(idsOf(patchList(before, { state: 'all', due: 'any' }, due('c', 12)))).toEqual([['a', 'c', 'b']]);
    expect(idsOf(patchList(before, { state: 'all', due: 'any' }, one('a', 40)))).toEqual([['b']]);
    expect(idsOf(patchList(before, { state: 'all', due: 'overdue' }, due('c', 12)))).toEqual([['a', 'b']]);
  });

  it('drops a conversation that left the filter and takes one that entered it', () => {
    const before = lists([[one('a', 30), one('b', 20)]]);
    expect(idsOf(patchList(before, { state: 'waiting' }, one('a', 31, { state: 'open' })))).toEqual([['b']]);
    expect(idsOf(patchList(before, { state: 'waiting', accountId: 'other' }, one('d', 31)))).toEqual([['a', 'b']]);
  });

  it('does not let a searched list take what the server did not find', () => {
    const before = lists([[one('a', 30)]]);
    expect(idsOf(patchList(before, { state: 'all', search: '户口' }, one('z', 40)))).toEqual([['a']]);
    expect(idsOf(patchList(before, { state: 'all', search: '户口' }, one('a', 45, { unread: 3 })))).toEqual([['a']]);
  });

  it('leaves what sorts behind its loaded end to the next page', () => {
    expect(idsOf(patchList(lists([[one('a', 30)]], 'next'), { state: 'all' }, one('z', 1)))).toEqual([['a']]);
    expect(idsOf(patchList(lists([[one('a', 30)]]), { state: 'all' }, one('z', 1)))).toEqual([['a', 'z']]);
  });
});

describe('messages', () => {
  const before = { pages: [{ items: [message(3), message(4)], hasMore: true }, { items: [message(1), message(2)], hasMore: false }], pageParams: [undefined, 3] };

  it('read oldest first over all pages', () => {
    expect(allMessages(before).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('take a new one at the end and replace a known one in place', () => {
    const added = patchMessages(before, message(5));
    expect(allMessages(added).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    const changed = patchMessages(added, message(2, { delivery: 'failed' }));
    expect(allMessages(changed).map(({ delivery }) => delivery)).toEqual(['received', 'failed', 'received', 'received', 'received']);
  });
});

describe('j and k', () => {
  it('move within the list, stop at its ends and begin at its top', () => {
    const ids = ['a', 'b', 'c'];
    expect(neighbour(ids, 'a', 1)).toBe('b');
    expect(neighbour(ids, 'c', 1)).toBe('c');
    expect(neighbour(ids, 'a', -1)).toBe('a');
    expect(neighbour(ids, undefined, 1)).toBe('a');
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });
});
