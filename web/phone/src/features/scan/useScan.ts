import { useState } from "react";
import { useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import type { ScanOutcome } from "../../api/types";
import { usePhone } from "../persons/phoneContext";
import type { Page } from "../persons/navigation";
import { readQr } from "./decodeQr";

/** Where a scanned code leads: to the account's page when not followed yet, into the chat when followed, or to a web page. */
export function afterScan(outcome: ScanOutcome): { page?: Page; url?: string } {
  const { appId } = outcome;
  if (outcome.kind === "url" && outcome.url) return { url: outcome.url };
  if (!appId) return {};
  if (outcome.kind === "scene" && (outcome.subscribed ?? outcome.action === "scanned")) return { page: { name: "conversation", appId } };
  const origin = { scene: "ADD_SCENE_QR_CODE", ...(outcome.ticket ? { ticket: outcome.ticket } : {}) };
  return { page: { name: "profile", appId, origin } };
}

/** Reads a picture or a text as a QR code and does what it says; `forMenu` hands the text to the menu button that asked. */
export function useScan(forMenu: { appId: string; path: number[] } | undefined) {
  const t = useTexts();
  const store = useStore();
  const { person, go, back, browse, toast, attempt } = usePhone();
  const [reading, setReading] = useState(false);

  const take = async (text: string): Promise<void> => {
    if (forMenu) {
      await attempt(() => store.api.as(person.id, forMenu.appId).menu(forMenu.path, { scanResult: text }));
      back();
      return;
    }
    const outcome = await attempt(() => store.api.scan(person.id, text));
    if (!outcome) return;
    const next = afterScan(outcome);
    if (next.page) {
      await store.loadChats(person.id);
      go({ to: "only", page: next.page });
    } else if (next.url) {
      go({ to: "back" });
      browse(next.url);
    } else {
      toast(t.scanUnknown);
    }
  };

  const read = async (picture: Blob): Promise<void> => {
    setReading(true);
    try {
      const text = await readQr(picture);
      if (text) await take(text);
      else toast(t.scanNothing);
    } catch {
      toast(t.scanNothing);
    } finally {
      setReading(false);
    }
  };

  const readFrom = async (address: string): Promise<void> => {
    const picture = await attempt(async () => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.blob();
    });
    if (picture) await read(picture);
  };

  return { reading, read, readFrom, take };
}
