import Taro from "@tarojs/taro";
import { Failure } from "@/api/failure";
import { forget, token } from "./session.weapp";

export interface Answer {
  status: number;
  body: unknown;
}

export async function send(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<Answer> {
  const first = await request(method, path, body);
  if (first.status !== 401) return first;
  // The token has run out: log in anew, once.
  forget();
  return request(method, path, body);
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
