import { useCallback } from "react";
import { useTexts } from "../../../texts/useTexts";
import { usePhone } from "../../persons/phoneContext";
import { voiceBubbleWidth } from "../timeline";
import { useSound } from "../useSound";

const widest = 210;

/** A voice message: wider the longer it is, with waves that run while it plays. */
export function VoiceBubble({ url, seconds, mine }: { url?: string | null | undefined; seconds: number; mine: boolean }) {
  const t = useTexts();
  const { toast } = usePhone();
  const length = Math.max(1, Math.round(seconds));
  const unplayable = useCallback(() => toast(t.cannotPlay), [toast, t]);
  const { playing, toggle } = useSound(url, length, unplayable);
  return (
    <button
      type="button"
      className={`bubble voice${playing ? " voice-playing" : ""}`}
      style={{ width: voiceBubbleWidth(length, widest) }}
      aria-label={playing ? t.stopVoice(length) : t.playVoice(length)}
      aria-pressed={playing}
      onClick={toggle}
    >
      <svg className={`voice-waves${mine ? " voice-waves-mine" : ""}`} width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" aria-hidden="true">
        <path d="M4 8.300a2.5 2.5 0 0 1 0 3.4" />
        <path d="M7.5 5.600a6.3 6.3 0 0 1 0 8.8" />
        <path d="M11 3a10 10 0 0 1 0 14" />
      </svg>
      <span>{length}″</span>
    </button>
  );
}
