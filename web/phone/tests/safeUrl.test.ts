import { describe, expect, it } from "vitest";
import { hostOf, insideSandbox, safeUrl } from "../src/shared/safeUrl";

describe("an address", () => {
  it.each(["https://www.gov.cn/a?b=1#c", "http://localhost:5080/m", "/openapi/v1.json"])("may be opened: %s", (address) => {
    expect(safeUrl(address)).toBe(address);
  });

  it.each(["javascript:alert(1)", " JAVASCRIPT:alert(1)", "data:text/html,x", "blob:http://a/1", "//evil.example/x", "file:///etc/passwd", "weixin://x", "", null, undefined])("may not be opened: %s", (address) => {
    expect(safeUrl(address)).toBeUndefined();
  });

  it("shows its host", () => {
    expect(hostOf("https://www.gov.cn/a")).toBe("www.gov.cn");
  });

  it("of the real consent page leads to the sandbox's, with the person", () => {
    expect(insideSandbox("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wxa&scope=snsapi_base#wechat_redirect", "li")).toBe("/connect/oauth2/authorize?appid=wxa&scope=snsapi_base&person=li");
    expect(insideSandbox("https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid=wxa#wechat_redirect", "li")).toBe("/mp/subscribemsg?action=get_confirm&appid=wxa&person=li");
    expect(insideSandbox("https://mp.weixin.qq.com/s/abc", "li")).toBe("https://mp.weixin.qq.com/s/abc");
    expect(insideSandbox("https://www.gov.cn/a", "li")).toBe("https://www.gov.cn/a");
    expect(insideSandbox("/x", "li")).toBe("/x");
  });
});
