import { describe, expect, it } from "vitest";
import { formatBody, formatXml, languageOf, tokens } from "../src/features/drawer/pretty";

describe("a body in the drawer", () => {
  it("puts one XML element on a line and indents those with children", () => {
    expect(formatXml("<xml><A><![CDATA[1 < 2]]></A><B><C>3</C><D/></B><E></E></xml>")).toBe(
      ["<xml>", "  <A><![CDATA[1 < 2]]></A>", "  <B>", "    <C>3</C>", "    <D/>", "  </B>", "  <E></E>", "</xml>"].join("\n"),
    );
  });

  it("survives broken XML without losing its pieces", () => {
    expect(formatXml("<xml><A>1</B>").replaceAll(/\s/gu, "")).toBe("<xml><A>1</B>");
  });

  it("indents JSON", () => {
    expect(formatBody('{"a":[1]}')).toEqual({ language: "json", text: '{\n  "a": [\n    1\n  ]\n}' });
  });

  it.each([
    ["<xml/>", "xml"],
    ['{"a":1}', "json"],
    ["success", "text"],
    ['{"a":', "text"],
    ["", "text"],
  ])("knows what %j is", (body, language) => {
    expect(languageOf(body)).toBe(language);
  });

  it.each(['{"键": "值 \\" x", "n": -1.5e3, "t": true, "f": false, "nul": null, "l": ["a", {"b": 2}]}', "[]", '"x"'])("colours JSON without changing a character of %s", (json) => {
    const text = formatBody(json).text;
    expect(
      tokens("json", text)
        .map((token) => token.text)
        .join(""),
    ).toBe(text);
  });

  it("tells keys, strings, numbers and literals apart", () => {
    const kinds = tokens("json", '{"k": "v", "n": 12, "t": true}')
      .filter((token) => token.kind !== "plain")
      .map((token) => `${token.kind} ${token.text}`);
    expect(kinds).toEqual(['key "k"', 'string "v"', 'key "n"', "number 12", 'key "t"', "literal true"]);
  });

  it("colours XML without changing a character", () => {
    const text = formatXml("<xml><A><![CDATA[<b>]]></A><N>12</N></xml>");
    expect(
      tokens("xml", text)
        .map((token) => token.text)
        .join(""),
    ).toBe(text);
  });
});
