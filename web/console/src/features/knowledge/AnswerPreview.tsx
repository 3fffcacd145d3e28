import { AudioOutlined, PictureOutlined, PlaySquareOutlined } from '@ant-design/icons';
import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import type { AnswerDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './preview.module.css';
import { texts } from './texts';

interface AnswerPreviewProps {
  form: FormInstance<AnswerDraft>;
  initial: AnswerDraft;
  /** Where the stored media can be seen; only right while the media was not changed. */
  storedMediaUrl: string | undefined;
}

/** The question and its answer as they will look in the citizen's chat. */
export function AnswerPreview({ form, initial, storedMediaUrl }: AnswerPreviewProps) {
  const t = useTexts(texts);
  const watched = Form.useWatch<Partial<AnswerDraft> | undefined>([], form);
  const draft = { ...initial, ...watched };
  const mediaUrl = draft.media === initial.media && storedMediaUrl !== undefined ? storedMediaUrl : mediaAddress(draft.media);
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <div className={styles.phone}>
        {draft.question !== '' && <p className={styles.asked}>{draft.question}</p>}
        <Given draft={draft} mediaUrl={mediaUrl} />
      </div>
    </aside>
  );
}

function mediaAddress(media: string | null | undefined): string | undefined {
  if (media == null || media === '') return undefined;
  // The agency's files are named media/…, and that is also where the server gives them out.
  return /^https?:\/\//.test(media) ? media : `/api/${encodeURI(media)}`;
}

function Given({ draft, mediaUrl }: { draft: AnswerDraft; mediaUrl: string | undefined }) {
  const t = useTexts(texts);
  const text = draft.text?.trim() ?? '';
  switch (draft.kind) {
    case 'article':
      return (
        <div className={styles.card}>
          <Cover key={draft.pictureUrl ?? mediaUrl} url={draft.pictureUrl != null && draft.pictureUrl !== '' ? draft.pictureUrl : mediaUrl} />
          <strong>{draft.title}</strong>
          <small>{draft.description}</small>
        </div>
      );
    case 'picture':
      return <Cover key={mediaUrl} url={mediaUrl} />;
    case 'voice':
      return mediaUrl === undefined ? (
        <div className={styles.media}>
          <AudioOutlined /> {t('kind_voice')}
        </div>
      ) : (
        <audio className={styles.sound} src={mediaUrl} controls preload="metadata" />
      );
    case 'video':
      return (
        <div className={styles.card}>
          {mediaUrl === undefined ? (
            <span className={styles.media}>
              <PlaySquareOutlined /> {t('kind_video')}
            </span>
          ) : (
            <video src={mediaUrl} controls preload="metadata" />
          )}
          <strong>{draft.title}</strong>
          <small>{draft.description}</small>
        </div>
      );
    default:
      return text === '' ? <p className={styles.nothing}>{t('previewEmpty')}</p> : <p className={styles.given}>{text}</p>;
  }
}

function Cover({ url }: { url: string | undefined }) {
  const t = useTexts(texts);
  const [broken, setBroken] = useState(false);
  if (url === undefined || broken) {
    return (
      <span className={styles.media}>
        <PictureOutlined /> {t('kind_picture')}
      </span>
    );
  }
  return <img className={styles.cover} src={url} alt="" referrerPolicy="no-referrer" onError={() => setBroken(true)} />;
}
