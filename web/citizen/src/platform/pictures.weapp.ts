import Taro from "@tarojs/taro";
import type { Picked } from "./files.weapp";
import { forget, token } from "./session.weapp";

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
    let answer = await download(id);
    if (answer.statusCode === 401) {
      // The token has run out: log in anew, once.
      forget();
      answer = await download(id);
    }

    if (answer.statusCode !== 200) return null;
    keepAddress(id, answer.tempFilePath);
    return answer.tempFilePath;
  } catch {
    return null;
  }
}

const download = async (id: string) => Taro.downloadFile({ url: `${SERVER_ADDRESS}/api/citizen/files/${id}`, header: { Authorization: `Bearer ${await token()}` } });
