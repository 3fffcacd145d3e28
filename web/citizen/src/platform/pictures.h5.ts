import type { Picked } from "./files.h5";
import { tag } from "./session.h5";

/** Addresses of what was shown or sent before, by id: nothing of it is kept in a cache of the browser. */
const known = new Map<string, string>();

/** What was just picked, before anybody else has it. */
export const addressOf = (picked: Picked): string => URL.createObjectURL(picked.content);

export const keepAddress = (id: string, address: string): void => void known.set(id, address);

/** A picture of the citizen's own; an image could not send the session along. Null when it cannot be had now. */
export async function findPicture(id: string): Promise<string | null> {
  const before = known.get(id);
  if (before) return before;
  try {
    const response = await fetch(`/api/citizen/files/${id}`, { headers: { "X-Citizen-Session": tag } });
    if (!response.ok) return null;
    keepAddress(id, URL.createObjectURL(await response.blob()));
    return known.get(id) ?? null;
  } catch {
    return null;
  }
}
