import Taro from "@tarojs/taro";
import type { Picked } from "./files.weapp";
import { renewed } from "./http.weapp";
import { token } from "./session.weapp";

/** Addresses of what was shown or sent before, by id. */
const known = new Map<string, string>();

/** What was just picked, before anybody else has it. */
export const addressOf = (picked: Picked): string => picked.path;

export const keepAddress = (id: string, address: string): void => void known.set(id, address);

/** A picture of the citizen's own; an image could not send the session along. Null when it cannot be had now. */
export async function findPicture(id: string): Promise<string | null> {
  const before = known.get(id);
  if (before) return before;
  try {
    const { status, address } = await renewed(() => download(id));
    if (status !== 200) return null;
    keepAddress(id, address);
    return address;
  } catch {
    return null;
  }
}

async function download(id: string): Promise<{ status: number; address: string }> {
  const answer = await Taro.downloadFile({ url: `${SERVER_ADDRESS}/api/citizen/files/${id}`, header: { Authorization: `Bearer ${await token()}` } });
  return { status: answer.statusCode, address: answer.tempFilePath };
}
