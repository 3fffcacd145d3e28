import { beforeEach, describe, expect, it, vi } from "vitest";
import { Failure } from "@/api/failure";
import type { Run } from "@/api/types";
import { lookedAt, type Standing } from "@/features/useRun";
import { dropDraft, dropDrafts, keepDraft, readDraft } from "@/state/drafts";

const storage = vi.hoisted(() => new Map<string, unknown>());

vi.mock("@/platform/session.h5", () => ({ tag: "", account: "", signInAgain: () => false }));
vi.mock("@tarojs/taro", () => ({
  default: {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  },
}));

beforeEach(() => storage.clear());

describe("what was typed and not entered", () => {
  it("stands there again, until something newer was entered elsewhere", () => {
    keepDraft("run", "name", "张三", "李四");

    expect(readDraft("run", "name", "李四")).toBe("张三");
    expect(readDraft("run", "name", "王五")).toBeNull();
    expect(readDraft("run", "name")).toBeNull();
    expect(readDraft("run", "phone")).toBeNull();
  });

  it("was typed over nothing where nothing stood", () => {
    keepDraft("run", "name", "张三");

    expect(readDraft("run", "name")).toBe("张三");
    dropDraft("run", "name");
    expect(readDraft("run", "name")).toBeNull();
  });

  it("leaves the phone with its run, or altogether", () => {
    storage.set("settings", { large: true });
    keepDraft("one", "idNumber", "11010519491231002X");
    keepDraft("one", "name", "张三");
    keepDraft("two", "name", "李四");

    dropDrafts("one");
    expect([...storage.keys()]).toEqual(["settings", "draft:two:name"]);
    dropDrafts();
    expect([...storage.keys()]).toEqual(["settings"]);
  });
});

describe("a look at how a run stands", () => {
  const run = (state: Run["state"]) => ({ state }) as Run;
  const standing = (state: Run["state"], busy = false): Standing => ({ run: run(state), busy, failure: new Failure("offline"), refusal: null, news: null });

  it("says why it is open again when the other party did not come in time", () => {
    const before = standing("waiting");

    expect(lookedAt(before, before.run, run("open"))).toMatchObject({ run: { state: "open" }, news: "partyLate", failure: null });
    expect(lookedAt(before, before.run, run("done")).news).toBeNull();
  });

  it("changes nothing while something is under way", () => {
    const before = standing("waiting", true);

    expect(lookedAt(before, before.run, run("open"))).toBe(before);
  });

  it("changes nothing when something newer came while it was on its way", () => {
    const begun = standing("waiting");
    const withdrawn = { ...begun, run: run("ended") };

    expect(lookedAt(withdrawn, begun.run, run("waiting"))).toBe(withdrawn);
    expect(lookedAt(withdrawn, begun.run, new Failure("offline"))).toBe(withdrawn);
  });

  it("says why it brought nothing, and leaves what stands there", () => {
    const before = { ...standing("waiting"), failure: null };

    expect(lookedAt(before, before.run, new Failure("offline"))).toMatchObject({ run: before.run, failure: { kind: "offline" } });
  });
});
