import type { Direction, TrafficRecord } from "../../api/types";

export interface Filter {
  direction: "all" | Direction;
  appId: string;
  onlyProblems: boolean;
  find: string;
}

export const everything: Filter = { direction: "all", appId: "", onlyProblems: false, find: "" };

const quietOutcomes = new Set(["replied", "success", "empty"]);

/** Whether something went wrong: no or a bad status, an errcode, an outcome other than an accepted one, or a refused signature. */
export function isProblem(record: TrafficRecord): boolean {
  if (isPending(record)) return false;
  if (record.errcode) return true;
  if (record.signature?.verified === false) return true;
  if (record.outcome && !quietOutcomes.has(record.outcome)) return true;
  return (record.responseStatus ?? 200) >= 400;
}

/** Neither an answer nor an outcome yet. */
export const isPending = (record: TrafficRecord): boolean => !record.responseStatus && !record.outcome;

export function matches(record: TrafficRecord, filter: Filter): boolean {
  if (filter.direction !== "all" && record.direction !== filter.direction) return false;
  if (filter.appId && record.appId !== filter.appId) return false;
  if (filter.onlyProblems && !isProblem(record)) return false;
  const wanted = filter.find.trim().toLowerCase();
  if (!wanted) return true;
  return [record.path, record.requestPlain, record.requestBody, record.responsePlain, record.responseBody].some((text) => text?.toLowerCase().includes(wanted));
}

const element = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`, "u").exec(xml)?.slice(1).find(Boolean);

/** Types of the events that were pushed, and the first thing they are about. */
function eventsOf(body: string): string {
  const types = [...body.matchAll(/"type":"([a-z.]+)"/gu)].map((match) => match[1]);
  const counted = [...new Set(types)].map((type) => [type, types.filter((other) => other === type).length] as const);
  return [...counted.map(([type, count]) => (count > 1 ? `${type} × ${count}` : type)), types.length === 1 ? /"data":\{"id":"([^"]*)"/u.exec(body)?.[1] : undefined].filter(Boolean).join(" ");
}

/** How many events were new to whoever took them, and how many they knew. */
export function takenOf(record: TrafficRecord): { taken: number; known: number } | undefined {
  const match = /^\{"taken":(\d+),"known":(\d+)\}$/u.exec(record.responseBody ?? "");
  return match && record.responseStatus === 200 ? { taken: Number(match[1]), known: Number(match[2]) } : undefined;
}

/** What a record is about in a few words: the message of a callback, the recipient and type of a call, the events of a department. */
export function summary(record: TrafficRecord): string {
  const body = record.requestPlain ?? record.requestBody ?? "";
  if (record.direction === "department") return eventsOf(body);
  if (record.direction === "callback") {
    const type = element(body, "MsgType");
    if (!type) return record.method === "GET" ? "echostr" : "";
    if (type === "event") return [element(body, "Event"), element(body, "EventKey")].filter(Boolean).join(" ");
    return [type, element(body, "Content") ?? element(body, "Label") ?? element(body, "Title")].filter(Boolean).join(" ");
  }
  const type = /"msgtype"\s*:\s*"(\w+)"/u.exec(body)?.[1];
  const content = /"content"\s*:\s*"((?:[^"\\]|\\.)*)"/u.exec(body)?.[1];
  return [type, content].filter(Boolean).join(" ");
}
