import { useEffect } from "react";
import { Empty } from "../../shared/Cell";
import { NavBar } from "../../shared/NavBar";
import { useStore, useThread } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { ArticleRows } from "./ArticleRows";

/** What the account has published to this person, newest first. */
export function AccountHistory({ appId }: { appId: string }) {
  const t = useTexts();
  const store = useStore();
  const { person, back, attempt } = usePhone();
  const { messages } = useThread(person.id, appId);
  useEffect(() => {
    void attempt(() => store.loadMessages(person.id, appId));
  }, [store, attempt, person.id, appId]);
  const news = messages.filter((message) => message.kind === "news").toReversed();
  return (
    <>
      <NavBar title={t.historyTitle} onBack={back} />
      <div className="scroll">{news.length === 0 ? <Empty icon="article" title={t.historyEmpty} /> : <ArticleRows messages={news} />}</div>
    </>
  );
}
