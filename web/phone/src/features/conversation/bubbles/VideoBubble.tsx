import { useState } from "react";
import type { Message } from "../../../api/types";
import { useDialog } from "../../../shared/focus";
import { Icon } from "../../../shared/icons";
import { Overlay } from "../../../shared/Overlay";
import { useTexts } from "../../../texts/useTexts";

const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;

/** A video: its first picture with a play sign; it plays on the whole screen. */
export function VideoBubble({ message }: { message: Message }) {
  const t = useTexts();
  const [playing, setPlaying] = useState(false);
  const { mediaUrl, thumbUrl, durationSeconds } = message;
  return (
    <>
      <button type="button" className="video" aria-label={[t.playVideo, message.title].filter(Boolean).join(" · ")} onClick={() => setPlaying(true)}>
        {thumbUrl ? <img src={thumbUrl} alt="" /> : mediaUrl && <video src={`${mediaUrl}#t=0.1`} preload="metadata" muted playsInline tabIndex={-1} />}
        <span className="video-sign">
          <Icon name="play" size={26} weight={1} />
        </span>
        {durationSeconds ? <span className="video-length">{minutes(durationSeconds)}</span> : null}
      </button>
      {message.title && <p className="video-title">{message.title}</p>}
      {playing && mediaUrl && <Player url={mediaUrl} onClose={() => setPlaying(false)} />}
    </>
  );
}

function Player({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useTexts();
  const ref = useDialog<HTMLDivElement>(onClose);
  return (
    <Overlay>
      <div ref={ref} className="viewer" role="dialog" aria-modal="true" aria-label={t.playVideo} tabIndex={-1}>
        <video src={url} controls autoPlay playsInline />
        <div className="viewer-tools">
          <button type="button" aria-label={t.close} data-autofocus onClick={onClose}>
            <Icon name="close" size={22} />
          </button>
        </div>
      </div>
    </Overlay>
  );
}
