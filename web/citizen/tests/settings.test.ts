import { expect, it, vi } from "vitest";
import { change } from "@/state/settings";

const storage = vi.hoisted(() => new Map<string, unknown>());

vi.mock("@tarojs/taro", () => ({ default: { getStorageSync: (key: string) => storage.get(key), setStorageSync: (key: string, value: unknown) => storage.set(key, value) } }));

it("A setting changed in one tab leaves those alone that were changed in another", () => {
  change({ large: true });
  storage.set("settings", { language: "en", large: true, aloud: false });
  change({ aloud: true });

  expect(storage.get("settings")).toEqual({ language: "en", large: true, aloud: true });
});
