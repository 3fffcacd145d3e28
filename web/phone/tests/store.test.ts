import { describe, expect, it, vi } from "vitest";
import { threadKey } from "../src/state/store";
import { aChat, aMessage, account, appId, connected, now, person } from "./fakeSandbox";

const key = threadKey(person.id, appId);

/** Something that has not come about until the test says so. */
function later(): { when: Promise<void>; now: () => void } {
  let now: (() => void) | undefined;
  const when = new Promise<void>((resolve) => (now = resolve));
  return { when, now: () => now?.() };
}

describe("the store", () => {
  it("reads persons, accounts, chats and the clock when the stream opens", async () => {
    const { store } = await connected();
    expect(store.getState()).toMatchObject({ phase: "ready", live: true, persons: [{ id: "li" }], accounts: [{ appId }], chats: { li: [{ appId }] } });
  });

  it("shows a text at once and lets the sandbox's own message take its place", async () => {
    const { store, world } = await connected();
    await store.loadMessages(person.id, appId);
    const sent = store.send(person.id, appId, { kind: "text", text: "你好" }, () => store.api.as(person.id, appId).text("你好"));
    expect(store.getState().drafts[key]).toMatchObject([{ message: { text: "你好", deliveryState: "sending" } }]);
    await sent;
    expect(store.getState().drafts[key]).toEqual([]);
    expect(store.getState().messages[key]?.map(({ text }) => text)).toEqual(["你好"]);
    expect(world.acts).toContainEqual(["text", "你好", undefined]);
  });

  it("never shows a message twice when the stream is faster than the answer", async () => {
    const { store, live, world } = await connected();
    await store.loadMessages(person.id, appId);
    await store.send(person.id, appId, { kind: "text", text: "快" }, async () => {
      const acted = await store.api.as(person.id, appId).text("快");
      for (const message of world.messages) live.message({ personId: person.id, appId, message });
      expect(store.getState().drafts[key]).toEqual([]);
      return acted;
    });
    expect(store.getState().messages[key]).toHaveLength(1);
  });

  it("keeps what the sandbox refused, marked as failed, until it is discarded", async () => {
    const { store, world } = await connected();
    world.refuse = "Too many pushes wait for delivery.";
    await expect(store.send(person.id, appId, { kind: "text", text: "忙" }, () => store.api.as(person.id, appId).text("忙"))).rejects.toThrow("Too many");
    const draft = store.getState().drafts[key]?.[0];
    expect(draft?.message.deliveryState).toBe("failed");
    store.discardDraft(person.id, appId, draft?.key ?? 0);
    expect(store.getState().drafts[key]).toEqual([]);
  });

  it("ignores messages of chats nobody has opened and follows those that are open", async () => {
    const { store, live } = await connected();
    live.message({ personId: person.id, appId, message: aMessage() });
    expect(store.getState().messages[key]).toBeUndefined();
    await store.loadMessages(person.id, appId);
    live.message({ personId: person.id, appId, message: aMessage({ text: "来了" }) });
    expect(store.getState().messages[key]?.at(-1)?.text).toBe("来了");
  });

  it("loses nothing that comes while what was before it is being read", async () => {
    const { store, live, world } = await connected();
    const early = aMessage({ text: "欢迎" });
    const goOn = later();
    store.api.messages = () => goOn.when.then(() => [early]);
    store.api.chats = () => goOn.when.then(() => world.chats);
    store.api.sms = () => goOn.when.then(() => []);
    const reading = Promise.all([store.loadMessages(person.id, appId), store.loadChats(person.id), store.loadSms(person.id)]);

    live.message({ personId: person.id, appId, message: aMessage({ text: "答复" }) });
    live.chat({ personId: person.id, chat: aChat({ unread: 1, lastText: "答复" }) });
    live.sms({ personId: person.id, message: { id: "s1", phone: person.phone, text: "验证码", at: now } });
    goOn.now();
    await reading;

    expect(store.getState().messages[key]?.map(({ text }) => text)).toEqual(["欢迎", "答复"]);
    expect(store.getState().chats.li).toMatchObject([{ unread: 1, lastText: "答复" }]);
    expect(store.getState().sms.li).toMatchObject([{ id: "s1" }]);
  });

  it("fetches also what came before the first that is heard after the stream was away", async () => {
    const { store, live, world } = await connected();
    await store.loadMessages(person.id, appId);
    live.lost();
    const heard = aMessage({ seq: 1_000_000, text: "刚连上" });
    world.messages.push(aMessage({ text: "断线时" }), heard);
    live.opened();
    live.message({ personId: person.id, appId, message: heard });
    await vi.waitFor(() => expect(store.getState().messages[key]?.map(({ text }) => text)).toEqual(["断线时", "刚连上"]));
  });

  it("reads anew when it was too slow for what happened", async () => {
    const { store, live, world } = await connected();
    await store.loadMessages(person.id, appId);
    world.messages.push(aMessage({ text: "没听到" }));
    live.missed({});
    await vi.waitFor(() => expect(store.getState().messages[key]?.at(-1)?.text).toBe("没听到"));
  });

  it("does not show what was read before a reset and came after it", async () => {
    const { store, live, world } = await connected();
    const goOn = later();
    const chats = world.chats;
    store.api.chats = () => goOn.when.then(() => chats);
    const reading = store.loadChats(person.id);
    store.api.chats = () => Promise.resolve([]);
    live.reset({});
    await vi.waitFor(() => expect(store.getState().phase).toBe("ready"));
    goOn.now();
    await reading;
    expect(store.getState().chats.li).toEqual([]);
  });

  it("fetches what it missed when the stream comes back", async () => {
    const { store, live, world } = await connected();
    await store.loadMessages(person.id, appId);
    live.lost();
    expect(store.getState().live).toBe(false);
    world.messages.push(aMessage({ text: "断线时" }));
    live.opened();
    await vi.waitFor(() => expect(store.getState().messages[key]?.at(-1)?.text).toBe("断线时"));
    expect(store.getState().live).toBe(true);
  });

  it("marks a chat as read once and only when there is something to read", async () => {
    const { store, world } = await connected({ chats: [aChat({ unread: 3 })] });
    await store.markRead(person.id, appId);
    await store.markRead(person.id, appId);
    expect(world.acts.filter(([name]) => name === "read")).toHaveLength(1);
    expect(store.getState().chats.li?.[0]?.unread).toBe(0);
  });

  it("shows the traffic of a burst together, newest first", async () => {
    const { store, live } = await connected();
    vi.useFakeTimers();
    let changes = 0;
    store.subscribe(() => changes++);
    for (let id = 1; id <= 50; id++) live.traffic({ record: { id, at: "2026-03-18T02:00:00Z", direction: "callback", method: "POST", path: "/" } });
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    expect(changes).toBe(1);
    expect(store.getState().traffic.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, index) => 50 - index));
  });

  it("keeps the sandbox's time between two readings", async () => {
    const { store } = await connected();
    store.setClock({ now: new Date(Date.now() + 172_800_000).toISOString() });
    expect(Math.abs(store.now() - Date.now() - 172_800_000)).toBeLessThan(1000);
  });

  it("looks up whoever it has not heard of when they are spoken to", async () => {
    const { store, live, world } = await connected();
    const late = { ...person, id: "late", nickname: "后来者" };
    world.persons = [person, late];
    live.chat({ personId: "late", chat: aChat() });
    await vi.waitFor(() => expect(store.getState().persons.map(({ id }) => id)).toEqual(["li", "late"]));
  });

  it("hears of persons and accounts that come, change and go", async () => {
    const { store, live } = await connected();
    live.person({ person: { ...person, id: "p2", nickname: "新人" } });
    live.account({ account: { ...account, callbackVerified: false } });
    live.account({ account: { ...account, appId: "wxb", name: "广州天气" } });
    expect(store.getState().persons).toHaveLength(2);
    expect(store.getState().accounts).toMatchObject([{ appId, callbackVerified: false }, { appId: "wxb" }]);
    live.account({ removed: appId });
    expect(store.getState().accounts.map((one) => one.appId)).toEqual(["wxb"]);
  });

  it("forgets everything when the sandbox was reset", async () => {
    const { store, live, world } = await connected();
    await store.loadMessages(person.id, appId);
    world.persons = [];
    world.chats = [];
    live.reset({});
    await vi.waitFor(() => expect(store.getState().phase).toBe("ready"));
    expect(store.getState()).toMatchObject({ persons: [], messages: {}, chats: { li: [] } });
  });
});
