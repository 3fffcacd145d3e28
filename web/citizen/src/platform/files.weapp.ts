import Taro from "@tarojs/taro";
import { Failure } from "@/api/failure";
import { parse } from "@/api/parse";
import type { SentFile } from "@/api/types";
import { renewed, type Answer } from "./http.weapp";
import { token } from "./session.weapp";

export type FileKind = "photos" | "voice" | "file";

/** Something picked on the phone, not sent yet. */
export interface Picked {
  name: string;
  size: number;
  path: string;
}

/** What was picked, as many as there is room for: WeChat's picker lets nobody pick more. */
export interface Picks {
  picked: Picked[];
  leftOut: number;
}

/** Recordings are sent in the chat, where WeChat has a button for them. */
export const canPick = (kind: FileKind) => kind !== "voice";

export async function pick(kind: FileKind, most: number): Promise<Picks> {
  try {
    if (kind === "photos") {
      const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ["image"], sizeType: ["original"] });
      return { picked: tempFiles.map((file, place) => ({ name: `${place + 1}.jpg`, size: file.size, path: file.tempFilePath })), leftOut: 0 };
    }

    const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: "all" });
    return { picked: tempFiles.map((file) => ({ name: file.name, size: file.size, path: file.path })), leftOut: 0 };
  } catch {
    return { picked: [], leftOut: 0 };
  }
}

export async function upload(path: string, picked: Picked): Promise<SentFile> {
  const { status, body } = await renewed(() => post(path, picked));
  if (status !== 200) throw Failure.of(status, body);
  return body as SentFile;
}

async function post(path: string, picked: Picked): Promise<Answer> {
  const proof = await token();
  try {
    const answer = await Taro.uploadFile({ url: SERVER_ADDRESS + path, filePath: picked.path, name: "file", fileName: picked.name, header: { Authorization: `Bearer ${proof}` } });
    return { status: answer.statusCode, body: parse(answer.data) };
  } catch {
    throw new Failure("offline");
  }
}
