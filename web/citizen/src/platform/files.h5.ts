import { Failure } from "@/api/failure";
import type { SentFile } from "@/api/types";
import { request } from "./http.h5";

export type FileKind = "photos" | "voice" | "file";

/** Something picked on the phone, not sent yet. */
export interface Picked {
  name: string;
  size: number;
  content: File;
}

/** What was picked, as many as there is room for. */
export interface Picks {
  picked: Picked[];
  leftOut: number;
}

const accepts: Record<FileKind, string> = { photos: "image/*", voice: "audio/*", file: ".pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png" };

export const canPick = (_kind: FileKind) => true;

/** Opens the phone's own picker, which knows no limit; whoever closes it picks nothing. */
export function pick(kind: FileKind, most: number): Promise<Picks> {
  return new Promise((done) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accepts[kind];
    input.multiple = most > 1;
    input.onchange = () => {
      const all = Array.from(input.files ?? []);
      done({ picked: all.slice(0, most).map((content) => ({ name: content.name, size: content.size, content })), leftOut: Math.max(0, all.length - most) });
    };
    input.oncancel = () => done({ picked: [], leftOut: 0 });
    input.click();
  });
}

export async function upload(path: string, picked: Picked): Promise<SentFile> {
  const form = new FormData();
  form.append("file", picked.content, picked.name);
  const { status, body } = await request(path, { method: "POST", body: form });
  if (status !== 200) throw Failure.of(status, body);
  return body as SentFile;
}
