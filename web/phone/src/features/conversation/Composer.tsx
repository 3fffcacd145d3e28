import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Icon } from "../../shared/icons";
import { useTexts } from "../../texts/useTexts";
import { EmojiPanel } from "./panels/EmojiPanel";
import { MorePanel } from "./panels/MorePanel";
import { HoldToTalk } from "./panels/HoldToTalk";
import { useSending } from "./useSending";

type Below = "none" | "emoji" | "more";

interface ComposerProps {
  appId: string;
  focusAtFirst: boolean;
  /** Goes back to the account's menu; undefined when it has none. */
  onMenu: (() => void) | undefined;
}

/** The input line: menu switch, voice, text, faces, and ⊕ or 发送. */
export function Composer({ appId, focusAtFirst, onMenu }: ComposerProps) {
  const t = useTexts();
  const sending = useSending(appId);
  const [text, setText] = useState("");
  const [speaking, setSpeaking] = useState(false);
  const [below, setBelow] = useState<Below>("none");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusAtFirst) field.current?.focus({ preventScroll: true });
  }, [focusAtFirst]);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text, speaking]);

  const send = () => {
    if (text.trim() === "") return;
    sending.text(text);
    setText("");
  };
  const toggle = (panel: Below) => {
    setSpeaking(false);
    setBelow(below === panel ? "none" : panel);
  };
  return (
    <div className="bottom-bar composer">
      <div className="composer-line">
        {onMenu && (
          <button type="button" className="menu-keyboard" aria-label={t.toMenu} onClick={onMenu}>
            <Icon name="menu" size={24} />
          </button>
        )}
        <button
          type="button"
          className="composer-button"
          aria-label={speaking ? t.toKeyboard : t.toVoice}
          onClick={() => {
            setSpeaking(!speaking);
            setBelow("none");
          }}
        >
          <Icon name={speaking ? "keyboard" : "voice"} size={28} weight={1.4} />
        </button>
        {speaking ? (
          <HoldToTalk sending={sending} />
        ) : (
          <textarea
            ref={field}
            className="composer-field"
            rows={1}
            aria-label={t.input}
            value={text}
            enterKeyHint="send"
            onChange={(event) => setText(event.target.value)}
            onFocus={() => setBelow("none")}
            onKeyDown={(event) => sendOnEnter(event, send)}
          />
        )}
        <button type="button" className="composer-button" aria-label={t.emoji} aria-expanded={below === "emoji"} onClick={() => toggle("emoji")}>
          <Icon name={below === "emoji" ? "keyboard" : "smile"} size={28} weight={1.4} />
        </button>
        {text.trim() !== "" && !speaking ? (
          <button type="button" className="composer-send" onClick={send}>
            {t.send}
          </button>
        ) : (
          <button type="button" className="composer-button" aria-label={t.morePanel} aria-expanded={below === "more"} onClick={() => toggle("more")}>
            <Icon name="plusRound" size={28} weight={1.4} />
          </button>
        )}
      </div>
      {below === "emoji" && <EmojiPanel onPick={(code) => setText(text + code)} onRemove={() => setText(withoutLast(text))} onSend={text.trim() === "" ? undefined : send} />}
      {below === "more" && <MorePanel sending={sending} />}
    </div>
  );
}

/** Enter sends, Shift+Enter breaks the line; the Enter that ends the choice of an input method does neither. */
function sendOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}

/** Removes the last character, or the last face as a whole. */
export function withoutLast(text: string): string {
  const face = /\[[\u4e00-\u9fff]{1,4}\]$/u.exec(text);
  return face ? text.slice(0, -face[0].length) : [...text].slice(0, -1).join("");
}
