import { describe, expect, it } from "vitest";
import type { Message } from "../src/api/types";
import { timeline, voiceBubbleWidth } from "../src/features/conversation/timeline";

const start = Date.parse("2026-03-18T10:00:00+08:00");
const message = (seq: number, minutes: number): Message => ({ id: `m${seq}`, seq, from: "me", kind: "text", text: String(seq), at: new Date(start + minutes * 60_000).toISOString() });

describe("the time separators", () => {
  it("stand above the first message and after more than five minutes", () => {
    const items = timeline([message(1, 0), message(2, 5), message(3, 5.1), message(4, 9)], []);
    expect(items.map((item) => item.kind)).toEqual(["time", "message", "message", "time", "message", "message"]);
  });

  it("measure from the last separator, not from the last message", () => {
    const items = timeline([message(1, 0), message(2, 4), message(3, 8)], []);
    expect(items.map((item) => item.kind)).toEqual(["time", "message", "message", "time", "message"]);
  });

  it("put drafts last with the key that removes them", () => {
    const items = timeline([message(1, 0)], [{ key: 9, message: message(2, 1) }]);
    expect(items.at(-1)).toMatchObject({ kind: "message", draftKey: 9 });
  });
});

describe("a voice bubble", () => {
  it("is equally narrow for one and two seconds, widest at a minute and beyond", () => {
    expect(voiceBubbleWidth(1, 210)).toBe(voiceBubbleWidth(2, 210));
    expect(voiceBubbleWidth(60, 210)).toBe(210);
    expect(voiceBubbleWidth(600, 210)).toBe(210);
  });

  it("never gets narrower with a longer message", () => {
    const widths = Array.from({ length: 60 }, (_, index) => voiceBubbleWidth(index + 1, 210));
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  it("never gets narrower than its least width on a small screen", () => {
    expect(voiceBubbleWidth(60, 40)).toBe(76);
  });
});
