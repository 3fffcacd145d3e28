import { describe, expect, it } from "vitest";
import { parseRichText } from "../src/features/conversation/richText";

const links = (text: string) => parseRichText(text).flatMap((piece) => (piece.kind === "link" ? [piece.url] : []));
const phones = (text: string) => parseRichText(text).flatMap((piece) => (piece.kind === "phone" ? [piece.number] : []));

describe("a text message", () => {
  it("keeps plain text with its line breaks as one piece", () => {
    expect(parseRichText("第一行\n第二行")).toEqual([{ kind: "text", text: "第一行\n第二行" }]);
  });

  it("ends an address at Chinese text and leaves the sentence's full stop outside", () => {
    expect(links("请看https://www.gd.gov.cn/a?b=1，谢谢")).toEqual(["https://www.gd.gov.cn/a?b=1"]);
    expect(parseRichText("see http://a.cn/x.")).toEqual([
      { kind: "text", text: "see " },
      { kind: "link", text: "http://a.cn/x", url: "http://a.cn/x" },
      { kind: "text", text: "." },
    ]);
  });

  it("opens addresses that begin with www as http", () => {
    expect(links("www.gov.cn")).toEqual(["http://www.gov.cn/"]);
  });

  it("understands anchors with either quotes or none and decodes their entities", () => {
    expect(links(`<a href="https://a.cn/?x=1&amp;y=2">甲</a><a href='https://b.cn/'>乙</a><a class=k href=https://c.cn/>丙</a>`)).toEqual([
      "https://a.cn/?x=1&y=2",
      "https://b.cn/",
      "https://c.cn/",
    ]);
  });

  it("shows an anchor with a script as its words only", () => {
    expect(parseRichText(`<a href="javascript:alert(1)">点我</a>`)).toEqual([{ kind: "text", text: "点我" }]);
    expect(parseRichText(`<a href="data:text/html,x">点我</a>`)).toEqual([{ kind: "text", text: "点我" }]);
  });

  it("leaves other markup as text", () => {
    expect(parseRichText("<b>粗</b><script>1</script>")).toEqual([{ kind: "text", text: "<b>粗</b><script>1</script>" }]);
  });

  it("turns a menu link into the text it sends", () => {
    expect(parseRichText(`<a href="weixin://bizmsgmenu?msgmenucontent=%E6%9F%A5%E8%AF%A2&msgmenuid=7">查一查</a>`)).toEqual([
      { kind: "menu", text: "查一查", content: "查询", id: "7" },
    ]);
  });

  it.each([
    ["手机13800138000。", "13800138000"],
    ["电话0758-1234567", "07581234567"],
    ["热线：12345", "12345"],
    ["400-123-4567", "4001234567"],
  ])("finds the number in %s", (text, number) => {
    expect(phones(text)).toEqual([number]);
  });

  it.each(["身份证号441200199001011234", "共12345元", "2026.12345", "12000", "编号113800138000"])("finds no number to call in %s", (text) => {
    expect(phones(text)).toEqual([]);
  });

  it("draws only the faces it knows", () => {
    expect(parseRichText("[微笑][不存在]")).toEqual([
      { kind: "emoji", name: "微笑" },
      { kind: "text", text: "[不存在]" },
    ]);
  });

  it("loses no character of what is not a link", () => {
    const text = "a<b>[x]【1】 http:// 。[微笑 ]&amp; <a>无</a>";
    expect(
      parseRichText(text)
        .map((piece) => ("text" in piece ? piece.text : ""))
        .join(""),
    ).toBe(text);
  });
});
