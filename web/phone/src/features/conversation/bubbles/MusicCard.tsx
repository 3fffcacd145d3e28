import { useCallback } from "react";
import type { Message } from "../../../api/types";
import { CoverPicture } from "../../../shared/CoverPicture";
import { Icon } from "../../../shared/icons";
import { useTexts } from "../../../texts/useTexts";
import { usePhone } from "../../persons/phoneContext";
import { useSound } from "../useSound";

const unknownLength = 30;

/** A piece of music: title, artist, cover and a play button. */
export function MusicCard({ message }: { message: Message }) {
  const t = useTexts();
  const { toast } = usePhone();
  const unplayable = useCallback(() => toast(t.cannotPlay), [toast, t]);
  const { playing, toggle } = useSound(message.url ?? message.mediaUrl, message.durationSeconds ?? unknownLength, unplayable);
  return (
    <button type="button" className="music-card" aria-pressed={playing} aria-label={`${playing ? t.pauseMusic : t.playMusic} ${message.title ?? ""}`} onClick={toggle}>
      <span className="music-words">
        <span className="music-title">{message.title || t.music}</span>
        <span className="music-note">{message.description}</span>
      </span>
      <span className="music-cover">
        <CoverPicture url={message.thumbUrl} seed={message.title ?? "music"} className="music-picture" />
        <span className="music-sign">
          <Icon name={playing ? "pause" : "play"} size={20} />
        </span>
      </span>
    </button>
  );
}
