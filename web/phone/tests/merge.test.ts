import { describe, expect, it } from "vitest";
import type { Chat, Message, TrafficRecord } from "../src/api/types";
import { dropDraft, mergeChats, mergeMessages, mergeTraffic, trafficKept } from "../src/state/merge";

const message = (id: string, seq: number, part: Partial<Message> = {}): Message => ({ id, seq, from: "me", kind: "text", text: id, at: "2026-03-18T02:00:00Z", ...part });
const chat = (appId: string, lastAt: string | null): Chat => ({ appId, name: appId, lastAt, unread: 0, subscribed: true, typing: false });
const record = (id: number, outcome?: string): TrafficRecord => ({ id, at: "2026-03-18T02:00:00Z", direction: "api", method: "POST", path: "/x", ...(outcome ? { outcome } : {}) });

describe("what comes from the sandbox", () => {
  it("orders messages by seq whatever order they arrive in", () => {
    expect(mergeMessages([message("b", 2)], [message("c", 3), message("a", 1)]).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("replaces a message that comes again with another delivery state", () => {
    const merged = mergeMessages([message("a", 1, { deliveryState: "sending" })], [message("a", 1, { deliveryState: "failed" })]);
    expect(merged).toHaveLength(1);
    expect(merged[0]?.deliveryState).toBe("failed");
  });

  it("lists the chat with the newest message first and silent ones last", () => {
    const merged = mergeChats([chat("old", "2026-03-18T01:00:00Z"), chat("silent", null)], chat("new", "2026-03-18T02:00:00Z"));
    expect(merged.map(({ appId }) => appId)).toEqual(["new", "old", "silent"]);
  });

  it("keeps the place of a known record and drops the oldest beyond the limit", () => {
    const known = Array.from({ length: trafficKept }, (_, index) => record(trafficKept - index));
    const grown = mergeTraffic(known, record(trafficKept + 1));
    expect(grown).toHaveLength(trafficKept);
    expect(grown[0]?.id).toBe(trafficKept + 1);
    expect(mergeTraffic(grown, record(10, "success")).find(({ id }) => id === 10)?.outcome).toBe("success");
  });

  it("takes away the draft that stood for an arrived message and no other", () => {
    const drafts = [
      { key: 1, message: message("d1", 0, { text: "甲", deliveryState: "failed" }) },
      { key: 2, message: message("d2", 0, { text: "甲", deliveryState: "sending" }) },
      { key: 3, message: message("d3", 0, { text: "乙", deliveryState: "sending" }) },
    ];
    expect(dropDraft(drafts, message("9", 9, { text: "甲" })).map(({ key }) => key)).toEqual([1, 3]);
    expect(dropDraft(drafts, message("9", 9, { from: "account", text: "甲" }))).toBe(drafts);
  });
});
