import type { Translator } from '../../app/i18n/texts';
import type { texts } from './texts';

/** The server's message kinds folded to those the console draws. */
export type DrawnKind = 'text' | 'picture' | 'voice' | 'video' | 'location' | 'link' | 'news' | 'file' | 'miniprogram' | 'music' | 'menuChoices' | 'subscribe' | 'unsubscribe' | 'scan' | 'click' | 'view' | 'event' | 'otherKind';

const folded: Readonly<Record<string, DrawnKind>> = {
  text: 'text',
  image: 'picture',
  picture: 'picture',
  voice: 'voice',
  video: 'video',
  shortvideo: 'video',
  location: 'location',
  link: 'link',
  news: 'news',
  article: 'news',
  mpnews: 'news',
  file: 'file',
  miniprogrampage: 'miniprogram',
  miniprogram: 'miniprogram',
  music: 'music',
  msgmenu: 'menuChoices',
  menu: 'menuChoices',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
  scan: 'scan',
  click: 'click',
  view: 'view',
  event: 'event',
  notice: 'event',
  system: 'event',
};

export function drawnKind(kind: string): DrawnKind {
  return folded[kind.toLowerCase()] ?? 'otherKind';
}

/** One line that stands for a message in a list. */
export function summaryOf(kind: string | null | undefined, text: string | null | undefined, t: Translator<typeof texts>): string {
  const drawn = drawnKind(kind ?? 'text');
  if (drawn === 'text') return text ?? '';
  return text == null || text === '' ? t(drawn) : `${t(drawn)} ${text}`;
}
