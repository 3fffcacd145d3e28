import type { Account, Chat, ClockReading, Message, Person, SmsMessage, TrafficRecord } from "./types";

export interface LiveHandlers {
  message: (event: { personId: string; appId: string; message: Message }) => void;
  chat: (event: { personId: string; chat: Chat }) => void;
  sms: (event: { personId: string; message: SmsMessage }) => void;
  traffic: (event: { record: TrafficRecord }) => void;
  clock: (event: ClockReading) => void;
  person: (event: { person: Person }) => void;
  account: (event: { account?: Account; removed?: string }) => void;
  reset: (event: unknown) => void;
  /** The page was too slow for what happened, and some of it was lost. */
  missed: (event: unknown) => void;
  /** The stream stands, for the first time or again: what came in between must be fetched. */
  opened: () => void;
  lost: () => void;
}

const names = ["message", "chat", "sms", "traffic", "clock", "person", "account", "reset", "missed"] as const;

const retryMs = 3000;

/**
 * Opens the one live stream of the page. The browser reconnects a lost one by itself; one that was refused (the sandbox is still starting,
 * a proxy answered in its place) is opened anew. Returns the function that closes it.
 */
export function listen(handlers: LiveHandlers): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource("/_sandbox/events");
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        const dispatch = handlers[name] as (payload: unknown) => void;
        dispatch(JSON.parse(event.data));
      });
    }
    source.addEventListener("open", () => handlers.opened());
    source.addEventListener("error", () => {
      handlers.lost();
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
