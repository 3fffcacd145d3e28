import Taro from "@tarojs/taro";

const mark = "draft:";
const keyOf = (run: string, step: string) => `${mark}${run}:${step}`;

/** What was typed and not entered yet, kept on this phone until it is. */
interface Draft {
  value: string;
  /** What stood entered when it was typed. */
  over: string;
}

/** Null also when something was entered elsewhere since: that is newer. */
export function readDraft(run: string, step: string, entered = ""): string | null {
  try {
    const stored: unknown = Taro.getStorageSync(keyOf(run, step));
    const draft = (typeof stored === "object" && stored !== null ? stored : {}) as Partial<Draft>;
    return draft.value && draft.over === entered ? draft.value : null;
  } catch {
    return null;
  }
}

export function keepDraft(run: string, step: string, value: string, entered = ""): void {
  try {
    Taro.setStorageSync(keyOf(run, step), { value, over: entered } satisfies Draft);
  } catch {
    // Without room on the phone it is only not kept.
  }
}

export function dropDraft(run: string, step: string): void {
  Taro.removeStorageSync(keyOf(run, step));
}

/** All of a run, or of this phone: they hold numbers of identity cards in clear. */
export function dropDrafts(run?: string): void {
  const begun = run === undefined ? mark : keyOf(run, "");
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(begun)) Taro.removeStorageSync(key);
}
