import Taro from "@tarojs/taro";
import { Failure } from "@/api/failure";

const key = "citizen-token";

let held = "";
let asked: Promise<string> | null = null;

/** The bearer token; logs in when there is none. */
export function token(): Promise<string> {
  held = held || (Taro.getStorageSync<string>(key) ?? "");
  if (held) return Promise.resolve(held);
  asked ??= logIn().finally(() => (asked = null));
  return asked;
}

export function forget(): void {
  held = "";
  Taro.removeStorageSync(key);
}

async function logIn(): Promise<string> {
  try {
    const { code } = await Taro.login();
    const answer = await Taro.request<{ token?: string }>({
      url: `${SERVER_ADDRESS}/api/citizen/session/mini-program`,
      method: "POST",
      data: { appId: Taro.getAccountInfoSync().miniProgram.appId, code },
    });
    if (answer.statusCode !== 200 || !answer.data.token) throw Failure.of(answer.statusCode, answer.data);
    held = answer.data.token;
    Taro.setStorageSync(key, held);
    return held;
  } catch (problem) {
    throw problem instanceof Failure ? problem : new Failure("offline");
  }
}

export const carried: Record<string, string> = {};

/** A mini program belongs to one account. */
export const hasAccount = true;
