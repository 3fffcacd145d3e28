import { useMemo } from "react";
import type { Acted, MenuInput, Place } from "../../api/types";
import { useStore } from "../../state/hooks";
import type { Outgoing } from "../../state/store";
import { usePhone } from "../persons/phoneContext";

/** Everything a person can send in one chat; each shows its bubble at once and says when the sandbox refuses. */
export function useSending(appId: string) {
  const store = useStore();
  const { person, attempt, browse } = usePhone();
  return useMemo(() => {
    const acting = store.api.as(person.id, appId);
    const send = (shown: Outgoing, hand: () => Promise<Acted>) => void attempt(() => store.send(person.id, appId, shown, hand));
    return {
      text: (text: string, menuItemId?: string) => send({ kind: "text", text }, () => acting.text(text, menuItemId)),
      picture: (file: File) => send({ kind: "image", mediaUrl: URL.createObjectURL(file) }, () => acting.image(file)),
      video: (file: File, seconds?: number) =>
        send({ kind: "video", mediaUrl: URL.createObjectURL(file), durationSeconds: seconds ?? null }, () => acting.video(file, seconds)),
      voice: (file: File, seconds: number, recognition?: string) =>
        send({ kind: "voice", mediaUrl: URL.createObjectURL(file), durationSeconds: seconds }, () => acting.voice(file, seconds, recognition)),
      /** One of the sandbox's own recordings or its video. */
      sample: (kind: "voice" | "video", name: string) => send({ kind }, () => acting.sample(kind, name)),
      place: (location: Place) => send({ kind: "location", location }, () => acting.location(location)),
      link: (link: { title: string; description: string; url: string }) => send({ kind: "link", ...link }, () => acting.link(link)),
      /** Presses a menu button; nothing of it stands in the chat but what the button itself sends. */
      press: (path: number[], input?: MenuInput) =>
        attempt(async () => {
          const acted = await acting.menu(path, input);
          await store.loadMessages(person.id, appId);
          if (acted.url) browse(acted.url);
          return acted;
        }),
    };
  }, [store, person.id, appId, attempt, browse]);
}

export type Sending = ReturnType<typeof useSending>;
