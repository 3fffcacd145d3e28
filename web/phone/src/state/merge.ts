import type { Account, Chat, Message, Person, TrafficRecord } from "../api/types";

/** Messages by rising seq; an incoming one replaces what has its id (a changed delivery state comes again). */
export function mergeMessages(known: readonly Message[], incoming: readonly Message[]): Message[] {
  if (incoming.length === 0) return known as Message[];
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of incoming) byId.set(message.id, message);
  return [...byId.values()].toSorted((a, b) => a.seq - b.seq);
}

/** Chats with the latest first; one without any message goes last. */
export function mergeChats(known: readonly Chat[], incoming: Chat): Chat[] {
  return sortChats([...known.filter((chat) => chat.appId !== incoming.appId), incoming]);
}

export function sortChats(chats: readonly Chat[]): Chat[] {
  return chats.toSorted((a, b) => (b.lastAt ?? "").localeCompare(a.lastAt ?? "") || a.name.localeCompare(b.name, "zh-CN"));
}

export const trafficKept = 500;

/** Newest first; a record that is known already (its answer has arrived) keeps its place. */
export function mergeTraffic(known: TrafficRecord[], incoming: TrafficRecord): TrafficRecord[] {
  const index = known.findIndex((record) => record.id === incoming.id);
  if (index >= 0) return known.with(index, incoming);
  return [incoming, ...known].slice(0, trafficKept);
}

export function mergePersons(known: readonly Person[], incoming: Person): Person[] {
  const index = known.findIndex((person) => person.id === incoming.id);
  return index >= 0 ? known.with(index, incoming) : [...known, incoming];
}

export function mergeAccounts(known: readonly Account[], incoming: Account): Account[] {
  const index = known.findIndex((account) => account.appId === incoming.appId);
  return index >= 0 ? known.with(index, incoming) : [...known, incoming];
}

/** A message the page shows before the sandbox has it. */
export interface Draft {
  key: number;
  message: Message;
}

/** The sandbox now has one of the person's own messages: the oldest draft of the same kind and text stood for it. */
export function dropDraft(drafts: readonly Draft[], arrived: Message): Draft[] {
  if (arrived.from !== "me") return drafts as Draft[];
  const index = drafts.findIndex(
    ({ message }) =>
      message.deliveryState !== "failed" && message.kind === arrived.kind && (message.text ?? "") === (arrived.kind === "text" ? (arrived.text ?? "") : ""),
  );
  return index < 0 ? (drafts as Draft[]) : drafts.toSpliced(index, 1);
}
