import type { Message } from "../../../api/types";
import { CoverPicture } from "../../../shared/CoverPicture";
import { Icon } from "../../../shared/icons";
import { useTexts } from "../../../texts/useTexts";
import { usePhone } from "../../persons/phoneContext";

/** A shared link: title, digest and a small picture. */
export function LinkCard({ message }: { message: Message }) {
  const { browse } = usePhone();
  return (
    <button type="button" className="link-card" onClick={() => browse(message.url)}>
      <span className="link-title">{message.title || message.url}</span>
      <span className="link-body">
        <span className="link-note">{message.description || message.url}</span>
        {message.thumbUrl ? (
          <CoverPicture url={message.thumbUrl} seed={message.title ?? ""} className="link-thumb" />
        ) : (
          <span className="link-thumb link-thumb-plain">
            <Icon name="link" size={24} />
          </span>
        )}
      </span>
    </button>
  );
}

/** A page of a mini program: name line, title, large picture, the sign below. */
export function MiniProgramCard({ message }: { message: Message }) {
  const t = useTexts();
  const { browse, toast } = usePhone();
  return (
    <button type="button" className="mini-card" onClick={() => (message.url ? browse(message.url) : toast(t.notSimulated(message.title ?? t.miniProgram)))}>
      {message.description && <span className="mini-name">{message.description}</span>}
      <span className="mini-title">{message.title}</span>
      <CoverPicture url={message.thumbUrl ?? message.mediaUrl} seed={message.title ?? ""} className="mini-picture" />
      <span className="mini-foot">
        <Icon name="link" size={13} />
        {t.miniProgram}
      </span>
    </button>
  );
}

/** A coupon or member card (卡券). */
export function TicketCard({ message }: { message: Message }) {
  const t = useTexts();
  return (
    <div className="ticket-card">
      <span className="ticket-sign">
        <Icon name="card" size={26} />
      </span>
      <span className="ticket-words">
        <span className="ticket-title">{message.title || t.card}</span>
        {message.description && <span className="ticket-note">{message.description}</span>}
      </span>
      <span className="ticket-foot">{t.card}</span>
    </div>
  );
}

/** The one message the person agreed to get (一次性订阅消息): its title, what it says, and where it leads. */
export function OneTimeCard({ message }: { message: Message }) {
  const t = useTexts();
  const { browse } = usePhone();
  return (
    <div className="onetime-card" role="group" aria-label={t.oneTime}>
      <span className="onetime-sign">{t.oneTime}</span>
      <strong className="onetime-title">{message.title}</strong>
      <p className="onetime-text">{message.text}</p>
      {message.url && (
        <button type="button" className="onetime-foot" onClick={() => browse(message.url)}>
          {t.details}
          <Icon name="forward" size={14} />
        </button>
      )}
    </div>
  );
}
