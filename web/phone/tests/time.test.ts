import { describe, expect, it } from "vitest";
import { beijing, clockText } from "../src/shared/beijing";
import { chatTimeText, separatorText } from "../src/shared/timeText";

const at = (text: string) => Date.parse(`${text}+08:00`);
const now = at("2026-03-18T15:30:00"); // a Wednesday

describe("time on the phone", () => {
  it("is Beijing time wherever the browser is", () => {
    expect(clockText(Date.parse("2026-03-17T16:05:00Z"))).toBe("00:05");
    expect(beijing(Date.parse("2026-03-17T16:05:00Z"))).toMatchObject({ year: 2026, month: 3, day: 18, weekday: 3 });
  });

  it.each([
    ["2026-03-18T00:00:00", "00:00", "00:00"],
    ["2026-03-17T23:59:00", "昨天 23:59", "昨天"],
    ["2026-03-16T08:05:00", "星期一 08:05", "星期一"],
    ["2026-03-12T08:05:00", "星期四 08:05", "星期四"],
    ["2026-03-11T08:05:00", "3月11日 08:05", "3月11日"],
    ["2025-12-31T08:05:00", "2025年12月31日 08:05", "2025年12月31日"],
    ["2026-03-19T08:05:00", "3月19日 08:05", "3月19日"],
  ])("shows %s as %s above a message and as %s in the list", (moment, separator, list) => {
    expect(separatorText(at(moment), now)).toBe(separator);
    expect(chatTimeText(at(moment), now)).toBe(list);
  });

  it("speaks English when asked to", () => {
    expect(separatorText(at("2026-03-17T09:00:00"), now, "en")).toBe("Yesterday 09:00");
    expect(chatTimeText(at("2026-03-16T09:00:00"), now, "en")).toBe("Monday");
    expect(chatTimeText(at("2025-07-02T09:00:00"), now, "en")).toBe("Jul 2, 2025");
  });
});
