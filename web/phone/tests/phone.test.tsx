// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Phone } from "../src/features/persons/Phone";
import type { Page } from "../src/features/persons/navigation";
import { StoreContext } from "../src/state/hooks";
import "./browserParts";
import { aChat, aMessage, account, appId, connected, person, type World } from "./fakeSandbox";

async function show(part: Partial<World> = {}, firstPage?: Page) {
  const all = await connected(part);
  render(
    <StoreContext value={all.store}>
      <Phone person={person} firstPage={firstPage} onPerson={() => undefined} />
    </StoreContext>,
  );
  return all;
}

const conversation: Page = { name: "conversation", appId };
const menu = [
  { name: "户政", subButtons: [{ name: "迁移", type: "click", key: "move" }, { name: "扫码", type: "scancode_waitmsg", key: "s" }] },
  { name: "人工", type: "click", key: "human" },
];

describe("the chat list", () => {
  it("shows name, last text on one line without markup, time and unread count", async () => {
    await show({ chats: [aChat({ unread: 120, lastText: '第一行\n<a href="x">第二行</a>' })] });
    const row = screen.getByRole("button", { name: /平安肇庆/u });
    expect(row).toHaveProperty("textContent", expect.stringContaining("第一行 第二行"));
    expect(within(row).getByText("99+")).toBeTruthy();
    expect(within(row).getByText("10:00")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "微信(120)" })).toBeTruthy();
  });

  it("shows who is typing instead of the last text", async () => {
    const { live } = await show();
    live.chat({ personId: "li", chat: aChat({ typing: true }) });
    expect(await screen.findByText("对方正在输入…")).toBeTruthy();
  });

  it("lays subscription accounts into their folder", async () => {
    await show({ accounts: [{ ...account, kind: "subscription" }] });
    fireEvent.click(screen.getByRole("button", { name: /订阅号消息/u }));
    expect(screen.getByRole("button", { name: /平安肇庆/u })).toBeTruthy();
  });

  it("leads somebody without chats to the scanner", async () => {
    await show({ chats: [] });
    fireEvent.click(screen.getByRole("button", { name: "扫一扫" }));
    expect(screen.getByText("将二维码图片拖到这里、粘贴，或从相册选择")).toBeTruthy();
  });
});

describe("a conversation", () => {
  it("sends on Enter, not while an input method composes, and breaks the line on Shift+Enter", async () => {
    const { world } = await show({}, conversation);
    const field = await screen.findByLabelText("输入消息");
    fireEvent.change(field, { target: { value: "户口怎么迁" } });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    fireEvent.keyDown(field, { key: "Enter", shiftKey: true });
    expect(world.acts.filter(([name]) => name === "text")).toEqual([]);
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(world.acts).toContainEqual(["text", "户口怎么迁", undefined]));
    expect((field as HTMLTextAreaElement).value).toBe("");
    expect(await screen.findByText("户口怎么迁")).toBeTruthy();
  });

  it("marks what was refused and sends it again on demand", async () => {
    const { world } = await show({}, conversation);
    world.refuse = "沙盒很忙";
    const field = await screen.findByLabelText("输入消息");
    fireEvent.change(field, { target: { value: "喂" } });
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.click(await screen.findByRole("button", { name: "发送失败" }));
    expect(screen.getByText("沙盒很忙")).toBeTruthy();
    world.refuse = undefined;
    fireEvent.click(screen.getByRole("button", { name: "重新发送" }));
    await waitFor(() => expect(world.acts).toContainEqual(["text", "喂", undefined]));
    await waitFor(() => expect(screen.queryByRole("button", { name: "发送失败" })).toBeNull());
  });

  it("sends the id with an entry of a menu message", async () => {
    const { world } = await show({ messages: [aMessage({ kind: "menu", headText: "满意吗", menuItems: [{ id: "101", content: "满意" }] })] }, conversation);
    fireEvent.click(await screen.findByRole("button", { name: "满意" }));
    await waitFor(() => expect(world.acts).toContainEqual(["text", "满意", "101"]));
  });

  it("opens links in the in-phone browser and closes it on Escape", async () => {
    await show({ messages: [aMessage({ text: '<a href="https://www.gov.cn/x">网站</a>' })] }, conversation);
    fireEvent.click(await screen.findByRole("link", { name: "网站" }));
    expect(screen.getByText("www.gov.cn", { selector: ".browser-address" })).toBeTruthy();
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("shows notices in the middle and marks the chat as read", async () => {
    const { world } = await show({ chats: [aChat({ unread: 1 })], messages: [aMessage({ from: "system", kind: "notice", text: "该公众号暂时无法提供服务，请稍后再试" })] }, conversation);
    expect(await screen.findByText("该公众号暂时无法提供服务，请稍后再试")).toBeTruthy();
    await waitFor(() => expect(world.acts).toContainEqual(["read"]));
  });

  it("shows every kind of message", async () => {
    const kinds = [
      aMessage({ kind: "image", text: null, mediaUrl: "/m/1" }),
      aMessage({ kind: "voice", text: null, mediaUrl: "/m/2", durationSeconds: 7 }),
      aMessage({ kind: "video", text: null, mediaUrl: "/m/3", title: "路况", durationSeconds: 65 }),
      aMessage({ kind: "location", text: null, location: { latitude: 23.06, longitude: 112.47, label: "七星岩" } }),
      aMessage({ kind: "link", text: null, title: "办事指南", url: "https://a.cn/" }),
      aMessage({ kind: "news", text: null, articles: [{ title: "头条" }, { title: "次条" }] }),
      aMessage({ kind: "music", text: null, title: "市歌", url: "https://a.cn/a.mp3" }),
      aMessage({ kind: "miniprogram", text: null, title: "预约" }),
      aMessage({ kind: "card", text: null, title: "优惠券" }),
    ];
    await show({ messages: kinds }, conversation);
    expect(await screen.findByRole("button", { name: "查看大图" })).toBeTruthy();
    for (const name of ["语音，7 秒，播放", "播放视频 · 路况", /办事指南/u, "头条", "次条", "播放 市歌", /预约/u]) expect(screen.getByRole("button", { name })).toBeTruthy();
    for (const text of ["1:05", "七星岩", "优惠券"]) expect(screen.getByText(text)).toBeTruthy();
  });

  it("shows a subscription message as a card that leads to its page", async () => {
    await show({ messages: [aMessage({ kind: "onetime", via: "onetime", title: "您的咨询有了回复", text: "请带身份证到窗口办理。", url: "https://a.gov.cn/m" })] }, conversation);
    const card = await screen.findByRole("group", { name: "订阅消息" });
    expect(within(card).getByText("您的咨询有了回复")).toBeTruthy();
    expect(within(card).getByText("请带身份证到窗口办理。")).toBeTruthy();
    fireEvent.click(within(card).getByRole("button", { name: /查看详情/u }));
    expect(screen.getByRole("dialog", { name: "a.gov.cn" })).toBeTruthy();
  });

  it("opens the page that asks for a subscription message as this person", async () => {
    const address = "https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid=wxa&reserved=R#wechat_redirect";
    await show({ messages: [aMessage({ text: `下班了，<a href="${address}">允许我们通知您一次</a>` })] }, conversation);
    fireEvent.click(await screen.findByRole("link", { name: "允许我们通知您一次" }));
    const page = within(screen.getByRole("dialog", { name: "mp.weixin.qq.com" })).getAllByTitle(address).find((element) => element instanceof HTMLIFrameElement);
    expect(page).toHaveProperty("src", expect.stringContaining("/mp/subscribemsg?action=get_confirm&appid=wxa&reserved=R&person=li"));
  });

  it("asks whoever does not follow to follow and takes no text", async () => {
    await show({ chats: [aChat({ subscribed: false })] }, conversation);
    expect(await screen.findByText("你还没有关注这个公众号")).toBeTruthy();
    expect(screen.queryByLabelText("输入消息")).toBeNull();
  });
});

describe("short messages", () => {
  const code = { id: "sms-1", phone: person.phone, text: "【武汉交警】您的验证码是482913", at: "2026-03-18T02:00:00Z" };

  it("come up over whatever is shown, and lead to the box", async () => {
    const { live } = await show({}, conversation);
    live.sms({ personId: "li", message: code });
    fireEvent.click(await screen.findByRole("button", { name: "查看短信" }));
    expect(await screen.findByRole("heading", { name: "短信" })).toBeTruthy();
    expect(screen.getByText(code.text)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole("button", { name: "查看短信" })).toBeNull());
  });

  it("of somebody else do not come up here, and those from before stand in the box with the number", async () => {
    const { live } = await show({ sms: [code] });
    live.sms({ personId: "wang", message: { ...code, id: "sms-2" } });
    expect(screen.queryByRole("button", { name: "查看短信" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "我" }));
    fireEvent.click(await screen.findByRole("button", { name: /短信/u }));
    expect(screen.getByText(code.text)).toBeTruthy();
    expect(screen.getByText("本机号码 19900000001")).toBeTruthy();
  });
});

describe("the account's menu", () => {
  it("stands in the place of the keyboard until that is wanted", async () => {
    await show({ chats: [aChat({ menu })] }, conversation);
    expect(screen.queryByLabelText("输入消息")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "切换到键盘" }));
    expect(screen.getByLabelText("输入消息")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "切换到菜单" }));
    expect(screen.getByRole("button", { name: "人工" })).toBeTruthy();
  });

  it("presses buttons of both levels by their position", async () => {
    const { world } = await show({ chats: [aChat({ menu })] }, conversation);
    fireEvent.click(screen.getByRole("button", { name: "人工" }));
    await waitFor(() => expect(world.acts).toContainEqual(["menu", [1], undefined]));
    fireEvent.click(screen.getByRole("button", { name: "户政" }));
    fireEvent.click(screen.getByRole("menuitem", { name: "迁移" }));
    await waitFor(() => expect(world.acts).toContainEqual(["menu", [0, 0], undefined]));
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("scans before it presses a scanning button", async () => {
    const { world } = await show({ chats: [aChat({ menu })] }, conversation);
    fireEvent.click(screen.getByRole("button", { name: "户政" }));
    fireEvent.click(screen.getByRole("menuitem", { name: "扫码" }));
    fireEvent.change(screen.getByLabelText("也可以直接输入二维码的内容"), { target: { value: "SN-1" } });
    fireEvent.click(screen.getByRole("button", { name: "完成" }));
    await waitFor(() => expect(world.acts).toContainEqual(["menu", [0, 1], { scanResult: "SN-1" }]));
    expect(await screen.findByRole("button", { name: "人工" })).toBeTruthy();
  });
});

describe("following", () => {
  it("by a scene code shows the account first and passes the scene on", async () => {
    const { world } = await show({ chats: [aChat({ subscribed: false })], scan: { kind: "scene", appId, scene: "7", ticket: "T", subscribed: false, action: "profile" } }, { name: "scan" });
    fireEvent.change(screen.getByLabelText("也可以直接输入二维码的内容"), { target: { value: "http://weixin.qq.com/q/1" } });
    fireEvent.click(screen.getByRole("button", { name: "完成" }));
    fireEvent.click(await screen.findByRole("button", { name: "关注公众号" }));
    await waitFor(() => expect(world.acts).toContainEqual(["follow", { scene: "ADD_SCENE_QR_CODE", ticket: "T" }]));
    expect(await screen.findByLabelText("输入消息")).toBeTruthy();
  });

  it("ends after a question", async () => {
    const { world } = await show({}, { name: "profile", appId });
    fireEvent.click(await screen.findByRole("button", { name: "更多" }));
    fireEvent.click(screen.getByRole("button", { name: "取消关注" }));
    await waitFor(() => expect(world.acts).toContainEqual(["unfollow"]));
  });

  it("says so when a code means nothing here", async () => {
    await show({}, { name: "scan" });
    fireEvent.change(screen.getByLabelText("也可以直接输入二维码的内容"), { target: { value: "hello" } });
    fireEvent.click(screen.getByRole("button", { name: "完成" }));
    expect(await screen.findByText("不是沙盒里的二维码")).toBeTruthy();
  });
});
