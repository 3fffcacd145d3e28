import { useCallback, useEffect, useRef, useState } from "react";

/** Only one sound plays on the whole page: starting one stops the other. */
let stopCurrent: (() => void) | undefined;

/**
 * Plays a sound and tells whether it plays. What the browser cannot decode (AMR, the format of WeChat's voice messages) only runs its
 * `seconds` silently; `onUnplayable` says so once.
 */
export function useSound(url: string | null | undefined, seconds: number, onUnplayable: () => void): { playing: boolean; toggle: () => void } {
  const [playing, setPlaying] = useState(false);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const start = useCallback(() => {
    stopCurrent?.();
    const audio = url ? new Audio(url) : undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      audio?.pause();
      setPlaying(false);
      if (stopCurrent === end) stopCurrent = undefined;
    };
    const pretend = () => {
      timer ??= setTimeout(end, Math.max(seconds, 1) * 1000);
    };
    stop.current = end;
    stopCurrent = end;
    setPlaying(true);
    if (!audio) return pretend();
    audio.addEventListener("ended", end);
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "AbortError") return;
      onUnplayable();
      pretend();
    });
  }, [url, seconds, onUnplayable]);

  return { playing, toggle: playing ? () => stop.current() : start };
}
