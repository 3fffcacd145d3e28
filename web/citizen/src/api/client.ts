import { upload, type Picked } from "@/platform/files";
import { send } from "@/platform/http";
import { Failure } from "./failure";
import type { Act, Booking, BoundDocument, Found, FreeSlot, HallPages, MessagePage, OwnData, OwnNotice, Roads, Run, RunAnswer, RunCard, ServiceCard, ServicePage, Session } from "./types";

async function call<T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  const answer = await send(method, `/api/citizen/${path}`, body);
  if (answer.status >= 200 && answer.status < 300) return answer.body as T;
  throw Failure.of(answer.status, answer.body);
}

export const api = {
  session: () => call<Session>("GET", "session"),
  leave: () => call<void>("DELETE", "session"),
  pages: () => call<HallPages>("GET", "pages"),
  roads: () => call<Roads>("GET", "roads"),
  join: (code: string) => call<RunAnswer>("POST", "runs/join", { code }),
  services: () => call<ServiceCard[]>("GET", "services"),
  service: (key: string) => call<ServicePage>("GET", `services/${encodeURIComponent(key)}`),
  search: (words: string) => call<Found>("GET", `search?q=${encodeURIComponent(words)}`),
  runs: () => call<RunCard[]>("GET", "runs"),
  run: (id: string) => call<Run>("GET", `runs/${id}`),
  begin: (service: string) => call<RunAnswer>("POST", "runs", { service }),
  act: (id: string, act: Act) => call<RunAnswer>("POST", `runs/${id}`, act),
  sendFile: (run: string, step: string, picked: Picked) => upload(`/api/citizen/runs/${run}/steps/${encodeURIComponent(step)}/files`, picked),
  bookings: () => call<Booking[]>("GET", "bookings"),
  slotsFor: (booking: string) => call<FreeSlot[]>("GET", `bookings/${booking}/slots`),
  moveBooking: (booking: string, startsAt: string) => call<void>("POST", `bookings/${booking}/move`, { startsAt }),
  cancelBooking: (booking: string) => call<void>("POST", `bookings/${booking}/cancel`),
  confirmSeat: (wait: string) => call<void>("POST", `bookings/${wait}/confirm`),
  leaveWaitlist: (wait: string) => call<void>("POST", `bookings/${wait}/leave`),
  documents: () => call<BoundDocument[]>("GET", "documents"),
  notices: () => call<OwnNotice[]>("GET", "notices"),
  endNotice: (id: number) => call<void>("DELETE", `notices/${id}`),
  unbind: (id: string) => call<void>("DELETE", `documents/${id}`),
  data: () => call<OwnData>("GET", "data"),
  exportData: () => call<unknown>("GET", "data/export"),
  deleteData: (confirmation: string) => call<void>("POST", "data/delete", { confirmation }),
  messages: (before?: number) => call<MessagePage>("GET", before === undefined ? "messages" : `messages?before=${before}`),
};
