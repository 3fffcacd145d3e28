import { Empty } from "../../shared/Cell";
import { NavBar } from "../../shared/NavBar";
import { useChats, useSelect } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { ChatRow, foldChats } from "./ChatList";

export function SubscriptionFolder() {
  const t = useTexts();
  const { person, back } = usePhone();
  const accounts = useSelect((state) => state.accounts);
  const { folded } = foldChats(useChats(person.id), accounts);
  return (
    <>
      <NavBar title={t.subscriptionAccounts} onBack={back} />
      <div className="scroll scroll-white">
        {folded.length === 0 ? (
          <Empty icon="article" title={t.noChats} />
        ) : (
          <ul className="chat-list">
            {folded.map((chat) => (
              <ChatRow key={chat.appId} chat={chat} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
