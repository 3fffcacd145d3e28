import type { Sandbox } from "../api/client";
import type { LiveHandlers } from "../api/events";
import type { Account, Acted, Chat, ClockReading, Message, Person, Sample, SmsMessage, TrafficRecord } from "../api/types";
import { dropDraft, mergeAccounts, mergeChats, mergeMessages, mergePersons, mergeTraffic, sortChats, trafficKept, type Draft } from "./merge";

export interface PhoneState {
  phase: "loading" | "ready" | "unreachable";
  live: boolean;
  persons: Person[];
  accounts: Account[];
  samples: Sample[];
  /** By person id. */
  chats: Record<string, Chat[]>;
  /** By `threadKey`; present only for chats that have been opened. */
  messages: Record<string, Message[]>;
  drafts: Record<string, Draft[]>;
  /** Short messages by person id, oldest first; present for phones on the screen. */
  sms: Record<string, SmsMessage[]>;
  /** The one that came last while the page was open, by person id, until somebody has seen it. */
  newSms: Record<string, SmsMessage>;
  traffic: TrafficRecord[];
  /** How far the sandbox's clock is ahead of this machine's. */
  offsetMs: number;
}

export const threadKey = (personId: string, appId: string): string => `${personId}/${appId}`;

const empty: PhoneState = {
  phase: "loading",
  live: false,
  persons: [],
  accounts: [],
  samples: [],
  chats: {},
  messages: {},
  drafts: {},
  sms: {},
  newSms: {},
  traffic: [],
  offsetMs: 0,
};

/** Under load thousands of records come in a second: they are shown together, this often. */
const trafficEveryMs = 80;

const meetAfterMs = 300;
/** The sandbox lists no more; who is beyond that number cannot be met. */
const mostPersons = 1000;

/** What a person sends, as the bubble shows it before the sandbox has answered. */
export type Outgoing = Pick<Message, "kind"> & Partial<Message>;

/** Everything the page knows of the sandbox, kept up to date from its live stream. One a page. */
export class PhoneStore {
  #state = empty;
  #nextDraft = 1;
  readonly #listeners = new Set<() => void>();
  readonly #watched = new Set<string>();
  /** For each reading that is under way, what came live meanwhile. */
  readonly #readings = new Set<(() => void)[]>();
  #waiting: TrafficRecord[] = [];
  #meeting = false;
  readonly api: Sandbox;

  constructor(api: Sandbox) {
    this.api = api;
  }

  getState = (): PhoneState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(change: Partial<PhoneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  now = (): number => Date.now() + this.#state.offsetMs;

  /** Subscribes to everything the sandbox tells; returns the function that stops it. */
  connect(listen: (handlers: LiveHandlers) => () => void): () => void {
    return listen({
      opened: () => {
        this.#set({ live: true });
        void this.refresh();
      },
      lost: () => this.#set({ live: false, phase: this.#state.phase === "loading" ? "unreachable" : this.#state.phase }),
      message: ({ personId, appId, message }) => this.#hear(() => this.#receive(personId, appId, [message])),
      chat: ({ personId, chat }) => {
        // Of a hundred thousand persons under load only those on the screen matter.
        if (this.#watched.has(personId)) this.#hear(() => this.#setChats(personId, mergeChats(this.#state.chats[personId] ?? [], chat)));
        this.#meet(personId, chat.appId);
      },
      sms: ({ personId, message }) => {
        if (!this.#watched.has(personId)) return;
        this.#hear(() => {
          const known = (this.#state.sms[personId] ?? []).filter(({ id }) => id !== message.id);
          this.#set({ sms: { ...this.#state.sms, [personId]: [...known, message] } });
        });
        this.#set({ newSms: { ...this.#state.newSms, [personId]: message } });
      },
      traffic: ({ record }) => this.#hear(() => this.#queueTraffic(record)),
      clock: (reading) => this.setClock(reading),
      account: ({ account, removed }) =>
        this.#hear(() => {
          const left = this.#state.accounts.filter(({ appId }) => appId !== removed);
          this.#set({ accounts: account ? mergeAccounts(left, account) : left });
        }),
      person: ({ person }) => this.#hear(() => this.#set({ persons: mergePersons(this.#state.persons, person) })),
      reset: () => {
        this.#readings.clear();
        this.#set({ ...empty, live: true });
        void this.refresh();
      },
      missed: () => void this.refresh(),
    });
  }

  /** Reads everything anew: at the start and whenever the stream comes back. */
  async refresh(): Promise<void> {
    try {
      await this.#read(Promise.all([this.api.clock(), this.api.persons(), this.api.accounts(), this.api.samples(), this.api.traffic(trafficKept)]), ([clock, persons, accounts, samples, traffic]) => {
        this.setClock(clock);
        this.#set({ persons, accounts, samples, traffic: traffic.toSorted((a, b) => b.id - a.id) });
      });
      await Promise.all([...this.#watched].map((personId) => this.loadChats(personId)));
      await Promise.all([...this.#watched].map((personId) => this.loadSms(personId)));
      await Promise.all(Object.keys(this.#state.messages).map((key) => this.#reload(key)));
      this.#set({ phase: "ready" });
    } catch {
      this.#set({ phase: this.#state.phase === "ready" ? "ready" : "unreachable" });
    }
  }

  /** A phone of this person is on the screen: its chats are loaded now and after every reconnect. */
  async watch(personId: string): Promise<void> {
    this.#watched.add(personId);
    if (!this.#state.chats[personId]) await this.loadChats(personId);
    if (!this.#state.sms[personId]) await this.loadSms(personId);
  }

  loadSms(personId: string): Promise<void> {
    return this.#read(this.api.sms(personId), (sms) => this.#set({ sms: { ...this.#state.sms, [personId]: sms } }));
  }

  /** The notice at the top of the phone was read or put away. */
  seeSms(personId: string): void {
    this.#set({ newSms: Object.fromEntries(Object.entries(this.#state.newSms).filter(([id]) => id !== personId)) });
  }

  loadChats(personId: string): Promise<void> {
    return this.#read(this.api.chats(personId), (chats) => this.#setChats(personId, sortChats(chats)));
  }

  /** What came after what is known of a chat. */
  loadMessages(personId: string, appId: string): Promise<void> {
    return this.#loadMessages(personId, appId, this.#state.messages[threadKey(personId, appId)]?.at(-1)?.seq);
  }

  /** Persons and accounts anew; what is known stays when the sandbox does not answer. */
  async reloadPersons(): Promise<void> {
    try {
      await this.#read(Promise.all([this.api.persons(), this.api.accounts()]), ([persons, accounts]) => this.#set({ persons, accounts }));
    } catch {
      // The stream will say that the sandbox is gone, and reads everything when it is back.
    }
  }

  async addPerson(nickname: string, avatarColor: string): Promise<Person> {
    const person = await this.api.addPerson({ nickname, avatarColor });
    this.#set({ persons: mergePersons(this.#state.persons, person) });
    return person;
  }

  async markRead(personId: string, appId: string): Promise<void> {
    const chats = this.#state.chats[personId] ?? [];
    if (!chats.some((chat) => chat.appId === appId && chat.unread > 0)) return;
    this.#setChats(
      personId,
      chats.map((chat) => (chat.appId === appId ? { ...chat, unread: 0 } : chat)),
    );
    await this.api.read(personId, appId);
  }

  /** Shows the message at once, hands it over and takes what the sandbox made of it; a refused one stays, marked as failed. */
  async send(personId: string, appId: string, shown: Outgoing, hand: () => Promise<Acted>): Promise<void> {
    const key = threadKey(personId, appId);
    const draft = this.#draft(shown);
    this.#setDrafts(key, [...(this.#state.drafts[key] ?? []), draft]);
    try {
      await hand();
      await this.loadMessages(personId, appId);
      this.#setDrafts(key, (this.#state.drafts[key] ?? []).filter((other) => other.key !== draft.key));
    } catch (error) {
      const failed: Draft = { ...draft, message: { ...draft.message, deliveryState: "failed" } };
      this.#setDrafts(key, (this.#state.drafts[key] ?? []).map((other) => (other.key === draft.key ? failed : other)));
      throw error;
    }
  }

  discardDraft(personId: string, appId: string, draftKey: number): void {
    const key = threadKey(personId, appId);
    this.#setDrafts(key, (this.#state.drafts[key] ?? []).filter((draft) => draft.key !== draftKey));
  }

  #draft(shown: Outgoing): Draft {
    const key = this.#nextDraft++;
    const at = new Date(this.now()).toISOString();
    return { key, message: { id: `draft-${key}`, seq: Number.MAX_SAFE_INTEGER, from: "me", at, deliveryState: "sending", ...shown } };
  }

  /** All of it: while the stream was away something may have come before what is known since, and what is known may have changed. */
  #reload(key: string): Promise<void> {
    const [personId = "", appId = ""] = key.split("/");
    return this.#loadMessages(personId, appId);
  }

  #loadMessages(personId: string, appId: string, after?: number): Promise<void> {
    return this.#read(this.api.messages(personId, appId, after), (messages) => this.#receive(personId, appId, messages, true));
  }

  /** What is read may be older than what came live while it was on its way, so that is put on top of it once more. What a reset overtakes is not taken. */
  async #read<T>(reading: Promise<T>, take: (read: T) => void): Promise<void> {
    const meanwhile: (() => void)[] = [];
    this.#readings.add(meanwhile);
    try {
      const read = await reading;
      if (!this.#readings.has(meanwhile)) return;
      take(read);
      for (const hear of meanwhile) hear();
    } finally {
      this.#readings.delete(meanwhile);
    }
  }

  #hear(live: () => void): void {
    live();
    for (const meanwhile of this.#readings) meanwhile.push(live);
  }

  #receive(personId: string, appId: string, incoming: Message[], opening = false): void {
    const key = threadKey(personId, appId);
    const known = this.#state.messages[key];
    if (!known && !opening) return;
    const drafts = incoming.reduce((left, message) => (known?.some(({ id }) => id === message.id) ? left : dropDraft(left, message)), this.#state.drafts[key] ?? []);
    this.#set({
      messages: { ...this.#state.messages, [key]: mergeMessages(known ?? [], incoming) },
      drafts: { ...this.#state.drafts, [key]: drafts },
    });
  }

  #setChats(personId: string, chats: Chat[]): void {
    this.#set({ chats: { ...this.#state.chats, [personId]: chats } });
  }

  #setDrafts(key: string, drafts: Draft[]): void {
    this.#set({ drafts: { ...this.#state.drafts, [key]: drafts } });
  }

  /** Somebody or something the page has not heard of speaks: it was made after the lists were read. */
  #meet(personId: string, appId: string): void {
    const { persons, accounts } = this.#state;
    if (this.#meeting || persons.length >= mostPersons) return;
    if (persons.some(({ id }) => id === personId) && accounts.some((account) => account.appId === appId)) return;
    this.#meeting = true;
    setTimeout(() => {
      this.#meeting = false;
      void this.reloadPersons();
    }, meetAfterMs);
  }

  #queueTraffic(record: TrafficRecord): void {
    this.#waiting.push(record);
    if (this.#waiting.length > 1) return;
    setTimeout(() => {
      const records = this.#waiting.slice(-trafficKept);
      this.#waiting = [];
      this.#set({ traffic: records.reduce(mergeTraffic, this.#state.traffic) });
    }, trafficEveryMs);
  }

  setClock(reading: ClockReading): void {
    this.#set({ offsetMs: Date.parse(reading.now) - Date.now() });
  }
}
