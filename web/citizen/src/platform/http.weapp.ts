import Taro from "@tarojs/taro";
import { Failure } from "@/api/failure";
import { forget, token } from "./session.weapp";

export interface Answer {
  status: number;
  body: unknown;
}

export function send(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<Answer> {
  return renewed(() => request(method, path, body));
}

/** When the token has run out: logs in anew, once. */
export async function renewed<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  const first = await ask();
  if (first.status !== 401) return first;
  forget();
  return ask();
}

async function request(method: "GET" | "POST" | "DELETE", path: string, body: unknown): Promise<Answer> {
  const proof = await token();
  try {
    const answer = await Taro.request({
      url: SERVER_ADDRESS + path,
      method,
      data: body === undefined ? "" : JSON.stringify(body),
      header: { Authorization: `Bearer ${proof}`, "Content-Type": "application/json" },
    });
    return { status: answer.statusCode, body: answer.data };
  } catch {
    throw new Failure("offline");
  }
}
