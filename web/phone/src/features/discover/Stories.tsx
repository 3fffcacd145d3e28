import { useEffect } from "react";
import type { Message } from "../../api/types";
import { Empty } from "../../shared/Cell";
import { NavBar } from "../../shared/NavBar";
import { useChats, useSelect, useStore } from "../../state/hooks";
import { threadKey } from "../../state/store";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { ArticleRows } from "../profile/ArticleRows";

/** 看一看: the articles of all accounts this person has talked with, newest first. */
export function Stories() {
  const t = useTexts();
  const store = useStore();
  const { person, back } = usePhone();
  const chats = useChats(person.id);
  const messages = useSelect((state) => state.messages);
  const appIds = chats.map((chat) => chat.appId).join(" ");
  useEffect(() => {
    for (const appId of appIds.split(" ").filter(Boolean)) void store.loadMessages(person.id, appId);
  }, [store, person.id, appIds]);
  const all: Message[] = chats.flatMap((chat) => messages[threadKey(person.id, chat.appId)] ?? []);
  const news = all.filter((message) => message.kind === "news").toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <>
      <NavBar title={t.topStories} onBack={back} />
      <div className="scroll">{news.length === 0 ? <Empty icon="article" title={t.topStoriesEmpty} /> : <ArticleRows messages={news} />}</div>
    </>
  );
}
