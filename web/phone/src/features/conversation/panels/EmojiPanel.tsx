import { useTexts } from "../../../texts/useTexts";
import { emojiCodes } from "../emoji";
import { EmojiPicture } from "../EmojiPicture";

interface EmojiPanelProps {
  onPick: (code: string) => void;
  onRemove: () => void;
  onSend: (() => void) | undefined;
}

export function EmojiPanel({ onPick, onRemove, onSend }: EmojiPanelProps) {
  const t = useTexts();
  return (
    <div className="panel emoji-panel">
      <div className="emoji-grid" role="group" aria-label={t.emoji}>
        {emojiCodes.map((name) => (
          <button key={name} type="button" aria-label={name} onClick={() => onPick(`[${name}]`)}>
            <EmojiPicture name={name} size={30} />
          </button>
        ))}
      </div>
      <div className="emoji-actions">
        <button type="button" aria-label={t.removeMessage} onClick={onRemove}>
          <svg width="24" height="18" viewBox="0 0 24 18" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
            <path d="M8 1.5h13a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H8L1.5 9ZM12 6l6 6M18 6l-6 6" />
          </svg>
        </button>
        <button type="button" className="emoji-send" disabled={!onSend} onClick={onSend}>
          {t.send}
        </button>
      </div>
    </div>
  );
}
