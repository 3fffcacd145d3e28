import { Failure } from "@/api/failure";
import type { SentFile } from "@/api/types";
import { tag } from "./session.h5";

export type FileKind = "photos" | "voice" | "file";

/** Something picked on the phone, not sent yet. */
export interface Picked {
  name: string;
  content: File;
}

const accepts: Record<FileKind, string> = { photos: "image/*", voice: "audio/*", file: ".pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png" };

export const canPick = (_kind: FileKind) => true;

/** Opens the phone's own picker; whoever closes it picks nothing. */
export function pick(kind: FileKind, most: number): Promise<Picked[]> {
  return new Promise((done) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accepts[kind];
    input.multiple = most > 1;
    input.onchange = () => done(Array.from(input.files ?? []).slice(0, most).map((content) => ({ name: content.name, content })));
    input.oncancel = () => done([]);
    input.click();
  });
}

export async function upload(path: string, picked: Picked): Promise<SentFile> {
  const form = new FormData();
  form.append("file", picked.content, picked.name);
  let response: Response;
  try {
    response = await fetch(path, { method: "POST", headers: { "X-Citizen-Session": tag }, body: form });
  } catch {
    throw new Failure("offline");
  }

  const text = await response.text();
  const body: unknown = text.length > 0 ? JSON.parse(text) : undefined;
  if (!response.ok) throw Failure.of(response.status, body);
  return body as SentFile;
}
