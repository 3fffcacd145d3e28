import { useEffect } from "react";
import { Empty } from "../../shared/Cell";
import { NavBar } from "../../shared/NavBar";
import { chatTimeText } from "../../shared/timeText";
import { useNow, useSelect, useStore } from "../../state/hooks";
import type { SmsMessage } from "../../api/types";
import { useLanguage, useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

const none: SmsMessage[] = [];

/** The SMS box of this phone, newest first. */
export function SmsPage() {
  const t = useTexts();
  const { language } = useLanguage();
  const store = useStore();
  const { person, back } = usePhone();
  const messages = useSelect((state) => state.sms[person.id] ?? none);
  const now = useNow(20_000);
  useEffect(() => store.seeSms(person.id), [store, person.id, messages]);
  return (
    <>
      <NavBar title={t.sms} onBack={back} />
      <div className="scroll">
        <p className="sms-number">{t.smsTo(person.phone)}</p>
        {messages.length === 0 ? (
          <Empty icon="chats" title={t.smsEmpty} hint={t.smsEmptyHint} />
        ) : (
          <ul className="sms-list">
            {messages.toReversed().map((message) => (
              <li key={message.id} className="sms-message">
                <time dateTime={message.at}>{chatTimeText(Date.parse(message.at), now, language)}</time>
                <p>{message.text}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
