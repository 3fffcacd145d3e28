import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { separatorText } from "../../shared/timeText";
import { useNow, useThread } from "../../state/hooks";
import { useLanguage, useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { MessageRow } from "./MessageRow";
import { timeline } from "./timeline";

const nearBottomPx = 120;

/** Keeps the newest message in view while the reader is at the bottom or writes; further up, new ones of others are only announced. */
function useStickToBottom(count: number, lastIsMine: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [missed, setMissed] = useState(false);
  const toBottom = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
    stuck.current = true;
    setMissed(false);
  };
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottomPx;
    if (stuck.current) setMissed(false);
  };
  useLayoutEffect(() => {
    if (stuck.current || lastIsMine) toBottom();
    else if (count > 0) setMissed(true);
  }, [count, lastIsMine]);
  useEffect(() => {
    // Pictures that load and panels that open change the height without a new message.
    const element = box.current;
    const inner = element?.firstElementChild;
    if (!element || !inner || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => {
      if (stuck.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return { box, missed, onScroll, toBottom };
}

export function MessageList({ appId }: { appId: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { person } = usePhone();
  const { messages, drafts } = useThread(person.id, appId);
  const now = useNow(30_000);
  const items = timeline(messages, drafts);
  const last = drafts.at(-1)?.message ?? messages.at(-1);
  const { box, missed, onScroll, toBottom } = useStickToBottom(items.length, last?.from === "me");
  return (
    <div className="thread">
      <div ref={box} className="thread-scroll" onScroll={onScroll} role="log" aria-label={t.tabChats} tabIndex={0}>
        <div className="thread-inner">
          {items.map((item) =>
            item.kind === "time" ? (
              <p key={item.key} className="separator">
                <time>{separatorText(item.at, now, language)}</time>
              </p>
            ) : (
              <MessageRow key={item.key} appId={appId} message={item.message} draftKey={item.draftKey} />
            ),
          )}
        </div>
      </div>
      {missed && (
        <button type="button" className="missed" onClick={toBottom}>
          {t.newMessages}
        </button>
      )}
    </div>
  );
}
