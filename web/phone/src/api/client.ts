import type {
  Account,
  Acted,
  Area,
  Chat,
  ClockReading,
  Fault,
  Listener,
  MenuInput,
  Message,
  Outage,
  OutageNotice,
  Person,
  Place,
  Quota,
  Road,
  RoadLevel,
  Sample,
  ScanOutcome,
  SmsMessage,
  TrafficRecord,
} from "./types";

/** The sandbox answered with an error; `message` is its own explanation where it gave one. */
export class SandboxError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "SandboxError";
    this.status = status;
  }
}

const root = "/_sandbox";
const part = encodeURIComponent;

async function explain(response: Response): Promise<SandboxError> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as { title?: string; detail?: string };
    return new SandboxError(response.status, problem.detail ?? problem.title ?? `HTTP ${response.status}`);
  } catch {
    return new SandboxError(response.status, text.slice(0, 200) || `HTTP ${response.status}`);
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = isForm ? body : JSON.stringify(body);
    if (!isForm) init.headers = { "content-type": "application/json" };
  }
  const response = await fetch(root + path, init);
  if (!response.ok) throw await explain(response);
  const text = await response.text();
  return (text === "" ? {} : JSON.parse(text)) as T;
}

function form(parts: Record<string, string | File | undefined>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined) data.append(name, value);
  }
  return data;
}

function menuBody(index: number[], input: MenuInput | undefined): unknown {
  if (!input?.pictures) return { index, scanResult: input?.scanResult, location: input?.location };
  const data = form({ index: JSON.stringify(index) });
  for (const picture of input.pictures) data.append("media", picture);
  return data;
}

/** What one person can do in one chat; every act is answered at once, its callback goes out in the background. */
function acting(personId: string, appId: string) {
  const base = `/followers/${part(personId)}/accounts/${part(appId)}`;
  const post = (act: string, body: unknown = {}) => call<Acted>("POST", `${base}/${act}`, body);
  return {
    follow: (origin: { scene?: string; ticket?: string } = {}) => post("follow", origin),
    unfollow: () => post("unfollow"),
    text: (content: string, menuItemId?: string) => post("text", { content, menuItemId }),
    image: (media: File) => post("image", form({ media })),
    voice: (media: File, seconds: number, recognition?: string) =>
      post("voice", form({ media, duration: String(seconds), recognition: recognition || undefined })),
    video: (media: File, seconds?: number) => post("video", form({ media, duration: seconds === undefined ? undefined : String(seconds) })),
    /** One of the sandbox's own recordings or videos. */
    sample: (kind: "voice" | "video", sampleName: string) => post(kind, { sampleName }),
    location: (place: Place) => post("location", { scale: 16, ...place }),
    link: (link: { title: string; description: string; url: string }) => post("link", link),
    menu: (index: number[], input?: MenuInput) => post("menu", menuBody(index, input)),
  };
}

export type Acting = ReturnType<typeof acting>;

/** What somebody at the departments would do. */
const departments = {
  areas: () => call<Area[]>("GET", "/departments/water/areas"),
  outages: async () => (await call<{ outages: Outage[] }>("GET", "/departments/water/outages")).outages,
  announce: (notice: OutageNotice) => call<Outage>("POST", "/departments/water/outages", notice),
  callOff: (id: string) => call<Outage>("DELETE", `/departments/water/outages/${part(id)}`),
  roads: async () => (await call<{ roads: Road[] }>("GET", "/departments/traffic/roads")).roads,
  setRoad: (id: string, level: RoadLevel) => call<unknown>("PUT", `/departments/traffic/roads/${part(id)}`, { level }),
  listeners: async () => (await Promise.all(["water", "traffic"].map((department) => call<Listener[]>("GET", `/departments/${department}/listeners`)))).flat(),
};

export const sandbox = {
  departments,
  as: acting,
  clock: () => call<ClockReading>("GET", "/clock"),
  advance: (seconds: number) => call<ClockReading>("POST", "/clock/advance", { seconds }),
  resetClock: () => call<ClockReading>("POST", "/clock/reset"),
  accounts: () => call<Account[]>("GET", "/accounts"),
  accountQr: (appId: string) => `${root}/accounts/${part(appId)}/qrcode.png`,
  verifyCallback: (appId: string) => call<Account>("POST", `/accounts/${part(appId)}/verify-callback`),
  quotas: (appId: string) => call<Quota[]>("GET", `/accounts/${part(appId)}/quotas`),
  persons: () => call<Person[]>("GET", "/followers"),
  addPerson: (person: { nickname: string; avatarColor?: string }) => call<Person>("POST", "/followers", person),
  chats: (personId: string) => call<Chat[]>("GET", `/followers/${part(personId)}/chats`),
  messages: (personId: string, appId: string, after?: number) =>
    call<Message[]>("GET", `/followers/${part(personId)}/chats/${part(appId)}/messages${after === undefined ? "" : `?after=${after}`}`),
  read: (personId: string, appId: string) => call<unknown>("POST", `/followers/${part(personId)}/chats/${part(appId)}/read`),
  sms: (personId: string) => call<SmsMessage[]>("GET", `/followers/${part(personId)}/sms`),
  scan: (personId: string, qr: string) => call<ScanOutcome>("POST", "/scan", { personId, qr }),
  samples: () => call<Sample[]>("GET", "/samples"),
  traffic: (limit: number) => call<TrafficRecord[]>("GET", `/traffic?limit=${limit}`),
  faults: () => call<Fault[]>("GET", "/faults"),
  setFaults: (faults: Fault[]) => call<Fault[]>("PUT", "/faults", faults),
};

export type Sandbox = typeof sandbox;
