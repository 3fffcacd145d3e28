import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SentFiles } from "@/features/controls/SentFiles";
import { zh } from "@/texts/zh";

vi.mock("@/texts/useTexts", () => ({ useTexts: () => zh }));
vi.mock("@/platform/session.h5", () => ({ tag: "of-this-page" }));
vi.mock("@tarojs/taro", () => ({ default: {} }));

const files = [{ id: "one", name: "a.pdf", isHere: true }, { id: "two", name: null, isHere: false }];
const shown = (kind: "photos" | "file", waiting: string[] = [], isUnderWay = true) => renderToStaticMarkup(createElement(SentFiles, { kind, files, waiting, isUnderWay, busy: false, onRemove: () => undefined }));

describe("what was sent for a step", () => {
  it("stands there by its number, and any one of them can be taken away", () => {
    const page = shown("photos", ["blob:three"]);

    expect(page.match(/<button[^>]*aria-label="删除 第\d张照片"/g)).toHaveLength(2);
    expect(page).toContain("第1张</strong>");
    expect(page).toContain("还在接收");
    expect(page).toContain('<img class="thumb" src="blob:three" alt="第3张照片"/>');
    expect(page).toContain("正在上传");
    expect(shown("photos", ["blob:three"], false)).toContain("没有传上去");
  });

  it("is a document by the name it has on the telephone", () => {
    const page = shown("file");

    expect(page).toContain("a.pdf</strong>");
    expect(page).toContain("第2个文件</strong>");
    expect(page).not.toContain("<img");
  });

  it("is counted in the measure of its kind", () => {
    expect(zh.filesSent("photos", 3, 6)).toBe("已上传3张，最多6张");
    expect(zh.filesSent("file", 0, 9)).toBe("还没有上传，最多9个");
    expect(zh.fileRemoved("photos", 2, 2)).toBe("第2张已删除，还有2张。");
    expect(zh.fileRemoved("voice", 1, 0)).toBe("第1段已删除，现在一段也没有。");
  });
});

describe("a picture of the citizen's own", () => {
  const asked = vi.fn(() => Promise.resolve(new Response("jpeg")));
  beforeEach(() => {
    vi.stubGlobal("fetch", asked);
    vi.stubGlobal("URL", { createObjectURL: () => "blob:own" });
    asked.mockClear();
  });

  it("is fetched once, with the session that an image could not send", async () => {
    const { findPicture } = await import("@/platform/pictures.h5");

    expect([await findPicture("one"), await findPicture("one")]).toEqual(["blob:own", "blob:own"]);
    expect(asked.mock.calls).toEqual([["/api/citizen/files/one", { headers: { "X-Citizen-Session": "of-this-page" } }]]);
  });

  it("is shown from the telephone when it was just chosen, and asked for again when it could not be had", async () => {
    const { findPicture, keepAddress } = await import("@/platform/pictures.h5");
    keepAddress("chosen", "blob:chosen");
    asked.mockResolvedValueOnce(new Response(null, { status: 404 }));

    expect(await findPicture("chosen")).toBe("blob:chosen");
    expect(await findPicture("late")).toBeNull();
    expect(await findPicture("late")).toBe("blob:own");
  });
});
