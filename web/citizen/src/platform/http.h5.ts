import { Failure } from "@/api/failure";
import { parse } from "@/api/parse";
import { account, signInAgain, tag } from "./session.h5";

export interface Answer {
  status: number;
  body: unknown;
}

export async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return request(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}

/** With the session of this page; where that has run out the page goes to sign in again and there is no answer. */
export async function request(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
  const headers = tag ? { ...init.headers, "X-Citizen-Session": tag } : init.headers;
  let answer: Answer;
  try {
    const response = await fetch(path, { ...init, headers });
    answer = { status: response.status, body: parse(await response.text()) };
  } catch {
    throw new Failure("offline");
  }

  return answer.status === 401 && account && signInAgain() ? new Promise<Answer>(() => undefined) : answer;
}
