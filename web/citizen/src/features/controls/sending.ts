import { Failure, type FailureKind } from "@/api/failure";
import type { SentFile } from "@/api/types";
import type { FileKind, Picked } from "@/platform/files";
import type { Texts } from "@/texts/zh";

/** Something picked, with the address at which it is shown until it is sent. */
export interface Chosen {
  one: Picked;
  address: string;
}

/** How it stands with what was picked. */
export interface Sending {
  /** Not sent yet; they stay when something broke, for another try. */
  waiting: readonly Chosen[];
  isUnderWay: boolean;
  /** What is of no use by itself, in words. */
  faults: readonly string[];
  /** Why those that wait were not sent. */
  failure: Failure | null;
}

export const nothingSending: Sending = { waiting: [], isUnderWay: false, faults: [], failure: null };

const megabyte = 1024 * 1024;

/** As the server takes them: more is not carried over the air in vain. */
const mostMegabytes: Readonly<Record<FileKind, number>> = { photos: 20, voice: 5, file: 20 };

/** Another try with the same file would come to the same. */
const ofTheFile: readonly FailureKind[] = ["tooLarge", "wrongType"];

/** Sends one after another and tells after each how it stands. */
export async function sendAll(begun: Pick<Sending, "waiting" | "faults">, kind: FileKind, t: Texts, attach: (one: Picked) => Promise<SentFile | Failure>, tell: (now: Sending, sent?: { id: string; address: string }) => void): Promise<void> {
  let now: Sending = { ...begun, isUnderWay: true, failure: null };
  tell(now);
  for (const { one, address } of begun.waiting) {
    const isTooLarge = one.size > mostMegabytes[kind] * megabyte;
    const came = isTooLarge ? t.fileTooLarge(kind, Math.floor(one.size / megabyte), mostMegabytes[kind]) : await attach(one);
    if (came instanceof Failure && !ofTheFile.includes(came.kind)) return tell({ ...now, isUnderWay: false, failure: came });
    const fault = typeof came === "string" ? came : came instanceof Failure ? t[came.kind] : came.fault;
    now = { ...now, waiting: now.waiting.slice(1), faults: fault ? [...now.faults, `${one.name}：${fault}`] : now.faults };
    tell(now, typeof came === "object" && "id" in came && came.id ? { id: came.id, address } : undefined);
  }

  tell({ ...now, isUnderWay: false });
}
