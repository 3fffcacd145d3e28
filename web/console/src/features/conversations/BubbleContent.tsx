import { EnvironmentOutlined, FileOutlined, LinkOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import { useState } from 'react';
import type { MessageView } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './bubble.module.css';
import { LocationDialog } from './LocationDialog';
import { MaskedText } from './MaskedText';
import { drawnKind } from './messageKind';
import { texts } from './texts';
import { VoicePlayer } from './VoicePlayer';

/** What a message says, drawn by its kind. */
export function BubbleContent({ message, conversationId }: { message: MessageView; conversationId: string }) {
  const t = useTexts(texts);
  const kind = drawnKind(message);
  switch (kind) {
    case 'text':
      return (
        <span className={styles.text}>
          <MaskedText message={message} conversationId={conversationId} />
        </span>
      );
    case 'picture':
      return <Picture url={message.mediaUrl} />;
    case 'voice':
      return <VoicePlayer url={message.mediaUrl} text={message.text == null || message.text === '' ? null : <MaskedText message={message} conversationId={conversationId} />} />;
    case 'video':
      return <Video message={message} />;
    case 'location':
      return <Location message={message} />;
    case 'news':
      return <Articles message={message} />;
    case 'link':
    case 'miniprogram':
    case 'music':
      return <LinkCard message={message} />;
    case 'file':
      return (
        <span className={styles.fileRow}>
          <FileOutlined /> {message.title ?? message.text ?? t('file')}
          {message.mediaUrl != null && <a href={message.mediaUrl}>{t('download')}</a>}
        </span>
      );
    default:
      return (
        <span className={styles.text}>
          {t(kind)} {message.text ?? message.title}
        </span>
      );
  }
}

function Picture({ url }: { url: string | null | undefined }) {
  const t = useTexts(texts);
  const [broken, setBroken] = useState(false);
  if (url == null || broken) return <span className={styles.placeholder}>{t(url == null ? 'picture' : 'brokenPicture')}</span>;
  return <Image className={styles.picture} src={url} alt={t('picture')} referrerPolicy="no-referrer" onError={() => setBroken(true)} />;
}

function Video({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  const caption = message.title ?? message.description;
  return (
    <span className={styles.video}>
      {message.mediaUrl == null ? <span className={styles.placeholder}>{t('video')}</span> : <video src={message.mediaUrl} controls preload="metadata" />}
      {caption != null && <span className={styles.caption}>{caption}</span>}
    </span>
  );
}

function Location({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const place = message.location;
  if (place == null) return <span className={styles.placeholder}>{message.text ?? t('location')}</span>;
  const label = place.label ?? message.text ?? t('location');
  return (
    <>
      <button type="button" className={styles.location} onClick={() => setOpen(true)} title={t('showMap')}>
        <span className={styles.mapSketch} aria-hidden="true">
          <EnvironmentOutlined />
        </span>
        <span className={styles.cardText}>
          <strong>{label}</strong>
          <small>
            {place.latitude.toFixed(5)}, {place.longitude.toFixed(5)}
          </small>
        </span>
      </button>
      {open && <LocationDialog place={place} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function Articles({ message }: { message: MessageView }) {
  const single = { title: message.title ?? message.text ?? '', description: message.description, url: message.url, pictureUrl: message.mediaUrl };
  const articles = message.articles != null && message.articles.length > 0 ? message.articles : [single];
  return (
    <span className={styles.articles}>
      {articles.map((article, index) => (
        <a key={`${index}${article.title}`} href={safeAddress(article.url)} target="_blank" rel="noreferrer">
          {index === 0 && article.pictureUrl != null && article.pictureUrl !== '' && <img src={article.pictureUrl} alt="" referrerPolicy="no-referrer" />}
          <strong>{article.title}</strong>
          {index === 0 && article.description != null && <small>{article.description}</small>}
        </a>
      ))}
    </span>
  );
}

function LinkCard({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  return (
    <a className={styles.linkCard} href={safeAddress(message.url)} target="_blank" rel="noreferrer">
      <LinkOutlined aria-hidden="true" />
      <span className={styles.cardText}>
        <strong>{message.title ?? message.text ?? t(drawnKind(message))}</strong>
        {message.description != null && <small>{message.description}</small>}
      </span>
    </a>
  );
}

/** Addresses come from citizens: only web pages are opened, never scripts. */
export function safeAddress(address: string | null | undefined): string | undefined {
  return address != null && /^https?:\/\//i.test(address) ? address : undefined;
}
