import { Button } from 'antd';
import { useState } from 'react';
import type { PreviewWay } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { Bubbles } from './Bubbles';
import { ChannelsDialog } from './ChannelsDialog';
import styles from './services.module.css';
import { serviceTexts } from './texts';
import { useServicePreview } from './useServices';

/** The chat as a citizen sees it; every word comes from the server's own dialogue. */
export function ChatPreview({ serviceKey }: { serviceKey: string }) {
  const t = useTexts(serviceTexts);
  const preview = useServicePreview(serviceKey);
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <p className={styles.faint}>{t('previewHint')}</p>
      {preview.isPending && <Loading />}
      {preview.isError && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <ChatOf way={preview.data.way} label={t('preview')} />}
    </aside>
  );
}

/** The chat of a way through a service, and the button that puts page and mini program beside it; there is no way while something is wrong. */
export function ChatOf({ way, label }: { way: PreviewWay | null; label: string }) {
  const t = useTexts(serviceTexts);
  const [compared, setCompared] = useState(false);
  return (
    <>
      <Button block disabled={way === null} className={styles.compare} onClick={() => setCompared(true)}>
        {t('channels')}
      </Button>
      <div className={styles.phone} tabIndex={0} role="log" lang="zh-CN" aria-label={label}>
        {way && <Bubbles bubbles={way.bubbles} />}
      </div>
      {compared && way && <ChannelsDialog way={way} onClose={() => setCompared(false)} />}
    </>
  );
}
