import Taro from "@tarojs/taro";

/** What was typed and not entered yet, kept on this phone until it is. */
const keyOf = (run: string, step: string) => `draft:${run}:${step}`;

export function readDraft(run: string, step: string): string | null {
  try {
    const stored: unknown = Taro.getStorageSync(keyOf(run, step));
    return typeof stored === "string" && stored.length > 0 ? stored : null;
  } catch {
    return null;
  }
}

export function keepDraft(run: string, step: string, value: string): void {
  try {
    Taro.setStorageSync(keyOf(run, step), value);
  } catch {
    // Without room on the phone it is only not kept.
  }
}

export function dropDraft(run: string, step: string): void {
  Taro.removeStorageSync(keyOf(run, step));
}
