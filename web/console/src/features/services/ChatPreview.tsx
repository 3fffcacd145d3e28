import type { PreviewBubble } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import styles from './services.module.css';
import { serviceTexts } from './texts';
import { useServicePreview } from './useServices';

export function Bubbles({ bubbles }: { bubbles: readonly PreviewBubble[] }) {
  return bubbles.map(({ byCitizen, text }, place) => (
    <p key={place} className={byCitizen ? styles.said : styles.told}>
      {text}
    </p>
  ));
}

/** The chat as a citizen sees it; every word comes from the server's own dialogue. */
export function ChatPreview({ serviceKey }: { serviceKey: string }) {
  const t = useTexts(serviceTexts);
  const preview = useServicePreview(serviceKey);
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <p className={styles.faint}>{t('previewHint')}</p>
      <div className={styles.phone} tabIndex={0} role="log" lang="zh-CN" aria-label={t('preview')}>
        {preview.isPending && <Loading />}
        {preview.isError && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && <Bubbles bubbles={preview.data.bubbles} />}
      </div>
    </aside>
  );
}
