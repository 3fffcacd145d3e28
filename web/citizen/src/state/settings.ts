import Taro from "@tarojs/taro";
import { useSyncExternalStore } from "react";

export interface Settings {
  language: "zh" | "en";
  /** Elder mode (长辈模式): large type and large targets. */
  large: boolean;
  /** A button on each page that reads it aloud. */
  aloud: boolean;
}

const key = "settings";
const usual: Settings = { language: "zh", large: false, aloud: false };
const listeners = new Set<() => void>();
let current: Settings = { ...usual, ...read() };

export function useSettings(): Settings {
  return useSyncExternalStore(listen, () => current);
}

export function change(part: Partial<Settings>): void {
  // Another tab may have changed something else since this one was opened.
  current = { ...current, ...read(), ...part };
  Taro.setStorageSync(key, current);
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function read(): Partial<Settings> {
  try {
    const stored: unknown = Taro.getStorageSync(key);
    return typeof stored === "object" && stored !== null ? (stored as Partial<Settings>) : {};
  } catch {
    return {};
  }
}
