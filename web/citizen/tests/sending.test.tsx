import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Failure } from "@/api/failure";
import type { SentFile } from "@/api/types";
import { nothingSending, sendAll, type Chosen } from "@/features/controls/sending";
import { Failed } from "@/features/Waiting";
import { zh } from "@/texts/zh";

vi.mock("@/texts/useTexts", () => ({ useTexts: () => zh }));
vi.mock("@tarojs/taro", () => ({ default: {} }));

const chosen = (name: string, size = 1000): Chosen => ({ one: { name, size, content: new Blob() as File }, address: `blob:${name}` });
const taken = (id: string): SentFile => ({ id, fault: null, run: null });

/** Sends and returns how it stands then, with what was shown as sent. */
async function send(waiting: Chosen[], answers: (SentFile | Failure)[], kind: "photos" | "voice" = "photos") {
  let last = nothingSending;
  const sent: string[] = [];
  const attach = vi.fn(() => Promise.resolve(answers.shift()!));
  await sendAll({ waiting, faults: [] }, kind, zh, attach, (now, one) => {
    last = now;
    if (one) sent.push(`${one.id} ${one.address}`);
  });
  return { ...last, left: last.waiting.map(({ one }) => one.name), sent, tries: attach.mock.calls.length };
}

describe("what was picked", () => {
  it("is sent one after another", async () => {
    expect(await send([chosen("a"), chosen("b")], [taken("1"), taken("2")])).toMatchObject({ left: [], isUnderWay: false, failure: null, sent: ["1 blob:a", "2 blob:b"] });
  });

  it("stays for another try from where it broke", async () => {
    const broken = new Failure("offline");

    expect(await send([chosen("a"), chosen("b"), chosen("c")], [taken("1"), broken])).toMatchObject({ left: ["b", "c"], isUnderWay: false, failure: broken, sent: ["1 blob:a"] });
  });

  it("goes on with the next when one is of no use by itself, and says why", async () => {
    const stands = await send([chosen("a"), chosen("b"), chosen("c")], [{ id: null, fault: "太暗", run: null }, new Failure("wrongType"), taken("3")]);

    expect(stands).toMatchObject({ left: [], failure: null, sent: ["3 blob:c"] });
    expect(stands.faults).toEqual(["a：太暗", `b：${zh.wrongType}`]);
  });

  it("is not carried over the air when it is larger than the server takes", async () => {
    expect(await send([chosen("a", 23 * 1024 * 1024)], [])).toMatchObject({ left: [], tries: 0, faults: ["a：这张照片有23MB，太大了，最多20MB。请在微信里直接拍照发送，不要选“原图”。"] });
    expect(await send([chosen("a", 6 * 1024 * 1024)], [], "voice")).toMatchObject({ tries: 0, faults: ["a：这段录音太大了，最多5MB，请说得短一些再录。"] });
  });
});

describe("a failure", () => {
  const shown = (failure: Failure, retry?: () => void) => renderToStaticMarkup(createElement(Failed, { failure, retry }));

  it("names the button to try again only where there is one", () => {
    expect(shown(new Failure("offline"))).not.toContain("重试");
    expect(shown(new Failure("offline"), () => undefined)).toMatch(/点“重试”.*<button[^>]*>重试<\/button>/s);
  });

  it("of a file that is too large or of another kind has words of its own, whoever refused it", () => {
    expect([413, 415].map((status) => Failure.of(status, undefined).kind)).toEqual(["tooLarge", "wrongType"]);
  });
});
