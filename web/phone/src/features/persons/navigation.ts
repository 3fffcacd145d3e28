export type Tab = "chats" | "contacts" | "discover" | "me";

export const tabs: readonly Tab[] = ["chats", "contacts", "discover", "me"];

/** Where a follow comes from: a scanned scene code passes its ticket on, so that the `subscribe` event names the scene. */
export interface Origin {
  /** The platform's subscribe_scene. */
  scene: string;
  ticket?: string;
}

export type Page =
  | { name: "conversation"; appId: string }
  | { name: "subscriptions" }
  | { name: "officialAccounts" }
  | { name: "searchAccounts" }
  | { name: "profile"; appId: string; origin?: Origin }
  | { name: "history"; appId: string }
  | { name: "stories" }
  | { name: "scan"; forMenu?: { appId: string; path: number[] } }
  | { name: "friend"; personId: string }
  | { name: "identity" }
  | { name: "sms" }
  | { name: "settings" };

export interface Place {
  tab: Tab;
  /** Pages above the tab, the last one is on the screen. */
  stack: readonly Page[];
  /** Address shown by the browser above everything. */
  browser?: string | undefined;
}

export type Move =
  | { to: "tab"; tab: Tab }
  | { to: "page"; page: Page }
  /** Closes everything and opens the page above the chats, as after following an account. */
  | { to: "only"; page: Page }
  | { to: "back" }
  | { to: "browser"; url: string | undefined }
  | { to: "start" };

export const start: Place = { tab: "chats", stack: [] };

export function travel(place: Place, move: Move): Place {
  switch (move.to) {
    case "tab":
      return { tab: move.tab, stack: [] };
    case "page":
      return { ...place, stack: [...place.stack, move.page] };
    case "only":
      return { tab: "chats", stack: [move.page] };
    case "back":
      return place.browser ? { ...place, browser: undefined } : { ...place, stack: place.stack.slice(0, -1) };
    case "browser":
      return { ...place, browser: move.url };
    case "start":
      return start;
  }
}
