/** The sandbox's control API as the phone sees it (`/_sandbox`, JSON camelCase; times are ISO 8601 on the sandbox's own clock). */

export type AccountKind = "subscription" | "service";

export interface Account {
  appId: string;
  name: string;
  originalId: string;
  kind: AccountKind;
  verified: boolean;
  description?: string | null;
  avatarColor?: string | null;
  callbackUrl?: string | null;
  callbackVerified?: boolean | null;
  mode?: "plain" | "compatible" | "safe";
  /** Of one-time subscription messages. */
  oneTimeTemplateId?: string | null;
}

export interface Subscription {
  appId: string;
  openId: string;
  subscribed: boolean;
}

/** A simulated person (人物): one unionId, one openid an account. */
export interface Person {
  id: string;
  nickname: string;
  unionId: string;
  /** Invented; what the platform sends there by SMS stands in the person's SMS box. */
  phone: string;
  avatarColor?: string | null;
  subscriptions: Subscription[];
}

/** A short message (短信) the platform sent through its gateway. */
export interface SmsMessage {
  id: string;
  phone: string;
  text: string;
  at: string;
}

export interface MenuButton {
  name: string;
  type?: string | null;
  key?: string | null;
  url?: string | null;
  appId?: string | null;
  pagePath?: string | null;
  subButtons?: MenuButton[] | null;
}

export interface Chat {
  appId: string;
  name: string;
  avatarColor?: string | null;
  lastText?: string | null;
  lastAt?: string | null;
  unread: number;
  subscribed: boolean;
  menu?: MenuButton[] | null;
  typing: boolean;
}

export type MessageKind =
  | "text"
  | "image"
  | "voice"
  | "video"
  | "location"
  | "link"
  | "news"
  | "music"
  | "menu"
  | "miniprogram"
  | "card"
  | "onetime"
  | "notice";

export type DeliveryState = "sending" | "delivered" | "failed";

export interface Article {
  title: string;
  description?: string | null;
  pictureUrl?: string | null;
  url?: string | null;
}

export interface Place {
  latitude: number;
  longitude: number;
  label: string;
  scale?: number;
}

export interface Message {
  id: string;
  seq: number;
  from: "me" | "account" | "system";
  kind: MessageKind;
  text?: string | null;
  mediaUrl?: string | null;
  thumbUrl?: string | null;
  durationSeconds?: number | null;
  articles?: Article[] | null;
  location?: Place | null;
  menuItems?: { id: string; content: string }[] | null;
  headText?: string | null;
  tailText?: string | null;
  title?: string | null;
  description?: string | null;
  url?: string | null;
  at: string;
  via?: "passive" | "customerService" | "onetime" | "me" | "system";
  deliveryState?: DeliveryState | null;
}

export type Direction = "callback" | "api" | "department";

export interface SignatureCheck {
  timestamp?: string | null;
  nonce?: string | null;
  signature?: string | null;
  msgSignature?: string | null;
  verified?: boolean | null;
}

/** One exchange between the sandbox and the platform: a pushed callback, an API call of the platform, or events a department pushed. */
export interface TrafficRecord {
  /** Rises by one over all accounts. */
  id: number;
  at: string;
  appId?: string | null;
  direction: Direction;
  method: string;
  path: string;
  query?: string | null;
  attempt?: number | null;
  requestHeaders?: Record<string, string> | null;
  requestBody?: string | null;
  requestPlain?: string | null;
  responseStatus?: number | null;
  responseHeaders?: Record<string, string> | null;
  responseBody?: string | null;
  responsePlain?: string | null;
  milliseconds?: number | null;
  signature?: SignatureCheck | null;
  outcome?: string | null;
  /** Why it ended so, in English for developers. */
  reason?: string | null;
  errcode?: number | null;
}

export type FaultKind = "slow" | "drop" | "duplicate" | "reorder" | "status" | "statusAfter" | "errcode" | "malformed" | "huge";

export interface Fault {
  id?: string;
  appliesTo: Direction;
  appId?: string | null;
  path?: string | null;
  kind: FaultKind;
  milliseconds?: number | null;
  status?: number | null;
  errcode?: number | null;
  probability: number;
  times?: number | null;
}

/** A part of the district the water company supplies. */
export interface Area {
  key: string;
  name: string;
}

export type OutageKind = "planned" | "urgent";

export interface OutageNotice {
  area: string;
  roads: string;
  kind: OutageKind;
  reason: string;
  from: string;
  until: string;
}

export interface Outage extends OutageNotice {
  id: string;
  areaName: string;
  state: "announced" | "running" | "over";
}

export type RoadLevel = "smooth" | "slow" | "jam";

export interface Road {
  id: string;
  name: string;
  level: RoadLevel;
}

/** Who is told what a department does. */
export interface Listener {
  name: string;
  url: string;
  /** Events not taken yet. */
  waiting: number;
}

/** Calls a day. */
export interface Quota {
  path: string;
  limit: number;
  used: number;
}

/** A recording, video or picture the sandbox has for people without one at hand. */
export interface Sample {
  name: string;
  kind: "image" | "voice" | "video";
  label: string;
  url: string;
  durationSeconds?: number | null;
}

export interface ClockReading {
  now: string;
  offsetSeconds?: number;
}

export interface ScanOutcome {
  kind: "account" | "scene" | "url" | "unknown";
  appId?: string | null;
  scene?: string | null;
  ticket?: string | null;
  url?: string | null;
  subscribed?: boolean | null;
  action?: string | null;
}

export interface Acted {
  deliveryId?: string | null;
  messageId?: string | null;
  /** What the phone does next, with `url`. */
  opens?: "page" | "miniprogram" | null;
  url?: string | null;
}

/** What a menu button of a scanning, picture or place type needs besides being pressed. */
export interface MenuInput {
  scanResult?: string;
  location?: Place;
  pictures?: File[];
}
