import type { MessageKind, MessageView } from '../../api/types';
import type { Translator } from '../../app/i18n/texts';
import type { texts } from './texts';

/** The server's message kinds folded to those the console draws. */
export type DrawnKind = 'text' | 'picture' | 'voice' | 'video' | 'location' | 'link' | 'news' | 'file' | 'miniprogram' | 'music' | 'note' | EventKind | 'otherKind';

/** What a follower did, as a mark between messages. */
type EventKind = 'subscribe' | 'unsubscribe' | 'scan' | 'click' | 'view' | 'event';

const folded: Readonly<Record<MessageKind, DrawnKind>> = {
  text: 'text',
  image: 'picture',
  voice: 'voice',
  video: 'video',
  shortVideo: 'video',
  location: 'location',
  link: 'link',
  news: 'news',
  file: 'file',
  miniProgramPage: 'miniprogram',
  music: 'music',
  event: 'event',
  notice: 'event',
  note: 'note',
  unknown: 'otherKind',
};

const events: readonly EventKind[] = ['subscribe', 'unsubscribe', 'scan', 'click', 'view'];

/** How a message is drawn; an event by its WeChat name such as CLICK. */
export function drawnKind(message: Pick<MessageView, 'kind' | 'event'>): DrawnKind {
  const kind = folded[message.kind];
  if (kind !== 'event') return kind;
  const name = message.event?.toLowerCase();
  return events.find((event) => event === name) ?? 'event';
}

/** Follow, scan, menu clicks and internal lines are marks between messages, not something said in the chat. */
export function isMark(message: Pick<MessageView, 'kind'> | undefined): boolean {
  return message !== undefined && (folded[message.kind] === 'event' || message.kind === 'note');
}

/** One line that stands for a message in a list. */
export function summaryOf(kind: MessageKind, text: string | null | undefined, t: Translator<typeof texts>): string {
  const drawn = folded[kind];
  if (drawn === 'text') return text ?? '';
  return text == null || text === '' ? t(drawn) : `${t(drawn)} ${text}`;
}
