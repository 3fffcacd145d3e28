import { useEffect, useState } from "react";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { useAccount, useChat, useChats, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { Composer } from "./Composer";
import { MenuBar } from "./MenuBar";
import { MessageList } from "./MessageList";

/** The chat with one official account. */
export function Conversation({ appId }: { appId: string }) {
  const t = useTexts();
  const store = useStore();
  const { person, back, open, attempt } = usePhone();
  const chat = useChat(person.id, appId);
  const account = useAccount(appId);
  const others = useChats(person.id).reduce((sum, other) => sum + (other.appId === appId ? 0 : other.unread), 0);
  const unread = chat?.unread ?? 0;

  useEffect(() => {
    void attempt(() => store.loadMessages(person.id, appId));
  }, [store, attempt, person.id, appId]);
  useEffect(() => {
    if (unread > 0) void attempt(() => store.markRead(person.id, appId));
  }, [store, attempt, person.id, appId, unread]);

  const name = chat?.name ?? account?.name ?? appId;
  return (
    <>
      <NavBar
        title={<span aria-live="polite">{chat?.typing ? t.typing : name}</span>}
        onBack={back}
        backNote={others > 0 ? String(Math.min(others, 99)) : undefined}
        right={
          <button type="button" className="nav-button" aria-label={name} onClick={() => open({ name: "profile", appId })}>
            <Icon name="person" />
          </button>
        }
      />
      <MessageList appId={appId} />
      <Bottom appId={appId} />
    </>
  );
}

/** Menu or input below the messages; whoever does not follow gets neither, as in WeChat. */
function Bottom({ appId }: { appId: string }) {
  const t = useTexts();
  const { person, open } = usePhone();
  const chat = useChat(person.id, appId);
  const [typing, setTyping] = useState(false);
  if (!chat) return <div className="bottom-bar" />;
  if (!chat.subscribed) {
    return (
      <div className="bottom-bar bottom-not-following">
        <span>{t.notFollowing}</span>
        <button type="button" className="button-primary" onClick={() => open({ name: "profile", appId })}>
          {t.follow}
        </button>
      </div>
    );
  }
  const menu = chat.menu ?? [];
  if (menu.length > 0 && !typing) return <MenuBar appId={appId} menu={menu} onKeyboard={() => setTyping(true)} />;
  return <Composer appId={appId} focusAtFirst={typing} onMenu={menu.length > 0 ? () => setTyping(false) : undefined} />;
}
