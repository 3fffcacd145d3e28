import type { Sandbox } from "../src/api/client";
import type { LiveHandlers } from "../src/api/events";
import type { Account, Acted, Chat, Message, Outage, Person, ScanOutcome, SmsMessage, TrafficRecord } from "../src/api/types";
import { PhoneStore } from "../src/state/store";

export const appId = "wxa";
export const now = "2026-03-18T02:00:00Z";

export const account: Account = { appId, name: "平安肇庆", originalId: "gh_a", kind: "service", verified: true, description: "户政业务", callbackVerified: true };
export const person: Person = { id: "li", nickname: "李小明", unionId: "u-li", phone: "19900000001", subscriptions: [{ appId, openId: "o-li", subscribed: true }] };

export const aChat = (part: Partial<Chat> = {}): Chat => ({ appId, name: account.name, unread: 0, subscribed: true, typing: false, lastText: "您好", lastAt: now, menu: [], ...part });

let nextSeq = 1;

export const aMessage = (part: Partial<Message> = {}): Message => {
  const seq = nextSeq++;
  return { id: `m${seq}`, seq, from: "account", kind: "text", text: `第 ${seq} 条`, at: now, ...part };
};

export interface World {
  persons: Person[];
  accounts: Account[];
  chats: Chat[];
  messages: Message[];
  sms: SmsMessage[];
  traffic: TrafficRecord[];
  scan: ScanOutcome;
  outages: Outage[];
  /** What was done, in order: the act and what came with it. */
  acts: [string, ...unknown[]][];
  /** Makes the next act fail with this text. */
  refuse?: string | undefined;
}

/** A sandbox in memory with the same surface as the real client; it answers and remembers, nothing more. */
export function fakeSandbox(part: Partial<World> = {}): { world: World; api: Sandbox } {
  const world: World = { persons: [person], accounts: [account], chats: [aChat()], messages: [], sms: [], traffic: [], scan: { kind: "unknown" }, outages: [], acts: [], ...part };
  const act = (name: string, ...details: unknown[]): Promise<Acted> => {
    if (world.refuse) return Promise.reject(new Error(world.refuse));
    world.acts.push([name, ...details]);
    return Promise.resolve({ deliveryId: "d1" });
  };
  const mine = (name: string, message: Partial<Message>, ...details: unknown[]): Promise<Acted> =>
    act(name, ...details).then((acted) => {
      world.messages.push(aMessage({ from: "me", deliveryState: "delivered", ...message }));
      return acted;
    });
  const reading = { now, offsetSeconds: 0 };
  const api: Sandbox = {
    as: () => ({
      follow: (origin) => {
        world.chats = world.chats.map((chat) => ({ ...chat, subscribed: true }));
        return act("follow", origin);
      },
      unfollow: () => {
        world.chats = world.chats.map((chat) => ({ ...chat, subscribed: false }));
        return act("unfollow");
      },
      text: (content, menuItemId) => mine("text", { text: content }, content, menuItemId),
      image: (media) => mine("image", { kind: "image" }, media.name),
      voice: (media, seconds, recognition) => mine("voice", { kind: "voice", durationSeconds: seconds }, media.type, seconds, recognition),
      video: (media) => mine("video", { kind: "video" }, media.name),
      sample: (kind, sampleName) => mine("sample", { kind }, kind, sampleName),
      location: (place) => mine("location", { kind: "location", location: place }, place),
      link: (link) => mine("link", { kind: "link", ...link }, link),
      menu: (path, input) => act("menu", path, input),
    }),
    clock: () => Promise.resolve(reading),
    advance: (seconds) => act("advance", seconds).then(() => reading),
    resetClock: () => Promise.resolve(reading),
    accounts: () => Promise.resolve(world.accounts),
    accountQr: (id) => `/qr/${id}`,
    verifyCallback: () => Promise.resolve(account),
    quotas: () => Promise.resolve([]),
    persons: () => Promise.resolve(world.persons),
    addPerson: (added) => Promise.resolve({ id: "p9", unionId: "u9", phone: "19900000009", subscriptions: [], ...added }),
    chats: () => Promise.resolve(world.chats),
    messages: (_person, _app, after) => Promise.resolve(world.messages.filter((message) => message.seq > (after ?? 0))),
    read: () => act("read"),
    sms: () => Promise.resolve(world.sms),
    scan: (_person, qr) => act("scan", qr).then(() => world.scan),
    samples: () => Promise.resolve([{ name: "thanks", kind: "voice", label: "谢谢", url: "/s/thanks" }]),
    traffic: () => Promise.resolve(world.traffic),
    departments: {
      areas: () => Promise.resolve([{ key: "sijing", name: "泗泾镇" }, { key: "jiuting", name: "九亭镇" }]),
      outages: () => Promise.resolve(world.outages),
      announce: (notice) =>
        act("announce", notice).then(() => {
          const outage: Outage = { ...notice, id: "U1", areaName: "九亭镇", state: "running" };
          world.outages = [...world.outages, outage];
          return outage;
        }),
      callOff: (id) =>
        act("callOff", id).then(() => {
          const [outage] = world.outages.filter((one) => one.id === id);
          world.outages = world.outages.filter((one) => one.id !== id);
          if (!outage) throw new Error("no such outage");
          return outage;
        }),
      roads: () => Promise.resolve([{ id: "tunnel", name: "武汉长江隧道", level: "smooth" }]),
      setRoad: (id, level) => act("setRoad", id, level),
      listeners: () => Promise.resolve([{ name: "songjiang-water.water", url: "http://localhost:5080/", waiting: 2 }]),
    },
    faults: () => Promise.resolve([]),
    setFaults: (faults) => act("setFaults", faults).then(() => faults),
  };
  return { world, api };
}

/** A store that has read the sandbox and whose live stream the test itself speaks. */
export async function connected(part: Partial<World> = {}): Promise<{ world: World; store: PhoneStore; live: LiveHandlers }> {
  const { world, api } = fakeSandbox(part);
  const store = new PhoneStore(api);
  let live: LiveHandlers | undefined;
  store.connect((handlers) => {
    live = handlers;
    return () => undefined;
  });
  if (!live) throw new Error("the store did not listen");
  live.opened();
  await store.refresh();
  await store.watch(person.id);
  return { world, store, live };
}
