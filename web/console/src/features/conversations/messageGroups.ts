import type { MessageView } from '../../api/types';
import { dayOf } from '../../app/time/format';
import { isMark } from './messageKind';

/** Messages of one side that follow each other closely, under one time mark when time passed before them. */
export interface MessageGroup {
  key: string;
  /** Shown above the group; undefined when the group follows soon after the one before. */
  mark: string | undefined;
  sentBy: MessageView['sentBy'];
  staffName: string | undefined;
  messages: MessageView[];
}

/** As in WeChat: a pause of five minutes gets a time mark. */
const pause = 5 * 60_000;

export function groupMessages(messages: readonly MessageView[]): MessageGroup[] {
  const groups: MessageGroup[] = [];
  let previous: MessageView | undefined;
  for (const message of messages) {
    const marked = previous === undefined || Date.parse(message.at) - Date.parse(previous.at) > pause || dayOf(message.at) !== dayOf(previous.at);
    const group = groups.at(-1);
    if (!marked && group?.sentBy === message.sentBy && group.staffName === (message.staffName ?? undefined) && !isMark(message) && !isMark(previous)) group.messages.push(message);
    else groups.push({ key: message.id, mark: marked ? message.at : undefined, sentBy: message.sentBy, staffName: message.staffName ?? undefined, messages: [message] });
    previous = message;
  }
  return groups;
}

/** One day of a follower's history. */
export interface HistoryDay {
  day: string;
  firstId: string;
  at: string;
  asked: number;
  automatic: number;
  staff: number;
}

/** The loaded history by Beijing day, the latest first. */
export function historyOf(messages: readonly MessageView[]): HistoryDay[] {
  const days = new Map<string, HistoryDay>();
  for (const message of messages) {
    const day = dayOf(message.at);
    const entry = days.get(day) ?? { day, firstId: message.id, at: message.at, asked: 0, automatic: 0, staff: 0 };
    days.set(day, entry);
    if (isMark(message)) continue;
    if (message.sentBy === 'follower') entry.asked += 1;
    else entry[message.sentBy] += 1;
  }
  return [...days.values()].reverse();
}
