import type { Message } from "../../api/types";
import { separatorGapMs } from "../../shared/timeText";
import type { Draft } from "../../state/merge";

export type TimelineItem =
  | { kind: "time"; key: string; at: number }
  | { kind: "message"; key: string; message: Message; draftKey?: number };

/** Messages and drafts in order with the time separators between them. */
export function timeline(messages: readonly Message[], drafts: readonly Draft[]): TimelineItem[] {
  const items: TimelineItem[] = [];
  let lastSeparator = Number.NEGATIVE_INFINITY;
  const add = (message: Message, draftKey?: number) => {
    const at = Date.parse(message.at);
    if (at - lastSeparator > separatorGapMs) {
      items.push({ kind: "time", key: `time-${message.id}`, at });
      lastSeparator = at;
    }
    items.push({ kind: "message", key: message.id, message, ...(draftKey === undefined ? {} : { draftKey }) });
  };
  for (const message of messages) add(message);
  for (const draft of drafts) add(draft.message, draft.key);
  return items;
}

/** Width of a voice bubble in pixels: short ones are equally narrow, then it grows ever slower up to a minute. */
export function voiceBubbleWidth(seconds: number, widest: number): number {
  const narrowest = 76;
  const length = Math.min(Math.max(seconds, 1), 60);
  const share = length <= 2 ? 0 : Math.sqrt((length - 2) / 58);
  return Math.round(narrowest + Math.max(widest - narrowest, 0) * share);
}
