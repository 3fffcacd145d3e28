import type { Conversation } from '../../api/types';

/** Why nothing can be sent now, or how much can. */
export type ReplyAllowance =
  | { open: true; remaining: number; left: number | undefined; urgent: boolean }
  | { open: false; reason: 'unsubscribed' | 'closed' | 'used' };

const urgentBelow = 60 * 60_000;

/**
 * What WeChat still allows in this conversation: so many messages until the window ends.
 * Source: the 48-hour window and the budget of 5 customer-service messages (3 after menu, scan or follow).
 */
export function allowanceOf(conversation: Pick<Conversation, 'subscribed' | 'window'>, now: number): ReplyAllowance {
  if (!conversation.subscribed) return { open: false, reason: 'unsubscribed' };
  const { endsAt, remaining } = conversation.window;
  const left = endsAt == null ? undefined : Date.parse(endsAt) - now;
  if (left === undefined || left <= 0) return { open: false, reason: 'closed' };
  if (remaining <= 0) return { open: false, reason: 'used' };
  return { open: true, remaining, left, urgent: left < urgentBelow || remaining === 1 };
}
