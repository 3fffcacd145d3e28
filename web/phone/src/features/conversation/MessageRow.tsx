import { memo, useState } from "react";
import type { Message } from "../../api/types";
import { AccountAvatar, PersonAvatar } from "../../shared/Avatar";
import { ActionSheet } from "../../shared/Sheet";
import { useChat, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { LinkCard, MiniProgramCard, OneTimeCard, TicketCard } from "./bubbles/Cards";
import { LocationCard } from "./bubbles/LocationCard";
import { MenuBubble } from "./bubbles/MenuBubble";
import { MusicCard } from "./bubbles/MusicCard";
import { NewsCard } from "./bubbles/NewsCard";
import { PictureBubble } from "./bubbles/PictureBubble";
import { RichText } from "./bubbles/RichText";
import { VideoBubble } from "./bubbles/VideoBubble";
import { VoiceBubble } from "./bubbles/VoiceBubble";
import { useSending } from "./useSending";

interface MessageRowProps {
  appId: string;
  message: Message;
  draftKey?: number | undefined;
}

/** One message with the picture of who wrote it; notices, article cards and subscription messages have the whole width. */
export const MessageRow = memo(function MessageRow({ appId, message, draftKey }: MessageRowProps) {
  if (message.kind === "notice" || message.from === "system") {
    return (
      <p className="notice">
        <span>
          <RichText text={message.text ?? ""} appId={appId} />
        </span>
      </p>
    );
  }
  if (message.kind === "news") return <NewsCard articles={message.articles ?? []} />;
  if (message.kind === "onetime") return <OneTimeCard message={message} />;
  const mine = message.from === "me";
  return (
    <div className={`row${mine ? " row-mine" : ""}`}>
      <Writer appId={appId} mine={mine} />
      <div className="row-body">
        <Body appId={appId} message={message} />
        {mine && <Delivery appId={appId} message={message} draftKey={draftKey} />}
      </div>
    </div>
  );
});

function Writer({ appId, mine }: { appId: string; mine: boolean }) {
  const { person, open } = usePhone();
  const chat = useChat(person.id, appId);
  if (mine) return <PersonAvatar id={person.id} colour={person.avatarColor} className="avatar row-avatar" />;
  const name = chat?.name ?? appId;
  return (
    <button type="button" className="row-avatar-button" aria-label={name} onClick={() => open({ name: "profile", appId })}>
      <AccountAvatar name={name} colour={chat?.avatarColor} className="avatar row-avatar" />
    </button>
  );
}

function Body({ appId, message }: { appId: string; message: Message }) {
  const mine = message.from === "me";
  switch (message.kind) {
    case "image":
      return <PictureBubble url={message.mediaUrl} />;
    case "voice":
      return <VoiceBubble url={message.mediaUrl} seconds={message.durationSeconds ?? 1} mine={mine} />;
    case "video":
      return <VideoBubble message={message} />;
    case "location":
      return message.location ? <LocationCard place={message.location} /> : null;
    case "link":
      return <LinkCard message={message} />;
    case "music":
      return <MusicCard message={message} />;
    case "menu":
      return <MenuBubble appId={appId} message={message} />;
    case "miniprogram":
      return <MiniProgramCard message={message} />;
    case "card":
      return <TicketCard message={message} />;
    default:
      return (
        <div className="bubble">
          <RichText text={message.text ?? ""} appId={appId} />
        </div>
      );
  }
}

/** The turning wheel while it is on its way and the red mark when it did not arrive. */
function Delivery({ appId, message, draftKey }: MessageRowProps) {
  const t = useTexts();
  const store = useStore();
  const { person } = usePhone();
  const sending = useSending(appId);
  const [asking, setAsking] = useState(false);
  if (message.deliveryState === "sending") return <span className="sending" role="img" aria-label="…" />;
  if (message.deliveryState !== "failed") return null;
  const discard = () => draftKey !== undefined && store.discardDraft(person.id, appId, draftKey);
  const text = message.kind === "text" ? message.text : undefined;
  const choices = [
    ...(text
      ? [
          {
            label: t.resend,
            run: () => {
              discard();
              sending.text(text);
            },
          },
        ]
      : []),
    ...(draftKey === undefined ? [] : [{ label: t.removeMessage, danger: true, run: () => void discard() }]),
  ];
  if (choices.length === 0) return <span className="failed" role="img" aria-label={t.sendFailed} />;
  return (
    <>
      <button type="button" className="failed" aria-label={t.sendFailed} onClick={() => setAsking(true)}>
        <span className="visually-hidden">!</span>
      </button>
      {asking && <ActionSheet title={t.sendFailed} choices={choices} onClose={() => setAsking(false)} />}
    </>
  );
}
