import { Spin } from 'antd';
import { useTexts } from '../i18n/language';
import styles from './parts.module.css';
import { texts } from './texts';

/** Something is on its way; shown only once that takes noticeable time. */
export function Loading() {
  const t = useTexts(texts);
  return (
    <div className={styles.loading} role="status" aria-label={t('loading')}>
      <Spin delay={150} />
    </div>
  );
}
