import { describe, expect, it } from "vitest";
import type { TrafficRecord } from "../src/api/types";
import { tidyFault } from "../src/features/drawer/FaultForm";
import { everything, isProblem, matches, summary } from "../src/features/drawer/records";
import { spanText } from "../src/features/drawer/ClockPane";

const callback = (part: Partial<TrafficRecord> = {}): TrafficRecord => ({
  id: 1,
  at: "2026-03-18T02:00:00Z",
  appId: "wxa",
  direction: "callback",
  method: "POST",
  path: "/wechat/callback/wxa",
  requestPlain: "<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>",
  responseStatus: 200,
  outcome: "replied",
  ...part,
});

describe("traffic", () => {
  it("calls a push by its type and text, an event by its name and key", () => {
    expect(summary(callback())).toBe("text 你好");
    expect(summary(callback({ requestPlain: "<xml><MsgType>event</MsgType><Event><![CDATA[CLICK]]></Event><EventKey><![CDATA[k]]></EventKey></xml>" }))).toBe("CLICK k");
  });

  it("calls a call by its message type and text", () => {
    expect(summary(callback({ direction: "api", requestPlain: null, requestBody: '{"touser":"o","msgtype":"text","text":{"content":"好"}}' }))).toBe("text 好");
  });

  it.each([
    [{}, false],
    [{ outcome: "timeout", responseStatus: null }, true],
    [{ outcome: "retrying", responseStatus: 500 }, true],
    [{ outcome: "success", errcode: 45015 }, true],
    [{ signature: { verified: false } }, true],
    [{ outcome: null, responseStatus: null }, false],
  ] satisfies [Partial<TrafficRecord>, boolean][])("judges %j", (part, problem) => {
    expect(isProblem(callback(part))).toBe(problem);
  });

  it("is filtered by direction, account, trouble and words in any body", () => {
    const record = callback();
    expect(matches(record, everything)).toBe(true);
    expect(matches(record, { ...everything, direction: "api" })).toBe(false);
    expect(matches(record, { ...everything, appId: "wxb" })).toBe(false);
    expect(matches(record, { ...everything, onlyProblems: true })).toBe(false);
    expect(matches(record, { ...everything, find: " 你好 " })).toBe(true);
    expect(matches(record, { ...everything, find: "再见" })).toBe(false);
  });
});

describe("the clock's difference", () => {
  it("is told in days, hours, minutes and seconds", () => {
    expect(spanText(177_300)).toBe("2 d 1 h 15 min");
    expect(spanText(-61)).toBe("1 min 1 s");
    expect(spanText(0)).toBe("0 s");
  });
});

describe("a fault", () => {
  it("is sent with the figures of its own kind only", () => {
    const filled = { appliesTo: "api", kind: "errcode", milliseconds: 9, status: 500, errcode: 45009, probability: 0.5, times: null, appId: null, path: "" } as const;
    expect(tidyFault(filled)).toEqual({ appliesTo: "api", kind: "errcode", errcode: 45009, probability: 0.5 });
    expect(tidyFault({ ...filled, kind: "slow", times: 2, appId: "wxa" })).toEqual({ appliesTo: "api", kind: "slow", milliseconds: 9, probability: 0.5, times: 2, appId: "wxa" });
  });
});
