import { Failure } from "@/api/failure";
import { account, signInAgain, tag } from "./session.h5";

export interface Answer {
  status: number;
  body: unknown;
}

export async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (tag) headers["X-Citizen-Session"] = tag;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  } catch {
    throw new Failure("offline");
  }

  if (response.status === 401 && account && signInAgain()) return new Promise<Answer>(() => undefined);
  const text = await response.text();
  return { status: response.status, body: text.length > 0 ? JSON.parse(text) : undefined };
}
