import { useState } from "react";
import type { Account, Chat } from "../../api/types";
import { chatTimeText } from "../../shared/timeText";
import { AccountAvatar } from "../../shared/Avatar";
import { Badge } from "../../shared/Badge";
import { Empty } from "../../shared/Cell";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { useChats, useNow, useSelect } from "../../state/hooks";
import { useLanguage, useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { PlusMenu } from "./PlusMenu";

/** Subscription accounts lie together in a folder, as in WeChat; service accounts stand among the chats. */
export function foldChats(chats: readonly Chat[], accounts: readonly Account[]): { single: Chat[]; folded: Chat[] } {
  const folding = new Set(accounts.filter((account) => account.kind === "subscription").map((account) => account.appId));
  return {
    single: chats.filter((chat) => !folding.has(chat.appId)),
    folded: chats.filter((chat) => folding.has(chat.appId)),
  };
}

export function ChatList() {
  const t = useTexts();
  const { person, open } = usePhone();
  const chats = useChats(person.id);
  const loaded = useSelect((state) => state.chats[person.id] !== undefined);
  const [plus, setPlus] = useState(false);
  const unread = chats.reduce((sum, chat) => sum + chat.unread, 0);
  return (
    <>
      <NavBar
        title={unread > 0 ? `${t.tabChats}(${unread})` : t.tabChats}
        right={
          <button type="button" className="nav-button" aria-label={t.more} aria-expanded={plus} onClick={() => setPlus(!plus)}>
            <Icon name="plusRound" size={23} />
          </button>
        }
      />
      {plus && <PlusMenu onClose={() => setPlus(false)} />}
      <div className="scroll scroll-white">
        <button type="button" className="search-field" onClick={() => open({ name: "searchAccounts" })}>
          <Icon name="search" size={16} />
          {t.search}
        </button>
        {loaded && chats.length === 0 ? (
          <Empty icon="chats" title={t.noChats} hint={t.noChatsHint}>
            <button type="button" className="button-primary" onClick={() => open({ name: "scan" })}>
              {t.scan}
            </button>
          </Empty>
        ) : (
          <Rows chats={chats} />
        )}
      </div>
    </>
  );
}

function Rows({ chats }: { chats: Chat[] }) {
  const accounts = useSelect((state) => state.accounts);
  const { single, folded } = foldChats(chats, accounts);
  const newest = folded[0];
  const isBefore = (chat: Chat) => !newest || (chat.lastAt ?? "") >= (newest.lastAt ?? "");
  return (
    <ul className="chat-list">
      {single.filter(isBefore).map((chat) => (
        <ChatRow key={chat.appId} chat={chat} />
      ))}
      {newest && <FolderRow chats={folded} newest={newest} />}
      {single
        .filter((chat) => !isBefore(chat))
        .map((chat) => (
          <ChatRow key={chat.appId} chat={chat} />
        ))}
    </ul>
  );
}

function useChatTime(at: string | null | undefined): string {
  const { language } = useLanguage();
  const now = useNow(20_000);
  return at ? chatTimeText(Date.parse(at), now, language) : "";
}

export function ChatRow({ chat }: { chat: Chat }) {
  const { open } = usePhone();
  const t = useTexts();
  const time = useChatTime(chat.lastAt);
  return (
    <li>
      <button type="button" className="chat-row" onClick={() => open({ name: "conversation", appId: chat.appId })}>
        <span className="chat-avatar">
          <AccountAvatar name={chat.name} colour={chat.avatarColor} />
          <Badge count={chat.unread} />
        </span>
        <span className="chat-body">
          <span className="chat-name">{chat.name}</span>
          <span className="chat-time">{time}</span>
          <span className={`chat-last${chat.typing ? " chat-typing" : ""}`}>{chat.typing ? t.typing : oneLine(chat.lastText)}</span>
        </span>
      </button>
    </li>
  );
}

/** The list shows a text without its markup and on one line. */
export function oneLine(text: string | null | undefined): string {
  return (text ?? "").replaceAll(/<[^>]+>/gu, "").replaceAll(/\s+/gu, " ").trim();
}

function FolderRow({ chats, newest }: { chats: Chat[]; newest: Chat }) {
  const t = useTexts();
  const { open } = usePhone();
  const time = useChatTime(newest.lastAt);
  const unread = chats.reduce((sum, chat) => sum + chat.unread, 0);
  return (
    <li>
      <button type="button" className="chat-row" onClick={() => open({ name: "subscriptions" })}>
        <span className="chat-avatar">
          <span className="avatar folder-tile">
            <Icon name="article" size={28} weight={1.6} />
          </span>
          <Badge count={unread} dot />
        </span>
        <span className="chat-body">
          <span className="chat-name">{t.subscriptionAccounts}</span>
          <span className="chat-time">{time}</span>
          <span className="chat-last">{newest.lastText ? `${newest.name}: ${oneLine(newest.lastText)}` : newest.name}</span>
        </span>
      </button>
    </li>
  );
}
