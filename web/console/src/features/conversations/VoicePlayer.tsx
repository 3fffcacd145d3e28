import { CaretRightFilled, PauseOutlined } from '@ant-design/icons';
import { type ReactNode, useRef, useState } from 'react';
import { useTexts } from '../../app/i18n/language';
import styles from './bubble.module.css';
import { texts } from './texts';
import { usePlayable } from './usePlayable';

interface VoicePlayerProps {
  url: string | null | undefined;
  /** What speech recognition made of it. */
  text: ReactNode;
}

/** A voice message with its length and, when WeChat sent one, its text. */
export function VoicePlayer({ url, text }: VoicePlayerProps) {
  const t = useTexts(texts);
  const sound = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState<number>();
  const [played, setPlayed] = useState(0);
  const [refused, setRefused] = useState(false);
  const { ready, failed } = usePlayable(url ?? null, sound);
  const unplayable = failed || refused;
  const toggle = () => {
    if (playing) sound.current?.pause();
    else sound.current?.play().catch(() => setRefused(true));
  };

  return (
    <span className={styles.voice}>
      {url == null || unplayable ? (
        <span className={styles.voiceBroken}>
          {t(url == null ? 'voice' : 'cannotPlay')} {url != null && <a href={url} download>{t('download')}</a>}
        </span>
      ) : (
        <>
          <audio
            ref={sound}
            preload="metadata"
            onLoadedMetadata={(event) => setSeconds(Number.isFinite(event.currentTarget.duration) ? Math.max(1, Math.round(event.currentTarget.duration)) : undefined)}
            onTimeUpdate={(event) => setPlayed(event.currentTarget.currentTime / (event.currentTarget.duration || 1))}
            onPlay={() => setPlaying(true)}
            onPause={() => setPlaying(false)}
            onEnded={() => setPlayed(0)}
            onError={() => setRefused(true)}
          />
          <button type="button" className={styles.voiceBar} disabled={!ready} aria-label={t(playing ? 'pause' : 'play')} onClick={toggle} style={{ width: 96 + Math.min(60, seconds ?? 0) * 2 }}>
            {playing ? <PauseOutlined /> : <CaretRightFilled />}
            <progress value={played} max={1} />
            {seconds !== undefined && <span>{seconds}″</span>}
          </button>
        </>
      )}
      {text != null && (
        <span className={styles.recognised}>
          <small>{t('recognised')}</small> {text}
        </span>
      )}
    </span>
  );
}
