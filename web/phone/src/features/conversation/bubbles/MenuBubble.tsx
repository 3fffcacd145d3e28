import type { Message } from "../../../api/types";
import { useSending } from "../useSending";
import { RichText } from "./RichText";

/** A menu message (msgmenu): pressing an entry sends its text together with its id. */
export function MenuBubble({ appId, message }: { appId: string; message: Message }) {
  const sending = useSending(appId);
  return (
    <div className="bubble menu-bubble">
      {message.headText && (
        <p>
          <RichText text={message.headText} appId={appId} />
        </p>
      )}
      <ul>
        {(message.menuItems ?? []).map((item) => (
          <li key={item.id}>
            <button type="button" className="text-link" onClick={() => sending.text(item.content, item.id)}>
              {item.content}
            </button>
          </li>
        ))}
      </ul>
      {message.tailText && (
        <p>
          <RichText text={message.tailText} appId={appId} />
        </p>
      )}
    </div>
  );
}
