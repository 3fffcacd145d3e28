import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { Account, Chat } from "../api/types";
import { threadKey, type PhoneState, type PhoneStore } from "./store";
import type { Draft } from "./merge";
import type { Message } from "../api/types";

export const StoreContext = createContext<PhoneStore | null>(null);

export function useStore(): PhoneStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("StoreContext is missing above this component");
  return store;
}

/** A part of the state; `select` must return something that is equal by identity while nothing changed. */
export function useSelect<T>(select: (state: PhoneState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

const noChats: Chat[] = [];
const noMessages: Message[] = [];
const noDrafts: Draft[] = [];

export const useChats = (personId: string): Chat[] => useSelect((state) => state.chats[personId] ?? noChats);

export const useChat = (personId: string, appId: string): Chat | undefined => useChats(personId).find((chat) => chat.appId === appId);

export const useAccount = (appId: string): Account | undefined => useSelect((state) => state.accounts).find((account) => account.appId === appId);

export function useThread(personId: string, appId: string): { messages: Message[]; drafts: Draft[] } {
  const key = threadKey(personId, appId);
  const messages = useSelect((state) => state.messages[key] ?? noMessages);
  const drafts = useSelect((state) => state.drafts[key] ?? noDrafts);
  return { messages, drafts };
}

/** The sandbox's time in milliseconds, renewed often enough for a clock that shows minutes. */
export function useNow(everyMs = 5000): number {
  const store = useStore();
  useSelect((state) => state.offsetMs);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return store.now();
}
