import Taro from "@tarojs/taro";
import { Failure } from "@/api/failure";
import type { SentFile } from "@/api/types";
import { token } from "./session.weapp";

export type FileKind = "photos" | "voice" | "file";

/** Something picked on the phone, not sent yet. */
export interface Picked {
  name: string;
  path: string;
}

/** Recordings are sent in the chat, where WeChat has a button for them. */
export const canPick = (kind: FileKind) => kind !== "voice";

export async function pick(kind: FileKind, most: number): Promise<Picked[]> {
  try {
    if (kind === "photos") {
      const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ["image"], sizeType: ["original"] });
      return tempFiles.map((file, place) => ({ name: `${place + 1}.jpg`, path: file.tempFilePath }));
    }

    const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: "all" });
    return tempFiles.map((file) => ({ name: file.name, path: file.path }));
  } catch {
    return [];
  }
}

export async function upload(path: string, picked: Picked): Promise<SentFile> {
  const proof = await token();
  try {
    const answer = await Taro.uploadFile({ url: SERVER_ADDRESS + path, filePath: picked.path, name: "file", fileName: picked.name, header: { Authorization: `Bearer ${proof}` } });
    const body: unknown = JSON.parse(answer.data);
    if (answer.statusCode !== 200) throw Failure.of(answer.statusCode, body);
    return body as SentFile;
  } catch (problem) {
    throw problem instanceof Failure ? problem : new Failure("offline");
  }
}
